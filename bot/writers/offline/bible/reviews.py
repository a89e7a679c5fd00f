"""What the support persona objects to in a phase of the Bible, by rule from the facts: one thing, and how the drafts meet it."""

from bot.core.brief import PhaseBrief, Reviewed
from bot.writers.offline.bible.requests import promises
from bot.writers.offline.company import Company, company
from bot.writers.offline.phrases import counted, joined, span, trimmed


def foundation(brief: PhaseBrief) -> Reviewed:
    """Objects to what the philosophy stands on: a success nobody dated, limits nobody named, values that decide nothing."""
    c = company(brief.facts, brief.variation)
    if not c.first_value_known:
        return _said(
            f"“{trimmed(c.outcome, 90)}” has no date. How would a {c.person} know that it is late?",
            (
                f"The drafts take {counted(c.first_value_days, 'day')} to a first result, marked as the field's default; ask "
                "three "
                f"{c.people} and replace it."
            ),
        )
    if not brief.facts.known("serve"):
        return _said(
            "Nobody has said yet whom you do not serve, so every exception will look like a rule.",
            "The fit rule rests on an assumption and is listed for you to confirm.",
        )
    if not brief.facts.known("never_do"):
        return _said(
            "Principles without a line you will not cross bend at the first angry message.",
            "Each principle now names its price; your own limits can still be added.",
        )
    return _said(
        f"{len(c.outcomes)} things are called success here. In a full week, which one comes first?"
        if len(c.outcomes) > 1
        else f"One outcome for all {c.people}: does it fit the smallest of them too?",
        f"The first result decides until day {c.first_value_days}, and the ranks of the principles settle the rest.",
    )


def process(brief: PhaseBrief) -> Reviewed:
    """Objects to what the process cannot carry: promises against looks, channels against hours, signals nobody sees."""
    c = company(brief.facts, brief.variation)
    urgent = promises(c)[0]
    if not urgent.kept:
        return _said(
            (
                f"An urgent answer within {urgent.wanted} is wanted, yet {c.hours.week:.10g} hours a week leave the inbox alone "
                "for "
                f"up to {span(c.hours.gap)}."
            ),
            f"The levels promise {urgent.text} instead, and say what more looks a day would allow.",
        )
    if len(c.channels) > max(2, c.hours.week / 4):
        return _said(
            (
                f"{counted(len(c.channels), 'channel')} for {c.hours.week:.10g} hours a week: {joined(c.channels)}. Which one "
                "goes "
                "unread first?"
            ),
            f"Everything runs through {c.primary}; the urgent path is one only, and the order for dropping is written down.",
        )
    if not brief.facts.known("signals"):
        return _said(
            "The health score rests on signals that nobody has confirmed.",
            f"It uses only what every business sees, {joined(_plain(c))}; confirm them before the first use.",
        )
    return _said(
        f"The thresholds of the health score are the field's, not yours; they may cry wolf among your {c.people}.",
        "A check against real losses is planned each quarter, and a sign that warned of nobody loses its weight.",
    )


def _plain(c: Company) -> tuple[str, ...]:
    from bot.writers.offline.bible.signals import visible

    return visible(c)


def words(brief: PhaseBrief) -> Reviewed:
    """Objects to what customers would hear: a voice nobody chose, no words to avoid, no amount for making it right."""
    c = company(brief.facts, brief.variation)
    if c.facts.number("remedy_limit") is None:
        return _said(
            "Whoever answers an upset customer does not know what they may give.".replace("customer", c.person),
            "Until an amount is named, the drafts say: repair and repeat at once, money by the owner.",
        )
    if not brief.facts.known("words"):
        return _said(
            "No words are banned yet, so the first careless phrase becomes the voice.",
            "The list is an assumption for you to confirm; the templates already keep to it.",
        )
    if "formal" in c.voice.words and "playful" in c.voice.words:
        return _said(
            "Formal and playful in one message will sound like two people.",
            "Full forms are kept throughout; the light line is left to good news.",
        )
    return _said(
        f"{counted(15, 'template')} tempt people to stop writing. A {c.person} notices by the second message.",
        f"One answer in two must hold something that fits only this {c.person}; the weekly sample looks for it.",
    )


def _said(text: str, met: str) -> Reviewed:
    return Reviewed(text=text, met=met)
