"""Attached files on their way from Slack: from its own hosts only, within the limit, and every fault is a sentence."""

from dataclasses import replace

import pytest
from aiohttp import web

from bot.core.files import Attachment, FileState
from bot.core.ports import TryLater, Unreadable
from bot.core.run import Answer
from bot.slack import fetch as fetching
from bot.slack.actions import Verb
from bot.slack.fetch import LARGEST, fetch
from bot.workspace.api.files import new_file
from bot.workspace.server import SCOPES
from tests.core.given import NOON
from tests.core.shipped import shipped
from tests.slack.wire import bench


@pytest.fixture
async def wire(tmp_path):
    async with bench(tmp_path) as made:
        yield made


def attach(wire, name: str, content: bytes) -> str:
    file = new_file(wire.workspace, name, len(content), "U0OLIVE")
    wire.workspace.state.put_file(replace(file, ready=True), content)
    return file.id


async def fetched(wire, file: str) -> tuple[str, bytes]:
    name, content = await fetch(wire.connection, file)
    return name, await content()


async def test_a_file_comes_with_its_name_and_all_its_bytes(wire):
    content = bytes(range(256)) * 4096
    assert await fetched(wire, attach(wire, "plan.pdf", content)) == ("plan.pdf", content)


async def test_a_large_file_is_refused_before_it_is_downloaded(wire):
    file = attach(wire, "plan.pdf", b"x")
    wire.workspace.state.put_file(replace(wire.workspace.state.files[file], size=LARGEST + 1))
    with pytest.raises(Unreadable, match="larger than 5 MB") as refused:
        await fetch(wire.connection, file)
    assert refused.value.called == "plan.pdf"


async def test_a_file_that_lies_about_its_size_is_cut_off(wire):
    file = attach(wire, "plan.pdf", b"x" * (LARGEST + 1))
    wire.workspace.state.put_file(replace(wire.workspace.state.files[file], size=10))
    with pytest.raises(Unreadable, match="larger than 5 MB"):
        await fetched(wire, file)


async def test_a_file_that_is_gone_is_asked_for_once_more(wire):
    with pytest.raises(Unreadable, match="no longer there"):
        await fetch(wire.connection, "F0NOBODY")


@pytest.mark.parametrize("fault", [{"status": 500}, {"retry_after": 60}])
async def test_a_fault_that_passes_is_tried_again_later(wire, fault):
    wire.workspace.faults.next("files.info", **fault)
    with pytest.raises(TryLater):
        await fetch(wire.connection, attach(wire, "plan.md", b"wet"))


async def test_without_the_scope_the_sentence_names_it(tmp_path):
    async with bench(tmp_path, scopes=tuple(each for each in SCOPES if each != "files:read")) as wire:
        with pytest.raises(Unreadable, match="`files:read`"):
            await fetch(wire.connection, attach(wire, "plan.md", b"wet"))


async def test_the_token_goes_to_no_stranger(wire):
    assert not wire.connection.trusts("http://127.0.0.1:9/files")
    assert not wire.connection.trusts("https://evil.example/slack.com")
    assert not wire.connection.trusts("https://slack.com.evil.example/x")
    assert wire.connection.trusts(f"{wire.workspace.base}/files-pri/x")


async def test_a_redirect_is_not_followed_and_the_token_not_handed_on(wire):
    seen: list[str] = []

    async def elsewhere(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Authorization", ""))
        return web.Response(body=b"stolen")

    async def lure(request: web.Request) -> web.Response:
        raise web.HTTPFound("/elsewhere")

    app = web.Application()
    app.add_routes([web.get("/lure", lure), web.get("/elsewhere", elsewhere)])
    runner = web.AppRunner(app)
    await runner.setup()
    await (site := web.TCPSite(runner, "127.0.0.1", 0)).start()
    address = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/lure"
    with pytest.raises(Unreadable, match="does not hand it out"):
        await fetching._fetched(wire.connection, address, "plan.md")
    await runner.cleanup()
    assert seen == []


async def reopened(wire) -> None:
    """A form that asks for documents, of which three were attached before."""
    read = {
        n: Attachment(id=n, question="documents", by="U0OLIVE", at=NOON, revision=1, name=f"{n}.md") for n in ("F1", "F2", "F3")
    }
    files = {k: f.model_copy(update={"state": FileState.UNREAD if k == "F3" else FileState.READ}) for k, f in read.items()}
    answer = Answer(question="documents", value=("F1", "F2", "F3"), by="U0OLIVE", at=NOON)
    run = await wire.keep(shipped()["bible"], files=files, answers={"documents": answer})
    await wire.press(Verb.ANSWER, run=run.id, form="foundation")
    assert (
        await wire.submit(dict.fromkeys(("vision", "serve", "success"), "x" * 20) | {"business_name": "Tea", "offer": "x" * 12})
        == {}
    )


async def test_a_form_that_is_opened_again_keeps_its_files_and_offers_no_unread_one(wire):
    await reopened(wire)
    body = str((await wire.modal()).body)
    assert "F1.md" in body
    assert "F3.md" not in body
    assert await wire.submit({"voice": ["0", "1"]}) == {}
    assert (await wire.jobs())[0].job.event.values["documents"] == ("F1", "F2")


async def test_a_tick_that_is_taken_out_removes_its_file_and_a_new_one_comes_beside_the_rest(wire):
    await reopened(wire)
    assert await wire.submit({"voice": ["0", "1"], "documents--kept": ["F2"], "documents": ["F9"]}) == {}
    assert (await wire.jobs())[0].job.event.values["documents"] == ("F2", "F9")


async def test_more_files_than_are_taken_are_said_at_the_field(wire):
    await reopened(wire)
    errors = await wire.submit({"voice": ["0", "1"], "documents": ["F4", "F5", "F6", "F7"]})
    assert errors == {"documents": "Please attach at most 5 files, those that stay included (now 6)."}
