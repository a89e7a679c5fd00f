"""Files that people attached, as a run keeps them: what was read of each, in titled sections; never their bytes. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from bot.core.customers import Customer
from bot.core.values import Value

SOURCE = "source"
"""Stands for a question where the file holds the earlier document that a run starts from."""
CUSTOMER_LIST = "customer_list"
"""The question whose file is read as a table of customers. Its rows may hold names, so that none of its text is kept."""
ENDINGS = ("md", "txt", "pdf", "docx", "csv")
KEPT_DAYS = 30
"""Days after the end of a run until the text of its files is forgotten."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[^\s.!?:;•-]\s)[A-Z][\w’'-]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[\w’'-]+")
RUN_OF_WORDS = 5


class FileState(StrEnum):
    """Where a file stands: to be read, read, or not readable."""

    WAITING = "waiting"
    READ = "read"
    UNREAD = "unread"


class FileSection(Value):
    """A piece of a file under its heading. What stands before the first heading has an empty one."""

    heading: str
    text: str


class FileText(Value):
    """What was read of one file."""

    name: str
    sections: tuple[FileSection, ...] = ()

    def says_where(self, section: FileSection) -> str:
        """How a document names the place: `File plan.docx, section Our promises`."""
        return f"File {self.name}, section {section.heading}" if section.heading else f"File {self.name}"


class Reading(Value):
    """What reading a file gave: its name and text, or its rows when it is a table; `cut`: it goes on after what was read."""

    name: str
    sections: tuple[FileSection, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    cut: bool = False


class Attachment(Value):
    """A file in a run: by whom and when it was attached (UTC), to which question, and what came of reading it.

    `revision` is the run's when it was attached, the same for all files of one submission. `reason` says why it was not read,
    `remarks` what is odd in it. `words` counts the text, also when that was forgotten.
    """

    id: str
    question: str
    by: str
    at: datetime
    revision: int
    state: FileState = FileState.WAITING
    name: str = ""
    sections: tuple[FileSection, ...] = ()
    words: int = 0
    cut: bool = False
    reason: str = ""
    customers: tuple[Customer, ...] = ()
    remarks: tuple[str, ...] = ()


class Excerpt(Value):
    """A section as a writer gets it: the name of its file, its heading, its text or the beginning of it."""

    file: str
    heading: str
    text: str


def texts(files: Mapping[str, Attachment]) -> tuple[FileText, ...]:
    """What the files say that writers may use: neither tables of customers nor the earlier document."""
    told = (f for f in files.values() if f.state is FileState.READ and f.question not in (CUSTOMER_LIST, SOURCE))
    return tuple(FileText(name=f.name, sections=f.sections) for f in told if f.sections)


def count(sections: Iterable[FileSection]) -> int:
    """How many words the sections have."""
    return sum(len(f"{s.heading} {s.text}".split()) for s in sections)


def excerpts(files: Iterable[FileText], most: int) -> tuple[Excerpt, ...]:
    """The sections in their order, together at most so many characters; each gets its fair share of what is left."""
    every = [(f.name, s) for f in files for s in f.sections]
    found, left = list[Excerpt](), most
    for n, (name, section) in enumerate(every):
        share = max(left // (len(every) - n), 0)
        text = section.text[:share]
        left -= len(text)
        found.append(Excerpt(file=name, heading=section.heading, text=text))
    return tuple(each for each in found if each.text)


def rested_on(files: Iterable[FileText], markdown: str) -> tuple[FileText, ...]:
    """What a document uses of the files: headings, and the sentences that share a figure, a name or a run of words with it."""
    figures, words = frozenset(_FIGURE.findall(markdown)), [w.casefold() for w in _WORD.findall(markdown)]
    known, runs = frozenset(words), frozenset(_runs(words))

    def used(sentence: str) -> bool:
        if figures & set(_FIGURE.findall(sentence)) or any(n.casefold() in known for n in _NAME.findall(sentence)):
            return True
        return any(run in runs for run in _runs([w.casefold() for w in _WORD.findall(sentence)]))

    def kept(section: FileSection) -> FileSection:
        return section.model_copy(update={"text": "\n".join(s for s in _SENTENCE.split(section.text) if used(s))})

    return tuple(f.model_copy(update={"sections": tuple(kept(s) for s in f.sections)}) for f in files)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + RUN_OF_WORDS]) for i in range(len(words) - RUN_OF_WORDS + 1)]
