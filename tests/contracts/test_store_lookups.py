"""What every store finds in documents: by word forms, for whom, in which version; and the questions that none answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.lookup.ports import Search
from bot.core.lookup.values import Query
from bot.core.ports import Store
from tests.contracts.given import NOON, document, later

TEXT = "# Bible\n\n## Hours\n\nWe answer urgent messages within four hours.\n\n## Money\n\n- Refunds are paid by the owner.\n"


async def keep(store: Store, name: str = "D1", markdown: str = TEXT, **changes):
    return await store.run(lambda tx: tx.keep(tx.number(document(name, markdown=markdown, **changes))))


async def search(store: Store, *words: str, team: str = "T1", channels: tuple[str, ...] = ("C1",), **more):
    return await store.run(lambda tx: tx.search(Search(team=team, channels=channels, words=words, **more)))


async def test_a_document_is_found_by_other_forms_of_its_words_as_soon_as_it_is_kept(store: Store):
    assert await search(store, "refund") == ()
    await keep(store)
    (found,) = await search(store, "refund")
    assert (found.document, found.section, found.text) == ("D1", "Money", "Refunds are paid by the owner.")
    assert [f.section for f in await search(store, "Answering")] == ["Hours"]


async def test_headings_count_and_the_best_comes_first(store: Store):
    await keep(store, markdown="## Urgent\n\nBy phone.\n\n## Else\n\nUrgent or not, be kind. And some more words to read.\n")
    assert {f.section for f in await search(store, "urgent")} == {"Urgent", "Else"}
    ranks = [f.rank for f in await search(store, "urgent")]
    assert ranks == sorted(ranks, reverse=True)


async def test_all_words_or_any(store: Store):
    await keep(store)
    assert len(await search(store, "urgent", "refund")) == 2
    assert await search(store, "urgent", "refund", every=True) == ()
    assert len(await search(store, "urgent", "hour", every=True)) == 1


async def test_nothing_of_another_team_or_channel_is_found(store: Store):
    await keep(store)
    await keep(store, "D2", channel="C2")
    await keep(store, "D3", team="T2")
    assert [f.document for f in await search(store, "refund")] == ["D1"]
    assert {f.document for f in await search(store, "refund", channels=("C1", "C2"))} == {"D1", "D2"}
    assert [f.document for f in await search(store, "refund", team="T2")] == ["D3"]
    assert await search(store, "refund", channels=()) == ()


async def test_only_the_newest_version_unless_all_are_wanted(store: Store):
    await keep(store)
    await keep(store, "D2", markdown="## Money\n\nVouchers are given by anybody.\n")
    await keep(store, "D3", kind="service-plan", markdown="## Money\n\nRefunds cost us little.\n")
    assert [f.document for f in await search(store, "refund")] == ["D3"]
    assert {f.document for f in await search(store, "refund", newest=False)} == {"D1", "D3"}


async def test_a_document_kept_twice_is_found_once(store: Store):
    await keep(store)
    await keep(store)
    assert len(await search(store, "refund")) == 1


async def test_a_transaction_that_is_undone_leaves_nothing_to_find(store: Store):
    def fails(tx):
        tx.keep(tx.number(document("D1", markdown=TEXT)))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.run(fails)
    assert await search(store, "refund") == ()


async def test_no_word_is_taken_for_an_order_to_the_index(store: Store):
    await keep(store)
    for order in (
        "refu*",
        "text:urgent",
        "section:money",
        "NEAR(refund owner)",
        "urgent OR refund",
        "NOT urgent",
        "OR",
        "^refund w",
    ):
        assert await search(store, order) == (), order
    for signs in ('refund"', "refund*", '"refund" ', "-refund", "^refund"):
        assert [f.document for f in await search(store, signs)] == ["D1"], signs
    assert await search(store, '"', "*", "", "()") == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.text(max_size=20) | st.sampled_from(['"', "NEAR", "*", "a:b", "\x00", "\ud800", "'", ")("]), max_size=6))
async def test_any_text_may_be_looked_for(store: Store, words):
    await keep(store)
    for every in (True, False):
        for found in await search(store, *words, every=every):
            assert found.document == "D1"


async def test_a_question_is_noted_once_and_forgotten(store: Store):
    def asked(name: str, **more: object) -> Query:
        one = Query(id=name, team="T1", channel="C1", kind="service-bible", text="Do we ship abroad?", by="U1", at=NOON)
        return one.model_copy(update=more)

    first, second = asked("q1", at=later(5)), asked("q2")
    assert await store.run(lambda tx: [tx.add_query(q) for q in (first, second, first)]) == [True, True, False]
    await store.run(lambda tx: tx.add_query(asked("q3", channel="C2")))
    assert await store.run(lambda tx: tx.queries("T1", "C1")) == (second, first)
    assert await store.run(lambda tx: tx.queries("T2", "C1")) == ()
    assert await store.run(lambda tx: [tx.drop_query("q1"), tx.drop_query("q1")]) == [True, False]
    assert await store.run(lambda tx: tx.queries("T1", "C1")) == (second,)


async def test_documents_are_listed_newest_first_without_their_texts(store: Store):
    await keep(store)
    await keep(store, "D2", at=later(60), by="U2", brought="old.docx", run="")
    await keep(store, "D3", channel="C2", at=later(30))
    await keep(store, "D4", team="T2")
    found = await store.run(lambda tx: tx.entries("T1", ("C1", "C2")))
    assert [(e.id, e.channel, e.version, e.by, e.brought) for e in found] == [
        ("D2", "C1", 2, "U2", "old.docx"),
        ("D3", "C2", 1, "U1", ""),
        ("D1", "C1", 1, "U1", ""),
    ]
    assert (found[0].title, found[0].kind, found[0].at, found[0].run) == ("Bible", "service-bible", later(60), "")
    assert await store.run(lambda tx: tx.entries("T1", ())) == ()
