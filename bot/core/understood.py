"""What we understood from a form, in three to five plain lines: so that a person sees a slip before it is in a document. Pure.

Only what people or an earlier document said is told; values that stand in for an answer are not.
"""

from collections.abc import Callable
from datetime import date

from bot.core.facts import Facts
from bot.core.forms import Form, Kind, Question
from bot.core.hours import PROMISES, WEEK, days_text, hours
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.segment_lines import segment_lines
from bot.core.touches import Tier

MOST, FEWEST, WIDTH = 5, 3, 160
UNREADABLE = frozenset({Kind.PERSON, Kind.PEOPLE, Kind.FILE})
"""Kinds whose values are ids."""

Maker = Callable[[Facts], str]


def understood(mission: Mission, form: Form, run: Run, facts: Facts) -> tuple[str, ...]:
    """At most five lines about the answers to this form; none when nothing was answered. Foreign text, not escaped."""
    given = {q.id for q in form.questions if facts.known(q.id)}
    told, covered = list[str](), set[str]()
    for about, maker in LINES:
        if given & set(about) and (line := maker(_known(facts))):
            told.append(_cut(line))
            covered |= set(about)
    plain = [_plain(q, facts) for q in form.questions if q.id in given - covered and q.kind not in UNREADABLE]
    lines = told + plain[: max(0, FEWEST - len(told))] if told else plain
    return tuple(lines[:MOST])


def _known(facts: Facts) -> Facts:
    return Facts(facts={k: f for k, f in facts.facts.items() if facts.known(k)})


def _plain(question: Question, facts: Facts) -> str:
    if question.shown:
        shown = dict(zip(question.options, question.shown, strict=False))
        return _cut(f"{question.label}: {'; '.join(shown.get(each, each) for each in facts.lines(question.id))}")
    lines = facts.lines(question.id)
    first = facts.text(question.id) if len(lines) < 2 or question.options else lines[0]
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 and not question.options else ""
    return _cut(f"{question.label}: {first}", WIDTH - len(more)) + more


