"""The voice as rules, and the message templates in it."""

from bot.core.brief import Brief
from bot.core.content.bible_words import Templates, VoiceRule
from bot.writers.offline.bible.messages import messages, template, variables
from bot.writers.offline.bible.requests import PROMISED
from bot.writers.offline.company import company
from bot.writers.offline.evidence import derived, used
from bot.writers.offline.phrases import opened
from bot.writers.offline.voice import RULES


def templates(brief: Brief) -> Templates:
    """Fifteen short messages from the welcome to the recommendation, in the company's voice, with declared variables only."""
    c = company(brief.facts, brief.variation)
    made = tuple(template(c, m) for m in messages(c))
    return Templates(
        voice=tuple(VoiceRule(word=opened(w), we_write=opened(RULES[w][0]), we_avoid=opened(RULES[w][1])) for w in c.voice.words),
        words_use=c.voice.use,
        words_never=c.voice.never,
        variables=variables(c, {name for t in made for name in t.variables}),
        templates=made,
        evidence=(
            *used(brief.facts, "business_name", "voice", "tone", "words", "requests_common", "stuck_points", "success"),
            *used(brief.facts, "worries", "urgent_promise", "ordinary_promise", "primary_channel", "channels", "sensitive_data"),
            derived(PROMISED, "", "templates.*.send_by"),
        ),
    )
