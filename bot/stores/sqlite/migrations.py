"""The tables on SQLite, and the way to them: a list of migrations, each applied once. Changes no value that is there.

A release that changes the tables appends a migration; those that stand are never edited, because databases have them.
"""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from bot.core.lookup.passages import passages
from bot.stores.sqlite.schema import APPLICATION, VERSION

migrations = Migrations("coord")

FIRST = """
create table run (
  id text primary key, team text not null, channel text not null, thread_ts text, starter text not null,
  slug text not null, sha256 text not null, stage text not null, open integer not null, version integer not null,
  started integer not null, body text not null);
create unique index run_open on run (team, channel, slug) where open = 1;
create index run_of_team on run (team, started, id, open);
create index run_of_person on run (team, starter, started, id, open);
create index run_of_channel on run (team, channel, started, id, open);
create index run_started on run (started, id);

create table job (
  seq integer primary key, id text not null unique, team text not null, kind text not null, key text not null,
  body text not null, run_at integer not null, tries integer not null default 0, failures integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
  owner text, error text not null default '', done_at integer);
create index job_of_key on job (key, seq) where state in ('waiting', 'running');
create index job_due on job (run_at, seq, state) where state in ('waiting', 'running');
create index job_done on job (done_at) where state = 'done';
create index job_dead on job (seq) where state = 'dead';

create table mission (sha256 text primary key, slug text not null, body text not null);

create table document (
  id text primary key, team text not null, channel text not null, kind text not null, version integer not null,
  at integer not null, body text not null,
  unique (team, channel, kind, version));

create table audit (
  seq integer primary key, at integer not null, team text not null, run text not null, who text not null,
  what text not null, ref text not null);
create trigger audit_is_never_changed before update on audit begin select raise(abort, 'the audit is append-only'); end;
create trigger audit_is_never_deleted before delete on audit begin select raise(abort, 'the audit is append-only'); end
"""


DIGESTS = """
create table daily (
  team text not null, channel text not null, version integer not null, body text not null, primary key (team, channel));
create table digest (
  team text not null, channel text not null, date text not null, version integer not null, body text not null,
  primary key (team, channel, date));
create table tick (
  id text primary key, team text not null, channel text not null, date text not null, at integer not null, body text not null);
create index tick_of_channel on tick (team, channel, date)
"""


LOOKUPS = """
create virtual table passage using fts5 (
  document unindexed, section, text, tokenize = 'porter unicode61 remove_diacritics 2');
create table query (id text primary key, team text not null, channel text not null, at integer not null, body text not null);
create index query_of_channel on query (team, channel, at)
"""


METRICS = """
create table metric (
  id text primary key, team text not null, channel text not null, date text not null, at integer not null, body text not null);
create index metric_of_channel on metric (team, channel, date)
"""


SHELVES = "create table shelf (document text primary key, canvas text not null, body text not null)"

WORKS = """
create table work (document text primary key, body text not null);
create index document_newest on document (at, version, id)
"""

KINDS = "create index job_of_kind on job (kind, run_at) where state in ('waiting', 'running')"


@migrations()
def m001_tables(db: Database) -> None:
    """Runs, jobs, pinned missions, documents and the audit."""
    for statement in FIRST.split(";\n"):
        db.execute(statement)


@migrations()
def m002_digests(db: Database) -> None:
    """Digests, their days and their ticks."""
    for statement in DIGESTS.split(";\n"):
        db.execute(statement)


@migrations()
def m003_lookups(db: Database) -> None:
    """The full-text index, with the documents that there are in it; and questions that no document answers."""
    for statement in LOOKUPS.split(";\n"):
        db.execute(statement)
    for document, markdown in db.execute("select id, json_extract(body, '$.markdown') from document").fetchall():
        for passage in passages(markdown or ""):
            db.execute(
                "insert into passage (document, section, text) values (?, ?, ?)", (document, passage.section, passage.text)
            )


@migrations()
def m004_metrics(db: Database) -> None:
    """What people counted for the metrics of their Plans."""
    for statement in METRICS.split(";\n"):
        db.execute(statement)


@migrations()
def m005_shelves(db: Database) -> None:
    """Where posted documents stand."""
    db.execute(SHELVES)


@migrations()
def m006_works(db: Database) -> None:
    """What versions of documents were made of; and all documents, newest first."""
    for statement in WORKS.split(";\n"):
        db.execute(statement)


@migrations()
def m007_kinds(db: Database) -> None:
    """Due jobs by kind, so that thousands of one kind do not stand in the way of finding another."""
    db.execute(KINDS)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the tables to VERSION. The caller holds the write lock and commits."""
    db = Database(connection)
    migrations.apply(db)
    db.execute(f"pragma application_id = {APPLICATION}")
    db.execute(f"pragma user_version = {VERSION}")
