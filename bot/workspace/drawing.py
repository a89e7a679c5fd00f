"""Drawing: messages, forms and tabs of a workspace as HTML, through the templates. Only draws; never changes a thing."""

from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from bot.workspace.emoji import character
from bot.workspace.inputs import first_value, shown
from bot.workspace.snapshot import author
from bot.workspace.values import BOT_USER, SLACKBOT, TEAM_ID, Canvas, Channel, File, Message, Person, View
from bot.workspace.words import SAFE_LINKS, markdown, mrkdwn, plain, rich_inline

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

FACES = {BOT_USER: "🧭", SLACKBOT: "💡"}
PREVIEW = 700


class Drawing:
    """The pencil for one workspace."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        folder = Path(__file__).parent / "templates"
        self._templates = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)
        filters: dict[str, Callable[..., Any]] = {
            "plain": plain,
            "mrkdwn": lambda text: mrkdwn(text, self._names()),
            "markdown": lambda text: markdown(text, self._names()),
            "rich_inline": lambda parts: rich_inline(parts, self._names()),
            "safe_link": lambda address: address if str(address).startswith(SAFE_LINKS) else "#",
            "choices": self._choices,
            "file_name": self._file_name,
            "held": _held,
            "clock": lambda ts: _moment(ts).strftime("%H:%M"),
            "day": lambda ts: f"{_moment(ts):%A} {_moment(ts).day} {_moment(ts):%B %Y}",
            "iso": lambda ts: _moment(ts).isoformat(timespec="seconds"),
            "size": _size,
        }
        self._templates.filters.update(filters)

    def shell(self) -> str:
        """The whole page without its messages."""
        people = [each for each in self._workspace.state.people.values() if not each.is_bot]
        commands = [
            {"name": each.name, "hint": each.hint, "about": each.description} for each in self._workspace.commands.values()
        ]
        commands.append({"name": "/invite", "hint": "@somebody", "about": "Bring somebody, or the app, into this channel"})
        return self._draw("page.html", team=self._workspace.team, people=people, commands=commands)

    def places(self, channels: list[Channel], here: str) -> str:
        """The list of channels."""
        bot = self._workspace.state.people[BOT_USER].real_name
        return self._draw("places.html", channels=channels, here=here, bot=bot, bot_face=FACES[BOT_USER])

    def message(self, message: Message, person: Person, place: str) -> str:
        """One message as this person sees it, in the `channel` or in the `thread`."""
        state = self._workspace.state
        replies = [each for each in state.thread(message.channel, message.ts) if each.thread_ts]
        name = author(self._workspace, message)
        return self._draw(
            "message.html",
            message=message,
            place=place,
            author=name,
            face=self._face(message, name),
            tint=f"tint-{sum(map(ord, name)) % 6}",
            files=[self._file(state.files[each]) for each in message.files if each in state.files],
            replies=len(replies),
            latest=replies[-1].ts if replies else "",
            viewer=person.id,
            values=self._workspace.chosen(person.id, message),
        )

    def _face(self, message: Message, name: str) -> str:
        if message.icon:
            return character(message.icon)
        bot = self._workspace.state.people[BOT_USER].real_name
        if message.user in FACES and message.username in ("", bot):
            return FACES[message.user]
        return "".join(part[0] for part in name.split()[:2]).upper()

    def _file(self, file: File) -> dict[str, Any]:
        text = self._workspace.state.contents.get(file.id, b"").decode("utf-8", "replace") if _readable(file) else ""
        preview = text if len(text) <= PREVIEW else text[:PREVIEW].rpartition("\n")[0]
        return {"id": file.id, "name": file.name, "title": file.title, "size": file.size, "preview": preview}

    def status(self, channel: str, root: str) -> str:
        """ "... is drafting" under a thread, while it lasts."""
        status = self._workspace.state.statuses.get((channel, root))
        if not status or status["until"] < self._workspace.state.clock():
            return ""
        name = status["username"] or self._workspace.state.people[BOT_USER].real_name
        words = f"{character(status['icon'] or '')} {name} {status['text']}"
        return f'<p class="status">{escape(words)}</p>'

    def modal(self, view: View) -> str:
        """A modal."""
        return self._draw("modal.html", view=view, viewer=view.user, values=view.values)

    def home(self, view: View | None, person: Person) -> str:
        """The app's home tab."""
        return self._draw("home.html", view=view, viewer=person.id, values=view.values if view else {})

    def document(self, file_id: str) -> str:
        """A Markdown or text file."""
        file = self._workspace.state.files.get(file_id)
        content = self._workspace.state.contents.get(file_id, b"")
        return markdown(content.decode("utf-8", "replace"), {}) if file and _readable(file) else ""

    def canvas(self, canvas: Canvas) -> str:
        """A canvas under its title."""
        return self._draw("canvas.html", canvas=canvas)

    def canvases(self, canvases: list[Canvas]) -> str:
        """Links to canvases."""
        return self._draw("canvases.html", canvases=canvases, team=TEAM_ID)

    def _draw(self, template: str, **about: Any) -> str:
        return self._templates.get_template(template).render(**about)

    def _names(self) -> dict[str, str]:
        state = self._workspace.state
        return {each.id: each.real_name for each in state.people.values()} | {
            each.id: each.name for each in state.channels.values()
        }

    def _choices(self, element: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
        """Groups of label and value: a menu's own options, or the people and channels."""
        kind, state = element["type"], self._workspace.state
        if "users" in kind:
            return [("", [(each.real_name, each.id) for each in state.people.values() if not each.is_bot])]
        if "conversations" in kind or "channels" in kind:
            return [("", [(f"#{each.name}", each.id) for each in state.channels.values() if not each.is_im])]
        groups = element.get("option_groups") or [{"label": {"text": ""}, "options": element.get("options") or []}]
        return [(each["label"]["text"], [(one["text"]["text"], one["value"]) for one in each["options"]]) for each in groups]

    def _file_name(self, file_id: str) -> str:
        file = self._workspace.state.files.get(file_id)
        return file.name if file else file_id


@pass_context
def _held(context: Context, block: dict[str, Any], element: dict[str, Any]) -> Any:
    """What an input holds now: what was put in, else what it starts with."""
    state = (context.get("values") or {}).get(block["block_id"], {}).get(element["action_id"])
    return shown(state or first_value(element))


def _readable(file: File) -> bool:
    return file.mimetype.startswith("text/") and file.size < 2_000_000


def _moment(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts)).astimezone()


def _size(size: int) -> str:
    return f"{size} bytes" if size < 1024 else f"{size / 1024:.0f} KB"
