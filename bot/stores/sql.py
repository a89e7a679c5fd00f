"""The statements behind the Store port, in the SQL that SQLite and PostgreSQL share. Never executes anything.

Parameters are named (`:owner`); instants are integer microseconds since 1970 in UTC; values rest as JSON text in `body`.
A job is active while it waits or runs; every question about active jobs repeats the condition of their partial indexes.
"""

from collections.abc import Iterable
from functools import lru_cache

ACTIVE = "state in ('waiting', 'running')"
NEW_JOB = ("id", "team", "kind", "key", "body", "run_at")
JOB = "id, team, key, kind, body, seq, run_at, tries, failures, state, owner, error"
LATEST = " order by started desc, id desc limit :limit"

# Comparing with the smallest seq lets the index of active jobs answer each row at once, on both databases.
CLAIM = """
update job set state = 'running', owner = :owner, run_at = :until, tries = tries + 1
where seq in (
  select seq from job as due
  where state in ('waiting', 'running') and run_at <= :now --lane--
    and seq = (select min(seq) from job as ahead where ahead.key = due.key and ahead.state in ('waiting', 'running'))
  order by run_at, seq limit :limit)
returning id, team, key, kind, body, seq, run_at, tries, failures, state, owner, error"""

SET_ASIDE = "update job set state = 'waiting', owner = null, run_at = :run_at, tries = tries - 1 where seq = :seq"
EXTEND = "update job set run_at = :until where id = :id and owner = :owner and state = 'running'"
FINISH = "update job set state = 'done', done_at = :now where id = :id and owner = :owner and state = 'running'"
POSTPONE = """
update job set state = 'waiting', owner = null, run_at = :run_at, error = :error, failures = failures + :failed
where id = :id and owner = :owner and state = 'running'"""
BURY = """
update job set state = 'dead', done_at = :now, error = :error, failures = failures + 1
where id = :id and owner = :owner and state = 'running'"""
FREE = "update job set state = 'waiting', owner = null, run_at = :now where state in ('waiting', 'running') and state = 'running'"

NEXT_DUE = "select min(run_at) from job where state in ('waiting', 'running') and run_at > :after"
SWEEP = """
delete from job where seq in (
  select seq from job where state = 'done' and done_at < :before order by done_at limit 1000)"""

JOBS = {
    None: f"select {JOB} from job order by seq desc limit :limit",  # noqa: S608 - the parts are constants
    "done": f"select {JOB} from job where state = 'done' order by seq desc limit :limit",  # noqa: S608
    "dead": f"select {JOB} from job where state = 'dead' order by seq desc limit :limit",  # noqa: S608
    # The plus keeps SQLite from walking the whole table in the order of seq.
    "waiting": f"select {JOB} from job where {ACTIVE} and state = 'waiting' order by +seq desc limit :limit",  # noqa: S608
    "running": f"select {JOB} from job where {ACTIVE} and state = 'running' order by +seq desc limit :limit",  # noqa: S608
}

ADD_RUN = """
insert into run (id, team, channel, thread_ts, starter, slug, sha256, stage, open, version, started, body)
values (:id, :team, :channel, :thread_ts, :starter, :slug, :sha256, :stage, :open, :version, :started, :body)
on conflict do nothing"""
SAVE_RUN = """
update run set thread_ts = :thread_ts, stage = :stage, version = :version, body = :body
where id = :id and version = :version - 1"""
# Apart, because naming an indexed column rewrites its indexes even where nothing changes.
CLOSE_RUN = "update run set open = :open where id = :id and open <> :open"
RUN = "select body from run where id = :id"
OPEN_RUN = "select body from run where team = :team and channel = :channel and slug = :slug and open = 1"
ALL_RUNS = "select body from run order by started desc, id desc limit :limit"

PIN = "insert into mission (sha256, slug, body) values (:sha256, :slug, :body) on conflict do nothing"
MISSION = "select body from mission where sha256 = :sha256"

KEEP = """
insert into document (id, team, channel, kind, version, at, body)
values (:id, :team, :channel, :kind, :version, :at, :body)
on conflict do nothing"""
LAST_VERSION = """
select coalesce(max(version), 0) from document where team = :team and channel = :channel and kind = :kind"""
DOCUMENT = "select body from document where id = :id"
DOCUMENTS = "select body from document where team = :team and channel = :channel order by at desc, version desc, id desc"
DOCUMENTS_OF_KIND = """
select body from document where team = :team and channel = :channel and kind = :kind order by version desc"""

