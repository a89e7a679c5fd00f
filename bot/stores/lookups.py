"""The searching part of a transaction, over the shared statements; how a database matches words is the store's own."""

from typing import TYPE_CHECKING, Any

from bot.core.document import Document
from bot.stores import rows, sql

if TYPE_CHECKING:
    from bot.core.lookup.values import Query


class LookupRows:
    """Passages of documents, and questions that none answers. Mixed into a transaction that can execute."""

    _execute: Any

    def add_query(self, query: "Query") -> bool:
        columns = {"id": query.id, "team": query.team, "channel": query.channel, "at": rows.micros(query.at)}
        return self._execute(sql.ADD_QUERY, columns | {"body": rows.body(query)}).rowcount == 1

    def queries(self, team: str, channel: str) -> "tuple[Query, ...]":
        from bot.core.lookup.values import Query

        found = self._execute(sql.QUERIES, {"team": team, "channel": channel})
        return tuple(Query.model_validate_json(text) for (text,) in found)

    def drop_query(self, query_id: str) -> bool:
        return self._execute(sql.DROP_QUERY, {"id": query_id}).rowcount == 1

    def _shelve(self, document: Document) -> None:
        """Makes a document findable."""
        from bot.core.lookup.passages import passages
        from bot.core.versions.log import without_log

        for passage in passages(without_log(document.markdown)):
            columns = {"document": document.id, "section": passage.section, "text": passage.text}
            self._execute(sql.ADD_PASSAGE, columns)
