"""The support persona's one objection to each phase of the review, read from the drafts."""

from typing import Any

from bot.core.brief import PhaseBrief, Reviewed


def on_looking_back(brief: PhaseBrief) -> Reviewed:
    """Whether what was ticked is enough to judge by."""
    rows = brief.drafts.get("quarter-work", {}).get("rows")
    undone = sum(_number(r, "undone") for r in rows) if isinstance(rows, list | tuple) else 0
    due = sum(_number(r, "due") for r in rows) if isinstance(rows, list | tuple) else 0
    if not due:
        return Reviewed(
            text="Nothing was ticked, so this looks back on nothing.",
            met="It says so, and what people remember is asked for in the form.",
        )
    if undone > due / 3:
        return Reviewed(
            text=f"{undone} of {due} turns have no tick: were they left, or only not ticked?",
            met="They count as not done, and nothing is proposed from them alone where most ticks are missing.",
        )
    return Reviewed(
        text="A tick says that it was done, not that it helped.",
        met="The metrics stand beside it, and what worked is told in people's own words.",
    )


def on_decisions(brief: PhaseBrief) -> Reviewed:
    """Whether somebody will notice that less is done."""
    rows = brief.drafts.get("quarter-decisions", {}).get("rows")
    changed = [r for r in rows if isinstance(r, dict) and r.get("difference")] if isinstance(rows, list | tuple) else []
    if not changed:
        return Reviewed(
            text="Nothing changes: would the next quarter be any better?",
            met="Only what was proposed and accepted is changed; the next review asks again.",
        )
    return Reviewed(
        text="What is cut may have been what customers liked.",
        met="Each change names what it makes different, and the next review looks at the numbers after it.",
    )


def _number(row: Any, name: str) -> int:
    value = row.get(name) if isinstance(row, dict) else None
    return value if isinstance(value, int) else 0
