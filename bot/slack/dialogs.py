"""The small modals: options, the document to start from, a change request, ticking by hand. Pure.

Each `*_view` gives a checked view; each `*_values` gives a value, or field errors by block id.
"""

from collections.abc import Sequence
from typing import Any

from slackblocks import (
    Block,
    CheckboxGroup,
    Element,
    FileInput,
    InputBlock,
    Option,
    PlainText,
    PlainTextInput,
    RadioButtonGroup,
    StaticMultiSelectMenu,
    StaticSelectMenu,
    UserMultiSelectMenu,
)

from bot.core.criteria import CriterionState, criteria_states
from bot.core.drafted import ready_drafts
from bot.core.mission import Mission
from bot.core.run import Mode, Run
from bot.core.starting import kind_in_words
from bot.core.values import Value
from bot.slack import actions
from bot.slack.actions import Dialog
from bot.slack.blocks import context
from bot.slack.fields import ACTION
from bot.slack.forms import view
from bot.slack.text import is_user, line, plain

Errors = dict[str, str]
View = dict[str, Any]

PARTS = ("text-1", "text-2", "text-3", "text-4")
PART_LIMIT = 3000
BIBLE_TYPES = ["md", "txt", "pdf", "docx"]
BOXES = 10
VALUE_LIMIT = 150
REASON_LOW, REASON_HIGH = 10, 1500


class Options(Value):
    """How a run goes: the mode, who decides besides the starter (user ids), and a variation or nothing."""

    mode: Mode
    approvers: tuple[str, ...] = ()
    variation: str = ""


class Pasted(Value):
    """A document brought along: its title, with its text, the ids of the files that hold it, or both."""

    title: str
    text: str = ""
    files: tuple[str, ...] = ()


class Changes(Value):
    """A change request: the reason, and which deliverables it is about (none: all)."""

    reason: str
    deliverables: tuple[str, ...] = ()


class Ticks(Value):
    """The numbers of the criteria ticked by hand."""

    criteria: tuple[int, ...] = ()


def options_view(run: Run, mission: Mission) -> View:
    """Mode, approvers, and a variation when the mission has any."""
    modes = [_option(m.value, name, told) for m, name, told in _MODES]
    mode = RadioButtonGroup(action_id=ACTION, options=modes, initial_option=modes[0 if run.mode is Mode.ENGAGED else 1])
    known = [u for u in run.approvers if is_user(u)]
    people = UserMultiSelectMenu(action_id=ACTION, initial_users=known or None, placeholder=PlainText("Choose people"))
    blocks = [
        _asked("mode", "How do you want to work?", mode),
        _asked("approvers", "Who may decide besides you?", people, optional=True),
        *_variation(run, mission),
    ]
    return view(Dialog.OPTIONS, "Options", blocks, "Save", actions.meta(run.id))


def options_values(sent: View) -> Options | Errors:
    """What was chosen. The variation is checked by the core."""
    mode = _picked(sent, "mode")
    if mode not in {m.value for m in Mode}:
        return {"mode": "Please choose one."}
    users = _state(sent, "approvers").get("selected_users") or ()
    return Options(mode=Mode(mode), approvers=tuple(u for u in users if is_user(u)), variation=_picked(sent, "variation"))


def source_view(run: Run, mission: Mission) -> View:
    """Text in up to four parts, or one file."""
    kind = kind_in_words(mission.needs[0]) if mission.needs else "document"
    blocks = [
        context(f"Attach your {line(kind, 80)} as a file, or paste its text, a long one in several parts.", "about"),
        _asked("title", "Title", _typed(150, plain(kind, 150), multiline=False)),
        _asked("file", f"File ({', '.join(BIBLE_TYPES)})", FileInput(ACTION, filetypes=BIBLE_TYPES, max_files=1), optional=True),
        *(_asked(name, f"Or text, part {i}", _typed(PART_LIMIT), optional=True) for i, name in enumerate(PARTS, 1)),
    ]
    return view(Dialog.SOURCE, "Start from", blocks, "Use this", actions.meta(run.id))


def source_values(sent: View) -> Pasted | Errors:
    """The pasted text, its parts joined line to line, or the file's id."""
    title, parts = _text(sent, "title").strip(), [_text(sent, name) for name in PARTS]
    text = "\n".join(p for p in parts if p.strip())
    files = tuple(str(f.get("id")) for f in _state(sent, "file").get("files") or () if f.get("id"))
    if not title:
        return {"title": "Please give it a title."}
    if not text and not files:
        return {PARTS[0]: "Please attach a file above, or paste the text here."}
    return Pasted(title=title, text=text, files=files)


def changes_view(run: Run, mission: Mission, phase: int, round_: int) -> View:
    """The reason, and which deliverables (phase 0: of all phases)."""
    reason = PlainTextInput(
        action_id=ACTION,
        multiline=True,
        min_length=REASON_LOW,
        max_length=REASON_HIGH,
        placeholder=PlainText("For example: shorter, and say what we do on Fridays"),
        initial_value=_wanted(run) or None,
    )
    offered = [_option(key, title) for key, title in _titles(run, mission, phase)]
    blocks = [
        _asked("reason", "What should change, and why?", reason),
        *([_asked("deliverables", "Which texts? None means all.", _many(offered), optional=True)] if len(offered) > 1 else []),
    ]
    return view(Dialog.CHANGES, "Ask for changes", blocks, "Send", actions.meta(run.id, phase=phase, round=round_))


def _wanted(run: Run) -> str:
    """The request that the question stands for which the document was opened again to answer; it can be changed."""
    return f"Answer this, which the document does not say yet: {plain(run.question, 300)}" if run.question else ""


