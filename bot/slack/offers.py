"""Private words that carry a button: a sentence for one person, and one way on from it. Pure."""

from collections.abc import Callable

from slackblocks import Button

from bot.slack.actions import Verb, value
from bot.slack.blocks import button, section, words
from bot.slack.notices import Facts, notice
from bot.slack.words import Words


def private(name: str, facts: Facts) -> Words:
    """The notice, in paragraphs and with its button when it has one. Raises KeyError for a name that is not in the table."""
    text, made = notice(name, facts), _button(name, facts)
    if made is None:
        return Words(text=text, blocks=())
    paragraphs = text.split("\n\n")
    return words(text, [section(each, f"{name}-{n}", None if n else made) for n, each in enumerate(paragraphs)])


def _button(name: str, facts: Facts) -> Button | None:
    return BUTTONS[name](facts) if name in BUTTONS else None


def _edit(facts: Facts) -> Button | None:
    run, form = facts.get("about", ""), facts.get("page", "")
    return button(Verb.ANSWER, "Edit", value(run=run, form=form), suffix=form[:200]) if run and form else None


def _change(facts: Facts) -> Button | None:
    run, question = facts.get("about", ""), facts.get("word", "")
    return button(Verb.REOPEN, "Change the document", value(run=run, form=question)) if run else None


BUTTONS: dict[str, Callable[[Facts], Button | None]] = {"saved": _edit, "library-noted": _change, "library-asked": _change}
"""The button of a notice, from its facts; none when they do not say where it leads."""
