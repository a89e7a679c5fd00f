"""The library: finds missions and personas in folders, and knows which name starts which mission.

It never raises for a file that cannot be read (that is collected), never prints, and never watches folders.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from bot.core.commands import RESERVED
from bot.core.mission import Mission
from bot.core.persona import Persona
from bot.core.values import Value
from bot.reading import shelf
from bot.reading import text as inline
from bot.reading.remarks import Unreadable
from bot.reading.shelf import Found


class Refusal(Value):
    """A file that is not a mission: which, on which line (1-based), and one sentence why."""

    file: str
    line: int
    reason: str


class Problem(Value):
    """A name that more than one file claims, those files, and one sentence about what holds now."""

    name: str
    files: tuple[str, ...]
    message: str


class Entry(Value):
    """A mission and the file it was read from. `typed` says whether it has side files, its own or borrowed ones."""

    file: str
    mission: Mission
    typed: bool = False


class Library(Value):
    """Every mission that can be started. `refused` and `problems` are for the one who looks after the folders.

    `names` leads from every name and alias to a slug; `personas` are all that the folders describe.
    """

    entries: tuple[Entry, ...] = ()
    refused: tuple[Refusal, ...] = ()
    problems: tuple[Problem, ...] = ()
    names: dict[str, str] = {}
    personas: tuple[Persona, ...] = ()

    @classmethod
    def load(cls, folders: Sequence[Path]) -> "Library":
        """The missions and personas of the folders, the first folder having precedence. A missing folder is empty."""
        refused: list[Refusal] = []
        problems: list[Problem] = []
        personas = _personas(folders, refused)
        every = [one for folder in folders for one in _unique(_documents(folder, refused), problems)]
        entries = tuple(_beside_commands(entry, problems) for entry in _entries(every, personas))
        names = _names(entries, problems)
        held = tuple(personas.values())
        return cls(entries=entries, refused=tuple(refused), problems=tuple(problems), names=names, personas=held)

    @property
    def missions(self) -> tuple[Mission, ...]:
        """The missions by precedence of their folders and then by file name; one that starts from another's document after it."""
        found = [entry.mission for entry in self.entries]
        return tuple(sorted(found, key=lambda mission: _links(mission, found)))

    def find(self, name: str) -> Mission | None:
        """The mission with this name or alias, or None. Case and a leading @ or / do not matter."""
        slug = self.names.get(inline.slug(name))
        return next((mission for mission in self.missions if mission.slug == slug), None) if slug else None

    def nearest(self, word: str) -> tuple[str, ...]:
        """Up to three missions, by slug, that have a name like this word, the most alike first."""
        near = get_close_matches(inline.slug(word), list(self.names), n=9, cutoff=0.5)
        return tuple(dict.fromkeys(self.names[name] for name in near))[:3]

    def complaints(self) -> tuple[str, ...]:
        """What is wrong in the folders, a line each: names claimed twice, files that are no missions."""
        return (*(p.message for p in self.problems), *(f"{r.file}:{r.line}: {r.reason}" for r in self.refused))


def read_mission(source: Path | bytes, name: str = "", library: Library | None = None) -> Mission | Refusal:
    """One mission document with the side files and personas beside it; a Refusal when it is no mission.

    A path may be the document or its folder. For bytes, `name` is the file's name. Missions of the library lend their side
    files, and its personas speak when the document has none of its own.
    """
    file = name or (str(source) if isinstance(source, Path) else shelf.DOCUMENT)
    known = library or Library()
    personas = {persona.handle: persona for persona in known.personas}
    try:
        if isinstance(source, bytes):
            found = Found.of_bytes(source, file)
        else:
            found = Found.of_path(source)
            personas |= _personas(shelf.neighbours(found.path), [])
    except Unreadable as refusal:
        return Refusal(file=file, line=refusal.line, reason=refusal.reason)
    return found.finished([entry.mission for entry in known.entries if entry.typed], personas)[0]


def _links(mission: Mission, among: Sequence[Mission], most: int = 9) -> int:
    """How many documents have to be made before this mission can start from one; `most` ends a circle."""
    before = [m for m in among if m.produces and m.produces in mission.needs and m is not mission]
    return 1 + max(_links(m, among, most - 1) for m in before) if before and most else 0


def _documents(folder: Path, refused: list[Refusal]) -> list[Found]:
    found = []
    for path in shelf.documents(folder):
        try:
            found.append(Found.of_path(path))
        except Unreadable as refusal:
            refused.append(Refusal(file=str(path), line=refusal.line, reason=refusal.reason))
    return found


def _unique(found: list[Found], problems: list[Problem]) -> list[Found]:
    held: dict[str, Found] = {}
    for one in found:
        first = held.setdefault(one.mission.slug, one)
        if first is not one:
            files = (str(first.path), str(one.path))
            message = f"two files of one folder are called `{one.mission.slug}`; the first is used, the second is left out"
            problems.append(Problem(name=one.mission.slug, files=files, message=message))
    return list(held.values())


def _entries(every: list[Found], personas: dict[str, Persona]) -> tuple[Entry, ...]:
    lenders = [one.finished([], personas)[0] for one in every if one.side]
    held: dict[str, Entry] = {}
    for one in every:
        if one.mission.slug not in held:
            mission, typed = one.finished(lenders, personas)
            held[mission.slug] = Entry(file=str(one.path), mission=mission, typed=typed)
    return tuple(held.values())


def _beside_commands(entry: Entry, problems: list[Problem]) -> Entry:
    """The entry, under a name of its own when its mission is called like a command."""
    slug = entry.mission.slug
    if slug not in RESERVED:
        return entry
    mission = entry.mission.model_copy(update={"slug": f"{slug}-mission"})
    message = f"`/coord {slug}` is a command, so this mission is started with `/coord {mission.slug}`"
    problems.append(Problem(name=slug, files=(entry.file,), message=message))
    return entry.model_copy(update={"mission": mission})


def _names(entries: tuple[Entry, ...], problems: list[Problem]) -> dict[str, str]:
    names = {entry.mission.slug: entry.mission.slug for entry in entries}
    owners: dict[str, Entry] = {}
    for entry in entries:
        for alias in (alias for alias in entry.mission.aliases if alias not in names):
            first = owners.setdefault(alias, entry)
            if first is not entry:
                problems.append(_claimed_twice(alias, first, entry))
    return names | {alias: entry.mission.slug for alias, entry in owners.items()}


def _claimed_twice(alias: str, first: Entry, second: Entry) -> Problem:
    message = f"two missions claim `{alias}`; it starts `{first.mission.slug}`, and `{second.mission.slug}` has its own name only"
    return Problem(name=alias, files=(first.file, second.file), message=message)


def _personas(folders: Sequence[Path], refused: list[Refusal]) -> dict[str, Persona]:
    held: dict[str, Persona] = {}
    for path in (path for folder in folders for path in shelf.portraits(folder)):
        try:
            persona = shelf.persona(path)
            held.setdefault(persona.handle, persona)
        except Unreadable as refusal:
            refused.append(Refusal(file=str(path), line=refusal.line, reason=refusal.reason))
    return held
