"""Reads a persona: front matter with name, title and icon, and a brief below it. What is missing is made from the handle."""

import re

from bot.core.persona import Persona, plain_persona
from bot.reading import text as inline
from bot.reading.document import without_front_matter
from bot.reading.encoding import decode
from bot.reading.remarks import Remarks, Unreadable

SIZE = 64 * 1024
_ICON = re.compile(r"^:[a-z0-9_+'-]{1,60}:$")
_BRIEF = 2_000


def read(data: bytes, stem: str) -> Persona:
    """The persona that the bytes describe; `stem` is its handle. Raises Unreadable when there is nothing to read."""
    handle = inline.slug(stem)
    if not handle or len(data) > SIZE:
        raise Unreadable(1, "A persona's file is called by its handle and has at most 64 KiB.")
    front, body = without_front_matter(decode(data, Remarks()))
    brief = " ".join(body.split())[:_BRIEF]
    if not front and not brief:
        raise Unreadable(1, "This persona's file is empty.")
    plain = plain_persona(handle)
    icon = _text(front.get("icon"))
    return Persona(
        handle=handle,
        name=_text(front.get("name")) or plain.name,
        title=_text(front.get("title")) or plain.title,
        icon=icon if _ICON.match(icon) else plain.icon,
        brief=brief or plain.brief,
    )


def _text(value: object) -> str:
    return value.strip()[:80] if isinstance(value, str) else ""
