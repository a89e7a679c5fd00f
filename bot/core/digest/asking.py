"""The digest's forms as questions, and what their answers mean: the settings, a reason for skipping, somebody else to do it."""

from collections.abc import Mapping
from datetime import date

from bot.core.dates import days_away
from bot.core.digest.settings import DigestSettings, Where, zone_of
from bot.core.forms import AnswerValue, Form, Kind, Question
from bot.core.hours import WEEK

IN_CHANNEL, TO_PERSON = "in this channel", "as a direct message to the owner"
A_LINE, SILENCE = "one line", "nothing"
REASONS = ("Not needed this time", "No time", "Waiting for somebody", "Somebody else did it", "Another reason")
SKIPPED = Form(
    id="skip",
    title="Skip this time",
    questions=(
        Question(id="reason", label="Why?", kind=Kind.CHOICE, required=True, options=REASONS),
        Question(id="note", label="In a few words", high=200, hint="It comes back in the quarterly review."),
    ),
)
_PAIRS = {
    "where": {Where.CHANNEL: IN_CHANNEL, Where.DIRECT: TO_PERSON},
    "nothing": {False: A_LINE, True: SILENCE},
}


def handing(backup: str) -> Form:
    """The question who does it instead; the backup is offered."""
    who = Question(id="to", label="Who does it?", kind=Kind.PERSON, required=True, default=backup or None)
    return Form(id="hand", title="Not me", questions=(who,))


def asking(now: DigestSettings) -> Form:
    """The form of the settings, filled in with those of now."""
    return Form(
        id="settings",
        title="Daily digest",
        questions=(
            Question(id="at", label="Post it at", kind=Kind.TIME, required=True, default=now.at),
            Question(
                id="zone", label="Time zone", required=True, high=60, default=now.zone,
                hint="As region and city, such as Europe/London.",
            ),
            Question(
                id="days", label="Working days", kind=Kind.CHOICES, required=True, options=tuple(WEEK), low=1,
                default=tuple(WEEK[d] for d in now.days),
            ),
            Question(
                id="where", label="Where", kind=Kind.RADIO, required=True, options=tuple(_PAIRS["where"].values()),
                default=_PAIRS["where"][now.where],
            ),
            Question(
                id="owner", label="Owner", kind=Kind.PERSON, required=True, default=now.owner or None,
                hint="Does the work of the day.",
            ),
            Question(
                id="backup", label="Backup", kind=Kind.PERSON, default=now.backup or None,
                hint="Does it while the owner is absent, and is offered under Not me.",
            ),
            Question(
                id="absent", label="Owner absent, the backup has it", kind=Kind.PARAGRAPH, high=300, default=_said(now.absent),
                hint="A date or a stretch a line.", example="2027-02-01 to 2027-02-05",
            ),
            Question(
                id="away", label="Days without service", kind=Kind.PARAGRAPH, high=300, default=_said(now.away),
                hint="No digest on these; their work moves to the next working day. A date or a stretch a line.",
            ),
            Question(
                id="nothing", label="When nothing is due, say", kind=Kind.RADIO, required=True,
                options=tuple(_PAIRS["nothing"].values()), default=_PAIRS["nothing"][now.silent],
            ),
            Question(
                id="quiet_from", label="Quiet from", kind=Kind.TIME, default=now.quiet_from or None,
                hint="A late digest is not posted in the quiet hours.",
            ),
            Question(id="quiet_to", label="Quiet until", kind=Kind.TIME, default=now.quiet_to or None),
        ),
    )  # fmt: skip


def settings_of(values: Mapping[str, AnswerValue], now: DigestSettings, since: date) -> DigestSettings | dict[str, str]:
    """The settings that these answers mean, or a sentence per question to look at again.

    A date without a year is after `since`.
    """
    said = {k: str(v) for k, v in values.items() if not isinstance(v, tuple)}
    days = values.get("days")
    new = now.model_copy(
        update={
            "at": said["at"][:5],
            "zone": said["zone"],
            "days": tuple(sorted(WEEK.index(d) for d in days if d in WEEK)) if isinstance(days, tuple) else now.days,
            "where": Where.DIRECT if said.get("where") == TO_PERSON else Where.CHANNEL,
            "owner": said["owner"],
            "backup": said.get("backup", ""),
            "absent": days_away(said.get("absent", ""), since),
            "away": days_away(said.get("away", ""), since),
            "silent": said.get("nothing") == SILENCE,
            "quiet_from": said.get("quiet_from", "")[:5],
            "quiet_to": said.get("quiet_to", "")[:5],
        }
    )
    return _problems(new, said) or new


def reason_of(values: Mapping[str, AnswerValue]) -> str:
    """The reason for skipping, as it is kept."""
    reason, note = str(values.get("reason", "")), str(values.get("note", ""))
    return note if note and reason == REASONS[-1] else ": ".join(part for part in (reason, note) if part)


def _problems(new: DigestSettings, said: Mapping[str, str]) -> dict[str, str]:
    checks = {
        "zone": "" if zone_of(new.zone) else f"There is no time zone {new.zone}; one such as Europe/London does exist.",
        "backup": "Please choose somebody else than the owner, or nobody." if new.backup == new.owner else "",
        "quiet_to": "Please give both times, or none." if bool(new.quiet_from) != bool(new.quiet_to) else "",
        "quiet_from": "The digest's own time is inside these hours." if new.quiet(new.local_time) else "",
        "absent": _unread(said.get("absent", ""), new.absent),
        "away": _unread(said.get("away", ""), new.away),
    }
    return {question: problem for question, problem in checks.items() if problem}


def _unread(text: str, found: frozenset[date]) -> str:
    return "There is no date in this. One such as 2027-02-01 is understood." if text.strip() and not found else ""


def _said(days: frozenset[date]) -> str | None:
    """The days as text that reads back as the same days: stretches from the first to the last date."""
    lines: list[list[date]] = []
    for day in sorted(days):
        if lines and (day - lines[-1][-1]).days == 1:
            lines[-1].append(day)
        else:
            lines.append([day])
    told = [f"{s[0]} to {s[-1]}" if len(s) > 1 else f"{s[0]}" for s in lines]
    return "\n".join(told) or None
