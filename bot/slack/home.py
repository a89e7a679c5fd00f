"""The home tab of one person: what is open, and what can be started. Pure."""

from collections.abc import Sequence
from typing import Any

from slackblocks import Block, HomeTabView

from bot.core.mission import Mission
from bot.core.run import PhaseStatus, Run
from bot.slack.blocks import context, header, section, settled
from bot.slack.pages import mission_line, run_line

MOST = 20


def home(runs: Sequence[Run], missions: Sequence[Mission], links: dict[str, str] | None = None) -> dict[str, Any]:
    """The view to publish. `links` are the addresses of threads by run id, where they are known."""
    titles = {m.slug: m.title for m in missions}
    opened = [section(run_line(_facts(r, titles, links or {})), f"run-{i}") for i, r in enumerate(runs[:MOST])]
    offered = [section(mission_line(_offer(m)), f"mission-{i}") for i, m in enumerate(missions[:MOST])]
    blocks: list[Block] = [
        header("Your missions", "open"),
        *(opened or [context("Nothing of yours is open.", "nothing")]),
        header("What can be started", "offer"),
        context("Type the command in the channel where the document should go.", "hint"),
        *(offered or [context("No mission is installed.", "none")]),
    ]
    return settled(HomeTabView(blocks=blocks).to_dict())


def _facts(run: Run, titles: dict[str, str], links: dict[str, str]) -> dict[str, Any]:
    return {
        "title": titles.get(run.slug, run.slug),
        "stage": run.stage.value,
        "done": sum(p.status is PhaseStatus.APPROVED for p in run.phases),
        "phases": len(run.phases),
        "channel": run.channel,
        "link": links.get(run.id, ""),
    }


def _offer(mission: Mission) -> dict[str, Any]:
    time = mission.duration.raw if mission.duration else ""
    return {"title": mission.title, "emoji": mission.emoji, "minutes": time, "slug": mission.slug}
