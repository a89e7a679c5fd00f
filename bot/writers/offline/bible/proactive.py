"""Service that moves first: a health score of signs the owner can see, bands with actions, and early warnings with plays."""

from bot.core.brief import Brief
from bot.core.content.bible_process import Band, Indicator, Look, Override, Proactive
from bot.writers.offline.bible import names
from bot.writers.offline.bible.signals import SIGNS, base, visible, weights
from bot.writers.offline.bible.warnings import LATE, warnings
from bot.writers.offline.company import Company, company, heading, practice
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import by, counted, joined, sentence, span, text_of
from bot.writers.offline.trade import TRADES


def proactive(brief: Brief) -> Proactive:
    """Health in three to seven indicators whose weights add up to 100, four bands, and five to eight early warnings."""
    c = company(brief.facts, brief.variation)
    indicators, early = _indicators(c), warnings(c)
    return Proactive(
        summary=_summary(c),
        share=_share(c),
        indicators=indicators,
        bands=_bands(c),
        overrides=_overrides(c),
        coverage_percent=60,
        new_customer_days=30,
        scoring=_scoring(c),
        backtest=_backtest(c),
        warnings=early,
        rhythm=_rhythm(c),
        blind_spots=_blind_spots(c),
        evidence=(
            *used(brief.facts, "signals", "tools", "pricing", "proactive_share", "stuck_points", "why_left", "customers_lost"),
            *used(brief.facts, "customer_count", "success", "hours_week"),
            default(
                "thresholds",
                "Thresholds and windows are usual in the field; check them against your own losses after a quarter",
                *(f"indicators.*.{name}" for name in ("good", "ok", "bad", "window_days")),
            ),
            derived("hours a week x 60 x 0.8 x wanted share", "", "share"),
            *(derived("days to first value / 2", "", f"warnings.{n}") for n, w in enumerate(early) if w.signal == LATE),
            default("bands", "80, 60 and 40 points; enough data from 60 % of the weight on; new customers stay out for 30 days"),
            derived(
                "usual share of each part of health by way of charging, spread over its visible signals and scaled to 100",
                joined(f"{i.name} {i.weight}" for i in indicators),
                "indicators.*.weight",
            ),
        ),
    )


def _summary(c: Company) -> str:
    return f"The score judges nobody; it tells {c.name} whom to write to first. It uses only what we can see."


def _share(c: Company) -> str:
    share = c.facts.text("proactive_share")
    percent = next((int(w) for w in share.split() if w.isdigit()), 0)
    if not percent:
        return "No share of time is fixed yet: measure the first month, then set one that survives a full week."
    minutes = c.hours.week * 60 * 0.8 * percent / 100
    return f"{percent} % of the plannable time, {span(minutes)} a week, is for {c.people} who asked for nothing."


def _indicators(c: Company) -> tuple[Indicator, ...]:
    seen = visible(c)
    asked = next((s for s in ("surveys", "meeting attendance", "replies", "approvals", "orders") if s in seen), seen[0])
    outcome = _outcome(c, asked)
    rows = [outcome, *(_indicator(s) for s in seen if s != "surveys" or asked != "surveys")]
    parts = ("outcome", *(SIGNS[s].part for s in seen if s != "surveys" or asked != "surveys"))
    return tuple(r.model_copy(update={"weight": w}) for r, w in zip(rows, weights(parts, base(c)), strict=True))


def _outcome(c: Company, asked: str) -> Indicator:
    if asked == "surveys":
        return _indicator("surveys").model_copy(update={"name": "Progress towards the result"})
    return Indicator(
        name="Progress towards the result",
        signal=asked,
        source="asked",
        measure="How near they say they are, 1 to 10",
        unit="points",
        window_days=90,
        good=8,
        ok=6,
        bad=4,
        higher_is_better=True,
        weight=0,
    )


