"""Files for people who ask for them in Slack: the formats that can be made here, each made in a thread beside everything else."""

import asyncio
from collections.abc import Callable
from functools import cached_property

from bot.core.document import Document
from bot.core.lookup.ports import ExportRefused
from bot.export.exporter import Exporter, ExtraMissing, FormatUnknown
from bot.export.work import ExportFailed

OFFERED = ("md", "pdf", "docx")


class Lending:
    """The Exports port. `make` gives the exporter when a file is first wanted."""

    def __init__(self, make: Callable[[], Exporter]) -> None:
        self._make = make

    @cached_property
    def _exporter(self) -> Exporter:
        return self._make()

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The formats that can be made here."""
        return tuple(f for f in OFFERED if f in self._exporter.formats and not self._exporter.missing(f))

    async def make(self, document: Document, format: str) -> tuple[str, bytes]:
        """The file's name and content. Raises ExportRefused."""
        try:
            exported = await asyncio.to_thread(self._exporter.export, document, format)
        except (FormatUnknown, ExtraMissing, ExportFailed) as wrong:
            raise ExportRefused(str(wrong)) from None
        return exported.name, exported.content
