"""Every content type by name, and the one place where stored content becomes typed again."""

from collections.abc import Mapping

from bot.core.content.base import Content, Generic
from bot.core.content.bible import BIBLE
from bot.core.content.plan_types import PLAN_TYPES
from bot.core.content.quarter import QUARTER

GENERIC = "generic"
CONTENT: dict[str, type[Content]] = {GENERIC: Generic} | BIBLE | PLAN_TYPES | QUARTER


def parse(type_name: str, data: Mapping[str, object]) -> Content:
    """Typed content from its JSON; an unknown type is generic. Raises pydantic's ValidationError."""
    return CONTENT.get(type_name, Generic).model_validate(data)
