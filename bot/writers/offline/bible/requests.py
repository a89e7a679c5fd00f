"""How a request becomes a result: service hours, levels with promises that can be kept, five steps, the cause behind."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_process import Requests, ServiceHours, TriageLevel
from bot.writers.offline.bible.steps import common, knowledge, level_of, root_cause, steps
from bot.writers.offline.company import Company, company, own, practice
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.hours import Promise, promise_text
from bot.writers.offline.phrases import by, joined, opened, span
from bot.writers.offline.trade import TRADES

PROMISED = "the time that was wanted, or the longest time between two looks at the inbox"
"""How every promised time is found."""


def promises(c: Company) -> tuple[Promise, Promise, Promise, Promise]:
    """Urgent, high, ordinary and idea: each can be kept, and none is shorter than the one before."""
    urgent = c.hours.promise(c.facts.text("urgent_promise", "2 hours"))
    ordinary = c.hours.promise(c.facts.text("ordinary_promise", "1 business day"), urgent.minutes)
    high = min(c.hours.promise("4 hours", urgent.minutes), ordinary, key=lambda p: p.minutes)
    idea = c.hours.promise("3 business days", ordinary.minutes)
    return urgent, high, ordinary, idea


def requests(brief: Brief) -> Requests:
    """Hours, four levels on the service clock, the way of a request, and what the frequent requests are really about."""
    c = company(brief.facts, brief.variation)
    four = promises(c)
    return Requests(
        summary=_summary(c),
        hours=_hours(c),
        levels=_levels(c, four),
        promise_notes=_notes(c, four),
        acknowledgement="An automatic confirmation is no answer.",
        reopen_days=7,
        steps=steps(c),
        root_cause=root_cause(c),
        knowledge=knowledge(c),
        common=tuple(common(c, r) for r in c.points("requests_common", 140)[:6]),
        evidence=(
            *used(
                brief.facts, "requests_common", "channels", "primary_channel", "working_days", "day_start", "day_end", "timezone"
            ),
            *used(brief.facts, "hours_week", "urgent_promise", "ordinary_promise", "tools", "sensitive_data"),
            derived(
                "service day / looks at the inbox",
                f"{span(c.hours.length)} / {c.hours.checks} = {span(c.hours.gap)} at most unread",
                "hours.gap_minutes",
                "promise_notes",
            ),
            derived(PROMISED, "", "levels.*.first_response", "levels.*.first_response_minutes"),
            derived(
                "the first answer's time or the time between two looks, the longer one",
                "",
                "levels.0.update_minutes",
                "levels.0.update",
            ),
            derived("service day x 1, x 2, x 20", "", "levels.*.update_minutes", "levels.*.update"),
            derived("service day x 1, x 2, x 3", "", "levels.*.resolution_minutes", "levels.*.resolution"),
            default("high and idea", "4 hours and 3 business days, or the nearest that can be kept"),
            default("resolution", "Aims of 1, 2 and 3 service days; ideas are planned. A case can be opened again for 7 days"),
        ),
    )


def _summary(c: Company) -> str:
    return practice(c).handling.first


def _hours(c: Company) -> ServiceHours:
    h = c.hours
    urgent = promises(c)[0]
    return ServiceHours(
        days=h.text.split(",")[0] if " to " in h.text.split(",")[0] else joined(h.days),
        start=h.start,
        end=h.end,
        timezone=h.timezone,
        looks=h.looks,
        gap_minutes=h.gap,
        outside="Nobody answers; the automatic reply (“Outside service hours”) says when we are back.",
        urgent_path=_urgent_path(c, urgent),
        away=practice(c).handling.away,
    )


def _urgent_path(c: Company, urgent: Promise) -> str:
    where = by(c.urgent_channel)
    keyword = (
        "with the word URGENT first"
        if c.urgent_channel in ("email", "text message", "chat", "help desk", "Slack Connect")
        else "and say first that it is urgent"
    )
    safety = (
        " An emergency goes to the emergency number or the doctor on call, not to us."
        if c.facts.text("sensitive_data") == "health" and c.kind == "clinic"
        else ""
    )
    return f"One path: {where}, {keyword}; answered {urgent.text}.{safety}"


def _levels(c: Company, four: tuple[Promise, ...]) -> tuple[TriageLevel, ...]:
    day = c.hours.length
    trade, here = TRADES[c.kind], practice(c).handling
    examples = _examples(c)
    rows = (
        ("Urgent", trade.urgent, 3, 3, four[0], max(four[0].minutes, c.hours.gap), day, c.urgent_channel),
        ("High", trade.high, 2, 3, four[1], day, 2 * day, c.primary),
        (
            "Ordinary",
            here.ordinary,
            2,
            1,
            four[2],
            2 * day,
            3 * day,
            c.primary,
        ),
        ("Idea", here.idea, 1, 1, four[3], 20 * day, 0, c.primary),
    )
    return tuple(
        TriageLevel(
            name=name,
            definition=definition,
            example=example,
            impact=impact,
            urgency=urgency,
            first_response_minutes=p.minutes,
            first_response=opened(p.text),
            update_minutes=update,
            update=_every(update, day),
            resolution_minutes=aim,
            resolution=_aim(aim, day),
            clock="business",
            channel=channel,
        )
        for (name, definition, impact, urgency, p, update, aim, channel), example in zip(rows, examples, strict=True)
    )


def _every(minutes: int, day: int) -> str:
    if minutes >= day:
        days = round(minutes / day)
        return "Once a month" if days == 20 else "Every service day" if days == 1 else f"Every {days} service days"
    return f"Every {span(minutes)}"


def _aim(minutes: int, day: int) -> str:
    return f"Within {round(minutes / day)} service day{'s' if minutes > day else ''}" if minutes else "Planned, or declined"


def _examples(c: Company) -> tuple[str, str, str, str]:
    found = c.points("requests_common", 110)
    by = {level: next((own(r) for r in found if level_of(r) == level), "") for level in ("High", "Ordinary", "Idea")}
    trade = TRADES[c.kind]
    promise = next((p for p in c.points("promises", 200) if re.search(r"urgent|if people", p, re.IGNORECASE)), "")
    case = re.search(r"\bif (people .{8,60})$", promise)
    urgent = opened(case[1]) if case else f"{opened(trade.broken.split(',')[0])}, and it cannot wait"
    return (
        urgent,
        by["High"] or (opened(c.stuck[0]) if c.stuck else f"{opened(trade.broken)}, with a way around"),
        by["Ordinary"] or f"A question about their {trade.unit}",
        by["Idea"] or f"They would like to {trade.more.split(',')[0]}",
    )


def _notes(c: Company, four: tuple[Promise, ...]) -> tuple[str, ...]:
    notes = []
    for name, p in (("urgent", four[0]), ("ordinary", four[2])):
        if not p.kept:
            notes.append(
                f"Wanted for {name} matters: {promise_text(p.wanted)}. A message can lie unread for {span(c.hours.gap)}, so we "
                f"promise {p.text}; more looks a day would allow the shorter one."
            )
    if not c.hours.fits:
        notes.append(
            f"{c.hours.week:.10g} hours of service do not fit into {len(c.hours.days)} days of {span(c.hours.length)}; "
            "the owner says whether days are longer or several people serve at once."
        )
    if len(c.channels) > max(2, c.hours.week / 4):
        notes.append(
            f"{len(c.channels)} channels are many for {c.hours.week:.10g} hours a week: if promises slip, "
            f"{c.channels[-1]} is closed first."
        )
    return tuple(notes)
