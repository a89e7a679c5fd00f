"""The library through the coordinator: who sees what, questions that nothing answers, and documents from elsewhere."""

from typing import Any

import pytest

from bot.coordinator.queue import row
from bot.core.document import Document
from bot.core.files import FileSection, Reading
from bot.core.jobs import BringIn, Consult
from bot.core.ports import Unreadable
from tests.contracts.given import document
from tests.core.given import NOON, OLIVE, small_mission
from tests.stories.house import CHANNEL, TEAM, House

SAM = "U2"
TEXT = "# Bible\n\n## Money\n\nRefunds are paid by the owner within 7 days.\n"
QUESTION = "Do we ship to Norway?"


@pytest.fixture
async def house(tmp_path):
    house = await House.open(tmp_path, small_mission(produces="service-bible"))
    yield house
    await house.store.close()


async def keep(house: House, name: str = "D1", **changes) -> None:
    await house.store.run(lambda tx: tx.keep(tx.number(document(name, **{"markdown": TEXT, "run": "", "by": OLIVE, **changes}))))


async def consult(house: House, want: Any, by: str = OLIVE, channel: str = CHANNEL, **more) -> None:
    key = f"k{len(house.chat.pages)}-{len(house.chat.told)}-{house.chat.messages}{want}"
    job = Consult(key=key, team=TEAM, channel=channel, user=by, want=want, at=NOON, **more)
    await house.store.run(lambda tx: tx.put(row(TEAM, job), house.clock()))
    await house.settle()


def shown(house: House) -> dict[str, Any]:
    """What the latest page tells."""
    return house.chat.pages[-1][1]


def listed(house: House) -> list[str]:
    assert house.chat.pages[-1][0] in ("library", "versions")
    return [d["id"] for d in shown(house)["documents"]]


async def test_the_channels_documents_are_listed_the_newest_of_each_kind(house: House):
    await keep(house)
    await keep(house, "D2")
    await keep(house, "P1", kind="service-plan")
    await keep(house, "else", channel="C2")
    await keep(house, "foreign", team="T2")
    await house.command("library")
    assert sorted(listed(house)) == ["D2", "P1"]
    await consult(house, "versions", document="D2")
    assert listed(house) == ["D2", "D1"]


async def test_words_are_looked_for(house: House):
    await keep(house)
    await house.command("library refund owner")
    assert [f["text"] for f in shown(house)["found"]] == ["Refunds are paid by the owner within 7 days."]
    await house.command('library "* NEAR(money')
    assert house.chat.pages[-1][0] == "library"


async def test_a_question_is_answered_in_the_documents_words_or_not(house: House):
    await keep(house)
    await house.command("ask When are refunds paid?")
    assert house.chat.pages[-1][0] == "answer"
    assert (shown(house)["covered"], shown(house)["phrased"]) == (True, "")
    assert [s["text"] for s in shown(house)["sentences"]] == ["Refunds are paid by the owner within 7 days."]
    await house.command(f"ask {QUESTION}")
    assert shown(house)["covered"] is False
    await house.command("ask")
    await house.command("ask " + "why " * 100)
    assert [notice for _, notice, _ in house.chat.told[-2:]] == ["library-what", "library-long"]


async def test_who_has_left_the_channel_finds_nothing_there(house: House):
    await keep(house)
    house.chat.members[SAM] = frozenset({"C2"})
    await house.command("library", by=SAM)
    assert listed(house) == []
    await house.command("ask When are refunds paid?", by=SAM)
    assert shown(house)["documents"] is False
    await consult(house, "send", by=SAM, document="D1", format="md")
    await consult(house, "versions", by=SAM, document="D1")
    assert house.chat.handed == []
    assert listed(house) == []
    await consult(house, "query", by=SAM, text=QUESTION)
    assert await house.store.run(lambda tx: tx.queries(TEAM, CHANNEL)) == ()


async def test_a_direct_message_shows_the_channels_of_the_person_and_no_others(house: House):
    await keep(house)
    await keep(house, "D2", channel="C2")
    house.chat.members[SAM] = frozenset({"C2", "C3"})
    await consult(house, "library", by=SAM, channel="D9")
    assert listed(house) == ["D2"]
    await consult(house, "library", channel="D9", proven=False)
    assert listed(house) == []


async def test_a_question_that_nothing_answers_is_noted_once_and_who_decides_hears_of_it(house: House):
    await keep(house)
    await consult(house, "query", by=SAM, text=QUESTION)
    await consult(house, "query", by=SAM, text="do we ship to NORWAY")
    assert [(who, notice) for who, notice, _ in house.chat.told] == [
        (SAM, "library-noted"),
        (OLIVE, "library-asked"),
        (SAM, "library-noted-already"),
    ]
    await house.command("library")
    (query,) = shown(house)["queries"]
    assert (query["text"], query["by"]) == (QUESTION, SAM)
    await consult(house, "settle", by="U3", document=query["id"])
    await consult(house, "settle", by=OLIVE, document=query["id"])
    assert [notice for _, notice, _ in house.chat.told[-2:]] == ["library-not-yours", "library-settled"]
    assert await house.store.run(lambda tx: tx.queries(TEAM, CHANNEL)) == ()


