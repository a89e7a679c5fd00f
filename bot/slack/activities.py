"""The dialog that changes activities of a Plan's calendar, the look at what would become different, and the message of it. Pure.

The first view asks; the second shows the differences and applies them. The change travels with the second view and is checked
again when it is applied.
"""

from typing import Any

from pydantic import ValidationError
from slackblocks import (
    Block,
    Element,
    InputBlock,
    Option,
    PlainText,
    PlainTextInput,
    RadioButtonGroup,
    StaticSelectMenu,
)

from bot.core.activities import Cadence, Trigger, Work
from bot.core.activity_changes import changeable, planned
from bot.core.content.plan_work import BauActivity
from bot.core.hours import WEEK
from bot.core.mission import Mission
from bot.core.ports import Showing
from bot.core.run import Run
from bot.core.wishes import LEAST, MOST, ActivityChange, Wish, new_key
from bot.slack import actions
from bot.slack.actions import Dialog
from bot.slack.blocks import context, section, words
from bot.slack.dialogs import Errors, View
from bot.slack.fields import ACTION
from bot.slack.forms import view
from bot.slack.text import moment, mrkdwn, plain, user
from bot.slack.words import Words

TITLE = "Change activities"
NAME_LIMIT, OWNER_LIMIT, SHOWN = 60, 60, 12
_WISHES = (
    (Wish.MINUTES, "Other minutes"),
    (Wish.MOVE, "Another day, or how often"),
    (Wish.OWNER, "Somebody else does it"),
    (Wish.DROP, "Drop it"),
    (Wish.ADD, "Add one of our own"),
)
_CADENCES = ((Cadence.DAILY, "Daily"), (Cadence.WEEKLY, "Weekly"), (Cadence.MONTHLY, "Monthly"), (Cadence.QUARTERLY, "Quarterly"))
_WORK = (
    (Work.PROACTIVE, "Proactive: we go to customers"),
    (Work.REACTIVE, "Reactive: they come to us"),
    (Work.OVERHEAD, "Upkeep"),
)
_NEEDS = {
    Wish.ADD: ("name", "minutes", "cadence"),
    Wish.MINUTES: ("activity", "minutes"),
    Wish.MOVE: ("activity", "day"),
    Wish.OWNER: ("activity", "owner"),
    Wish.DROP: ("activity",),
}
_MISSING = {
    "activity": "Please choose the activity.",
    "name": "Please give it a name.",
    "minutes": f"Please give the minutes each time, {LEAST} to {MOST}.",
    "cadence": "Please say how often.",
    "day": "Please choose a day.",
    "owner": "Please say who does it.",
}


def activities_view(run: Run, mission: Mission) -> View:
    """Asks for one change. Says instead why there is nothing to change now."""
    found = planned(mission, run)
    if found is None or not changeable(mission, run):
        sorry = "There is no calendar to change now: it is being written, a person wrote it, or it is published."
        return view(Dialog.ACTIVITIES, TITLE, [context(sorry, "about")], None, actions.meta(run.id))
    free = found.capacity.unplanned
    about = f"{found.bau.week_total:,} minutes a week are planned, {free} are free. What does not fit is cut by the usual rules."
    days = [d.day for d in found.capacity.days]
    blocks = [
        context(about, "about"),
        _asked("what", "What should change?", RadioButtonGroup(ACTION, [_option(w, t) for w, t in _WISHES])),
        _asked(
            "activity", "Which activity?", _menu([_option(a.key, _said(a)) for a in found.bau.activities[:100]]), optional=True
        ),
        _asked("name", "Name of a new one", _typed(NAME_LIMIT), optional=True),
        _asked("minutes", f"Minutes each time, {LEAST} to {MOST}", _typed(4), optional=True),
        _asked("cadence", "How often", _menu([_option(c, t) for c, t in _CADENCES]), optional=True),
        _asked("day", "On which day", _menu(_days(days)), optional=True),
        _asked("owner", "Who does it: a role or a name", _typed(OWNER_LIMIT), optional=True),
        _asked("work", "What kind of work a new one is", _menu([_option(w, t) for w, t in _WORK]), optional=True),
    ]
    return view(Dialog.ACTIVITIES, TITLE, blocks, "Show what happens", actions.meta(run.id))


def activities_values(sent: View) -> ActivityChange | Errors:
    """The change, or what is missing for it."""
    picked = {name: _picked(sent, name) for name in ("what", "activity", "cadence", "day", "work")}
    typed = {name: _text(sent, name) for name in ("name", "minutes", "owner")}
    if picked["what"] not in {w.value for w in Wish}:
        return {"what": "Please choose one."}
    what, given = Wish(picked["what"]), picked | typed
    if errors := {name: _MISSING[name] for name in _NEEDS[what] if not given[name]}:
        return errors
    minutes = int(typed["minutes"]) if typed["minutes"].isascii() and typed["minutes"].isdigit() else None
    if typed["minutes"] and (minutes is None or not LEAST <= minutes <= MOST):
        return {"minutes": _MISSING["minutes"]}
    return _change(what, given, minutes)


