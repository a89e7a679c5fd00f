"""Files that lie nowhere: what each says is told in advance."""

from bot.core.files import Reading
from bot.core.ports import Unreadable


class FakeFiles:
    """The Files port over a table. `asked` are the ids in the order they were asked for."""

    def __init__(self) -> None:
        self.held: dict[str, Reading | Exception] = {}
        self.asked: list[str] = []

    async def read(self, file_id: str, table: bool) -> Reading:
        """What was put there, or that it is gone."""
        self.asked.append(file_id)
        found = self.held.get(file_id, Unreadable("It is no longer there in Slack. Attach it once more."))
        if isinstance(found, Exception):
            raise found
        return found
