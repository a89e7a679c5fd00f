"""Whole stories in the workspace, told with the driver."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp

from bot.workspace import Driver, DriverError, Workspace


def coordinator(button: Any, modal: Any, question: Any) -> Any:
    """A toy of the real thing: a form, three approvals in a thread, a document."""

    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, client: Any, command: dict[str, Any]) -> None:
            await ack()
            card = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Service Bible*"}}, button("Quick start", "quick")]
            await client.chat_postMessage(channel=command["channel_id"], text="card", blocks=card)

        @app.action("quick")
        async def quick(ack: Any, client: Any, body: dict[str, Any]) -> None:
            where = f"{body['channel']['id']} {body['message']['ts']}"
            view = modal(question("Company", "company"), private_metadata=where)
            await client.views_open(trigger_id=body["trigger_id"], view=view)
            await ack()

        @app.view("form")
        async def form(ack: Any, client: Any, view: dict[str, Any]) -> None:
            await ack()
            channel, root = view["private_metadata"].split()
            await draft(client, channel, root, 1)

        async def draft(client: Any, channel: str, root: str, phase: int) -> None:
            await asyncio.sleep(0.02)
            blocks = [{"type": "markdown", "text": f"## Draft {phase}"}, button("Approve", "approve", f"{root} {phase}")]
            await client.chat_postMessage(
                channel=channel,
                thread_ts=root,
                text=f"draft {phase}",
                blocks=blocks,
                username="Clara Voss",
                icon_emoji=":seedling:",
            )

        @app.action("approve")
        async def approve(ack: Any, client: Any, body: dict[str, Any]) -> None:
            await ack()
            root, phase = body["actions"][0]["value"].split()
            channel = body["channel"]["id"]
            await client.chat_update(channel=channel, ts=body["message"]["ts"], text=f"Draft {phase}, approved")
            if phase != "3":
                return await draft(client, channel, root, int(phase) + 1)
            await client.chat_postMessage(channel=channel, thread_ts=root, text="ready", blocks=[button("Publish", "publish")])
            return None

        @app.action("publish")
        async def publish(ack: Any, client: Any, body: dict[str, Any]) -> None:
            await ack()
            await client.files_upload_v2(channel=body["channel"]["id"], content="# Customer Service Bible", filename="bible.md")

    return build


def test_a_team_gets_its_service_bible(slack: Driver, run_bot: Any, button: Any, modal: Any, question: Any):
    run_bot(coordinator(button, modal, question))
    slack.type("/coord service-bible-creation", channel="service")
    slack.click("Quick start")
    assert slack.fill({"Company": "Fern & Fable"}) == {}
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    assert slack.document(channel="service").startswith("# Customer Service Bible")
    slack.idle(quiet=0.05)
    assert [each.author for each in slack.thread()] == ["Coord", "Clara Voss", "Clara Voss", "Clara Voss", "Coord"]
    assert "    Clara Voss (edited):\n      Draft 3, approved" in slack.transcript()
    assert slack.files()[0]["name"] == "bible.md"


def test_a_form_that_was_put_away_can_be_opened_again(slack: Driver, run_bot: Any, button: Any, modal: Any, question: Any):
    run_bot(coordinator(button, modal, question))
    slack.type("/coord x")
    slack.click("Quick start")
    slack.close()
    slack.click("Quick start")
    assert slack.modal().labels == ["Company"]


def test_a_button_in_a_message_that_is_being_edited_is_pressed_once(slack: Driver, run_bot: Any, button: Any):
    pressed: list[str] = []

    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, say: Any) -> None:
            await say(text="one", blocks=[button("Approve", "approve", "1")])
            await ack()

        @app.action("approve")
        async def approve(ack: Any, client: Any, body: dict[str, Any]) -> None:
            await ack()
            pressed.append(body["actions"][0]["value"])
            where = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
            await client.chat_update(**where, text="late edit", blocks=body["message"]["blocks"])
            await asyncio.sleep(0.1)
            await client.chat_update(**where, text="decided")
            again = [button("Approve", "approve", str(len(pressed) + 1))]
            await client.chat_postMessage(channel=where["channel"], text="next", blocks=again)

    run_bot(build)
    slack.type("/coord x")
    for _ in range(3):
        slack.click("Approve")
    assert pressed == ["1", "2", "3"]


def test_the_driver_says_what_there_is_instead(slack: Driver, run_bot: Any, button: Any, modal: Any, question: Any):
    run_bot(coordinator(button, modal, question))
    slack.type("/coord x")
    slack.wait_for("Service Bible")
    with pytest.raises(DriverError, match=r"There is no \[Approve\] to press. Visible: \[Quick start\]"):
        slack.click("Approve", timeout=0.1)
    with pytest.raises(DriverError, match="Waited in vain for 'nothing'"):
        slack.wait_for("nothing", timeout=0.1)
    with pytest.raises(DriverError, match="no channel 'nowhere'"):
        slack.messages("nowhere")
    with pytest.raises(DriverError, match="nobody called 'ada'"):
        slack.type("x", as_="ada")


def test_people_see_only_what_is_theirs(slack: Driver, run_bot: Any):
    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, client: Any, command: dict[str, Any]) -> None:
            await client.chat_postEphemeral(channel=command["channel_id"], user=command["user_id"], text="between us")
            await ack()

    run_bot(build)
    slack.type("/coord x", as_="priya")
    assert [each.text for each in slack.ephemerals("priya")] == ["between us"]
    assert slack.ephemerals("olive") == []
    assert "between us" not in slack.transcript(as_="priya")
    with pytest.raises(DriverError, match="not in #general"):
        slack.type("hello", channel="general", as_="gus")


def test_a_menu_in_a_message_is_chosen_from_and_remembered(slack: Driver, run_bot: Any):
    chosen: list[dict[str, Any]] = []
    options = [{"text": {"type": "plain_text", "text": text}, "value": text} for text in ("08:00", "09:00")]
    menu = {
        "type": "static_select",
        "action_id": "at",
        "placeholder": {"type": "plain_text", "text": "Digest at"},
        "options": options,
    }

    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, say: Any) -> None:
            await say(text="x", blocks=[{"type": "actions", "block_id": "b", "elements": [menu]}])
            await ack()

        @app.action("at")
        async def at(ack: Any, body: dict[str, Any]) -> None:
            chosen.append(body)
            await ack()

    run_bot(build)
    slack.type("/coord x")
    slack.click("Digest at", option="09:00")
    assert chosen[0]["actions"][0]["selected_option"]["value"] == "09:00"
    assert chosen[0]["state"]["values"]["b"]["at"]["selected_option"]["value"] == "09:00"
    assert chosen[0]["container"]["message_ts"] == chosen[0]["message"]["ts"]


def test_the_home_tab_is_read_once_it_is_published(slack: Driver, run_bot: Any):
    def build(app: AsyncApp) -> None:
        @app.event("app_home_opened")
        async def opened(client: Any, event: dict[str, Any]) -> None:
            blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"Hello <@{event['user']}>"}}]
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    run_bot(build)
    assert "U0SAM" in slack.home("sam")


def test_everything_is_still_there_after_a_restart(tmp_path: Path):
    with Workspace(tmp_path) as first:
        slack = Driver(first.url)
        slack.type("Good morning")
        paper = tmp_path / "paper.md"
        paper.write_text("# Paper")
        slack.upload(str(paper), text="Here it is")
        told = slack.transcript()
    with Workspace(tmp_path) as second:
        slack = Driver(second.url)
        assert slack.transcript() == told
        assert slack.document() == "# Paper"
        slack.type("And again")
        assert slack.messages()[-1].text == "And again"


def test_a_foreign_file_is_not_taken_for_a_workspace(tmp_path: Path):
    (tmp_path / "workspace.json").write_text("[1, 2]")
    with pytest.raises(ValueError, match=r"workspace\.json cannot be read"):
        Workspace(tmp_path).start_thread()
