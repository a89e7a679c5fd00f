"""The private pages of the library: what there is, what was found, an answer with its places. Pure; facts are escaped here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from slackblocks import ActionsBlock, Block, Button, Confirm, PlainText

from bot.core.lookup.answering import LONGEST_QUESTION
from bot.slack.actions import Verb
from bot.slack.actions import value as run_value
from bot.slack.blocks import PRIMARY, button, context, header, section
from bot.slack.lookup.actions import Act, action_id, value
from bot.slack.text import cut, line, link, moment, plain, user

Facts = Mapping[str, Any]
FORMATS = {"md": "Markdown", "pdf": "PDF", "docx": "Word"}
NOTHING = "Nothing was found. I look only in documents of channels that you are in."
QUOTED = 700


def library_page(facts: Facts) -> list[Block]:
    """The documents, or what was found in them; the open questions; what can be done."""
    words = str(facts.get("words") or "")
    body = _results(_rows(facts, "found"), words) if words else _documents(facts, versions=True)
    return [header("Library", "title"), *body, *_queries(_rows(facts, "queries")), *_doing()]


def versions_page(facts: Facts) -> list[Block]:
    """Every version of a document."""
    return [header("Versions", "title"), *_documents(facts, versions=False)]


def answer_page(facts: Facts) -> list[Block]:
    """The answer in the documents' own sentences with their places; or that they do not say."""
    question = str(facts.get("question") or "")
    asked = section(f"*{line(question, 400)}*", "question")
    if not facts.get("covered"):
        why = "The documents here do not say." if facts.get("documents") else NOTHING
        change = [_row([_button(Act.QUERY, "Ask for a change", value(text=question), PRIMARY)], "change")]
        return [asked, section(f"Not covered. {why}", "nothing"), *(change if facts.get("documents") else [])]
    phrased = str(facts.get("phrased") or "")
    worded = [section(line(phrased, 1500), "phrased"), context("In the documents' own words:", "own")] if phrased else []
    return [asked, *worded, *_quoted(_rows(facts, "sentences")), *_unanswered(question)]


def _quoted(sentences: Sequence[Facts]) -> list[Block]:
    """Sentences of one place together, with the place below."""
    blocks: list[Block] = []
    for n, (_, group) in enumerate(groupby(sentences, key=lambda s: (s.get("document"), s.get("section")))):
        found = list(group)
        said = "\n".join(f"> {line(str(s.get('text', '')), QUOTED)}" for s in found)
        blocks += [section(said, f"said-{n}"), context(_place(found[0]), f"place-{n}")]
    return blocks


def _unanswered(question: str) -> list[Block]:
    return [_row([_button(Act.QUERY, "Not answered: ask for a change", value(text=question))], "change")]


def _place(facts: Facts) -> str:
    where = f"{line(str(facts.get('section', '')), 150)}, in {line(str(facts.get('title', '')), 150)}"
    address = str(facts.get("link") or "")
    told = f"version {int(facts.get('version') or 0)}"
    return f"{where}, {link(address, told) if address else told}"


def _results(found: Sequence[Facts], words: str) -> list[Block]:
    if not found:
        return [section(NOTHING, "found")]
    blocks: list[Block] = [context(f"Passages with “{line(words, 120)}”, the best first", "words")]
    for n, each in enumerate(found):
        blocks += [section(f"> {line(str(each.get('text', '')), 400)}", f"found-{n}"), context(_place(each), f"place-{n}")]
    return blocks


def _documents(facts: Facts, versions: bool) -> list[Block]:
    documents, formats = _rows(facts, "documents"), [str(f) for f in facts.get("formats") or ()]
    if not documents:
        return [section(NOTHING, "documents")]
    more = int(facts.get("more") or 0)
    blocks = [block for n, each in enumerate(documents) for block in _document(n, each, formats, versions)]
    return [*blocks, *([context(f"… and {more} more.", "more")] if more else [])]


def _document(number: int, facts: Facts, formats: Sequence[str], versions: bool) -> list[Block]:
    about = f"*{line(str(facts.get('title', '')), 150)}*, version {int(facts.get('version') or 0)}"
    told = [line(str(facts.get("kind", "")).replace("-", " "), 60), moment(datetime.fromisoformat(str(facts["at"])))]
    by = user(str(facts.get("by", "")))
    told.append(f"brought in by {by} ({line(str(facts['brought']), 80)})" if facts.get("brought") else f"by {by}")
    told += [link(str(facts["link"]), "Open")] if facts.get("link") else []
    return [section(f"{about}\n{'  ·  '.join(told)}", f"document-{number}"), *_buttons(number, facts, formats, versions)]


def _buttons(number: int, facts: Facts, formats: Sequence[str], versions: bool) -> list[Block]:
    identity = str(facts.get("id", ""))
    row = [_button(Act.SEND, FORMATS.get(f, f), value(document=identity, format=f), suffix=f"{number}-{f}") for f in formats]
    older = int(facts.get("versions") or 0)
    if versions and older > 1:
        row.append(_button(Act.VERSIONS, f"Versions ({older})", value(document=identity), suffix=str(number)))
    if not versions and number:
        row.append(_restore(number, facts, identity))
    return [_row(row, f"actions-{number}")] if row else []


def _restore(number: int, facts: Facts, identity: str) -> Button:
    """Makes an older version the newest again. Everybody works from it then, so the press is asked about."""
    version = int(facts.get("version") or 0)
    asked = f"Version {version} is published again as the newest one. No version is lost."
    sure = Confirm(PlainText(f"Restore version {version}?"), PlainText(asked), PlainText("Restore"), PlainText("Leave it"))
    about = value(document=identity)
    return Button(PlainText("Restore"), action_id=action_id(Act.RESTORE, str(number)), value=about, confirm=sure)


def _queries(queries: Sequence[Facts]) -> list[Block]:
    blocks: list[Block] = [section("*Open questions*, which no document answers", "queries")] if queries else []
    for n, each in enumerate(queries):
        said = f"•  {line(str(each.get('text', '')), 400)}  ·  {user(str(each.get('by', '')))}"
        row = [_button(Act.SETTLE, "Settled", value(document=str(each.get("id", ""))), suffix=str(n))]
        if each.get("run"):
            about = run_value(run=str(each["run"]), form=str(each.get("text", ""))[:LONGEST_QUESTION])
            row.append(button(Verb.REOPEN, "Change the document", about, suffix=f"query-{n}"))
        blocks += [section(said, f"query-{n}"), _row(row, f"query-{n}-actions")]
    return blocks


def bring_page(facts: Facts) -> list[Block]:
    """The button to bring in a document: a modal cannot be opened by a command that was stored first."""
    told = "A Bible or a Plan that you have already becomes the next version here: as a Markdown, Word, PDF or text file."
    return [section(told, "about"), _row([_button(Act.BRING, "Bring in a document", value(), PRIMARY)], "doing")]


def _doing() -> list[Block]:
    asked = _button(Act.QUESTION, "Ask a question", value(), PRIMARY)
    return [_row([asked, _button(Act.FIND, "Search", value()), _button(Act.BRING, "Bring in a document", value())], "doing")]


def _button(act: Act, label: str, about: str, style: str | None = None, suffix: str = "") -> Button:
    made: Any = style
    return Button(PlainText(cut(plain(label, 75), 75)), action_id=action_id(act, suffix), value=about, style=made)


def _row(buttons: list[Button], block_id: str) -> Block:
    return ActionsBlock(list(buttons), block_id=block_id)


def _rows(facts: Facts, name: str) -> list[Facts]:
    found = facts.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list | tuple) else []