SHELVE = """
insert into shelf (document, canvas, body) values (:document, :canvas, :body)
on conflict (document) do update set canvas = excluded.canvas, body = excluded.body"""
SHELF = "select body from shelf where document = :document"
CANVAS = """
select shelf.canvas from shelf join document on document.id = shelf.document
where document.team = :team and document.channel = :channel and document.kind = :kind and shelf.canvas <> ''
order by document.version desc limit 1"""

ADD_PASSAGE = "insert into passage (document, section, text) values (:document, :section, :text)"
ADD_QUERY = """
insert into query (id, team, channel, at, body) values (:id, :team, :channel, :at, :body) on conflict do nothing"""
QUERIES = "select body from query where team = :team and channel = :channel order by at, id"
DROP_QUERY = "delete from query where id = :id"

ALL_DOCUMENTS = "select body from document order by at desc, version desc, id desc limit :limit"
KEEP_WORK = "insert into work (document, body) values (:document, :body) on conflict do nothing"
WORK = "select body from work where document = :document"

DAILY = "select body from daily where team = :team and channel = :channel"
DAILIES = "select body from daily order by team, channel limit :limit"
DAILIES_OF_TEAM = "select body from daily where team = :team order by channel limit :limit"
ADD_DAILY = """
insert into daily (team, channel, version, body) values (:team, :channel, :version, :body) on conflict do nothing"""
SAVE_DAILY = """
update daily set version = :version, body = :body where team = :team and channel = :channel and version = :version - 1"""
DAY = "select body from digest where team = :team and channel = :channel and date = :date"
DAYS = "select body from digest where team = :team and channel = :channel order by date desc limit :limit"
ADD_DAY = """
insert into digest (team, channel, date, version, body) values (:team, :channel, :date, :version, :body)
on conflict do nothing"""
SAVE_DAY = """
update digest set version = :version, body = :body
where team = :team and channel = :channel and date = :date and version = :version - 1"""
ADD_TICK = """
insert into tick (id, team, channel, date, at, body) values (:id, :team, :channel, :date, :at, :body)
on conflict do nothing"""
TICKS = """
select body from tick where team = :team and channel = :channel and date >= :date order by at, id"""
ADD_METRIC = """
insert into metric (id, team, channel, date, at, body) values (:id, :team, :channel, :date, :at, :body)
on conflict do nothing"""
METRICS = """
select body from metric where team = :team and channel = :channel and date >= :date order by date, at, id"""

AUDIT = "insert into audit (at, team, run, who, what, ref) values (:at, :team, :run, :who, :what, :ref)"


@lru_cache(maxsize=64)
def put(count: int) -> str:
    """Adds so many jobs, given as `:id0, :team0, ...`, `:id1, ...`; those that are known already stay as they are."""
    values = ", ".join("(" + ", ".join(f":{name}{n}" for name in NEW_JOB) + ")" for n in range(count))
    return f"insert into job ({', '.join(NEW_JOB)}) values {values} on conflict do nothing"  # noqa: S608 - the names are ours


@lru_cache(maxsize=64)
def claim(only: int, never: int) -> str:
    """CLAIM for so many kinds in `:only0 ...` (none: any) and in `:never0 ...`."""
    lane = ""
    if only:
        lane += f" and kind in ({_names('only', only)})"
    if never:
        lane += f" and kind not in ({_names('never', never)})"
    return CLAIM.replace("--lane--", lane)


@lru_cache(maxsize=16)
def runs(columns: tuple[str, ...]) -> str:
    """The newest runs whose given columns equal the parameters of the same names. The columns are ours, never a person's."""
    return "select body from run where " + " and ".join(f"{c} = :{c}" for c in columns) + LATEST  # noqa: S608


def numbered(name: str, values: Iterable[str]) -> dict[str, object]:
    """The parameters `name0`, `name1`, ... for a list."""
    return {f"{name}{n}": value for n, value in enumerate(values)}


def _names(name: str, count: int) -> str:
    return ", ".join(f":{name}{n}" for n in range(count))
