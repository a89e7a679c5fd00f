"""The card's table of the week: what can be planned, what each class of work takes of it, what is left. Pure."""

from pydantic import ValidationError
from slackblocks import Block

from bot.core.content.plan_work import CapacityBudget
from bot.core.mission import Mission
from bot.core.run import DraftState, Run, Stage
from bot.slack.blocks import markdown
from bot.slack.text import markdown as safe

TYPE = "capacity"


def capacity(mission: Mission, run: Run) -> list[Block]:
    """The table as it is drafted; nothing before, after a person wrote that text, or in a cancelled mission."""
    found = None if run.stage is Stage.CANCELLED else _budget(mission, run)
    if found is None:
        return []
    wanted = f", {found.share_wanted} % wanted" if found.share_wanted is not None else ""
    rows = [f"| {r.what.capitalize()} | {r.minutes:,} | {r.share} %{wanted if r.work == 'P' else ''} |" for r in found.rows]
    table = (
        "| The week | Minutes | Share of what is planned |",
        "|---|---|---|",
        *rows,
        f"| Not planned, of {found.available:,} | {found.unplanned:,} | a day holds at most {found.day_cap} |",
    )
    return [markdown(safe("\n".join(table)), "capacity")]


def _budget(mission: Mission, run: Run) -> CapacityBudget | None:
    keys = (s.key for s in mission.deliverables if s.type == TYPE)
    draft = next((run.drafts[k] for k in keys if k in run.drafts), None)
    if draft is None or draft.state is not DraftState.READY or draft.edited_by or not draft.content:
        return None
    try:
        return CapacityBudget.model_validate(draft.content)
    except ValidationError:
        return None
