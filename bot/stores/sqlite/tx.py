"""The Tx port on SQLite: what the shared statements do, and searching by SQLite's own full-text index."""

from typing import TYPE_CHECKING

from bot.core.lookup.ports import Search
from bot.stores import sql
from bot.stores.tx import SqlTx

if TYPE_CHECKING:
    from bot.core.lookup.values import Found

SEARCH = """
select passage.document, passage.section, passage.text, -bm25(passage, 0.0, 0.6, 1.0)
from passage join document on document.id = passage.document
where passage match :match and document.team = :team and document.channel in (--channels--) and (
  :newest = 0 or document.version = (
    select max(version) from document as other
    where other.team = document.team and other.channel = document.channel and other.kind = document.kind))
order by bm25(passage, 0.0, 0.6, 1.0), passage.rowid limit :limit"""
CHANNELS = 400


class SqliteTx(SqlTx):
    """One transaction."""

    def search(self, wanted: Search) -> "tuple[Found, ...]":
        from bot.core.lookup.values import Found

        words = [_phrase(w) for w in wanted.words if any(c.isalnum() for c in w)]
        channels = sql.numbered("channel", wanted.channels[:CHANNELS])
        if not words or not channels:
            return ()
        statement = SEARCH.replace("--channels--", ", ".join(f":{name}" for name in channels))
        about = {"team": wanted.team, "newest": int(wanted.newest), "limit": wanted.limit}
        found = self._execute(statement, channels | about | {"match": (" AND " if wanted.every else " OR ").join(words)})
        return tuple(Found(document=d, section=s, text=t, rank=r) for d, s, t, r in found)


def _phrase(word: str) -> str:
    """The word as a string of the index's own language, in which nothing means anything but a quotation mark."""
    return '"' + word.replace("\x00", " ").replace('"', '""') + '"'
