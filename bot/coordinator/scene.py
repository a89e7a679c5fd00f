"""A run with everything it is about: its pinned mission, the document it starts from, the facts, the local date."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.coordinator.holding import Lost
from bot.core.assembly import Assembled, assemble
from bot.core.document import Document
from bot.core.facts import Facts, gather, named
from bot.core.mission import Mission
from bot.core.ports import Renderer, Tx
from bot.core.run import Run


@dataclass(frozen=True)
class Scene:
    """A run with what it is about: its pinned mission, and the earlier document it starts from."""

    run: Run
    mission: Mission
    source: Document | None

    @property
    def facts(self) -> Facts:
        """Everything known, each with its origin."""
        earlier = self.source.facts if self.source else {}
        title = f"{self.source.title}, version {self.source.version}" if self.source else ""
        return named(self.mission, gather(self.mission, self.run.answers, earlier, title, self.run.files), self.run.names)

    def today(self, now: datetime) -> date:
        """The date where the business is; UTC's when nobody named a time zone that exists."""
        try:
            return now.astimezone(ZoneInfo(self.facts.text("timezone") or "UTC")).date()
        except (ZoneInfoNotFoundError, ValueError):
            return now.date()


def preview(scene: Scene, at: datetime, renderer: Renderer) -> Document:
    """The document that the run would make now: rendered, not numbered, not stored."""
    made_of = Assembled(mission=scene.mission, run=scene.run, facts=scene.facts, source=scene.source)
    draft = assemble(made_of, at, renderer.plain)
    return draft.model_copy(update={"markdown": renderer.document(draft, scene.run, scene.mission)})


def load(tx: Tx, run_id: str) -> tuple[Run, Mission]:
    """A run and its pinned mission. Raises Lost."""
    run = tx.run(run_id)
    mission = tx.mission(run.sha256) if run else None
    if run is None or mission is None:
        raise Lost(run_id)
    return run, mission


def load_scene(tx: Tx, run_id: str) -> Scene:
    """The whole scene of a run, people by user id only. Raises Lost."""
    run, mission = load(tx, run_id)
    stored = tx.document(run.source.id) if run.source and run.source.id else None
    return Scene(run, mission, stored or _pasted(run, mission))


def _pasted(run: Run, mission: Mission) -> Document | None:
    """A text that somebody pasted or attached, as a document of version 0: words alone, nothing typed."""
    if run.source is None or not run.source.text:
        return None
    return Document(
        id=f"{run.id}/pasted",
        team=run.team,
        channel=run.channel,
        kind=mission.needs[0] if mission.needs else "",
        title=run.source.title,
        version=0,
        run="",
        slug="",
        at=run.started,
        by=run.source.by,
        markdown=run.source.text,
    )
