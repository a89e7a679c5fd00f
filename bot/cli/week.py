"""The play's week: the Plan runs the day from Monday to Friday, with ticks, a snooze, a skip, a day away, and Friday's numbers.

It moves the bot's clock from one digest to the next, and acts the owner in between.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.cli.telling import Telling
from bot.core.digest.asking import REASONS
from bot.workspace import Driver, DriverError
from bot.workspace.driver import Control, Form, Seen

CHANNEL, BACKUP = "service", "sam"
START = "Start the daily digest"
TUESDAY, THURSDAY, FRIDAY = 1, 3, 4
DONE, MORE = "digest:done:", "digest:more:"
NextDay = Callable[[], date | None]
"""Moves the clock to the next digest and returns its date; None when none will come."""


def play_week(owner: Driver, telling: Telling, next_day: NextDay) -> None:
    """Starts the digest from the Plan's card, and lives its first week. Raises DriverError."""
    _switch_on(owner, telling)
    last = None
    while (day := next_day()) is not None and (last is None or day <= last):
        last = last or day + timedelta(days=FRIDAY - day.weekday())
        message = owner.wait_for(partial(_heads, _said(day)), CHANNEL)
        owner.idle()
        telling.catch_up()
        if day.weekday() == TUESDAY:
            _away(owner, telling, day + timedelta(days=THURSDAY - TUESDAY))
        DAYS.get(day.weekday(), _all)(owner, telling, message)
        owner.idle()
        if day == last:
            telling.again(_said(day))
            return


def _switch_on(owner: Driver, telling: Telling) -> None:
    card = owner.wait_for(lambda seen: any(b.startswith(START) for b in seen.buttons), CHANNEL)
    label = next(b for b in card.buttons if b.startswith(START))
    telling.press(label)
    owner.click(label, channel=CHANNEL)
    form = _opened(owner)
    answers = {"Backup": BACKUP}
    telling.fill(form.title, answers)
    if errors := owner.fill(answers):
        raise DriverError(f"The digest's settings were not taken: {errors}")
    owner.idle()


def _opened(owner: Driver) -> Form:
    owner.fill({}, submit=False)
    form = owner.modal()
    if form is None:
        raise DriverError("The digest's settings did not open.")
    return form


def _monday(owner: Driver, telling: Telling, message: Seen) -> None:
    for number in (1, 2, 3):
        _press(owner, telling, message, DONE, number)


def _away(owner: Driver, telling: Telling, day: date) -> None:
    """One day more without service."""
    telling.type("/coord digest")
    owner.type("/coord digest", channel=CHANNEL)
    owner.wait_for(lambda seen: "Change" in seen.buttons, CHANNEL)
    owner.click("Change", channel=CHANNEL)
    form = _opened(owner)
    known = next(q.value for q in form.questions if q.block == "away")
    answers = {"Days without service": f"{known or ''}\n{day.isoformat()}".strip()}
    telling.fill(form.title, answers)
    owner.fill(answers)


def _tuesday(owner: Driver, telling: Telling, message: Seen) -> None:
    for number in (1, 2):
        _press(owner, telling, message, DONE, number)
    _press(owner, telling, message, MORE, len(_numbers(message)), "Snooze until tomorrow")


def _wednesday(owner: Driver, telling: Telling, message: Seen) -> None:
    numbers = _numbers(message)
    for number in numbers[:3]:
        _press(owner, telling, message, DONE, number)
    _press(owner, telling, message, MORE, numbers[-1], "Skip")
    telling.fill("Skip this time", {"Why?": REASONS[2]})
    owner.fill({"Why?": REASONS[2]})
    _press(owner, telling, message, MORE, numbers[-2], "Not me")
    telling.fill("Not me", {"Who does it?": BACKUP})
    owner.fill({"Who does it?": BACKUP})


def _all(owner: Driver, telling: Telling, message: Seen) -> None:
    for number in _numbers(message)[:5]:
        _press(owner, telling, message, DONE, number)


DAYS: dict[int, Callable[[Driver, Telling, Seen], None]] = {0: _monday, 1: _tuesday, 2: _wednesday}


def _numbers(message: Seen) -> list[int]:
    return [int(c.action.removeprefix(DONE)) for c in message.controls if c.action.startswith(DONE)]


def _press(owner: Driver, telling: Telling, message: Seen, kind: str, number: int, option: str | None = None) -> None:
    control = _control(message, f"{kind}{number}")
    telling.does(f"[{option or 'Done'}] at number {number}")
    owner.press(control, option)


def _control(message: Seen, action: str) -> Control:
    found = next((c for c in message.controls if c.action == action), None)
    if found is None:
        raise DriverError(f"The digest has no {action}.")
    return found


def _heads(said: str, seen: Seen) -> bool:
    return seen.text.startswith(said)


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
