"""The Tx port on SQLite: what the shared statements do, and searching by SQLite's own full-text index."""

from typing import TYPE_CHECKING

from bot.core.lookup.ports import Search
from bot.stores import rows, sql
from bot.stores.tx import SqlTx

if TYPE_CHECKING:
    from bot.core.files import Attachment
    from bot.core.lookup.values import Entry, Found

SEARCH = """
select passage.document, passage.section, passage.text, -bm25(passage, 0.0, 0.6, 1.0)
from passage join document on document.id = passage.document
where passage match :match and document.team = :team and document.channel in (--channels--) and (
  :newest = 0 or document.version = (
    select max(version) from document as other
    where other.team = document.team and other.channel = document.channel and other.kind = document.kind))
order by bm25(passage, 0.0, 0.6, 1.0), passage.rowid limit :limit"""
ENTRIES = """
select id, channel, kind, version, at, json_extract(body, '$.title'), json_extract(body, '$.by'), json_extract(body, '$.run'),
  json_extract(body, '$.brought')
from document where team = :team and channel in (--channels--) order by at desc, version desc, id desc limit 500"""
FILES = "select each.value from run, json_each(run.body, '$.files') as each where run.id = :id"
CHANNELS = 400


class SqliteTx(SqlTx):
    """One transaction."""

    def search(self, wanted: Search) -> "tuple[Found, ...]":
        from bot.core.lookup.values import Found

        words = [_phrase(w) for w in wanted.words if any(c.isalnum() for c in w)]
        if not words or not wanted.channels:
            return ()
        statement, channels = _of(SEARCH, wanted.channels)
        about = {"team": wanted.team, "newest": int(wanted.newest), "limit": wanted.limit}
        found = self._execute(statement, channels | about | {"match": (" AND " if wanted.every else " OR ").join(words)})
        return tuple(Found(document=d, section=s, text=t, rank=r) for d, s, t, r in found)

    def entries(self, team: str, channels: tuple[str, ...]) -> "tuple[Entry, ...]":
        from bot.core.lookup.values import Entry

        if not channels:
            return ()
        statement, named = _of(ENTRIES, channels)
        names = ("id", "channel", "kind", "version", "at", "title", "by", "run", "brought")
        found = (dict(zip(names, columns, strict=True)) for columns in self._execute(statement, named | {"team": team}))
        return tuple(Entry(**each | {"at": rows.instant(each["at"]), "brought": each["brought"] or ""}) for each in found)

    def files(self, run_id: str) -> "tuple[Attachment, ...]":
        from bot.core.files import Attachment

        return tuple(Attachment.model_validate_json(text) for (text,) in self._execute(FILES, {"id": run_id}))


def _of(statement: str, channels: tuple[str, ...]) -> tuple[str, dict[str, object]]:
    """The statement for these channels, at most 400, and their parameters."""
    named = sql.numbered("channel", channels[:CHANNELS])
    return statement.replace("--channels--", ", ".join(f":{name}" for name in named)), named


def _phrase(word: str) -> str:
    """The word as a string of the index's own language, in which nothing means anything but a quotation mark."""
    return '"' + word.replace("\x00", " ").replace('"', '""') + '"'
