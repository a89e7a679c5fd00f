"""How a stored document comes to stand in Slack: in a canvas, as a file, or in the thread. It writes down where, step by step.

A canvas is noted before anybody may see it, so that a process that ends in between leaves none in sight that nobody knows of.
It decides nothing.
"""

from bot.core.document import Document
from bot.core.ports import Chat, Store
from bot.core.run import Run
from bot.core.shelf import Shelf, Spot


def spot_of(run: Run) -> Spot:
    """Where the document of a run is to stand."""
    return Spot(channel=run.channel, thread_ts=run.thread_ts, since=run.started, key=run.id)


async def stand(store: Store, chat: Chat, spot: Spot, document: Document, *, again: bool) -> Shelf:
    """Lets the document stand in its channel, once; the next version goes into the canvas of the one before it.

    Raises Refused, TryLater.
    """
    noted = await store.run(lambda tx: tx.shelf(document.id))
    if noted and noted.form:
        return noted
    before = await store.run(lambda tx: tx.canvas(document.team, document.channel, document.kind))
    canvas = await chat.canvas(document, before)
    await store.run(lambda tx: tx.shelve(document.id, Shelf(canvas=canvas)))
    shelf = await chat.share(spot, document, again, canvas)
    await store.run(lambda tx: tx.shelve(document.id, shelf))
    return shelf
