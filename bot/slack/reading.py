"""Reads a run and the mission pinned to it. Pinned missions never change, so a few are kept at hand."""

from bot.core.mission import Mission
from bot.core.ports import Tx
from bot.core.run import Run

KEPT = 32


class Pins:
    """Missions by SHA-256."""

    def __init__(self) -> None:
        self._kept: dict[str, Mission] = {}

    def read(self, tx: Tx, run_id: str, team: str) -> tuple[Run, Mission] | None:
        """The run with its mission, or None when this team has no such run."""
        run = tx.run(run_id)
        if run is None or run.team != team:
            return None
        mission = self._kept.get(run.sha256) or tx.mission(run.sha256)
        if mission is None:
            return None
        if len(self._kept) >= KEPT:
            self._kept.clear()
        self._kept[run.sha256] = mission
        return run, mission
