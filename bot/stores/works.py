"""What versions of documents were made of, inside a transaction, over the shared statements."""

from typing import Any

from bot.core.versions.work import Work
from bot.stores import rows, sql


class WorkRows:
    """Mixed into a transaction that can execute."""

    _execute: Any

    def keep_work(self, document: str, work: Work) -> bool:
        return self._execute(sql.KEEP_WORK, {"document": document, "body": rows.body(work)}).rowcount == 1

    def work(self, document: str) -> Work | None:
        found = next((text for (text,) in self._execute(sql.WORK, {"document": document})), None)
        return None if found is None else Work.model_validate_json(found)
