"""Documents spoiled on purpose, one fault each: exactly the right check goes down, or exactly the right red line is crossed."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.core.document import Document
from bot.core.score.card import score
from tests.core.documents import added, bible, plan, retyped, reworded

COMPANY = "coach"
Change = Callable[[dict[str, Any]], object]


def put(*path: Any, to: Any) -> Change:
    """Sets the field at this path of keys and places."""

    def change(content: dict[str, Any]) -> None:
        at: Any = content
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = to

    return change


def cut(*path: Any) -> Change:
    """Takes the last item of the list at this path away."""

    def change(content: dict[str, Any]) -> None:
        at: Any = content
        for step in path:
            at = at[step]
        at.pop()

    return change


def same_choice(content: dict[str, Any]) -> None:
    first, second = content["principles"][:2]
    second.update({k: first[k] for k in ("statement", "we_do", "we_dont")})


def backwards(content: dict[str, Any]) -> None:
    content["stages"].reverse()


BIBLE_FAULTS: tuple[tuple[str, str, Change], ...] = (
    ("principles", "principles", same_choice),
    ("principles", "principles", put("principles", 2, "example", to="")),
    ("principles", "principles", put("principles", 0, "we_dont", to=[])),
    ("purpose", "purpose", put("one_line", to="We deliver excellence every day")),
    ("purpose", "purpose", lambda c: c.update(purpose=c["purpose"] + " and so on" * 40)),
    ("journey", "journey", backwards),
    ("journey", "journey", put("stages", 1, "exit", to="")),
    ("journey", "journey", put("stages", 3, "touchpoints", 0, "minutes", to=0)),
    ("journey", "journey", put("stages", 4, "metric", to="")),
    ("health", "proactive", put("indicators", 0, "weight", to=1)),
    ("health", "proactive", put("indicators", 0, "good", to=0)),
    ("health", "proactive", put("bands", 0, "low", to=95)),
    ("health", "proactive", put("bands", 2, "action", to="")),
    ("health", "proactive", put("bands", 2, "within_days", to=0)),
    ("health", "proactive", put("indicators", 1, "signal", to="tea leaves")),
    ("warnings", "proactive", lambda c: c.update(warnings=c["warnings"][:4])),
    ("triage", "requests", lambda c: c.update(levels=c["levels"][:2])),
    ("triage", "requests", lambda c: c["levels"].reverse()),
    ("triage", "requests", put("hours", "timezone", to="")),
    ("triage", "requests", put("hours", "outside", to="")),
    ("triage", "requests", put("levels", 1, "resolution", to="")),
    ("templates", "responses", put("frameworks", 0, "template", to="A message nobody wrote")),
    ("templates", "templates", lambda c: c["variables"].pop(0)),
    ("templates", "templates", put("templates", 0, "body", to="Word. " * 300)),
    ("templates", "templates", put("templates", 2, "body", to="Crush it, {first_name}!")),
    ("triage", "requests", put("levels", 0, "channel", to="fax")),
    ("templates", "checkins", lambda c: c.update(templates=[t for t in c["templates"] if t["key"] != "feedback"])),
    ("escalation", "quality", lambda c: c.update(escalations=c["escalations"][:2])),
    ("escalation", "quality", put("escalations", 0, "tell_customer", to="")),
    ("escalation", "quality", put("remedy", "limit", to=9999)),
    ("coaching", "coaching", put("protocol", "agenda", "options", to="")),
    ("coaching", "coaching", put("protocol", "follow_up_days", to=0)),
    ("integration", "journey", lambda c: c.update(integrations=[i for i in c["integrations"] if i["partner"] != "sales"])),
    ("promises", "journey", cut("promises")),
)  # fmt: skip

PLAN_FAULTS: tuple[tuple[str, str, Change], ...] = (
    ("initiatives", "initiatives", put("initiatives", 0, "stop_rule", to="")),
    ("initiatives", "initiatives", put("initiatives", 1, "theme", to="enablement")),
    ("initiatives", "initiatives", put("initiatives", 1, "objective", "baseline", to="quite low")),
    ("initiatives", "initiatives", put("initiatives", 2, "milestones", 0, "when", to="2031-01-01")),
    ("initiatives", "initiatives", put("initiatives", 0, "activities", 0, "minutes", to=0)),
    ("calendar", "bau", put("activities", 0, "done_when", to="")),
    ("calendar", "bau", put("activities", 0, "owner_role", to="")),
    ("calendar", "bau", put("activities", 0, "minutes", to=0)),
    ("calendar", "bau", lambda c: next(a for a in c["activities"] if a["cadence"] == "monthly")["due"].update(business_day=29)),
    ("calendar", "capacity", lambda c: c["days"][0].update(total=c["day_cap"] + 1)),
    ("capacity", "capacity", lambda c: c.update(planned_total=c["planned_total"] + 5)),
    ("capacity", "capacity", lambda c: c.update(share_reached=c["share_reached"] + 9)),
    ("capacity", "capacity", put("cuts", to=[])),
    ("capacity", "capacity", lambda c: c.update(share_wanted=c["share_reached"] + 30, share_says="As it comes.")),
    ("capacity", "bau", lambda c: c["activities"][0].update(week=c["activities"][0]["week"] + 30)),
    ("metrics", "metrics", put("metrics", 0, "formula", to="")),
    ("metrics", "metrics", put("metrics", 1, "source", to=" ")),
    ("metrics", "metrics", put("metrics", 1, "source", to="the help desk")),
    ("metrics", "metrics", lambda c: c.update(metrics=c["metrics"][:7])),
    ("targets", "metrics", lambda c: next(m for m in c["metrics"] if m["baseline_value"]).update(
        direction="up", baseline_value=90, target_value=10)),
    ("hand-offs", "handoffs", cut("handoffs")),
    ("hand-offs", "handoffs", put("handoffs", 0, "packet", to=[])),
    ("hand-offs", "handoffs", put("handoffs", 0, "within", to=0)),
    ("hand-offs", "handoffs", put("handoffs", 1, "raci", "accountable", to="sales and service")),
    ("review", "review", cut("agenda")),
    ("review", "review", put("agenda", 0, "minutes", to=55)),
    ("review", "review", put("inputs", to=[])),
    ("schedule", "review", put("blocks", 0, "items", 0, "after", to=4)),
    ("schedule", "review", put("blocks", 0, "items", 0, "due", to="2030-01-01")),
    ("schedule", "review", put("blocks", 2, "items", to=[])),
    ("schedule", "review", put("blocks", 1, "items", 0, "owner_role", to="")),
    ("links", "initiatives", put("initiatives", 0, "principle", to="")),
    ("links", "bau", lambda c: [a.update(bible_ref="") for a in c["activities"]]),
)  # fmt: skip

RED: tuple[tuple[str, Callable[[], Document], str], ...] = (
    ("G1", lambda: added(bible(COMPANY), "We answer at [phone number]."), "[phone number]"),
    ("G1", lambda: added(bible(COMPANY), "TBD"), "TBD"),
    ("G1", lambda: added(bible(COMPANY), "Dear {customer_nickname}, thank you."), "{customer_nickname}"),
    ("G1", lambda: added(plan(COMPANY), "Lorem ipsum dolor sit amet."), "Lorem ipsum"),
    ("G1", lambda: added(plan(COMPANY), "Here is the draft, as requested above."), "Here is the draft"),
    ("G1", lambda: added(plan(COMPANY), "Here comes a cafÃ© and a dash â€” broken."), "â€"),
    ("G2", lambda: added(bible(COMPANY), "97.3 % of them stay."), "97.3 %"),
    ("G2", lambda: added(bible(COMPANY), "It saves them EUR 48,500 a year."), "48,500"),
    ("G2", lambda: added(bible(COMPANY), "We have done so since 17 August 2011."), "17 August 2011"),
    ("G2", lambda: added(bible(COMPANY), "One of them is Brightwater Holdings, who came in spring."), "Holdings"),
    ("G2", lambda: added(bible(COMPANY), "Heinrich said that it changed everything."), "Heinrich"),
    ("G2", lambda: added(bible(COMPANY), "They wrote: “This was the best decision of my whole career”."), "best decision"),
    ("G2", lambda: added(plan(COMPANY), "Growth of 137 % is certain."), "137 %"),
    ("G2", lambda: added(bible(COMPANY), "We have done so since August 17, 2011."), "August 17, 2011"),
    ("G2", lambda: added(bible(COMPANY), "We have done so since 17 Aug 2011."), "17 Aug 2011"),
    ("G2", lambda: added(bible(COMPANY), "We have done so since 17.08.2011."), "17.08.2011"),
    ("G2", lambda: added(bible(COMPANY), "It was on 20 November 1998."), "20 November 1998"),
    ("G2", lambda: added(bible(COMPANY), "We have done so since last August."), "August"),
    ("G2", lambda: added(bible(COMPANY), "Ninety-seven of them stay."), "Ninety-seven"),
    ("G2", lambda: added(bible(COMPANY), "There are thousands of them."), "thousands"),
    ("G2", lambda: added(bible(COMPANY), "Brightwater’s people were pleased."), "Brightwater"),
    ("G2", lambda: added(bible(COMPANY), "Brightwater chose us."), "Brightwater"),
    ("G2", lambda: added(plan(COMPANY), "Then they moved to iBooking."), "iBooking"),
    ("G3", lambda: added(bible(COMPANY), "We answer every message within 10 minutes."), "within 10 minutes"),
    ("G3", lambda: retyped(bible(COMPANY), "requests", put("levels", 0, "first_response_minutes", to=5)), "Promised sooner"),
    ("G3", lambda: added(plan("sample"), "Urgent within 1 service hour, ordinary within 1 business day."), "1 service hour"),
    ("G4", lambda: added(bible(COMPANY), "Ask the first of them (anna.k@mail.example)."), "anna.k@mail.example"),
    ("G5", lambda: added(bible(COMPANY), "```\nnever closed"), "never ends"),
    ("G5", lambda: added(bible(COMPANY), "#### Nothing below\n\n#### Something below\n\nText."), "Nothing below"),
    ("G5", lambda: added(bible(COMPANY), "| a | b |\n|---|---|\n| one |"), "another width"),
    ("G5", lambda: added(bible(COMPANY), "a" * 300), "300 letters"),
    ("G6", lambda: retyped(bible(COMPANY), "principles", lambda c: c["principles"].append(c["principles"][0])), "6 principles"),
    ("G6", lambda: retyped(plan(COMPANY), "initiatives", cut("initiatives")), "2 initiatives"),
)  # fmt: skip

TWICE = (
    "We look at every open matter on the first day of the week and write down the one thing that holds it up. "
    "We look at each open matter on the first day of the week and write down the one thing that holds it up."
)
TEXT_FAULTS: tuple[tuple[str, Callable[[], Document]], ...] = (
    ("structure", lambda: added(bible(COMPANY), TWICE)),
    ("cover", lambda: added(plan(COMPANY), TWICE)),
    ("templates", lambda: added(bible(COMPANY), "Here we crush it together with everybody.")),
    ("structure", lambda: reworded(bible(COMPANY), "## Cheat sheet", "## Overview")),
    ("structure", lambda: reworded(bible(COMPANY), "Owner:", "By")),
    ("cover", lambda: reworded(plan(COMPANY), "**Built on:**", "**Also read:**")),
    ("evidence", lambda: bible(COMPANY).model_copy(update={"contents": {
        k: c | {"evidence": []} for k, c in bible(COMPANY).contents.items()}})),
)  # fmt: skip


def lowered(document: Document) -> set[str]:
    """The checks that gave less for this document than for the whole one."""
    whole = score(bible(COMPANY) if document.kind == "service-bible" else plan(COMPANY))
    before = {c.id: c.points for c in whole.checks}
    return {c.id for c in score(document).checks if c.points < before[c.id]}


@pytest.mark.parametrize(("check", "key", "change"), BIBLE_FAULTS)
def test_a_fault_of_a_bible_lowers_exactly_its_check(check, key, change):
    assert lowered(retyped(bible(COMPANY), key, change)) == {check}


@pytest.mark.parametrize(("check", "key", "change"), PLAN_FAULTS)
def test_a_fault_of_a_plan_lowers_exactly_its_check(check, key, change):
    assert lowered(retyped(plan(COMPANY), key, change)) == {check}


@pytest.mark.parametrize(("check", "spoil"), TEXT_FAULTS)
def test_a_fault_of_the_text_lowers_its_check(check, spoil):
    assert check in lowered(spoil())


@pytest.mark.parametrize(("gate", "spoil", "named"), RED)
def test_a_red_line_is_crossed_alone_and_names_what_was_found(gate, spoil, named):
    red = score(spoil()).red
    assert [g.id for g in red] == [gate]
    assert named in red[0].why


def test_the_sentence_of_a_check_names_what_is_missing():
    spoiled = retyped(bible(COMPANY), "proactive", put("indicators", 0, "weight", to=1))
    health = next(c for c in score(spoiled).checks if c.id == "health")
    assert "weights that add up to 100" in health.why
