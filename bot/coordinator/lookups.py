"""Looking things up inside a transaction: the library of some channels, versions, passages, open questions. It posts nothing."""

import hashlib
import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Literal

from pydantic import JsonValue

from bot.core.commands import Ask, Asks
from bot.core.document import Document
from bot.core.facts import SOMEBODY
from bot.core.facts import Facts as Known
from bot.core.forms import Kind
from bot.core.jobs import Command, Consult, Job, Overview, Tell
from bot.core.lookup.answering import LONGEST_QUESTION, Cited
from bot.core.lookup.passages import ABOVE
from bot.core.lookup.ports import Search
from bot.core.lookup.values import Entry, Found, Query
from bot.core.lookup.words import asked
from bot.core.ports import Tx

Link = Callable[[str, str], str]
Facts = dict[str, JsonValue]
Listing = list[JsonValue]
ADD = "add"
SHOWN, FOUND, WORDS = 12, 8, 20
"""Documents on a page, passages on a page, words of a search."""
READ = 4
"""Documents that are read for an answer."""
FINISHED = "finished"
_WORD = re.compile(r"\w+")


def order(command: Command, ask: Ask) -> Job:
    """What `/coord library ...` and `/coord ask ...` ask for."""
    text = " ".join(ask.phrase.split())
    if ask.asks is Asks.LIBRARY:
        return _bring(command) if text.casefold() == ADD else _consult(command, "library", text[:LONGEST_QUESTION])
    if 0 < len(text) <= LONGEST_QUESTION:
        return _consult(command, "ask", text)
    return private(_consult(command, "ask", ""), "library-long" if text else "library-what")


def _bring(command: Command) -> Overview:
    base = {"key": command.key, "team": command.team, "channel": command.channel, "user": command.user}
    return Overview(**base, page="bring", reply=command.reply, facts={}, thread_ts=command.thread_ts)


def _consult(command: Command, want: Literal["library", "ask"], text: str) -> Consult:
    return Consult(
        key=command.key,
        team=command.team,
        channel=command.channel,
        user=command.user,
        want=want,
        text=text,
        reply=command.reply,
        thread_ts=command.thread_ts,
        at=command.at,
    )


def library(tx: Tx, job: Consult, channels: tuple[str, ...], link: Link) -> Facts:
    """The newest version of every document, the passages that were looked for, and the open questions."""
    entries = tx.entries(job.team, channels)
    newest = heads(entries)
    shown = {e.id: e for e in newest}
    documents: Listing = [_told(tx, e, entries, link) for e in newest[:SHOWN]]
    found: Listing = [_found(tx, f, shown[f.document], link) for f in _search(tx, job, channels) if f.document in shown]
    noted = islice((q for c in channels for q in tx.queries(job.team, c)), SHOWN)
    queries: Listing = [_query(q, newest, job.channel) for q in noted]
    more = max(0, len(newest) - SHOWN)
    return {"documents": documents, "more": more, "words": job.text, "found": found, "queries": queries}


def versions(tx: Tx, job: Consult, channels: tuple[str, ...], link: Link) -> Facts:
    """Every version of a document; nothing when the person may not see it."""
    entries = tx.entries(job.team, channels)
    one = next((e for e in entries if e.id == job.document), None)
    found = [e for e in entries if one and (e.channel, e.kind) == (one.channel, one.kind)]
    documents: Listing = [_told(tx, e, (), link) for e in found[:SHOWN]]
    return {"documents": documents, "more": max(0, len(found) - SHOWN)}


