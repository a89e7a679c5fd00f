"""The messages of a run by name. Pure: a showing in, checked words out."""

from collections.abc import Callable

from bot.core.ports import Showing
from bot.slack.activities import activities
from bot.slack.assumed import assumed
from bot.slack.card import card
from bot.slack.drafts import drafts, edited
from bot.slack.ending import closing
from bot.slack.filed import files
from bot.slack.published import finished
from bot.slack.review import review, trouble
from bot.slack.suggested import suggested
from bot.slack.versions import proposal, renewed
from bot.slack.words import Words

MESSAGES: dict[str, Callable[[Showing], tuple[Words, ...]]] = {
    "card": card,
    "drafts": drafts,
    "review": review,
    "edited": edited,
    "activities": activities,
    "trouble": trouble,
    "assumed": assumed,
    "suggested": suggested,
    "files": files,
    "closing": closing,
    "finished": finished,
    "proposal": proposal,
    "renewed": renewed,
}


def build(showing: Showing) -> tuple[Words, ...]:
    """The message in one part or more, in order, each within Slack's limits. Raises KeyError for an unknown message."""
    return MESSAGES[showing.message](showing)
