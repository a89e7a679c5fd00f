"""How a digest stands, as JSON for the listings."""

from typing import Any

from bot.coordinator import digests
from bot.core.digest.values import Daily


def standing(daily: Daily) -> dict[str, Any]:
    """Whether it is on, when the next one comes (UTC), which date was dealt with last, and its settings."""
    due = digests.coming_up(daily)
    settings = daily.settings.model_dump(mode="json")
    settings |= {name: sorted(settings[name]) for name in ("away", "absent", "holidays")}
    return {
        "on": not daily.settings.off,
        "next": due.at.isoformat() if due else None,
        "last": daily.last.isoformat() if daily.last else None,
        "weekly": daily.weekly,
        "ignored": daily.ignored,
        "settings": settings,
    }
