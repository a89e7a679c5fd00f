"""Phase 2 of the Plan by rules: the service calendar, made of the fitted activities."""

from bot.core.activities import Cadence, Work
from bot.core.brief import Brief
from bot.core.content.plan_work import Bau, BauActivity, EventTouch
from bot.core.cuts import Row
from bot.core.due import FULL_WEEK, due
from bot.core.wishes import OWNER
from bot.writers.offline import evidence
from bot.writers.offline.bible.requests import PROMISED
from bot.writers.offline.hours import WEEK, days_text
from bot.writers.offline.phrases import counted, joined, opened, span, text_of
from bot.writers.offline.plan.bau_texts import DOING, PLAIN
from bot.writers.offline.plan.ground import Ground, focus, ground
from bot.writers.offline.plan.initiatives import theme_words
from bot.writers.offline.plan.promises import differences, promised
from bot.writers.offline.plan.tools import customer_list, request_log
from bot.writers.offline.plan.worked import EACH_WEEK, FITTED, ROWS
from bot.writers.offline.plan.works import WORKS

_ORDER = tuple(Cadence)


def bau(brief: Brief) -> Bau:
    """The calendar: every fitted activity with its minutes, its day and how it is done."""
    g = ground(brief)
    words = bau_words(g)
    rows = tuple(sorted((_activity(g, r, words) for r in g.fit.rows), key=_turn))
    return Bau(
        opening=_opening(g),
        to_decide=differences(g),
        rhythm=_rhythm(g),
        activities=rows,
        week_total=sum(r.week for r in rows),
        events=_events(g),
        rules=_rules(g),
        evidence=(
            *g.used("channels", "urgent_promise", "ordinary_promise"),
            *g.source(),
            evidence.derived(FITTED, "", "activities.*.minutes"),
            evidence.derived(EACH_WEEK, "", "activities.*.week"),
            evidence.derived(ROWS, "", "week_total", "opening"),
            evidence.derived("the usual working day of the month x working days a week / 5", "", "activities.*.due"),
            evidence.derived(PROMISED, "", "activities.*.purpose", "activities.*.steps"),
            evidence.default(
                "stock activities",
                "Twenty activities with minutes and floors; shortened by stated rules until they fit.",
                "activities.*.floor_minutes",
            ),
        ),
    )


def _turn(a: BauActivity) -> tuple[int, int]:
    """The order in which they come round: by cadence, then by day of the week, month or quarter."""
    from_end = 90 - a.due.from_end if a.due.from_end else 0
    return _ORDER.index(a.cadence), a.due.weekday or a.due.business_day or from_end


def bau_words(g: Ground) -> dict[str, str]:
    """The company's own words for the calendar's sentences."""
    high = "the high tier" if g.demand.high else "those longest without a word"
    urgent, ordinary = promised(g)
    return {
        **theme_words(g),
        "People": opened(g.people),
        "list": customer_list(g),
        "log": request_log(g),
        "channels": joined(c for c in g.company.channels if c != "in person") or "every channel",
        "looks": joined(g.company.hours.looks),
        "tier": high,
        "focus": focus(g)[0],
        "urgent": urgent,
        "ordinary": ordinary,
    }


def _activity(g: Ground, row: Row, words: dict[str, str]) -> BauActivity:
    a, doing = row.activity, DOING.get(row.activity.key, PLAIN)
    steps, done_when = WORKS[g.company.kind].doing.get(a.key, (doing.steps, doing.done_when))
    pieces = next((s.count for s in g.fit.week.sittings if s.key == a.key), 1)
    placed = [p.weekday for p in g.fit.week.placements if p.key == a.key]
    owners = {c.key: c.owner for c in g.brief.activity_changes if c.owner}
    named = any(c.key == a.key and c.trigger for c in g.brief.activity_changes)
    return BauActivity(
        key=a.key,
        name=a.name,
        purpose=doing.purpose.format(**words),
        cadence=row.cadence,
        due=due(a.trigger, row.cadence, placed, FULL_WEEK if named else len(g.demand.days), flexible(g) and not named),
        roll="next working day",
        minutes=row.minutes,
        floor_minutes=a.floor,
        sittings=max(pieces, len(placed)),
        week=row.week,
        work=a.work,
        owner_role=owners.get(a.key, OWNER),
        steps=tuple(s.format(**words) for s in steps),
        done_when=done_when.format(**words),
        record=doing.record.format(**words),
        drop_rank=a.drop_rank,
        bible_ref=g.bible.ref(doing.bible) if doing.bible and g.bible.known else "",
    )


