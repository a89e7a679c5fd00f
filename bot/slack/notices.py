"""Private words to one person, by name: the sentence, with facts put in. Facts are foreign text and are escaped here."""

from collections.abc import Callable
from datetime import datetime

from bot.slack.digest.notices import DIGEST_FACTS, DIGEST_NOTICES
from bot.slack.lookup.notices import LOOKUP_NOTICES
from bot.slack.text import line, link, moment, mrkdwn, user

LIMIT = 38_000

Facts = dict[str, str]


class _Told(dict[str, str]):
    """The facts in escaped form; one that nobody gave is empty rather than a failure."""

    def __missing__(self, name: str) -> str:
        return ""


def notice(name: str, facts: Facts) -> str:
    """The sentence in mrkdwn. Raises KeyError for a name that is not in the table."""
    template = NOTICES[name]
    said = template(facts) if callable(template) else template
    if facts.get("text") and "{text}" not in said:
        said += " Here is what you wrote, so that it is not lost:\n{text}"
    return said.format_map(_Told({k: _fact(k, v) for k, v in facts.items()})).strip()[:LIMIT]


def _fact(name: str, value: str) -> str:
    return _FACTS.get(name, line)(str(value))


def _when(value: str) -> str:
    try:
        return moment(datetime.fromisoformat(value))
    except ValueError:
        return line(value, 60)


def _quoted(value: str) -> str:
    return "\n".join(f"> {row}" for row in mrkdwn(value, 30_000).splitlines())


_FACTS: dict[str, Callable[[str], str]] = {
    **DIGEST_FACTS,
    "who": lambda value: user(value) if value else "somebody",
    "starter": user,
    "when": _when,
    "text": _quoted,
    "link": lambda value: link(value, "its thread") if value else "this channel",
    "names": lambda value: line(value, 1000),
    "titles": lambda value: line(value, 1000),
    "missing": lambda value: line(value, 1000),
    "lines": lambda value: "\n".join(f"> {line(row, 300)}" for row in value.splitlines()),
    "understood": lambda value: "\n".join(f"•  {line(row, 300)}" for row in value.splitlines()),
    "remarks": lambda value: "\n\n".join(f":warning: {line(row, 1200)}" for row in value.splitlines()),
    "nearest": lambda value: " or ".join(f"`{line(each, 100).replace('`', '')}`" for each in value.split(", ")),
}

_DECIDED = {
    "approved": "{who} approved this {when}.",
    "changes": "{who} asked for changes {when}; new drafts are on their way.",
    "redo": "{who} asked for new drafts {when}.",
    "publish": "{who} pressed *Publish* just now; the document is on its way.",
    "refresh": "{who} had this refreshed from newer answers {when}.",
}


def _already_decided(facts: Facts) -> str:
    known = _DECIDED.get(facts.get("what", ""), "") if facts.get("who") else ""
    return f"{known or 'This was decided already.'} Your press changed nothing."


def _saved(facts: Facts) -> str:
    """What was saved and understood, what does not go together in it, and what comes next; a paragraph each."""
    understood = " What I understood:\n{understood}" if facts.get("understood") else ""
    long = understood or facts.get("remarks")
    parts = ("Saved *{form}*." + understood, "{remarks}" if facts.get("remarks") else "", _then(facts))
    return ("\n\n" if long else " ").join(part for part in parts if part)


def _then(facts: Facts) -> str:
    if facts.get("missing"):
        return "Still needed: {missing}."
    return _THEN[facts.get("then", "start")]


_THEN = {
    "start": "Everything needed is here: press *Start drafting* on the mission card when you like.",
    "begun": "Drafting starts now; the drafts come into the thread.",
    "": "",
}


def _kept_edits(facts: Facts) -> str:
    lines = " A new draft would now say:\n{lines}" if facts.get("lines") else ""
    return f"Left as it is, because a person wrote it: {{titles}}. *Edit text* changes it.{lines}"


def _unknown_word(facts: Facts) -> str:
    near = " Did you mean {nearest}?" if facts.get("nearest") else ""
    return f"There is no mission called “{{word}}”.{near} `/coord missions` lists what can be started."


