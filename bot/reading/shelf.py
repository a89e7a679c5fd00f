"""Where missions, side files and personas lie in folders, and how one document becomes a whole mission.

It opens regular files only, never reads more of one than its limit, and writes nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.mission import Mission
from bot.core.persona import Persona
from bot.reading import borrowing, encoding
from bot.reading import mission as document
from bot.reading import persona as portrait
from bot.reading import sheet as yaml_sheet
from bot.reading.remarks import Remarks, Unreadable
from bot.reading.sidefiles import KINDS, SideFiles, furnish

DOCUMENT = "mission.md"
PERSONAS = "personas"
_ENDINGS = frozenset({".md", ".markdown"})
_PASSED_OVER = frozenset({"readme", "index", "changelog", "contributing", "license"})


@dataclass(frozen=True)
class Found:
    """A mission document as read, before side files and personas were added to it."""

    path: Path
    mission: Mission
    side: SideFiles
    remarks: Remarks

    @classmethod
    def of_path(cls, path: Path) -> "Found":
        """Reads a document, or the one in a folder. Raises Unreadable for what is not a mission."""
        path = path / DOCUMENT if path.is_dir() else path
        stem = path.resolve().parent.name if path.name == DOCUMENT else path.stem
        remarks = Remarks()
        mission = document.read(_bytes(path, encoding.SIZE), stem, remarks)
        return cls(path, mission, _side_files(path), remarks)

    @classmethod
    def of_bytes(cls, data: bytes, name: str) -> "Found":
        """Reads a document that is no file of ours. Raises Unreadable for what is not a mission."""
        remarks = Remarks()
        return cls(Path(name), document.read(data, Path(name).stem, remarks), SideFiles(), remarks)

    def finished(self, lenders: Iterable[Mission], personas: dict[str, Persona]) -> tuple[Mission, bool]:
        """(the whole mission, with its personas and its digest; whether it has side files, its own or borrowed ones)."""
        remarks = self.remarks.copy()
        other = None if self.side else borrowing.lender(self.mission, lenders)
        mission = borrowing.borrowed(self.mission, other) if other else furnish(self.mission, self.side, remarks)
        if other:
            message = f"it has no side files; those of `{other.slug}`, the same mission, are used"
            remarks.info("side-files-borrowed", 1, message)
        mission = mission.model_copy(update={"personas": _named(mission, personas), "diagnostics": remarks.all()})
        return mission.model_copy(update={"sha256": digest(mission)}), bool(self.side or other)


def digest(mission: Mission) -> str:
    """The SHA-256, in hex, over everything a run of the mission depends on: its text, side files and personas."""
    values = mission.model_dump(mode="json", exclude={"sha256", "diagnostics"})
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _named(mission: Mission, personas: dict[str, Persona]) -> tuple[Persona, ...]:
    handles = [handle for phase in mission.phases for handle in (phase.lead, *phase.support) if handle]
    return tuple(personas[handle] for handle in dict.fromkeys(handles) if handle in personas)


def documents(folder: Path) -> list[Path]:
    """The files of a folder that could be missions: `<slug>.md`, and `mission.md` of each folder in it, by name."""
    held = [path / DOCUMENT if path.is_dir() else path for path in _listed(folder)]
    return [path for path in held if path.is_file() and path.suffix.casefold() in _ENDINGS and not _passed_over(path)]


def portraits(folder: Path) -> list[Path]:
    """The files of a folder that describe personas, by name."""
    held = _listed(folder / PERSONAS)
    return [path for path in held if path.is_file() and path.suffix.casefold() in _ENDINGS and not _passed_over(path)]


def neighbours(path: Path) -> Sequence[Path]:
    """The folders in which a document's own personas may lie, the nearest first."""
    parent = path.resolve().parent
    return (parent, parent.parent) if path.name == DOCUMENT else (parent,)


def persona(path: Path) -> Persona:
    """The persona that a file describes. Raises Unreadable."""
    return portrait.read(_bytes(path, portrait.SIZE), path.stem)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _passed_over(path: Path) -> bool:
    return path.stem.casefold() in _PASSED_OVER


def _side_files(path: Path) -> SideFiles:
    prefix = "" if path.name == DOCUMENT else f"{path.stem}."
    beside = {kind: path.parent / f"{prefix}{kind}.yml" for kind in KINDS}
    return SideFiles({kind: (file.name, _bytes(file, yaml_sheet.SIZE)) for kind, file in beside.items() if file.is_file()})


def _bytes(path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable(1, "There is no such file." if not path.exists() else "This is not a regular file.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise Unreadable(1, "The file could not be opened.") from error
