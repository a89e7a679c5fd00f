"""A quarter of digests, its review, and the Plan's next version, which the calendar follows; over real HTTP and WebSockets."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.core.calendar.plans import plan_content
from bot.core.calendar.values import Kind, PlanContent
from bot.core.digest.compose import digest_for
from bot.core.digest.values import Day, Item, Mark, Tick
from bot.core.document import Document
from bot.core.metrics.values import MetricValue
from bot.core.ports import Tx
from bot.core.score.card import score
from bot.workspace import Driver
from tests.e2e.answers import PLAN_QUICK
from tests.e2e.live import Office

PLAN = "service-plan-development"
DAY = timedelta(days=1)
NEXT = date(2027, 4, 5)
SKIPPED, MOVED = "quality-assessment", "feedback-analysis"


def on(office: Office, day: date) -> None:
    """Moves the clock to the morning of a day, and on to its digest."""
    for minutes in (-30, 1):
        office.at(datetime.combine(day, time(9), UTC) + timedelta(minutes=minutes))
        office.slack.idle()


def plan_with_a_digest(slack: Driver) -> None:
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Go on without")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | {"Hours a week for service": 12}) == {}
    slack.click("Approve all")
    slack.click("Publish")
    slack.click("Start the daily digest")
    assert slack.fill({"Backup": "sam"}) == {}
    slack.idle()


def plans(tx: Tx) -> tuple[Document, ...]:
    return tx.documents(tx.all_runs()[0].team, tx.all_runs()[0].channel, "service-plan")


def lived(tx: Tx, until: date) -> int:
    """Every day until this one with its digest, ticked as a busy owner would."""
    document = plans(tx)[0]
    plan = plan_content(document)
    daily = tx.daily(document.team, document.channel)
    assert daily is not None
    count, ticks, day = 0, [], max(plan.start, daily.since)
    while day < until:
        if daily.settings.comes(day):
            digest = digest_for(plan, daily, ticks, day)
            at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)
            tx.add_day(Day(team=daily.team, channel=daily.channel, run=daily.run, digest=digest, at=at))
            for item in digest.items:
                for tick in said(item, day, at, len(ticks)):
                    ticks.append(tick)
                    tx.add_tick(daily.team, daily.channel, tick)
            count += 1
        day += DAY
    tx.keep_daily(daily.model_copy(update={"last": until - DAY}))
    for week in range(1, 12):
        tx.add_metric(daily.team, daily.channel, counted(plan, week))
    return count


def counted(plan: PlanContent, week: int) -> MetricValue:
    day = plan.start + timedelta(weeks=week, days=-3)
    at = datetime.combine(day, datetime.min.time(), UTC)
    return MetricValue(id=f"m{week}", key="first-response", date=day, value=90 - week, n=12, by="U1", at=at, plan=plan.id)


def said(item: Item, day: date, at: datetime, number: int) -> Iterator[Tick]:
    base = {"version": 1, "key": item.key, "due": item.due, "day": day, "by": "U1", "at": at, "activity": item.activity,
            "minutes": item.counted, "work": item.work}  # fmt: skip
    if item.kind is not Kind.ACTIVITY:
        return
    if item.key in (SKIPPED, MOVED):
        reason = "No time" if item.key == SKIPPED else "Waiting for somebody"
        yield Tick(id=f"t{number}", mark=Mark.SKIPPED, reason=reason, **base)
    else:
        yield Tick(id=f"t{number}", mark=Mark.DONE, **base)


def test_a_quarter_comes_back_and_changes_the_plan(office):
    slack, bot = office.slack, office.bot
    plan_with_a_digest(slack)
    first = bot.run(lambda tx: plan_content(plans(tx)[0]))
    assert first.review is not None
    held = first.review.dates[0]
    assert bot.run(lambda tx: lived(tx, held)) > 30
    on(office, held)
    slack.click("Start the quarterly review", timeout=30)
    asked = slack.wait_for("The quarter suggests 3 changes; 3 to decide")
    assert "was skipped" in asked.text
    slack.click("Leave as it is")
    slack.wait_for("2 to decide")
    slack.click("Drop it")
    slack.wait_for("1 to decide")
    slack.click("Do what the Plan says")
    slack.wait_for("all are decided")
    slack.click("Quick start")
    assert slack.fill({"The next version begins": "2027-04-05", "What worked": "The Tuesday reviews"}) == {}
    slack.click("Approve")
    slack.click("Approve")
    slack.wait_for("all red lines clear")
    slack.click("Publish")
    slack.wait_for(lambda m: m.text.startswith("📋 Customer Service Plan") and "Version 2" in m.text)
    review, plan = slack.document(channel="service", name="quarterly"), slack.document(channel="service", name=PLAN)
    assert "| Service quality assessment | weekly | 12 | 0 | 12 | 0 |" in review
    assert "Service quality assessment: 10 min a week → dropped, as you asked" in review
    assert "Quarterly review of 1 April 2027" in plan.partition("## Change log")[2]
    assert "| Service quality assessment |" not in plan
    assert "| Feedback analysis | Monday" in plan
    first, second = (plan_content(d) for d in reversed(bot.run(plans)))
    assert (second.version, second.start, score(bot.run(plans)[0]).red) == (2, NEXT, ())
    assert SKIPPED in {a.key for a in first.bau.activities} - {a.key for a in second.bau.activities}
    on(office, NEXT)
    assert "version 2" in slack.wait_for(lambda m: m.text.startswith("Monday 5 April")).text
    on(office, NEXT + 3 * DAY)
    thursday = slack.wait_for(lambda m: m.text.startswith("Thursday 8 April"))
    assert "Service quality assessment" not in thursday.text