def flexible(g: Ground) -> bool:
    """True when the owner wants a list for the week instead of fixed days."""
    return g.facts.text("scheduling").startswith("due")


def _opening(g: Ground) -> str:
    names = {w: sum(1 for r in g.fit.rows if r.activity.work is w) for w in Work}
    kinds = f"{names[Work.PROACTIVE]} proactive, {names[Work.REACTIVE]} reactive, {names[Work.OVERHEAD]} upkeep"
    total = f"{counted(len(g.fit.rows), 'activity')} take {span(g.fit.total)} a week: {kinds}"
    drawn = (
        f"The calendar is drawn for {g.demand.hours:g} hours a week, which is more than the "
        f"{g.short.demand.hours:g} there are; see the capacity"
        if g.short
        else ""
    )
    unknown = (
        ""
        if g.hours_known
        else f"The hours are not known yet; it is drawn for {g.demand.hours:g} a week, at which every activity keeps its rhythm"
    )
    return text_of(total, drawn, unknown)


def _rhythm(g: Ground) -> str:
    days = days_text(tuple(WEEK[d] for d in g.demand.days))
    start = g.facts.text("day_start")
    at = f" from {start}" if start else ""
    list_at = g.facts.text("digest_at")
    digest = f"The day's list comes at {list_at}" if list_at else ""
    return text_of(f"Service works {days}{at}", digest)


def _events(g: Ground) -> tuple[EventTouch, ...]:
    person, rows = g.person, []
    rows.append(EventTouch(event=f"New {person}", days="day 1, 3, 7, 14 and 30", do="the first thirty days"))
    rows.append(EventTouch(event="A result is reached", days="within 2 working days", do="say so, thank, ask what comes next"))
    rows += _cycle(g)
    rows.append(
        EventTouch(
            event="Silence",
            days="after 30 days",
            do="write or call once, with something useful",
        )
    )
    rows.append(
        EventTouch(
            event="They say that they may leave",
            days="the same working day",
            do=f"as in “A {person} at risk”",
        )
    )
    return tuple(rows)


def _cycle(g: Ground) -> tuple[EventTouch, ...]:
    """What the way of charging brings round: a renewal, an ending, the next visit."""
    renewal = EventTouch(
        event="Renewal or yearly talk",
        days="90, 60 and 30 days before",
        do="show the year's results, clear open points, plan what is next",
    )
    ending = EventTouch(
        event="A project ends", days="in its last week", do="ask what holds, close what is open, agree on a look back"
    )
    again = EventTouch(event="The next visit is due", days="the week before", do="remind once, with the reason; then leave it")
    bill = EventTouch(
        event="The retainer's month closes", days="before the bill", do="say what was done for it, and what is next"
    )
    return {
        "subscription": (renewal,),
        "retainer": (renewal, bill),
        "project": (ending,),
        "one-off": (again,),
        "mixed": (renewal, again),
    }[g.company.model]


def _rules(g: Ground) -> tuple[str, ...]:
    first = "Urgent requests, then the day's check-ins, then the rest."
    roll = "What falls on a day without service moves to the next working day; one missed turn is carried over, the rest let go."
    return first, roll, "At most one monthly or quarterly piece a day."
