"""A list of customers as it comes out of a spreadsheet: which column is which, what each row says, what is wrong in it. Pure.

Dates are ISO (2026-03-25) or day first (25/3/2026, 25.3.26); a month is never read first. Names are private: where a list has
codes, its names are passed over, and none of it goes into a document.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.core.customers import Customer

_COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("code", "customer code", "client code", "id", "customer id", "client id", "account id", "number", "no", "ref"),
    "name": ("name", "customer", "client", "customer name", "client name", "company", "account", "account name", "full name"),
    "start": ("start", "start date", "started", "since", "customer since", "client since", "begin", "began", "joined", "signed"),
    "renewal": ("renewal", "renewal date", "renews", "renews on", "next renewal", "contract end", "end", "end date", "expires"),
    "segment": ("segment", "tier", "group", "type", "category", "plan", "kind"),
    "stage": ("stage", "phase", "status", "journey stage", "lifecycle", "lifecycle stage"),
    "last_contact": ("last contact", "last talk", "last call", "last contacted", "contacted"),
    "milestone": ("milestone", "next milestone", "milestone due", "due"),
    "reached": ("reached", "milestone reached", "last milestone"),
}
"""Column -> what it may be called, letters only and in small ones; the first that the list has counts."""
_STAGES: dict[str, tuple[str, ...]] = {
    "onboarding": ("onboarding", "onboard", "new", "start", "starting", "setup"),
    "using": ("using", "usage", "use", "adoption", "adopting", "active", "regular"),
    "succeeding": ("succeeding", "success", "successful", "value", "thriving"),
    "expanding": ("expanding", "expansion", "growing", "growth", "upsell"),
    "advocates": ("advocates", "advocate", "advocacy", "promoter", "referring", "ambassador"),
}
_DATES = ("start", "renewal", "last_contact", "milestone", "reached")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")
_FORMULA = ("=", "+", "-", "@")
_LONGEST = 80


class CustomerList(NamedTuple):
    """The rows that could be read, and a sentence for each that could not; both in the order of the file."""

    customers: tuple[Customer, ...]
    problems: tuple[str, ...]


class _Bad(Exception):
    """What is wrong with a row, as the end of a sentence."""


def read_customers(rows: Sequence[Sequence[str]]) -> CustomerList:
    """Reads a table whose first row names the columns. A row with a mistake is left out and named by its line."""
    if not rows:
        return CustomerList((), ("The list is empty.",))
    places = _places(rows[0])
    if "code" not in places:
        return CustomerList((), ("No column is called code or name; the first line has to name the columns.",))
    found: dict[str, Customer] = {}
    problems: list[str] = []
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            one = _customer(row, places, len(rows[0]))
            if one.code.casefold() in found:
                raise _Bad(f"{_shown(one.code)} stands in the list twice; the first one counts")
            found[one.code.casefold()] = one
        except _Bad as bad:
            problems.append(f"Line {line}: {bad}.")
    return CustomerList(tuple(found.values()), tuple(problems))


def _places(header: Sequence[str]) -> dict[str, int]:
    """The place of each column that is known; a code beats a name."""
    titles = [" ".join(re.findall(r"[a-z]+", cell.casefold())) for cell in header]
    found = {k: titles.index(next(w for w in words if w in titles)) for k, words in _COLUMNS.items() if set(words) & set(titles)}
    name = found.pop("name", None)
    return {"code": name} | found if name is not None else found


def _customer(row: Sequence[str], places: dict[str, int], width: int) -> Customer:
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        raise _Bad("it has more cells than the first line has columns")
    cells = {k: " ".join(row[place].split()) for k, place in places.items() if place < len(row)}
    dates = {k: _date(cells.get(k, "")) for k in _DATES}
    start, renewal = dates["start"], dates["renewal"]
    if start and renewal and renewal < start:
        raise _Bad(f"the renewal {renewal.isoformat()} is before the start {start.isoformat()}")
    code, segment = cells.get("code", ""), cells.get("segment", "")
    if not code:
        raise _Bad("there is no code")
    return Customer(code=_text(code, "code"), segment=_text(segment, "segment"), stage=_stage(cells.get("stage", "")), **dates)


def _text(text: str, what: str) -> str:
    if text.startswith(_FORMULA):
        raise _Bad(f"the {what} {_shown(text)} begins like a formula; please write it without the sign")
    if len(text) > _LONGEST:
        raise _Bad(f"the {what} is longer than {_LONGEST} characters")
    return text


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year = (int(part) for part in found.groups())
            return date(year + 2000 if year < 100 else year, month, day)
        iso = _ISO.fullmatch(text)
        return date.fromisoformat(iso[1] if iso else "")
    except ValueError:
        raise _Bad(f"{_shown(text)} is no date; write 2026-03-25, or the day first: 25/3/2026") from None


def _stage(text: str) -> str:
    if not text:
        return ""
    stage = next((s for s, words in _STAGES.items() if text.casefold() in words), None)
    if stage is None:
        raise _Bad(f"{_shown(text)} is none of the stages {', '.join(_STAGES)}")
    return stage


def _shown(text: str) -> str:
    return f"“{text[:40]}”"