def changes_values(sent: View) -> Changes | Errors:
    """The change request."""
    reason = _text(sent, "reason").strip()
    if not REASON_LOW <= len(reason) <= REASON_HIGH:
        return {"reason": f"Please write {REASON_LOW} to {REASON_HIGH:,} characters (now {len(reason)})."}
    return Changes(reason=reason, deliverables=_all_picked(sent, "deliverables"))


def pick_view(run: Run, mission: Mission, phase: int, round_: int) -> View:
    """Which text to edit (phase 0: of all phases). The edit dialog takes its place on submit."""
    offered = [_option(key, title) for key, title in _titles(run, mission, phase)]
    if not offered:
        return view(Dialog.PICK, "Edit text", [context("There is no text to edit yet.", "about")], None, actions.meta(run.id))
    asked = _asked("deliverable", "Which text?", _one(offered))
    told = [context(f"To answer: “{line(run.question, 400)}”", "question")] if run.question else []
    return view(Dialog.PICK, "Edit text", [*told, asked], "Open", actions.meta(run.id, phase=phase, round=round_))


def pick_values(sent: View) -> str | Errors:
    """The key of the deliverable."""
    return _picked(sent, "deliverable") or {"deliverable": "Please choose one."}


def tick_view(run: Run, mission: Mission) -> View:
    """The criteria that no check shows, ticked where a person ticked them."""
    states = [s for s in criteria_states(mission, run) if not s.line]
    if not states:
        about = context("Every criterion is shown by the drafts already.", "about")
        return view(Dialog.TICK, "Tick by hand", [about], None, actions.meta(run.id))
    groups = [states[i : i + BOXES] for i in range(0, min(len(states), 90), BOXES)]
    blocks = [
        _asked(f"criteria-{i}", "Which of these are met?" if i == 1 else "And of these?", _boxes(group), optional=True)
        for i, group in enumerate(groups, 1)
    ]
    return view(Dialog.TICK, "Tick by hand", blocks, "Save", actions.meta(run.id))


def tick_values(sent: View) -> Ticks | Errors:
    """What was ticked, in order."""
    blocks = [b for b in (sent.get("state") or {}).get("values") or {} if b.startswith("criteria-")]
    numbers = (v for b in blocks for v in _all_picked(sent, b))
    return Ticks(criteria=tuple(sorted({int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 5})))


_MODES = (
    (Mode.ENGAGED, "Phase by phase", "Read and decide after each phase"),
    (Mode.AUTO, "All at once", "Everything is drafted, then one review"),
)


def _variation(run: Run, mission: Mission) -> list[Block]:
    names = [name for name in mission.variations if len(name) <= VALUE_LIMIT][:100]
    offered = [_option(name, name) for name in names]
    first = next((o for o, name in zip(offered, names, strict=True) if name == run.variation), None)
    menu = StaticSelectMenu(ACTION, offered, initial_option=first, placeholder=PlainText("None")) if offered else None
    return [_asked("variation", "A variation of the mission?", menu, optional=True)] if menu else []


def _titles(run: Run, mission: Mission, phase: int) -> list[tuple[str, str]]:
    return [(s.key, s.name) for s, _ in ready_drafts(mission, run) if phase in (0, s.phase)][:100]


def _option(value: str, text: str, told: str = "") -> Option:
    return Option(PlainText(plain(text, 75) or "-"), value=value[:VALUE_LIMIT], description=PlainText(told) if told else None)


def _many(offered: list[Option]) -> Element:
    if len(offered) <= BOXES:
        return CheckboxGroup(ACTION, offered)
    return StaticMultiSelectMenu(ACTION, offered, placeholder=PlainText("All of them"))


def _one(offered: list[Option]) -> Element:
    if len(offered) <= BOXES:
        return RadioButtonGroup(ACTION, offered, initial_option=offered[0])
    return StaticSelectMenu(ACTION, offered, initial_option=offered[0])


def _boxes(states: Sequence[CriterionState]) -> Element:
    options = [_criterion(s.number, s.text) for s in states]
    ticked = [o for o, s in zip(options, states, strict=True) if s.ticked_by]
    return CheckboxGroup(ACTION, options, initial_options=ticked or None)


def _criterion(number: int, text: str) -> Option:
    """A long criterion goes on in the small print under it."""
    whole = plain(text, 1000)
    at = whole.rfind(" ", 0, 75) if len(whole) > 75 else len(whole)
    at = at if at > 0 else 75
    return _option(str(number), whole[:at], plain(whole[at:], 75))


def _asked(block: str, label: str, element: Element, optional: bool = False) -> Block:
    return InputBlock(label=PlainText(label), element=element, block_id=block, optional=optional)


def _typed(most: int, first: str = "", multiline: bool = True) -> PlainTextInput:
    return PlainTextInput(action_id=ACTION, multiline=multiline, max_length=most, initial_value=first or None)


def _state(sent: View, block: str) -> dict[str, Any]:
    found = ((sent.get("state") or {}).get("values") or {}).get(block) or {}
    state = found.get(ACTION)
    return state if isinstance(state, dict) else {}


def _text(sent: View, block: str) -> str:
    return str(_state(sent, block).get("value") or "").replace("\r\n", "\n")


def _picked(sent: View, block: str) -> str:
    return str((_state(sent, block).get("selected_option") or {}).get("value") or "")


def _all_picked(sent: View, block: str) -> tuple[str, ...]:
    return tuple(str(o.get("value", "")) for o in _state(sent, block).get("selected_options") or ())