def heads(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest version of each kind in each channel, newest first."""
    found: dict[tuple[str, str], Entry] = {}
    for each in entries:
        kept = found.get((each.channel, each.kind))
        if kept is None or each.version > kept.version:
            found[each.channel, each.kind] = each
    return tuple(sorted(found.values(), key=lambda e: (e.at, e.id), reverse=True))


def to_read(tx: Tx, team: str, question: str, channels: tuple[str, ...]) -> tuple[Document, ...]:
    """The few documents that may answer a question, as far as their words go."""
    newest = [e.id for e in heads(tx.entries(team, channels))]
    if len(newest) > READ:
        words = tuple(w for w in _WORD.findall(question) if asked(w))[:WORDS]
        found = [f.document for f in tx.search(Search(team=team, channels=channels, words=words))] if words else []
        newest = [d for d in dict.fromkeys(found) if d in newest]
    return tuple(d for each in newest[:READ] if (d := tx.document(each)))


def answered(tx: Tx, question: str, cited: Iterable[Cited], link: Link) -> Facts:
    """An answer with the places where it stands."""
    sentences: Listing = []
    for each in cited:
        document = tx.document(each.document)
        where = place(tx, document.id, document.channel, document.run, link) if document else ""
        sentences.append({**each.model_dump(), "section": each.section.split(ABOVE)[-1], "link": where})
    return {"question": question, "sentences": sentences}


def document(tx: Tx, job: Consult, channels: tuple[str, ...]) -> Document | None:
    """The document that the press is about, when the person may see it."""
    found = tx.document(job.document)
    return found if found and found.team == job.team and found.channel in channels else None


def note(tx: Tx, job: Consult, channels: tuple[str, ...]) -> tuple[Tell, ...]:
    """Notes a question that the documents of a channel do not answer, and tells who decides there."""
    newest = heads(tx.entries(job.team, channels))
    homes = {e.channel for e in newest}
    home = job.channel if job.channel in homes else next(iter(homes), "") if len(homes) == 1 else ""
    if not home or not job.text.strip():
        return (private(job, "library-where" if homes else "library-nothing"),)
    about = [e for e in newest if e.channel == home]
    query = Query(
        id=_identity(job.team, home, job.text),
        team=job.team,
        channel=home,
        kind=about[0].kind,
        text=job.text,
        by=job.user,
        at=job.at,
    )
    if not tx.add_query(query):
        return (private(job, "library-noted-already"),)
    people = dict.fromkeys(p for e in about for p in deciders(tx, e))
    told = {"title": about[0].title, "who": job.user, "word": job.text, "about": about[0].run}
    mine = told if job.user in people and job.channel == home else {}
    others = (p for p in people if p != job.user)
    return (
        private(job, "library-noted", **mine),
        *(private(job, "library-asked", to=each, channel=home, **told) for each in others),
    )


def settle(tx: Tx, job: Consult, channels: tuple[str, ...]) -> Tell:
    """Forgets a noted question: whoever asked it may, and who decides about a document of its channel."""
    query = next((q for c in channels for q in tx.queries(job.team, c) if q.id == job.document), None)
    if query is None:
        return private(job, "library-settled-already")
    about = [e for e in heads(tx.entries(job.team, channels)) if e.channel == query.channel]
    people = {query.by, *(p for e in about for p in deciders(tx, e))}
    if job.user not in people:
        return private(job, "library-not-yours")
    tx.drop_query(query.id)
    return private(job, "library-settled", word=query.text)


def people(tx: Tx, documents: Iterable[Document]) -> frozenset[str]:
    """What the people of these documents' missions are called: who took part, and who was named in an answer."""
    found: set[str] = set()
    for document in documents:
        run = tx.run(document.run) if document.run else None
        mission = tx.mission(run.sha256) if run else None
        asked_for = {q.id for q in mission.questions() if q.kind in (Kind.PERSON, Kind.PEOPLE)} if mission else set[str]()
        facts = Known(facts={k: f for k, f in document.facts.items() if k in asked_for})
        found |= {name for k in facts.facts for name in facts.lines(k)} | set(run.names.values() if run else ())
    return frozenset(name for name in found if name.strip() and name != SOMEBODY)


def deciders(tx: Tx, entry: Entry | Document) -> tuple[str, ...]:
    """Who decides about a document: the starter and the approvers of its mission, or who brought it in."""
    run = tx.run(entry.run) if entry.run else None
    return (run.starter, *run.approvers) if run else (entry.by,)


def private(job: Consult, notice: str, to: str = "", channel: str = "", **facts: str) -> Tell:
    """A private word to whoever asked, or to somebody else about a channel."""
    mine = not to
    where = {"channel": channel or job.channel, "reply": job.reply if mine else "", "thread_ts": job.thread_ts if mine else None}
    return Tell(key=job.key, team=job.team, user=to or job.user, notice=notice, facts=facts, **where)


def place(tx: Tx, document_id: str, channel: str, run_id: str, link: Link) -> str:
    """The address at which a document stands in Slack; empty when it stands nowhere."""
    shelf = tx.shelf(document_id)
    if shelf and shelf.link:
        return shelf.link
    run = tx.run(run_id) if run_id else None
    if run is None:
        return ""
    shown = run.messages.get(FINISHED)
    ts = shown.ts if shown else run.thread_ts
    return link(channel, ts) if ts else ""


def _search(tx: Tx, job: Consult, channels: tuple[str, ...]) -> tuple[Found, ...]:
    """Passages with all the words; where there are none, with any of them."""
    words = tuple(_WORD.findall(job.text)[:WORDS])
    wanted = Search(team=job.team, channels=channels, words=words, every=True, limit=FOUND)
    return tx.search(wanted) or tx.search(wanted.model_copy(update={"every": False})) if words else ()


def _told(tx: Tx, entry: Entry, entries: Iterable[Entry], link: Link) -> dict[str, JsonValue]:
    older = sum((e.channel, e.kind) == (entry.channel, entry.kind) for e in entries)
    where = place(tx, entry.id, entry.channel, entry.run, link)
    return {**entry.model_dump(mode="json"), "link": where, "versions": older}


def _found(tx: Tx, found: Found, entry: Entry, link: Link) -> dict[str, JsonValue]:
    where = place(tx, entry.id, entry.channel, entry.run, link)
    section = found.section.split(ABOVE)[-1]
    return {"text": found.text, "section": section, "title": entry.title, "version": entry.version, "link": where}


def _query(query: Query, newest: Iterable[Entry], here: str) -> dict[str, JsonValue]:
    """The question; with the run that can be changed to answer it, when it stands in the channel where we are."""
    made = (e.run for e in newest if (e.channel, e.kind) == (query.channel, query.kind) and e.channel == here)
    return {"id": query.id, "text": query.text, "by": query.by, "at": query.at.isoformat(), "run": next(made, "")}


def _identity(team: str, channel: str, text: str) -> str:
    """The same question in other capitals or with other signs is one question."""
    plain = " ".join(_WORD.findall(text.casefold()))
    return "query/" + hashlib.sha256(f"{team}/{channel}/{plain}".encode()).hexdigest()[:24]
