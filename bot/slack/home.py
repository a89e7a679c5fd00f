"""The home tab of one person: what is open, and what can be started. Pure."""

from collections.abc import Sequence
from typing import Any

from slackblocks import Block, HomeTabView

from bot.core.mission import Mission
from bot.core.run import PhaseStatus, Run
from bot.core.values import Value
from bot.slack.blocks import Plain, context, header, section, settled
from bot.slack.pages import mission_line, run_line
from bot.slack.text import channel, line, link

MOST = 20


class Shelved(Value):
    """A document of a channel; `link` is the address where it stands, where it is known."""

    title: str
    version: int
    channel: str
    link: str = ""


def home(
    runs: Sequence[Run],
    missions: Sequence[Mission],
    links: dict[str, str] | None = None,
    day: Sequence[Plain] = (),
    documents: Sequence[Shelved] = (),
) -> dict[str, Any]:
    """The view to publish. `links` are the addresses of threads by run id, where they are known; `day` is what is due today."""
    titles = {m.slug: m.title for m in missions}
    opened = [section(run_line(_facts(r, titles, links or {})), f"run-{i}") for i, r in enumerate(runs[:MOST])]
    offered = [section(mission_line(_offer(m)), f"mission-{i}") for i, m in enumerate(missions[:MOST])]
    blocks: list[Block] = [
        header("Your missions", "open"),
        *(opened or [context("Nothing of yours is open.", "nothing")]),
        header("What can be started", "offer"),
        context("Type the command in the channel where the document should go.", "hint"),
        *(offered or [context("No mission is installed.", "none")]),
        *([header("Documents of your channels", "documents")] if documents else []),
        *(section(_shelved(d), f"document-{i}") for i, d in enumerate(documents[:MOST])),
    ]
    view = settled(HomeTabView(blocks=blocks).to_dict())
    return view | {"blocks": [*day, *view["blocks"]]}


def _shelved(document: Shelved) -> str:
    where = f"  ·  {link(document.link, 'open it')}" if document.link else ""
    return f"•  *{line(document.title, 150)}*, version {document.version}  ·  {channel(document.channel)}{where}"


def _facts(run: Run, titles: dict[str, str], links: dict[str, str]) -> dict[str, Any]:
    return {
        "title": titles.get(run.slug, run.slug),
        "stage": run.stage.value,
        "changing": run.document_version if run.changing else 0,
        "done": sum(p.status is PhaseStatus.APPROVED for p in run.phases),
        "phases": len(run.phases),
        "channel": run.channel,
        "link": links.get(run.id, ""),
    }


def _offer(mission: Mission) -> dict[str, Any]:
    time = mission.duration.raw if mission.duration else ""
    return {"title": mission.title, "emoji": mission.emoji, "minutes": time, "slug": mission.slug}
