"""How a request becomes a result: service hours, levels with promises that can be kept, five steps, the cause behind."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_process import CommonRequest, Requests, RequestStep, RootCause, ServiceHours, TriageLevel
from bot.writers.offline.bible import names
from bot.writers.offline.company import Company, company, own
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.hours import Promise, promise_text
from bot.writers.offline.phrases import bare, joined, opened, sentence, span, text_of, trimmed
from bot.writers.offline.trade import TRADES


def promises(c: Company) -> tuple[Promise, Promise, Promise, Promise]:
    """Urgent, high, ordinary and idea: each can be kept, and none is shorter than the one before."""
    urgent = c.hours.promise(c.facts.text("urgent_promise", "2 hours"))
    ordinary = c.hours.promise(c.facts.text("ordinary_promise", "1 business day"), urgent.minutes)
    high = min(c.hours.promise("4 hours", urgent.minutes), ordinary, key=lambda p: p.minutes)
    idea = c.hours.promise("3 business days", ordinary.minutes)
    return urgent, high, ordinary, idea


def requests(brief: Brief) -> Requests:
    """Hours, four levels on the service clock, the way of a request, and what the frequent requests are really about."""
    c = company(brief.facts)
    four = promises(c)
    return Requests(
        summary=_summary(c),
        hours=_hours(c),
        levels=_levels(c, four),
        promise_notes=_notes(c, four),
        acknowledgement="An automatic confirmation does not count as an answer. The clock stops when a person has read the request and written something that only fits it.",
        reopen_days=7,
        steps=_steps(c, four),
        root_cause=_root_cause(c),
        knowledge=_knowledge(c),
        common=tuple(_common(c, r, i) for i, r in enumerate(c.points("requests_common", 140)[:6])),
        evidence=(
            *used(brief.facts, "requests_common", "channels", "primary_channel", "working_days", "day_start", "day_end", "timezone"),
            *used(brief.facts, "hours_week", "urgent_promise", "ordinary_promise", "tools", "sensitive_data"),
            derived("service day / looks at the inbox", f"{span(c.hours.length)} / {c.hours.checks} = {span(c.hours.gap)} at most unread"),
            default("high and idea", "4 hours and 3 business days, or the nearest that can be kept"),
            default("resolution", "Aims of 1, 2 and 3 service days; ideas are planned. A case can be opened again for 7 days"),
        ),
    )  # fmt: skip


def _summary(c: Company) -> str:
    return text_of(
        f"A request is a {c.person} who wants to go on and cannot",
        f"So the first question is not whose job it is, but what it keeps them from, measured by what they came for: {bare(c.outcome)}",
    )


def _hours(c: Company) -> ServiceHours:
    h = c.hours
    urgent = promises(c)[0]
    others = [x for x in c.channels if x != c.primary]
    return ServiceHours(
        days=h.text.split(",")[0] if " to " in h.text.split(",")[0] else joined(h.days),
        start=h.start, end=h.end, timezone=h.timezone, looks=h.looks, gap_minutes=h.gap,
        outside=f"After {h.end} and on other days nobody answers. The automatic reply says when we are back ({h.start}), what we need until then, and what to do when it cannot wait.",
        urgent_path=_urgent_path(c, urgent),
        away="Before days off the date of return stands in the automatic reply and in the signature a week ahead; open requests get a word before, and one named person looks at urgent ones. "
        "If nobody can stand in, we say so and promise nothing urgent for these days." + (f" {opened(joined(others))} carry the same note." if others else ""),
    )  # fmt: skip


def _urgent_path(c: Company, urgent: Promise) -> str:
    where = f"by {c.urgent_channel}" if c.urgent_channel != "in person" else "in person at the counter"
    keyword = (
        "with the word URGENT first"
        if c.urgent_channel in ("email", "text message", "chat", "help desk", "Slack Connect")
        else "and say first that it is urgent"
    )
    safety = (
        " What may be an emergency goes to the emergency number or the doctor on call, not to us."
        if c.facts.text("sensitive_data") == "health" and c.kind == "clinic"
        else ""
    )
    return f"There is one urgent path: {where}, {keyword}. It is answered {urgent.text}.{safety}"


def _levels(c: Company, four: tuple[Promise, ...]) -> tuple[TriageLevel, ...]:
    day = c.hours.length
    trade = TRADES[c.kind]
    examples = _examples(c)
    rows = (
        ("Urgent", trade.urgent, 3, 3, four[0], max(four[0].minutes, c.hours.gap), day, c.urgent_channel),
        ("High", trade.high, 2, 3, four[1], day, 2 * day, c.primary),
        (
            "Ordinary",
            "A question, or something that is not quite right and does no harm for now",
            2,
            1,
            four[2],
            2 * day,
            3 * day,
            c.primary,
        ),
        ("Idea", "A wish or a suggestion; nothing is in the way", 1, 1, four[3], 20 * day, 0, c.primary),
    )
    return tuple(
        TriageLevel(
            name=name, definition=definition, example=example, impact=impact, urgency=urgency, first_response_minutes=p.minutes, first_response=opened(p.text),
            update_minutes=update, update=_every(update, day), resolution_minutes=aim, resolution=_aim(aim, day), clock="business", channel=channel,
        )
        for (name, definition, impact, urgency, p, update, aim, channel), example in zip(rows, examples, strict=True)
    )  # fmt: skip


def _every(minutes: int, day: int) -> str:
    if minutes >= day:
        days = round(minutes / day)
        return "Once a month" if days == 20 else "Every service day" if days == 1 else f"Every {days} service days"
    return f"Every {span(minutes)} of service time"


def _aim(minutes: int, day: int) -> str:
    return (
        f"Within {round(minutes / day)} service day{'s' if minutes > day else ''}"
        if minutes
        else "Planned, or declined with a reason"
    )


_URGENT = re.compile(
    r"urgent|today|now|cannot|can't|not work|broken|down|swollen|pain|late|missing|wrong|tomorrow|monday|ready|lost|cancel",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:can|could|may|would|is there|do you|how much|how do)\b.*\b(?:add|buy|more|second|another|new|exercise|idea|way|early|earlier|change|move|move)\b",
    re.I,
)


def level_of(request: str) -> str:
    """The level that a frequent request usually has: by its words, ordinary in doubt."""
    if re.search(r"cannot|can't|not work|does not work|broken|down\b|swollen|wrong", request, re.IGNORECASE):
        return "High"
    return "Idea" if re.search(r"\b(?:more out of|buy|suggest|would be nice|feature)\b", request, re.IGNORECASE) else "Ordinary"


def _examples(c: Company) -> tuple[str, str, str, str]:
    found = c.points("requests_common", 110)
    by = {level: next((own(r) for r in found if level_of(r) == level), "") for level in ("High", "Ordinary", "Idea")}
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 110)
    promise = next(
        (
            p
            for p in c.points("promises", 120)
            if re.search(r"urgent|if people|when (?:a|an|the|people)|hours? ", p, re.IGNORECASE)
        ),
        "",
    )
    urgent = (
        f"The case our promise is made for: {own(promise)}"
        if promise
        else f"{opened(trade.broken.split(',')[0])}, and it cannot wait until tomorrow"
    )
    return (
        urgent,
        by["High"]
        or (f"They are stuck here: {bare(c.low(stuck[0]))}" if stuck else f"{opened(trade.broken)}, with a way around"),
        by["Ordinary"] or f"A question about their {trade.unit}",
        by["Idea"] or f"They would like to {trade.more.split(',')[0]}",
    )


def _notes(c: Company, four: tuple[Promise, ...]) -> tuple[str, ...]:
    notes = []
    for name, p in (("urgent", four[0]), ("ordinary", four[2])):
        if not p.kept:
            wanted = promise_text(p.wanted)
            notes.append(
                f"Wanted for {name} matters was {wanted}. With looks at {joined(c.hours.looks)} a message can lie unread for {span(c.hours.gap)}, so the promise is {p.text}. "
                f"More looks a day would allow the shorter one."
            )
    if not c.hours.fits:
        notes.append(
            f"{c.hours.week:.10g} hours of service do not fit into {len(c.hours.days)} days of {span(c.hours.length)}. Either the days are longer or several people serve at once; the owner says which."
        )
    if len(c.channels) > max(2, c.hours.week / 4):
        notes.append(
            f"{opened(joined(c.channels))} are {len(c.channels)} places to look for {c.hours.week:.10g} hours a week. We read them in this order and drop the last one first if promises slip."
        )
    return tuple(notes)


def _steps(c: Company, four: tuple[Promise, ...]) -> tuple[RequestStep, ...]:
    trade, tools = TRADES[c.kind], c.choices("tools")
    book = (
        "the help desk"
        if "help desk" in tools or "help desk" in c.channels
        else "the CRM"
        if "CRM" in tools
        else "the request list" + (" in the spreadsheet" if "spreadsheet" in tools else "")
    )
    careful = (
        " Sensitive details are asked for only on the protected way."
        if c.facts.text("sensitive_data") in ("health", "financial", "children")
        else ""
    )
    return (
        RequestStep(name="receive", input=f"A message by {joined(c.channels, 'or')}", do=f"Read it to the end and look up what they told us last.{careful}", record=f"Who, when, and their own words, in {book}", done_when="Somebody has read it; no request lives in one head only", minutes=2, template=""),
        RequestStep(name="classify", input="The request and what it keeps them from", do=f"Choose the level by harm and haste. If unclear, ask one thing: {trade.ask_when_broken}", record="Level, and the result it touches", done_when="The time of the next word is known", minutes=2, template=names.FIRST_REPLY),
        RequestStep(name="assign", input="The level", do=f"One name takes it to the end. With one person in service the choice is: now, at a set hour, or {trade.expert}", record="Name, and the hour for it", done_when="The name stands there, and knows", minutes=1, template=names.PASSED_ON),
        RequestStep(name="resolve", input=f"What the {c.person} wants to be able to do", do="Clear the way to the result first, explain second, and answer the next question with it", record="What helped, in one line", done_when=f"The {c.person} can go on, and has said so or shown it", minutes=12, template=names.ANSWER),
        RequestStep(name="follow up", input="The line about what helped", do="Ask once whether it held; if it was the second time, look for the cause", record="Held: yes or no", done_when="7 days have gone by without the same request", minutes=3, template=names.FOLLOW_UP),
    )  # fmt: skip


def _root_cause(c: Company) -> RootCause:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 100)
    fourth = (
        f"Does it belong to a known sticking point, such as this one: {bare(c.low(stuck[0]))}?"
        if stuck
        else "Does it happen in the same stage of the journey each time?"
    )
    return RootCause(
        questions=(
            f"What did the {c.person} expect, and where did they get that from: from us, from the sale, or from elsewhere?",
            "What was different from the last time it went well?",
            "Where could it have been noticed earlier, and by which sign?",
            fourth,
            "What is the smallest change that makes it unlikely, and who makes it by when?",
        ),
        record=f"Three lines in {trade.record}: cause, change, name with date. If the cause is ours, {trade.prevent}.",
    )


def _knowledge(c: Company) -> str:
    stock = len(c.points("requests_common"))
    start = f"We begin with the {stock} frequent requests below. " if stock > 1 else ""
    return f"{start}An answer written for the second time becomes a page or a template in the same week, in words a {c.person} would search for. Whoever uses one and finds it wrong corrects it at once. Once a quarter we delete what nobody opened."


_AFTER = (
    (r"\b(?:why|understand|mean|explain)\b", "To understand it well enough to explain it to somebody else", "Put the reason next to the figure from the start"),
    (r"\b(?:price|cost|invoice|fee|charge|quote|insurance|pay for)\b", "To know what it costs, so that they can decide or book it", "Name the amount and what is in it before they have to ask"),
    (r"\b(?:not work|cannot|can't|wrong\w*|error|broken|squeal\w*|swollen|fail\w*|log in|normal)\b", "To be sure whether it is serious, and to go on today", "Say beforehand what is usual, what is not, and what to do first"),
    (r"\b(?:forgot|send|report|document|upload|import|need from|draft)\b", "To have it off their desk in one go", "Send a list with an example of a good one, before it is due"),
    (r"\b(?:move|reschedule|earlier|later|cancel\w*|put off|change)\b", "To fit it to a week that has changed, without losing what was begun", "Give the latest moment for a change in every confirmation"),
    (r"\b(?:when|ready|finish|how long|deliver\w*)\b", "To plan their own week", "Tell the date at the start, and each change of it before it is due"),
    (r"\b(?:add|second|another|more out|buy|sell|have a|loan)\b", "To go a step further without starting again", "Bring it up at the review, before they have to ask"),
    (r"\b(?:how|which|is there|do you|what|who)\b", "To do it themselves next time", "Show it once in the welcome, and keep it where they search"),
)  # fmt: skip


def _common(c: Company, request: str, place: int) -> CommonRequest:
    after, prevent = next(
        ((a, p) for pattern, a, p in _AFTER if re.search(pattern, request, re.IGNORECASE)),
        ("To go on with what they were doing", "Write down what led to it, and change that"),
    )
    return CommonRequest(
        request=own(request), level=level_of(request), after=after, prevent=sentence(trimmed(prevent, 140)).rstrip(".")
    )
