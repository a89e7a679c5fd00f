"""Collects what the reader has to say about one mission. It never stops the reading; that is what `Unreadable` is for."""

from bot.core.mission import Diagnostic, Severity

LIMIT = 200


class Unreadable(Exception):
    """The file is not a mission. `line` is 1-based; `reason` is one sentence for the author."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Remarks:
    """The remarks of one reading, in the order they were made; more than 200 are not kept."""

    def __init__(self) -> None:
        self._all: list[Diagnostic] = []

    def info(self, code: str, line: int, message: str) -> None:
        """Something worth knowing that needs no change."""
        self._add(code, line, Severity.INFO, message)

    def warn(self, code: str, line: int, message: str) -> None:
        """Something the reader had to assume, or left out."""
        self._add(code, line, Severity.WARNING, message)

    def all(self) -> tuple[Diagnostic, ...]:
        """Every remark so far, by line; those about side files come last."""
        return tuple(sorted(self._all, key=lambda remark: (remark.code.startswith("side-"), remark.line)))

    def copy(self) -> "Remarks":
        """Remarks that go on from here without changing these."""
        other = Remarks()
        other._all = list(self._all)
        return other

    def _add(self, code: str, line: int, severity: Severity, message: str) -> None:
        if len(self._all) < LIMIT:
            self._all.append(Diagnostic(code=code, line=line, severity=severity, message=message))
