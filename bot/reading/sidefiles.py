"""Furnishes a mission with its side files, its own or borrowed ones, or with plain defaults. It reads bytes, never folders."""

from dataclasses import dataclass, field

from bot.core.mission import Mission, Sample
from bot.reading.deliverables import furnished
from bot.reading.generic import generic_forms, generic_specs
from bot.reading.questions import forms, value_of
from bot.reading.remarks import Remarks
from bot.reading.sheet import Sheet

KINDS = ("forms", "deliverables", "sample")
_SAMPLE = frozenset({"name", "answers"})


@dataclass(frozen=True)
class SideFiles:
    """The side files of a mission by kind (`forms`, `deliverables`, `sample`): how each is called, and its bytes."""

    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.files)


def furnish(mission: Mission, side: SideFiles, remarks: Remarks) -> Mission:
    """The mission with forms, deliverables and sample."""
    mission = _with_forms(mission, side, remarks)
    plain = mission.model_copy(
        update={"deliverables": generic_specs(mission), "produces": mission.slug, "document_title": mission.title}
    )
    if "deliverables" in side.files:
        name, data = side.files["deliverables"]
        plain = furnished(plain, data, Sheet(name, remarks))
    return _with_sample(plain, side, remarks)


def _with_forms(mission: Mission, side: SideFiles, remarks: Remarks) -> Mission:
    name, data = side.files.get("forms", ("", b""))
    held, quick = forms(mission, data, Sheet(name, remarks)) if name else generic_forms(mission)
    return mission.model_copy(update={"forms": held, "quick": quick})


def _with_sample(mission: Mission, side: SideFiles, remarks: Remarks) -> Mission:
    if "sample" not in side.files:
        return mission
    name, data = side.files["sample"]
    sheet = Sheet(name, remarks)
    root = sheet.table(sheet.load(data), _SAMPLE, "the file")
    answers = sheet.table(root.get("answers"), frozenset(), "`answers`")
    values = {}
    for key, node in answers.items():
        question = mission.question(key)
        if question is None:
            sheet.remark("sample-unknown", node, f"no form asks `{key[:60]}`; its sample answer was left out")
        elif (value := value_of(question, node, "the sample answer to", sheet)) is not None:
            values[key] = value
    if not values:
        return mission
    return mission.model_copy(update={"sample": Sample(name=sheet.text(root.get("name"), "`name`", 80), answers=values)})
