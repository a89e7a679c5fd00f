"""The way of a request in five steps, the cause behind it, and what the frequent ones are really about."""

import re

from bot.core.content.bible_process import CommonRequest, RequestStep, RootCause
from bot.writers.offline.bible import names
from bot.writers.offline.company import Company, own, practice
from bot.writers.offline.phrases import joined
from bot.writers.offline.trade import TRADES

_AFTER = (
    (r"\b(?:why|understand|mean|explain)\b", "To understand it and explain it to others", "Put the reason next to it"),
    (
        r"\b(?:price|cost|invoice|fee|charge|quote|insurance|pay for)\b",
        "To know the cost, so that they can decide",
        "Name the amount beforehand",
    ),
    (
        r"\b(?:not work|cannot|can't|wrong\w*|error|broken|squeal\w*|swollen|fail\w*|log in|normal)\b",
        "To know whether it is serious, and go on today",
        "Say beforehand what is usual and what to do first",
    ),
    (r"\b(?:forgot\w*|missed)\b", "To put it right before it counts", "Remind the day before, with what is still missing"),
    (
        r"\b(?:send|report|document|upload|import|need from|draft)\b",
        "To have it off their desk in one go",
        "Send a list with a good example",
    ),
    (
        r"\b(?:move|reschedule|earlier|later|cancel\w*|put off|change)\b",
        "To fit it to a week that has changed",
        "Name the latest moment for a change in every confirmation",
    ),
    (r"\b(?:when|ready|finish|how long|deliver\w*)\b", "To plan their own week", "Tell the date at the start, and each change"),
    (
        r"\b(?:add|second|another|more out|buy|sell|have a|loan)\b",
        "To go a step further",
        "Bring it up at the review, before they ask",
    ),
    (r"\b(?:how|which|is there|do you|what|who)\b", "To do it themselves next time", "Keep the answer where they search"),
)


def level_of(request: str) -> str:
    """The level that a frequent request usually has: by its words, ordinary in doubt."""
    if re.search(r"cannot|can't|not work|broken|down\b|swollen|wrong", request, re.IGNORECASE):
        return "High"
    return "Idea" if re.search(r"\b(?:more out of|buy|suggest|would be nice|feature)\b", request, re.IGNORECASE) else "Ordinary"


def steps(c: Company) -> tuple[RequestStep, ...]:
    """Receive, classify, assign, resolve, follow up: some 20 minutes in all, which the Plan replaces by what is measured."""
    trade, here, book = TRADES[c.kind], practice(c), _book(c)
    done = here.handling
    protected = "; delicate details only on the protected way" if _delicate(c) else ""
    rows = (
        (
            "receive",
            f"{joined(c.channels, 'or')}",
            f"{here.receive}{protected}",
            f"Who, when, their own words: {book}",
            done.receive,
            2,
            "",
        ),
        (
            "classify",
            "What it keeps them from",
            f"Choose the level; if unclear, ask {trade.ask_when_broken}",
            "The level",
            done.classify,
            2,
            names.FIRST_REPLY,
        ),
        (
            "assign",
            "The level",
            f"One name to the end; if it takes more, with {trade.expert}{c.emphasis.assign}",
            "Name and hour",
            done.assign,
            c.emphasis.assign_minutes,
            "",
        ),
        ("resolve", "What they want to do", here.resolve, "What helped", done.solve, 12, names.ANSWER),
        ("follow up", "What helped", here.held, "Held: yes or no", done.follow, 3, names.FOLLOW_UP),
    )
    fields = ("name", "input", "do", "record", "done_when", "minutes", "template")
    return tuple(RequestStep.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _delicate(c: Company) -> bool:
    return c.facts.text("sensitive_data") in ("health", "financial", "children")


def _book(c: Company) -> str:
    tools = c.choices("tools")
    if "help desk" in tools or "help desk" in c.channels:
        return "the help desk"
    return (
        "the CRM" if "CRM" in tools else "the request list in the spreadsheet" if "spreadsheet" in tools else "the request list"
    )


def root_cause(c: Company) -> RootCause:
    """Four to five questions for a request that came twice, and where the answer goes."""
    trade, here = TRADES[c.kind], practice(c)
    return RootCause(
        questions=(
            here.handling.expected,
            *here.causes,
            *((c.emphasis.question,) if c.emphasis.question else ()),
            here.handling.spared,
        ),
        record=f"Cause, change and name go into {trade.record}; if the cause is ours, we {trade.prevent}.",
    )


def knowledge(c: Company) -> str:
    """How an answer becomes something to find."""
    return practice(c).handling.knowledge


def common(c: Company, request: str) -> CommonRequest:
    """A frequent request with its usual level, what it is after, and what would make it needless."""
    other = ("To go on with what they were doing", "Note what led to it, and change that")
    after, prevent = next(((a, p) for pattern, a, p in _AFTER if re.search(pattern, request, re.IGNORECASE)), other)
    return CommonRequest(request=own(request), level=level_of(request), after=after, prevent=prevent)