def _change(what: Wish, given: dict[str, str], minutes: int | None) -> ActivityChange:
    placed = what in (Wish.ADD, Wish.MOVE)
    cadence = Cadence(given["cadence"]) if placed and given["cadence"] else None
    trigger = _trigger(given["day"]) if placed and given["day"] else None
    if trigger and cadence is None:
        cadence = Cadence.WEEKLY if trigger.weekday is not None else Cadence.MONTHLY
    return ActivityChange(
        what=what,
        key=new_key(given["name"]) if what is Wish.ADD else given["activity"],
        name=given["name"] if what is Wish.ADD else "",
        minutes=minutes if what in (Wish.ADD, Wish.MINUTES) else None,
        cadence=cadence,
        work=Work(given["work"]) if what is Wish.ADD and given["work"] else None,
        trigger=_of_quarter(trigger) if trigger and cadence is Cadence.QUARTERLY else trigger,
        owner=given["owner"] if what in (Wish.OWNER, Wish.ADD) else "",
    )


def differences_view(run: Run, change: ActivityChange, lines: tuple[str, ...]) -> View:
    """What the change makes different, to apply or to leave."""
    told = [*(f"- {mrkdwn(each, 200)}" for each in lines[:SHOWN])]
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    blocks = [
        section("\n".join(("*This becomes different:*", *told, *more)), "differences"),
        context("The drafts of the week are then written again with it, and stay so in every later draft.", "about"),
    ]
    packed = change.model_dump_json(exclude_defaults=True)
    return view(Dialog.APPLY, TITLE, blocks, "Apply", actions.meta(run.id, wish=packed))


def applied(wish: str) -> ActivityChange | None:
    """The change that travelled with the view; None for what `differences_view` could not have sent."""
    try:
        return ActivityChange.model_validate_json(wish)
    except ValidationError:
        return None


def activities(showing: Showing) -> tuple[Words, ...]:
    """Who changed which activities, and what became different."""
    edit = showing.run.activity_edits[showing.round - 1]
    lines = [f"- {mrkdwn(each, 200)}" for each in edit.lines[:SHOWN]]
    more = [f"and {len(edit.lines) - SHOWN} more"] if len(edit.lines) > SHOWN else []
    text = "\n".join((f"{user(edit.by)} changed the calendar, {moment(edit.at)}:", *lines, *more))
    return (words("The calendar was changed", [section(text, "differences")]),)


def _said(a: BauActivity) -> str:
    return f"{a.name}: {a.minutes} min, {a.due.says}"


def _days(days: list[str]) -> list[Option]:
    """Weekdays of the plan, working days of a month, and days counted from its end."""
    nth = [(f"n{n}", f"Working day {n} of the month") for n in range(1, 21)]
    last = [(f"e{n}", f"Working day {n} from the end" if n > 1 else "Last working day") for n in range(1, 11)]
    return [*(_option(f"w{WEEK.index(d)}", d) for d in days if d in WEEK), *(_option(v, t) for v, t in (*nth, *last))]


def _trigger(day: str) -> Trigger | None:
    kind, number = day[:1], day[1:]
    if not (number.isascii() and number.isdigit() and len(number) < 3):
        return None
    made = {"w": "weekday", "n": "business_day", "e": "from_end"}.get(kind)
    return Trigger.model_validate({made: int(number)}) if made else None


def _of_quarter(trigger: Trigger) -> Trigger:
    """A day of the quarter's last month."""
    return trigger.model_copy(update={"month": 3})


def _option(value: str, text: str) -> Option:
    return Option(PlainText(plain(text, 75) or "-"), value=value)


def _menu(options: list[Option]) -> Element:
    return StaticSelectMenu(ACTION, options, placeholder=PlainText("Choose"))


def _asked(block: str, label: str, element: Element, optional: bool = False) -> Block:
    return InputBlock(label=PlainText(label), element=element, block_id=block, optional=optional)


def _typed(most: int) -> PlainTextInput:
    return PlainTextInput(action_id=ACTION, max_length=most)


def _state(sent: View, block: str) -> dict[str, Any]:
    found = ((sent.get("state") or {}).get("values") or {}).get(block) or {}
    state = found.get(ACTION)
    return state if isinstance(state, dict) else {}


def _picked(sent: View, block: str) -> str:
    return str((_state(sent, block).get("selected_option") or {}).get("value") or "")


def _text(sent: View, block: str) -> str:
    return " ".join(str(_state(sent, block).get("value") or "").split())
