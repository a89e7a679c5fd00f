"""The document as a canvas: once, the same one for the next version, and another way to stand wherever there is none."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.coordinator import publishing
from bot.core.document import Document
from bot.core.ports import TryLater
from bot.core.shelf import Form, Shelf
from bot.slack.connection import connect
from bot.slack.outbox import Outbox
from bot.slack.pacing import Pace
from bot.stores.sqlite import SqliteStore
from bot.workspace.server import SCOPES, Workspace
from tests.core.given import new_run, small_mission
from tests.slack.wire import CHANNEL

TEXT = "# Tea: The Kettle\n\nVersion 1\n\n## Pouring\n\n#### Slowly\n\nPour.\n\n> - with care\n"


class Desk:
    """A workspace with canvases, a database, and a run whose card stands."""

    def __init__(self, workspace: Workspace, outbox: Outbox, store: SqliteStore, thread_ts: str) -> None:
        self.workspace, self.outbox, self.store = workspace, outbox, store
        started = datetime.now(UTC) - timedelta(minutes=1)
        self.run = new_run(small_mission(), channel=CHANNEL, started=started, thread_ts=thread_ts)

    async def keep(self, name: str = "d1", text: str = TEXT) -> Document:
        at = datetime(2026, 11, 23, tzinfo=UTC)
        about = {"team": "T1", "channel": CHANNEL, "kind": "tea", "title": "Tea", "run": "r1", "slug": "tea", "by": "U1"}
        made = Document(id=name, version=0, at=at, markdown=text, **about)
        return await self.store.run(lambda tx: tx.keep(tx.number(made)))

    async def stand(self, document: Document, again: bool = False) -> Shelf:
        return await publishing.stand(self.store, self.outbox, publishing.spot_of(self.run), document, again=again)

    @property
    def canvases(self) -> list:
        return list(self.workspace.state.canvases.values())

    @property
    def seen(self) -> list:
        return [each for each in self.canvases if each.channels]

    def calls(self, method: str) -> list:
        return [call.arguments for call in self.workspace.calls if call.method == method]


async def desk_in(folder, scopes: tuple[str, ...]):
    async with Workspace(scopes=scopes) as workspace:
        connection = await connect(workspace.bot_token, workspace.api_url)
        store = await SqliteStore.open(folder / "coord.db")
        card = await connection.client.chat_postMessage(channel=CHANNEL, text="Tea")
        yield Desk(workspace, Outbox(connection, Pace(per_second=0)), store, str(card["ts"]))
        await store.close()
        await connection.close()


@pytest.fixture
async def desk(tmp_path):
    async for each in desk_in(tmp_path, (*SCOPES, "canvases:write")):
        yield each


@pytest.fixture
async def poor_desk(tmp_path):
    async for each in desk_in(tmp_path, SCOPES):
        yield each


async def test_the_document_stands_in_a_canvas_that_the_channel_may_read(desk):
    shelf = await desk.stand(await desk.keep())
    (canvas,) = desk.canvases
    assert (canvas.title, canvas.channels) == ("Tea: The Kettle", (CHANNEL,))
    assert canvas.text == "Version 1\n\n# Pouring\n\n### Slowly\n\nPour.\n\n> • with care\n"
    assert shelf == Shelf(form=Form.CANVAS, canvas=canvas.id, link=f"{desk.workspace.base}/docs/T0LOCAL01/{canvas.id}")
    assert desk.calls("canvases.access.set")[0]["access_level"] == "read"
    assert desk.calls("files.getUploadURLExternal") == []


async def test_the_next_version_goes_into_the_same_canvas_in_one_change(desk):
    first = await desk.stand(await desk.keep())
    second = await desk.stand(await desk.keep("d2", TEXT.replace("Pour.", "Pour twice.")))
    (canvas,) = desk.canvases
    assert (first.canvas, second.canvas) == (canvas.id, canvas.id)
    assert "Pour twice." in canvas.text
    assert [len(call["changes"]) for call in desk.calls("canvases.edit")] == [1]


async def test_a_canvas_that_somebody_deleted_gets_a_successor(desk):
    first = await desk.stand(await desk.keep())
    desk.workspace.state.remove_canvas(desk.canvases[0])
    second = await desk.stand(await desk.keep("d2"))
    assert second.form is Form.CANVAS
    assert second.canvas != first.canvas


async def test_a_second_try_makes_no_second_canvas(desk):
    document = await desk.keep()
    desk.workspace.faults.next("canvases.access.set", status=503)
    with pytest.raises(TryLater):
        await desk.stand(document)
    shelf = await desk.stand(document, again=True)
    assert await desk.stand(document, again=True) == shelf
    assert [each.id for each in desk.canvases] == [shelf.canvas]


async def test_a_canvas_whose_making_was_lost_is_never_seen(desk):
    document = await desk.keep()
    desk.workspace.faults.next("canvases.create", drop=True)
    with pytest.raises(TryLater):
        await desk.stand(document)
    shelf = await desk.stand(document, again=True)
    assert len(desk.canvases) == 2
    assert [each.id for each in desk.seen] == [shelf.canvas]


async def test_a_canvas_in_which_somebody_writes_is_tried_again(desk):
    await desk.stand(await desk.keep())
    desk.workspace.faults.next("canvases.edit", error="canvas_editing_locked")
    second = await desk.keep("d2")
    with pytest.raises(TryLater):
        await desk.stand(second)
    assert (await desk.stand(second, again=True)).form is Form.CANVAS
    assert len(desk.canvases) == 1


REFUSED = ("canvas_disabled_user_team", "free_teams_cannot_create_standalone_canvases", "missing_scope", "something_new")


@pytest.mark.parametrize("code", REFUSED)
async def test_where_slack_has_no_canvas_for_it_the_document_is_a_file(desk, code):
    desk.workspace.faults.next("canvases.create", error=code)
    shelf = await desk.stand(await desk.keep())
    (file,) = desk.workspace.state.files.values()
    assert (shelf.form, shelf.canvas, file.name) == (Form.FILE, "", "tea-v1.md")
    assert shelf.link.endswith(f"/{file.id}/tea-v1.md")


async def test_a_canvas_that_may_not_be_opened_to_the_channel_gives_way_to_a_file(desk):
    desk.workspace.faults.next("canvases.access.set", error="restricted_action")
    assert (await desk.stand(await desk.keep())).form is Form.FILE
    assert desk.seen == []


async def test_without_the_scope_no_canvas_is_tried(poor_desk):
    shelf = await poor_desk.stand(await poor_desk.keep())
    assert (shelf.form, poor_desk.calls("canvases.create")) == (Form.FILE, [])


async def test_at_the_foot_of_the_ladder_the_document_stands_in_the_thread(poor_desk):
    poor_desk.workspace.faults.next("files.getUploadURLExternal", error="file_uploads_disabled")
    shelf = await poor_desk.stand(await poor_desk.keep())
    said = next(m for m in poor_desk.workspace.state.messages[CHANNEL].values() if m.thread_ts)
    assert (shelf.form, shelf.link) == (Form.THREAD, poor_desk.outbox.link(CHANNEL, said.ts))
    assert "Pour." in str(said.blocks)


async def test_a_document_that_stands_already_is_left_alone(desk):
    document = await desk.keep()
    shelf = await desk.stand(document)
    before = len(desk.workspace.calls)
    assert await desk.stand(document, again=True) == shelf
    assert len(desk.workspace.calls) == before
