"""The finished document as a value: sections in order, with what it was made from."""

from datetime import datetime

from bot.core.facts import Fact
from bot.core.files import FileText
from bot.core.values import Value
from bot.core.versions.values import SetAside, VersionNote


class DocumentSection(Value):
    """One section. `markdown` starts below the heading; headings inside it are level 3 and deeper."""

    title: str
    markdown: str
    author: str = ""
    edited: bool = False


class Document(Value):
    """A published document. `kind` (`service-bible`) chains missions; `markdown` is the whole text as posted.

    `facts` are what it was built on, so that a following mission asks nothing twice; `contents` the typed content by key.
    `headings` are those of the deliverables by key; `edited` those that a person wrote, which have no typed content;
    `asked` are the changes that people asked for, in their words; `files` is what it uses of the files that were attached.
    `log` tells of every version so far, oldest first; `set_aside` are the texts of people that gave way since the version before.
    """

    id: str
    team: str
    channel: str
    kind: str
    title: str
    version: int
    run: str
    slug: str
    at: datetime
    by: str
    markdown: str
    sections: tuple[DocumentSection, ...] = ()
    facts: dict[str, Fact] = {}
    contents: dict[str, dict[str, object]] = {}
    headings: dict[str, str] = {}
    edited: dict[str, str] = {}
    asked: tuple[str, ...] = ()
    files: tuple[FileText, ...] = ()
    brought: str = ""
    """The name of the file that the document was brought in as; empty for one that a mission made."""
    log: tuple[VersionNote, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