def _running_already(facts: Facts) -> str:
    return "*{mission}* is under way already: go on in {link}."


NOTICES: dict[str, str | Callable[[Facts], str]] = {
    "already-decided": _already_decided,
    "red-lines": "Not published, because a red line is crossed. {what}",
    "not-yours": "That is for {starter}, who started this mission, and the approvers to decide. Nothing was changed.",
    "closed": "{what} is closed, so nothing was changed.",
    "saved": _saved,
    "remarked": "{who} answered *{form}*.\n\n{remarks}",
    "stale": "Saved. Written from older answers now: {titles}. *Refresh drafts* on the mission card writes them again.",
    "old-week": "Saved. Still written for the week as it was: {titles}. *Refresh drafts* on the mission card writes them again.",
    "kept-edits": _kept_edits,
    "settled-first": "{who} was first to settle *{title}*. Your press changed nothing.",
    "activities-kept": "The calendar was left as it is. {why}",
    "unchanged": "You saved *{title}* as it stood, so nothing was changed.",
    "proposing": "A person wrote {titles}, so that stays. A new draft comes beside it, and you choose.",
    "proposed-the-same": "A new draft of {titles} says just what you wrote, so there is nothing to choose.",
    "not-proposed": "A new draft of {titles} could not be written beside your text, which stands. {reason}",
    "plan-not-renewed": "The Plan could not take over what the review decided: it is being published, or was cancelled.",
    "plan-renewed-open": (
        "The Plan is being changed just now, so what the review decided was put into its drafts. Publish it when you are ready."
    ),
    "source-renewed": (
        "*{title}* has a version {version}, and this mission goes on from it. Older than what changed are now: {titles}."
        " *Refresh drafts* on the mission card writes them again."
    ),
    "published-already": "This is published, so nothing was changed. *Change it* on the mission card opens it for a new version.",
    "changing-already": "It is being changed already: the thread has the next step. Nothing was changed by your press.",
    "newer-elsewhere": "Version {version} is newer and was made in {link}, so that is the one to change. Nothing was changed.",
    "left": "*{mission}* is left as it is published. What was changed so far is kept for the next time.",
    "running-already": _running_already,
    "unknown-word": _unknown_word,
    "invite": "I am not in this channel yet. Type `{command}` here, then the same command again.",
    "not-member": "I am not in this channel. Invite me with `/invite @coord`, then try again.",
    "nothing-open": "No mission is open in this channel. `/coord missions` lists what can be started.",
    "cancelled": "*{mission}* is being cancelled. Its answers and drafts stay readable in the thread.",
    "cancel-what": "No mission called “{word}” is open here, so nothing was cancelled. What is open: {names}.",
    "cancel-which": "Several missions are open here. Say which one: {names}.",
    "failed": "That did not work: {reason} What was answered and drafted is safe.",
    "unsaid": (
        "A message could not be posted in this mission's channel: {reason} Then type `{command}` there, and it goes on"
        " where it was. What was answered and drafted is safe."
    ),
    "sorry": "That could not be done: {reason} Please try again.",
    "missing": "Not yet: {names} still to be answered. The mission card has the forms, and each has a “not yet” box.",
    "text-taken": "{who} was first with *{title}*, and that text stands. Here is yours, so that it is not lost:\n{text}",
    "published": "*{title}*, version {version}, is published in this channel.",
    "no-sample": "This mission has no sample company. *Quick start* takes about three minutes.",
    "options-saved": "Options saved.",
    "too-late": "{what} is no longer possible at this point, so nothing was changed.",
    "source-missing": "One choice first: the mission card asks which {kind} to start from.",
    "files-first": "The attached files are still being read. Drafting starts by itself as soon as they are.",
    "press-again": "That took too long to open. Please press the button once more.",
    "unknown-button": "This button does nothing here any more. The mission card shows what is possible now.",
    **DIGEST_NOTICES,
    **LOOKUP_NOTICES,
    "outsider": "Only members of the team that I work for can do this.",
}
"""Every notice by name: a sentence with facts in braces, or a function that picks the sentence by the facts."""
