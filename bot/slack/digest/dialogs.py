"""The digest's modals: its settings, a reason for skipping, and somebody else to do it. Pure."""

from typing import Any

from slackblocks import Block, InputBlock, ModalView, PlainText

from bot.core import forms
from bot.core.digest.asking import SKIPPED, asking, handing
from bot.core.digest.settings import DigestSettings
from bot.core.forms import Filled
from bot.slack import fields
from bot.slack.blocks import section, settled
from bot.slack.digest.actions import About, Form, value
from bot.slack.text import line, plain

View = dict[str, Any]


def settings_view(home: str, now: DigestSettings, begun: bool) -> View:
    """The settings of the digest; before it has begun, its offer."""
    return _view(Form.SETTINGS, asking(now), "Save" if begun else "Start it", value(home))


def skip_view(about: About, what: str) -> View:
    """The reason for skipping `what`."""
    return _view(Form.SKIP, SKIPPED, "Skip it", value(about.home, about.day, about.item), what)


def hand_view(about: About, what: str, backup: str) -> View:
    """Who does `what` instead."""
    return _view(Form.HAND, handing(backup), "Hand on", value(about.home, about.day, about.item), what)


def answers(form: forms.Form, view: View) -> Filled:
    """What was typed and picked, checked."""
    state = (view.get("state") or {}).get("values") or {}
    return forms.read(form, {q.id: fields.raw(q, (state.get(q.id) or {}).get(fields.ACTION) or {}) for q in form.questions})


def _view(callback: Form, form: forms.Form, submit: str, meta: str, about: str = "") -> View:
    blocks: list[Block] = [section(f"*{line(about, 200)}*", "about")] if about else []
    blocks += [
        InputBlock(
            label=PlainText(q.label),
            element=fields.element(q, q.default),
            block_id=q.id,
            hint=PlainText(plain(q.hint, 500)) if q.hint else None,
            optional=not q.required,
        )
        for q in form.questions
    ]
    made = ModalView(
        title=PlainText(plain(form.title, 24)),
        blocks=blocks,
        submit=PlainText(submit),
        close=PlainText("Close"),
        callback_id=callback.value,
        private_metadata=meta,
    )
    return settled(made.to_dict())