def _cut(text: str, width: int = WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def _listed(items: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part) if items else ""


def _several(f: Facts, question: str, one: str, many: str) -> str:
    """`3 promises, the first: ...`; the line itself when it is the only one."""
    lines = f.lines(question)
    if not lines:
        return ""
    return f"{one}: {lines[0]}" if len(lines) == 1 else f"{len(lines)} {many}, the first: {lines[0]}"


def _amount(number: float) -> str:
    return f"{number:,.2f}".removesuffix(".00")


def _company(f: Facts) -> str:
    return ": ".join(part for part in (f.text("business_name"), f.text("offer")) if part)


def _success(f: Facts) -> str:
    lines = f.lines("success")
    return f"Customers call it success when: {lines[0]}" if lines else ""


def _voice(f: Facts) -> str:
    voice = _listed(f.lines("voice"))
    return f"You sound {voice}" if voice else ""


def _serve(f: Facts) -> str:
    return " / ".join(f.lines("serve")[:2])


def _charge(f: Facts) -> str:
    value = f.number("customer_value")
    worth = f"about {_amount(value)} {f.text('currency')}".strip() + " a month for a customer" if value is not None else ""
    return ", ".join(part for part in (f"You charge: {f.text('pricing')}" if f.text("pricing") else "", worth) if part)


def _found(f: Facts) -> str:
    found = _listed(f.lines("found_by"))
    return f"Customers find you by: {found}" if found else ""


def _handover(f: Facts) -> str:
    return f"From sale to service: {f.text('sales_handover')}" if f.text("sales_handover") else ""


def _hours(f: Facts) -> str:
    """`Service Tuesday to Friday, 09:00 to 17:00, 6 hours a week; inbox looked at 09:00 and 13:00`."""
    days, week = tuple(d for d in WEEK if d in f.lines("working_days")), f.number("hours_week")
    time = f"{f.text('day_start')} to {f.text('day_end')}" if f.get("day_start") and f.get("day_end") else ""
    parts = (days_text(days) if days else "", time, f"{week:g} hour{'s' * (week != 1)} a week" if week else "")
    looks = f"; inbox looked at {_listed(hours(f).looks)}" if all(parts) else ""
    return f"Service {', '.join(part for part in parts if part)}{looks}" if any(parts) else ""


def _promises(f: Facts) -> str:
    """`Urgent within 4 service hours, the rest within 1 business day`."""
    urgent, rest = (_promise(f.text(q)) for q in ("urgent_promise", "ordinary_promise"))
    return ", ".join(part for part in (f"Urgent {urgent}" if urgent else "", f"the rest {rest}" if rest else "") if part)


def _promise(promise: str) -> str:
    if promise not in PROMISES:
        return ""
    words = {"same day": "the same service day", "1 business day": "by the next working day"}
    return words.get(promise, f"within {promise.replace(' hour', ' service hour')}")


def _channels(f: Facts) -> str:
    watched, first = _listed(f.lines("channels")), f.text("primary_channel")
    return f"You watch {watched}{f'; {first} is tried first' if first and first != watched else ''}" if watched else ""


def _proactive(f: Facts) -> str:
    share, focus = f.text("proactive_share"), f.text("service_focus")
    wanted = "no fixed share of the time for reaching out" if share == "not sure" else f"{share} of the time for reaching out"
    return ", ".join(part for part in (f"Service is mainly {focus}" if focus else "", wanted if share else "") if part)


def _proof(f: Facts) -> str:
    proof = _listed(f.lines("proof"))
    return f"Good service shows in {proof}" if proof else ""


def _customers(f: Facts) -> str:
    """How many customers, by tier where segments say it, by name otherwise."""
    count, tiers = f.number("customer_count"), segment_lines(f.text("segments_tiers"))
    sums = {t: sum(s.count for s in tiers if s.tier is t) for t in Tier}
    named = tuple(line.split(",")[0].split(":")[0].strip() for line in f.lines("segments"))
    split = ", ".join(f"{n} {t.value}" for t, n in sums.items() if n) or _listed(named)
    customers = f"{count:g} active customer{'s' * (count != 1)}" if count is not None else "Customers"
    return f"{customers}: {split}" if split else customers if count is not None else ""


def _stages(f: Facts) -> str:
    names = {"onboarding": "in onboarding", "using": "using it", "succeeding": "succeeding", "expanding": "expanding"}
    names |= {"advocates": "advocates"}
    counts = {told: f.number(f"stage_{stage}") for stage, told in names.items()}
    return "By stage: " + ", ".join(f"{n:g} {told}" for told, n in counts.items() if n is not None)


def _requests(f: Facts) -> str:
    count, each = f.number("requests_week"), f.number("request_minutes")
    if count is None:
        return f"About {each:g} minutes for a request" if each else ""
    asked = f"{count:g} request{'s' * (count != 1)} a week"
    return f"{asked}, about {each:g} minutes each: {count * each / 60:.1f} hours" if each else asked


def _period(f: Facts) -> str:
    length, stage = f.text("period_length"), f.text("business_stage")
    start = f"from {_date(f.text('period_start'))}" if f.text("period_start") else ""
    plan = " ".join(part for part in (f"A plan for one {length}" if length else "A plan", start) if part)
    return f"{plan}{f'; the business is {stage}' if stage else ''}"


def _date(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%A, %-d %B %Y}"
    except ValueError:
        return text


def _goal(f: Facts) -> str:
    return f"The goal: {f.text('period_goal')}" if f.text("period_goal") else ""


def _priorities(f: Facts) -> str:
    lines = f.lines("priorities")
    return f"Priorities: {'; '.join(line.rstrip('.;') for line in lines[:3])}" if lines else ""


def _sales(f: Facts) -> str:
    now, wanted, new = f.number("sales_now"), f.number("sales_wanted"), f.number("new_customers")
    sales = " to ".join(_amount(n) for n in (now, wanted) if n is not None)
    parts = (f"Sales {'from ' if now is not None and wanted is not None else ''}{sales} a month" if sales else "",)
    parts += (f"{new:g} new customer{'s' * (new != 1)} a month" if new is not None else "",)
    return ", ".join(part for part in parts if part)


def _rhythm(f: Facts) -> str:
    every, scheduling = f.text("checkin_every"), f.text("scheduling")
    checks = f"Check-ins {every if every == 'by tier' else f'every {every}'}" if every else ""
    work = {"fixed days": "work on fixed days", "due-this-week list": "work from one list for the week"}.get(scheduling, "")
    return ", ".join(part for part in (checks, work) if part).capitalize()


LINES: tuple[tuple[tuple[str, ...], Maker], ...] = (
    (("business_name", "offer"), _company),
    (("serve",), _serve),
    (("success",), _success),
    (("voice",), _voice),
    (("promises",), lambda f: _several(f, "promises", "You promise", "promises to keep")),
    (("pricing", "customer_value"), _charge),
    (("found_by",), _found),
    (("sales_handover",), _handover),
    (("hours_week", "working_days", "day_start", "day_end"), _hours),
    (("urgent_promise", "ordinary_promise"), _promises),
    (("channels", "primary_channel"), _channels),
    (("proactive_share", "service_focus"), _proactive),
    (("proof",), _proof),
    (("customer_count", "segments", "segments_tiers"), _customers),
    (("requests_common",), lambda f: _several(f, "requests_common", "Asked most", "common requests")),
    (("stuck_points",), lambda f: _several(f, "stuck_points", "They get stuck here", "places where they get stuck")),
    (("signals",), lambda f: f"Health is read from {_listed(f.lines('signals'))}"),
    (tuple(f"stage_{s}" for s in ("onboarding", "using", "succeeding", "expanding", "advocates")), _stages),
    (("requests_week", "request_minutes"), _requests),
    (("period_start", "period_length", "business_stage"), _period),
    (("period_goal",), _goal),
    (("priorities",), _priorities),
    (("sales_now", "sales_wanted", "new_customers"), _sales),
    (("checkin_every", "scheduling"), _rhythm),
)
"""Which answers a line is about, and the line; in the order in which people read them."""