def _indicator(signal: str) -> Indicator:
    s = SIGNS[signal]
    return Indicator(
        name=s.name,
        signal=signal,
        source=s.source,
        measure=s.measure,
        unit=s.unit,
        window_days=s.window,
        good=s.good,
        ok=s.ok,
        bad=s.bad,
        higher_is_better=s.higher,
        weight=0,
    )


def _bands(c: Company) -> tuple[Band, ...]:
    trade, here = TRADES[c.kind], practice(c).watching
    return (
        Band(
            name="Thriving",
            low=80,
            high=100,
            action=here.thriving,
            within_days=30,
            owner=names.SERVICE,
            template=names.MILESTONE,
        ),
        Band(
            name="Stable",
            low=60,
            high=79,
            action=f"One hint that makes it easier to {trade.part}",
            within_days=30,
            owner=names.SERVICE,
            template=names.USE_MORE,
        ),
        Band(
            name="At-Risk",
            low=40,
            high=59,
            action=f"{here.at_risk.format(by=by(c.talk_channel))} One step, one date",
            within_days=5,
            owner=names.SERVICE,
            template=names.OFF_TRACK,
        ),
        Band(
            name="Critical",
            low=0,
            high=39,
            action=here.critical,
            within_days=2,
            owner=names.OWNER,
            template=names.OFF_TRACK,
        ),
    )


def _overrides(c: Company) -> tuple[Override, ...]:
    lines = [
        Override(condition=f"A {c.person} says that they may leave", band_at_most="Critical"),
        Override(condition=f"Whoever chose {c.name} has left", band_at_most="At-Risk"),
        Override(condition="Payment is more than 30 days late", band_at_most="At-Risk"),
        Override(condition="Something urgent has waited for more than 2 business days", band_at_most="At-Risk"),
    ]
    return tuple(lines)


def _scoring(c: Company) -> str:
    return text_of(
        "Good gives the full weight, fair half, less nothing",
        "What cannot be seen drops out, the rest is scaled to 100; below 60 % of the weight we talk instead",
        "In the first 30 days only the way to first value counts",
        "A fall of 15 points in a month comes before a low, steady score",
    )


def _backtest(c: Company) -> str:
    lost = c.facts.number("customers_lost")
    if lost:
        return (
            f"Once a quarter we work out the scores 60 and 90 days before each loss ({counted(lost, c.person)} in 12 months), "
            "and the false alarms; a sign that warned of nobody loses its weight."
        )
    return (
        f"No losses on record yet. Each {c.person} who leaves gets two lines: the score 60 and 90 days before, and the reason. "
        "After five we check which sign gave warning."
    )


def _rhythm(c: Company) -> tuple[Look, ...]:
    day, here = c.hours.days[min(1, len(c.hours.days) - 1)], practice(c)
    return (
        Look(often=f"Daily, after the look at {c.hours.start}", what=here.daily_look, minutes=5),
        Look(
            often=f"Every {day}",
            what=text_of("At-Risk and Critical by name", here.weekly_look, c.emphasis.weekly),
            minutes=c.emphasis.weekly_minutes,
        ),
        Look(often="Monthly", what=f"Who rose or fell by 15 points? {here.watching.monthly}", minutes=45),
        Look(often="Quarterly", what=here.watching.quarterly, minutes=60),
    )


_HELPS = {
    "logins or usage": "it would show a decline weeks before a word",
    "surveys": "two questions a quarter would give their own view",
    "tickets": "a simple list of requests would show trouble that comes back",
    "payments": "the billing list shows who hesitates",
    "meeting attendance": "kept dates are the plainest sign of interest",
}


def _blind_spots(c: Company) -> tuple[str, ...]:
    seen = c.choices("signals") or visible(c)
    missing = [s for s in _HELPS if s not in seen and not (s == "logins or usage" and c.kind != "software")][:2]
    lines = [sentence(f"Not seen yet, {heading(s).lower()}: {_HELPS[s]}") for s in missing]
    return tuple(lines) or (f"Not seen: what {c.people} say about us to others; each review asks for it.",)
