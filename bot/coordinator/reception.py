"""The reception: obeys `/coord` commands inside one transaction. It starts runs and answers; it posts nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.coordinator import digest_orders, lookups, metric_orders, quarters
from bot.coordinator.versions import source_of
from bot.core.commands import Ask, Asks, parse
from bot.core.decide import opening
from bot.core.document import Document
from bot.core.events import Cancelled, Resumed, SourceChosen
from bot.core.jobs import Command, Happen, Job, Overview, Tell
from bot.core.mission import Mission
from bot.core.ports import Missions, Tx
from bot.core.quarter.deciding import offered
from bot.core.quarter.values import QUARTERLY_REVIEW, Quarter
from bot.core.run import PhaseState, Run, Source, Stage

Link = Callable[[str, str], str]


@dataclass(frozen=True)
class Reception:
    """Knows what can be started. `new_id` gives a fresh run id."""

    library: Missions
    new_id: Callable[[], str]

    def obey(self, tx: Tx, command: Command, link: Link) -> tuple[Job, ...]:
        """Carries out the command; the jobs that follow, a private answer among them."""
        ask = parse(command.text)
        match ask.asks:
            case Asks.HELP | Asks.MISSIONS | Asks.STATUS:
                return (self._page(tx, command, ask.asks, link),)
            case Asks.CANCEL:
                return self._cancel(tx, command, ask)
            case Asks.DIGEST:
                return digest_orders.obey(tx, command, ask, link)
            case Asks.METRICS:
                return (metric_orders.obey(tx, command),)
            case Asks.LIBRARY | Asks.ASK:
                return (lookups.order(command, ask),)
            case Asks.START:
                return self._start(tx, command, ask, link)

    def _page(self, tx: Tx, command: Command, page: Asks, link: Link) -> Overview:
        base = {"key": command.key, "team": command.team, "channel": command.channel, "user": command.user}
        mine = tx.runs(command.team, user=command.user, open=True)
        here = tx.runs(command.team, channel=command.channel, open=True)
        runs = {r.id: r for r in (*here, *mine)}.values()
        facts = {
            "missions": [mission_facts(m) for m in self.library.missions],
            "runs": [self._run_facts(tx, r, link) for r in runs],
            "problems": list(self.library.complaints()),
            "digest": digest_orders.standing(tx, command, link) if page is Asks.STATUS else {},
        }
        return Overview(**base, page=page.value, reply=command.reply, facts=facts, thread_ts=command.thread_ts)

    def _run_facts(self, tx: Tx, run: Run, link: Link) -> dict[str, str | int]:
        mission = tx.mission(run.sha256)
        done = sum(1 for p in run.phases if p.approved_at)
        return {
            "title": mission.title if mission else run.slug,
            "slug": run.slug,
            "stage": run.stage.value,
            "changing": run.document_version if run.changing else 0,
            "done": done,
            "phases": len(run.phases),
            "starter": run.starter,
            "channel": run.channel,
            "link": link(run.channel, run.thread_ts) if run.thread_ts else "",
        }

    def _start(self, tx: Tx, command: Command, ask: Ask, link: Link) -> tuple[Job, ...]:
        mission = self.library.find(ask.word) or self.library.find(ask.phrase)
        if mission is None:
            nearest = ", ".join(f"/coord {n}" for n in self.library.nearest(ask.phrase) or self.library.nearest(ask.word))
            return (_tell(command, "unknown-word", word=ask.phrase, nearest=nearest),)
        standing = tx.open_run(command.team, command.channel, mission.slug)
        if standing:
            where = link(standing.channel, standing.thread_ts) if standing.thread_ts else ""
            again = Resumed(key=f"{command.key}/again", at=command.at, by=command.user, name=command.name)
            resumed = (Happen(run=standing.id, event=again),) if standing.unsaid else ()
            return (_tell(command, "running-already", mission=mission.title, link=where), *resumed)
        tx.pin(mission)
        run = self._new_run(tx, command, ask, mission)
        tx.add_run(run)
        tx.audit(command.at, run.team, run.id, command.user, "started", command.key)
        return (opening(run, command.reply), *offered(run))

    def _new_run(self, tx: Tx, command: Command, ask: Ask, mission: Mission) -> Run:
        source = _latest(tx, command, mission)
        return Run(
            id=self.new_id(),
            team=command.team,
            channel=command.channel,
            starter=command.user,
            slug=mission.slug,
            sha256=mission.sha256,
            started=command.at,
            approvers=tuple(a for a in ask.approvers if a != command.user),
            mode=ask.mode,
            names={command.user: command.name} if command.name else {},
            source=source,
            phases=tuple(PhaseState(position=p.position) for p in mission.phases),
            quarter=self._quarter(tx, source, mission, command.at),
        )

    def _quarter(self, tx: Tx, source: Source | None, mission: Mission, at: datetime) -> Quarter | None:
        """What a quarterly review looks back on; None for other missions."""
        document = tx.document(source.id) if source and source.id and mission.produces == QUARTERLY_REVIEW else None
        return quarters.quarter(tx, document, at) if document else None

    def _cancel(self, tx: Tx, command: Command, ask: Ask) -> tuple[Job, ...]:
        open_runs = tx.runs(command.team, channel=command.channel, open=True)
        named = self.library.find(ask.word) or self.library.find(ask.phrase) if ask.word else None
        slug = named.slug if named else ask.word.casefold()
        runs = [r for r in open_runs if slug in ("", r.slug)]
        choices = ", ".join(f"/coord cancel {r.slug}" for r in open_runs)
        if not open_runs:
            return (_tell(command, "nothing-open"),)
        if not runs:
            return (_tell(command, "cancel-what", word=ask.phrase, names=choices),)
        if len(runs) > 1:
            return (_tell(command, "cancel-which", names=choices),)
        return self._cancelling(tx, command, runs[0])

    def _cancelling(self, tx: Tx, command: Command, run: Run) -> tuple[Job, ...]:
        event = Cancelled(key=f"{command.key}/cancel", at=command.at, by=command.user, name=command.name)
        mission = tx.mission(run.sha256)
        stops = run.may_decide(command.user) and run.stage is not Stage.PUBLISHING
        notice = "left" if run.changing else "cancelled"
        told = (_tell(command, notice, mission=mission.title if mission else run.slug),) if stops else ()
        return (Happen(run=run.id, event=event), *told)

    def hand_on(self, tx: Tx, document: Document, at: datetime) -> tuple[Happen, ...]:
        """Gives a published document to the open runs of its channel that still wait for one of its kind."""
        runs = [r for r in tx.runs(document.team, channel=document.channel, open=True) if r.source is None]
        waiting = [r for r in runs if (m := tx.mission(r.sha256)) and document.kind in m.needs]
        source = source_of(document)
        return tuple(
            Happen(run=r.id, event=SourceChosen(key=f"handed-on/{document.id}/{r.id}", at=at, source=source)) for r in waiting
        )


def mission_facts(mission: Mission) -> dict[str, str]:
    """What a listing shows of a mission."""
    return {
        "slug": mission.slug,
        "title": mission.title,
        "emoji": mission.emoji,
        "minutes": mission.duration.raw if mission.duration else "",
        "aliases": ", ".join(mission.aliases),
    }


def _latest(tx: Tx, command: Command, mission: Mission) -> Source | None:
    found = (d for kind in mission.needs for d in tx.documents(command.team, command.channel, kind))
    document = next(found, None)
    return source_of(document) if document else None


def _tell(command: Command, notice: str, **facts: str) -> Tell:
    return Tell(
        key=command.key,
        team=command.team,
        channel=command.channel,
        user=command.user,
        notice=notice,
        facts=facts,
        thread_ts=command.thread_ts,
        reply=command.reply,
    )
