"""The missions as shipped, and short ways to ask about their forms."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.core.content.base import Origin
from bot.core.facts import Fact
from bot.core.mission import Mission
from bot.library import Library

MISSIONS = Path(__file__).parents[2] / "missions"


@cache
def shipped() -> dict[str, Mission]:
    """The Bible's mission as `bible`, the Plan's as `plan`."""
    found = {m.slug: m for m in Library.load([MISSIONS]).missions}
    return {"bible": found["service-bible-creation"], "plan": found["service-plan-development"]}


def facts_of(origin: Origin = Origin.FILE, **values: Any) -> dict[str, Fact]:
    """Facts of an earlier document."""
    return {k: Fact(question=k, label=k, value=v, origin=origin, source="Service Book, version 1") for k, v in values.items()}
