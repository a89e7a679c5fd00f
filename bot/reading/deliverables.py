"""Reads deliverables.yml: what a mission produces, how each deliverable is drafted, which check shows which criterion."""

from collections.abc import Iterator

from yaml.nodes import Node

from bot.core.mission import Criterion, DeliverableSpec, Mission
from bot.reading import text as inline
from bot.reading.generic import generic_specs
from bot.reading.sheet import Sheet

_ROOT = frozenset({"produces", "document_title", "needs", "next", "aliases", "deliverables", "criteria"})
_SPEC = frozenset({"key", "phase", "type", "heading", "uses"})


def furnished(mission: Mission, data: bytes, sheet: Sheet) -> Mission:
    """The mission with what deliverables.yml says; deliverables without an entry stay plain."""
    root = sheet.table(sheet.load(data), _ROOT, "the file")
    title = sheet.text(root.get("document_title"), "`document_title`", 150)
    return mission.model_copy(
        update={
            "produces": inline.slug(sheet.text(root.get("produces"), "`produces`")) or mission.produces,
            "document_title": title or mission.document_title,
            "needs": sheet.texts(root.get("needs"), "an entry of `needs`"),
            "next": sheet.text(root.get("next"), "`next`"),
            "aliases": _aliases(mission, sheet.texts(root.get("aliases"), "an alias")),
            "deliverables": _specs(mission, sheet.entries(root.get("deliverables"), "`deliverables`"), sheet),
            "criteria": _checks(mission, root.get("criteria"), sheet),
        }
    )


def _aliases(mission: Mission, more: tuple[str, ...]) -> tuple[str, ...]:
    names = (*mission.aliases, *(inline.slug(name) for name in more))
    return tuple(dict.fromkeys(name for name in names if name and name != mission.slug))


def _specs(mission: Mission, nodes: list[Node], sheet: Sheet) -> tuple[DeliverableSpec, ...]:
    plain = generic_specs(mission)
    typed = list(_typed(plain, nodes, mission, sheet))
    found = {(spec.phase, spec.title, index): spec for index, spec in typed}
    held = tuple(found.get((spec.phase, spec.title, n), spec) for n, spec in enumerate(plain))
    bare = [spec.title for spec in held if nodes and spec in plain]
    if bare:
        sheet.remark("deliverable-bare", None, f"{len(bare)} of the mission's deliverables have no entry here; they stay plain")
    return held


def _typed(
    plain: tuple[DeliverableSpec, ...], nodes: list[Node], mission: Mission, sheet: Sheet
) -> Iterator[tuple[int, DeliverableSpec]]:
    waiting = {phase.position: [n for n, spec in enumerate(plain) if spec.phase == phase.position] for phase in mission.phases}
    keys: set[str] = set()
    for node in nodes:
        fields = sheet.table(node, _SPEC, "a deliverable")
        phase, key = int(sheet.number(fields.get("phase"), "a deliverable's `phase`") or 0), _key(fields, sheet)
        if not key or key in keys:
            sheet.remark("deliverable-key", node, f"a deliverable needs a `key` of its own, not `{key}`; it was left out")
        elif not waiting.get(phase):
            reason = "has no more deliverables" if phase in waiting else "is no phase of the mission"
            sheet.remark("deliverable-extra", node, f"`{key}` was left out: phase {phase} {reason}")
        else:
            keys.add(key)
            index = waiting[phase].pop(0)
            yield index, _spec(plain[index], key, fields, mission, sheet)


def _key(fields: dict[str, Node], sheet: Sheet) -> str:
    return sheet.text(fields.get("key"), "a deliverable's `key`", 60)


def _spec(plain: DeliverableSpec, key: str, fields: dict[str, Node], mission: Mission, sheet: Sheet) -> DeliverableSpec:
    uses = sheet.texts(fields.get("uses"), f"an entry of `uses` of `{key}`")
    asked = {question.id for question in mission.questions()}
    unknown = [name for name in uses if name not in asked]
    if unknown:
        names = ", ".join(f"`{name[:60]}`" for name in unknown[:5])
        sheet.remark("uses-unknown", fields["uses"], f"`{key}` uses {names}, which no form asks; left out")
    return plain.model_copy(
        update={
            "key": key,
            "type": sheet.text(fields.get("type"), f"the type of `{key}`", 60) or plain.type,
            "heading": sheet.text(fields.get("heading"), f"the heading of `{key}`", 150) or plain.heading,
            "uses": tuple(name for name in uses if name in asked),
        }
    )


def _checks(mission: Mission, node: Node | None, sheet: Sheet) -> tuple[Criterion, ...]:
    named = sheet.table(node, frozenset(), "`criteria`")
    numbers = {str(criterion.number) for criterion in mission.criteria}
    for number in (number for number in named if number not in numbers):
        sheet.remark("criterion-unknown", named[number], f"the mission has no criterion `{number[:40]}`; its check was left out")
    checks = {number: sheet.text(value, f"the check of criterion {number}", 60) for number, value in named.items()}
    return tuple(c.model_copy(update={"check": checks.get(str(c.number), c.check)}) for c in mission.criteria)
