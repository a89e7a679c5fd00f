"""How a stored document comes to stand in Slack: in a canvas, as a file, or in the thread. It writes down where, step by step.

A canvas is noted before anybody may see it, so that a process that ends in between leaves none in sight that nobody knows of.
It decides nothing about a run.
"""

from bot.core.document import Document
from bot.core.ports import Chat, Store
from bot.core.run import Run
from bot.core.shelf import Shelf


async def stand(store: Store, chat: Chat, run: Run, document: Document, *, again: bool) -> Shelf:
    """Lets the document stand in the run's channel, once; the next version goes into the canvas of the one before it.

    Raises Refused, TryLater.
    """
    noted = await store.run(lambda tx: tx.shelf(document.id))
    if noted and noted.form:
        return noted
    before = await store.run(lambda tx: tx.canvas(document.team, document.channel, document.kind))
    canvas = await chat.canvas(document, before)
    await store.run(lambda tx: tx.shelve(document.id, Shelf(canvas=canvas)))
    shelf = await chat.share(run, document, again, canvas)
    await store.run(lambda tx: tx.shelve(document.id, shelf))
    return shelf
