"""Slack's payloads as values: who did what, where, and under which idempotency key. Pure; everything in them is foreign."""

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.core.jobs import Command, Happen
from bot.core.ports import JobRow
from bot.core.values import Value
from bot.slack import actions
from bot.slack.actions import Dialog, Meta, Target, Verb

Body = dict[str, Any]
E = TypeVar("E", bound=StrEnum)


class Person(Value):
    """Somebody who did something. `home` is the team they belong to, `team` the one it happened in."""

    id: str
    name: str
    team: str
    home: str

    def belongs(self, team: str) -> bool:
        """False for somebody of another organisation in a shared channel."""
        return self.home == team and self.team == team


class Press(Value):
    """A button was pressed. `target` is None when its value makes no sense, `verb` None when its name does."""

    key: str
    by: Person
    channel: str
    verb: Verb | None
    target: Target | None
    thread_ts: str | None = None
    trigger: str = ""
    reply: str = ""


class Submission(Value):
    """A form was sent. `view` is Slack's view with its state; `about` says what it is about."""

    key: str
    by: Person
    dialog: Dialog
    about: Meta
    view: dict[str, Any]


def command(body: Body, at: datetime) -> JobRow:
    """The job for a slash command."""
    reply, text = body.get("response_url") or "", str(body.get("text") or "")
    return ordered(body["trigger_id"], person_of_command(body), body["channel_id"], _as_typed(text), reply, at)


def mention(body: Body, me: str, at: datetime) -> JobRow:
    """The job for a message that names us: what stands behind our name, the same as a command."""
    event = body["event"]
    text = str(event.get("text") or "").partition(f"<@{me}")[2].partition(">")[2]
    said, by, thread = _as_typed(text.strip()), person_of_event(body), event.get("thread_ts")
    return ordered(body["event_id"], by, event["channel"], said, "", at, thread)


def ordered(key: str, by: Person, channel: str, text: str, reply: str, at: datetime, thread_ts: str | None = None) -> JobRow:
    """The job for an order that somebody gave, in the queue of its channel."""
    who = {"team": by.team, "user": by.id, "name": by.name}
    job = Command(key=key, **who, channel=channel, text=text, reply=reply, at=at, thread_ts=thread_ts)
    return JobRow(id=f"in/{key}", team=by.team, key=f"channel/{by.team}/{channel}", job=job)


def happened(team: str, run: str, event: Any) -> JobRow:
    """The job for something that happened to a run, in the run's queue."""
    return JobRow(id=f"in/{event.key}", team=team, key=f"run/{run}", job=Happen(run=run, event=event))


def action_parts(body: Body) -> list[str]:
    """The parts of the pressed button's name: whose it is, what it does, and what tells it from its neighbours."""
    return str(body["actions"][0].get("action_id") or "").split(":")


def one_of(kinds: type[E], word: object) -> E | None:
    """The member that the word names; None when it names none."""
    try:
        return kinds(word)
    except ValueError:
        return None


def press(body: Body) -> Press:
    """What was pressed. Raises KeyError for what Slack would not send."""
    action, by = body["actions"][0], person_of(body)
    container = body.get("container") or {}
    where = container.get("message_ts") or container.get("view_id") or (body.get("view") or {}).get("id") or ""
    message = body.get("message") or {}
    return Press(
        key="/".join((by.team, where, action["action_id"], str(action.get("action_ts") or ""), by.id)),
        by=by,
        channel=(body.get("channel") or {}).get("id") or container.get("channel_id") or "",
        verb=_verb(action["action_id"]),
        target=_target(value_of(body)),
        thread_ts=message.get("thread_ts") or container.get("thread_ts"),
        trigger=body.get("trigger_id") or "",
        reply=body.get("response_url") or "",
    )


def submission(body: Body) -> Submission:
    """What was sent. Raises ValueError for a form that is not ours."""
    view = body["view"]
    about = actions.parse_meta(view.get("private_metadata") or "")
    return Submission(
        key=f"{view['id']}/{view['hash']}", by=person_of(body), dialog=Dialog(view["callback_id"]), about=about, view=view
    )


def person_of_command(body: Body) -> Person:
    """Who typed a command."""
    return Person(id=body["user_id"], name=body.get("user_name") or "", team=body["team_id"], home=body["team_id"])


def person_of(body: Body) -> Person:
    """Who pressed or sent."""
    user = body["user"]
    team = (body.get("team") or {}).get("id") or user.get("team_id") or ""
    return Person(id=user["id"], name=user.get("name") or user.get("username") or "", team=team, home=user.get("team_id") or team)


def person_of_event(body: Body) -> Person:
    """Who caused an event."""
    event = body["event"]
    team = body.get("team_id") or ""
    return Person(id=event.get("user") or "", name="", team=team, home=event.get("user_team") or event.get("team") or team)


def _as_typed(text: str) -> str:
    """Slack escapes three signs in what people type."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _verb(action_id: str) -> Verb | None:
    try:
        return actions.verb(action_id)
    except ValueError:
        return None


def value_of(body: Body) -> str:
    """What the pressed button, or the chosen option, stands for."""
    action = body["actions"][0]
    chosen = action.get("selected_option") or {}
    return str(action.get("value") or chosen.get("value") or "")


def _target(raw: str) -> Target | None:
    try:
        return actions.parse(raw)
    except ValueError:
        return None
