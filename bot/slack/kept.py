"""The files that a question has already: Slack shows a file input always empty, so a box beside it says which stay. Pure."""

from typing import Any

from slackblocks import Block, CheckboxGroup, InputBlock, Option, PlainText

from bot.core.files import FileState
from bot.core.forms import AnswerValue, Kind, Question
from bot.core.run import Run
from bot.slack import fields
from bot.slack.text import plain

MOST = 10


def concerns(question: Question) -> bool:
    """True for a question that is answered with files."""
    return question.kind is Kind.FILE


def block(question: Question) -> str:
    """The block id of the box."""
    return f"{question.id}--kept"


def box(question: Question, run: Run) -> list[Block]:
    """The files attached so far, all ticked; nothing when there are none. One that was not read is not offered again."""
    answer = run.answers.get(question.id) if concerns(question) else None
    ids = answer.value if answer and isinstance(answer.value, tuple) else ()
    files = [f for i in ids if (f := run.files.get(i)) and f.state is not FileState.UNREAD][:MOST]
    if not files:
        return []
    options = [Option(PlainText(plain(f.name, 75) or f"A file, not read yet ({n})"), value=f.id) for n, f in enumerate(files, 1)]
    hint = "Take out the tick to remove a file: its text is then forgotten. New ones above come beside these."
    return [
        InputBlock(
            label=PlainText("Attached already"),
            element=CheckboxGroup(action_id=fields.ACTION, options=options, initial_options=options),
            block_id=block(question),
            hint=PlainText(hint),
            optional=True,
        )
    ]


def beside(question: Question, new: AnswerValue | None, state: dict[str, Any]) -> AnswerValue | None:
    """The files that stay, then the new ones, each once."""
    stay = [str(o.get("value", "")) for o in state.get("selected_options") or ()]
    return tuple(dict.fromkeys((*stay, *(new if isinstance(new, tuple) else ())))) or None
