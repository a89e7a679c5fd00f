"""The weekly form as a modal. Pure."""

from typing import Any

from slackblocks import Block, InputBlock, ModalView, PlainText

from bot.core.digest.ticks import Week
from bot.core.forms import Form
from bot.slack import fields
from bot.slack.blocks import context, settled
from bot.slack.digest.message import WORK
from bot.slack.metrics.actions import FORM, About, value
from bot.slack.text import plain


def metrics_view(form: Form, about: About, week: Week | None) -> dict[str, Any]:
    """The form, with what the ticks of the week say above it."""
    known = [context(_week(week), "week")] if week else []
    lead = context("Leave empty what nobody has counted. Numbers of the week, not of the year.", "lead")
    blocks: list[Block] = [
        lead,
        *known,
        *(
            InputBlock(
                label=PlainText(plain(q.label, 150)),
                element=fields.element(q, q.default),
                block_id=q.id,
                hint=PlainText(plain(q.hint, 500)) if q.hint else None,
                optional=True,
            )
            for q in form.questions
        ),
    ]
    made = ModalView(
        title=PlainText(plain(form.title, 24)),
        blocks=blocks,
        submit=PlainText("Save"),
        close=PlainText("Close"),
        callback_id=FORM,
        private_metadata=value(about.home, about.day),
    )
    return settled(made.to_dict())


def _week(week: Week) -> str:
    minutes = ", ".join(f"{name} {week.minutes.get(work, 0)} min" for work, name in WORK.items())
    share = f"; {week.share} % of the time for customers was proactive" if week.share is not None else ""
    return f"By the ticks: {week.done} of {week.planned} done, {week.skipped} skipped; {minutes}{share}."
