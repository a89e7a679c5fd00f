"""The customer's way as a deliverable: stages, what differs by segment, promises, hooks to marketing and sales."""

from bot.core.brief import Brief
from bot.core.content.bible_process import Journey, SegmentNote
from bot.writers.offline.bible.neighbours import integrations, promise
from bot.writers.offline.bible.stages import first_value, stages
from bot.writers.offline.company import DAYS_SAID, Company, company, heading
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, counted, opened, sentence

_WAYS = (
    "{need}; asked in every review",
    "{need}; asked on day 30",
    "{need}; in writing, with a call when health turns",
    "{need}; brought up before a busy time",
    "{need}; one hint a year",
)


def journey(brief: Brief) -> Journey:
    """Five stages with contacts, promises checked against service, two hooks each to marketing and sales."""
    c = company(brief.facts, brief.variation)
    first = (
        derived(DAYS_SAID, f"first value: {c.first_value_days} days", "first_value_days")
        if c.first_value_known
        else default("first value", f"{c.first_value_days} days: 7 for products, 14 for services")
    )
    return Journey(
        summary="A stage is over when its exit can be seen.",
        first_value=opened(first_value(c)),
        first_value_days=c.first_value_days,
        stages=stages(c),
        segments=tuple(_segment(c, line, i) for i, line in enumerate(c.points("segments", 200)[:5])),
        promises=tuple(promise(c, p) for p in c.points("promises", 200)),
        integrations=integrations(c),
        evidence=(
            *used(brief.facts, "success", "first_week", "found_by", "sales_handover", "pricing", "segments", "stuck_points"),
            *used(brief.facts, "worries", "channels", "primary_channel", "promises", "story"),
            first,
            derived("looks at the inbox, spread evenly over the service day", "", "promises.*.how"),
            default("contact days", "A new customer hears from us on day 1, 3, 7, 14 and 30 where the company named no days"),
            default("minutes", "Minutes per contact are usual in the field; replace them after the first month"),
        ),
    )


def _segment(c: Company, line: str, place: int) -> SegmentNote:
    name, _, rest = line.partition(":") if ":" in line else line.partition(",")
    parts = [p.strip() for p in rest.split(",") if p.strip()]
    count = next((p for p in parts if p.isdigit()), "")
    need = ", ".join(p for p in parts if not p.isdigit())
    wants = opened(bare(c.low(need))) if need else "Their need is not known yet"
    counts = f" ({counted(int(count), c.person)})" if count else ""
    return SegmentNote(segment=heading(name) + counts, difference=sentence(_WAYS[place].format(need=wants)))