async def bring(house: House, by: str = OLIVE) -> None:
    about = {"name": "Olive", "kind": "service-bible", "title": "Ours", "file": "F1", "at": NOON}
    job = BringIn(key=f"b{len(house.chat.told)}-{house.chat.messages}", team=TEAM, channel=CHANNEL, user=by, **about)
    await house.store.run(lambda tx: tx.put(row(TEAM, job), house.clock()))
    await house.settle()


def holds(house: House, said: str) -> None:
    """The file says this now."""
    house.files.held["F1"] = Reading(name="old.docx", sections=(FileSection(heading="Refunds", text=said),))


async def versions(house: House) -> list[Document]:
    """Every version, the newest first."""
    return list(await house.store.run(lambda tx: tx.documents(TEAM, CHANNEL, "service-bible")))


async def test_a_document_from_elsewhere_becomes_the_next_version_and_the_channel_hears_of_it_once(house: House):
    await keep(house)
    holds(house, "Paid in 3 days.")
    await bring(house)
    assert house.chat.told == []
    first, last = house.chat.announced
    assert (first.ts, first.shelf, first.document) == ("", None, last.document)
    assert (last.ts, last.shelf.link) == ("1.0", f"https://chat.example/files/{last.document.id}")
    assert (last.document.version, last.document.brought, last.document.log[-1].who) == (2, "old.docx", "Olive")
    assert house.chat.messages == 1
    await house.command("ask When are refunds paid?")
    assert [s["text"] for s in shown(house)["sentences"]] == ["Paid in 3 days."]
    await house.command("library")
    assert [(d["version"], d["brought"], d["link"]) for d in shown(house)["documents"]] == [(2, "old.docx", last.shelf.link)]


async def test_where_the_card_may_not_be_posted_whoever_brought_it_hears_of_it(house: House):
    house.chat.refusal = "not_in_channel"
    holds(house, "Paid in 3 days.")
    await bring(house)
    assert house.chat.told == [(OLIVE, "library-brought", {"title": "Ours", "version": "1", "cut": ""})]
    assert house.chat.shared == {}


async def test_each_version_tells_what_changed_who_and_how(house: House):
    holds(house, "Paid in 3 days.")
    await bring(house)
    holds(house, "Paid in 5 days.")
    await bring(house, by=SAM)
    newest = (await versions(house))[0]
    assert [(n.version, n.by, n.brought) for n in newest.log] == [(1, OLIVE, "old.docx"), (2, SAM, "old.docx")]
    assert [(d.was, d.now) for d in newest.log[-1].differences] == [("Paid in 3 days.", "Paid in 5 days.")]
    assert "## Change log" in newest.markdown
    assert "“Paid in 3 days.” is now “Paid in 5 days.”" in newest.markdown.replace("\\", "")


async def test_an_older_version_that_was_brought_in_comes_back_whole_and_says_from_where(house: House):
    for said in ("Paid in 3 days.", "Paid in 5 days."):
        holds(house, said)
        await bring(house)
    oldest = (await versions(house))[-1]
    await consult(house, "restore", document=oldest.id)
    newest, second, first = await versions(house)
    assert (newest.version, newest.log[-1].restored, newest.by) == (3, 1, OLIVE)
    assert [s for s in newest.sections if s.title != "Change log"] == list(first.sections)
    assert (newest.files, newest.facts, newest.brought) == (first.files, first.facts, "old.docx")
    assert [(d.was, d.now) for d in newest.log[-1].differences] == [("Paid in 5 days.", "Paid in 3 days.")]
    assert "5 days" in second.markdown
    assert house.chat.announced[-1].document.id == newest.id
    assert house.chat.messages == 3
    await consult(house, "restore", document=newest.id)
    assert house.chat.told[-1][1] == "library-newest"


async def test_only_who_brought_it_in_or_decides_about_the_newest_restores_a_version(house: House):
    for said in ("Paid in 3 days.", "Paid in 5 days."):
        holds(house, said)
        await bring(house)
    oldest = (await versions(house))[-1]
    await consult(house, "restore", by=SAM, document=oldest.id)
    assert house.chat.told[-1] == (SAM, "library-not-to-restore", {"who": OLIVE})
    house.chat.members[OLIVE] = frozenset()
    await consult(house, "restore", document=oldest.id)
    assert house.chat.told[-1][1] == "library-nothing"
    assert len(await versions(house)) == 2


async def test_a_file_that_cannot_be_read_leaves_everything_as_it_was(house: House):
    await keep(house)
    house.files.held["F1"] = Unreadable("It is damaged.", "old.pdf")
    await bring(house)
    assert house.chat.told[-1] == (OLIVE, "library-unread", {"title": "old.pdf", "reason": "It is damaged."})
    assert len(await house.store.run(lambda tx: tx.documents(TEAM, CHANNEL))) == 1


async def test_nobody_brings_a_document_into_a_channel_that_they_are_not_in(house: House):
    house.chat.members[SAM] = frozenset()
    await bring(house, by=SAM)
    assert house.chat.told[-1][1] == "library-bring-where"
