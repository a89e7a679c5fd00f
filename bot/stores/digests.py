"""The digests' part of a transaction, over the shared statements. The values are loaded when they are first wanted."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.core.ports import Conflict
from bot.stores import rows, sql

if TYPE_CHECKING:
    from bot.core.calendar.plans import Published
    from bot.core.digest.values import Daily, Day, Tick


class DigestRows:
    """How digests stand, their days and ticks. Mixed into a transaction that can execute."""

    _execute: Any

    def daily(self, team: str, channel: str) -> "Daily | None":
        return next(iter(self._dailies(sql.DAILY, {"team": team, "channel": channel})), None)

    def dailies(self, team: str | None = None, limit: int = 1000) -> "tuple[Daily, ...]":
        statement = sql.DAILIES if team is None else sql.DAILIES_OF_TEAM
        return self._dailies(statement, {"team": team, "limit": limit})

    def keep_daily(self, daily: "Daily") -> "Daily":
        kept = daily.model_copy(update={"version": daily.version + 1})
        columns = {"team": kept.team, "channel": kept.channel, "version": kept.version, "body": rows.body(kept)}
        self._written(sql.SAVE_DAILY if daily.version else sql.ADD_DAILY, columns, f"{kept.team}/{kept.channel}")
        return kept

    def add_day(self, day: "Day") -> bool:
        return self._execute(sql.ADD_DAY, _day_columns(day)).rowcount == 1

    def save_day(self, day: "Day") -> "Day":
        saved = day.model_copy(update={"version": day.version + 1})
        self._written(sql.SAVE_DAY, _day_columns(saved), f"{saved.channel}/{saved.digest.date}")
        return saved

    def day(self, team: str, channel: str, on: date) -> "Day | None":
        return next(iter(self._days(sql.DAY, {"team": team, "channel": channel, "date": on.isoformat()})), None)

    def days(self, team: str, channel: str, limit: int = 1) -> "tuple[Day, ...]":
        return self._days(sql.DAYS, {"team": team, "channel": channel, "limit": limit})

    def add_tick(self, team: str, channel: str, tick: "Tick") -> bool:
        columns = {"id": tick.id, "team": team, "channel": channel, "date": tick.day.isoformat(), "at": rows.micros(tick.at)}
        return self._execute(sql.ADD_TICK, columns | {"body": rows.body(tick)}).rowcount == 1

    def ticks(self, team: str, channel: str, since: date) -> "tuple[Tick, ...]":
        from bot.core.digest.values import Tick

        found = self._execute(sql.TICKS, {"team": team, "channel": channel, "date": since.isoformat()})
        return tuple(Tick.model_validate_json(text) for (text,) in found)

    def published(self, document_id: str) -> "Published | None":
        from bot.core.calendar.plans import Published

        found = self._execute(sql.DOCUMENT, {"id": document_id})
        return next((Published.model_validate_json(text) for (text,) in found), None)

    def _dailies(self, statement: str, parameters: Mapping[str, object]) -> "tuple[Daily, ...]":
        from bot.core.digest.values import Daily

        return tuple(Daily.model_validate_json(text) for (text,) in self._execute(statement, parameters))

    def _days(self, statement: str, parameters: Mapping[str, object]) -> "tuple[Day, ...]":
        from bot.core.digest.values import Day

        return tuple(Day.model_validate_json(text) for (text,) in self._execute(statement, parameters))

    def _written(self, statement: str, columns: Mapping[str, object], name: str) -> None:
        if self._execute(statement, columns).rowcount != 1:
            raise Conflict(name)


def _day_columns(day: "Day") -> dict[str, object]:
    return {
        "team": day.team,
        "channel": day.channel,
        "date": day.digest.date.isoformat(),
        "version": day.version,
        "body": rows.body(day),
    }
