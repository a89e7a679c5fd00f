"""A digest begins, changes, and follows its Plan from version to version. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.core.calendar.values import PlanContent
from bot.core.digest.settings import DigestSettings, Holidays, zone_of
from bot.core.digest.values import Daily, PlanRef
from bot.core.run import Run

_DAY = timedelta(days=1)


def proposed(plan: PlanContent, run: Run) -> DigestSettings:
    """The settings that the Plan's own answers suggest; who started it has the day where no owner is named.

    People are taken from the run: in a document they stand by name.
    """
    owner, backup = _person(run, "owner") or run.starter, _person(run, "backup")
    return DigestSettings(
        at=plan.digest_at,
        zone=plan.timezone,
        days=plan.weekdays or (0, 1, 2, 3, 4),
        owner=owner,
        backup=backup if backup != owner else "",
        away=plan.away,
    )


def _person(run: Run, question: str) -> str:
    answer = run.answers.get(question)
    return str(answer.value) if answer and isinstance(answer.value, str) else ""


def begun(team: str, channel: str, run: str, plan: PlanContent, settings: DigestSettings, now: datetime) -> Daily:
    """A digest from today on, or from the Plan's first day. `settings.zone` has to exist."""
    since = max(today(settings, now), plan.start)
    ref = PlanRef(id=plan.id, version=plan.version, start=plan.start)
    return Daily(team=team, channel=channel, run=run, settings=settings, plans=(ref,), since=since, last=since - _DAY)


def changed(daily: Daily, **settings: object) -> Daily:
    """Other settings from now on: what was to come next is void, and nothing counts as ignored."""
    new = daily.settings.model_copy(update=settings)
    return daily.model_copy(update={"settings": new, "generation": daily.generation + 1, "ignored": 0, "weekly": False})


def following(daily: Daily, plan: PlanContent, run: str) -> Daily:
    """The digest with a new version of its Plan, which takes over on its first day; days away are those of both."""
    ref = PlanRef(id=plan.id, version=plan.version, start=plan.start)
    plans = tuple(sorted({p.id: p for p in (*daily.plans, ref)}.values(), key=lambda p: p.version))
    settings = daily.settings.model_copy(update={"away": daily.settings.away | plan.away})
    return daily.model_copy(update={"plans": plans, "run": run, "settings": settings})


def observing(settings: DigestSettings, plans: Iterable[date], on: date, holidays: Holidays) -> DigestSettings:
    """The settings with the public holidays from the year in which the first of the `plans` starts to the year after `on`."""
    return settings.model_copy(update={"holidays": holidays(min((*plans, on)).year, on.year + 1)})


def today(settings: DigestSettings, now: datetime) -> date:
    """The local date; UTC's where the zone does not exist."""
    zone = zone_of(settings.zone)
    return (now.astimezone(zone) if zone else now).date()
