"""What every store knows of where documents stand: one place for each, and the newest canvas of a kind in a channel."""

from bot.core.ports import Store
from bot.core.shelf import Form, Shelf
from tests.contracts.given import document


async def keep(store: Store, name: str, canvas: str = "", **changes) -> None:
    """Keeps a document as the next version, and notes the canvas that it stands in."""

    def kept(tx) -> None:
        tx.keep(tx.number(document(name, **changes)))
        tx.shelve(name, Shelf(form=Form.CANVAS if canvas else Form.FILE, canvas=canvas))

    await store.run(kept)


async def test_a_document_stands_where_it_was_noted_last(store: Store):
    assert await store.run(lambda tx: tx.shelf("D1")) is None
    await store.run(lambda tx: tx.shelve("D1", Shelf(canvas="F1")))
    await store.run(lambda tx: tx.shelve("D1", Shelf(form=Form.CANVAS, canvas="F1", link="https://team.example/docs/T1/F1")))
    found = await store.run(lambda tx: tx.shelf("D1"))
    assert (found.form, found.canvas, found.link) == (Form.CANVAS, "F1", "https://team.example/docs/T1/F1")


async def test_the_canvas_of_the_newest_version_that_has_one_goes_on(store: Store):
    await keep(store, "D1", "F1")
    await keep(store, "D2", "F2")
    await keep(store, "D3")
    kind = document("D1").kind
    assert await store.run(lambda tx: tx.canvas("T1", "C1", kind)) == "F2"


async def test_no_canvas_goes_on_in_another_channel_kind_or_team(store: Store):
    await keep(store, "D1", "F1")
    kind = document("D1").kind
    for team, channel, other in (("T2", "C1", kind), ("T1", "C2", kind), ("T1", "C1", "else")):
        assert await store.run(lambda tx, of=(team, channel, other): tx.canvas(*of)) == ""
