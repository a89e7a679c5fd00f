"""The support persona's one objection to each phase of the Plan, and how the drafts meet it. Read from the drafts."""

from bot.core.brief import PhaseBrief, Reviewed
from bot.writers.offline.phrases import counted
from bot.writers.offline.plan.budget import NEAR


def on_initiatives(brief: PhaseBrief) -> Reviewed:
    """Retention asks what is at stake, and whether the minutes are really there."""
    rows = _rows(brief, "initiatives", "initiatives")
    unknown = [r for r in rows if "unknown" in str(_dict(r.get("objective")).get("baseline", ""))]
    if unknown:
        return Reviewed(
            text=f"{counted(len(unknown), 'objective')} without a baseline: how shall we know in three months that it was us?",
            met="Each one has a day in the first two weeks by which it is counted, and the target is looked at again then.",
        )
    minutes = _dict(brief.drafts.get("resources")).get("week_minutes")
    return Reviewed(
        text="Three initiatives beside the daily work: which customer hears from us less because of them?",
        met=f"None: the {minutes} minutes a week are part of the calendar, and when a week "
        "is too full the check-ins stay and advocacy waits.",
    )


def on_calendar(brief: PhaseBrief) -> Reviewed:
    """Satisfaction asks how it feels for the customer when the week is full."""
    capacity = _dict(brief.drafts.get("capacity"))
    if capacity.get("fit") == "over":
        return Reviewed(
            text="The requests alone are more than the hours. Customers will wait whatever the calendar says.",
            met="The capacity section says so with the numbers and gives three ways out; "
            "the calendar starts only when one is chosen.",
        )
    reached, wanted = capacity.get("share_reached"), capacity.get("share_wanted")
    if isinstance(reached, int) and isinstance(wanted, int) and reached < wanted - NEAR:
        return Reviewed(
            text=f"You wanted {wanted} % of the time to go out to customers; this is {reached} %.",
            met="Said openly, with the reason. The first minutes that a prevented request frees go to check-ins.",
        )
    return Reviewed(
        text="On a full day the check-ins are what gets skipped, and nobody notices for weeks.",
        met="They come before requests that can wait, a skip needs a reason, and three in a row change the plan.",
    )


def on_measures(brief: PhaseBrief) -> Reviewed:
    """The others ask whether the numbers change anything, and who looks at them."""
    rows = _rows(brief, "metrics", "metrics")
    unknown = [r for r in rows if r.get("baseline_value") is None]
    if unknown:
        return Reviewed(
            text=f"{len(unknown)} of {len(rows)} numbers start unknown. A target without a baseline is a wish.",
            met="Each has a day and a way to count it; a target marked as a default is set anew when the first value is there.",
        )
    return Reviewed(
        text="Eight numbers: who looks at them, and what happens then?",
        met="Each has a source, a rhythm and one action for when it is missed.",
    )


def _dict(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _rows(brief: PhaseBrief, key: str, field: str) -> list[dict[str, object]]:
    rows = _dict(brief.drafts.get(key)).get(field)
    return [r for r in rows if isinstance(r, dict)] if isinstance(rows, list | tuple) else []
