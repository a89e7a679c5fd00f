"""The way in: what people type, press and send is stored before Slack hears that it arrived."""

import pytest

from bot.core.events import Answered, Approved, Cancelled, SourceChosen
from bot.core.forms import Form, Question
from bot.core.jobs import Command
from bot.core.run import Stage
from bot.slack.actions import Verb
from bot.workspace.socket_mode import Timing
from tests.core.given import small_mission
from tests.slack.wire import CHANNEL, bench, until


@pytest.fixture
async def wire(tmp_path):
    async with bench(tmp_path, timing=Timing(ack=0.4)) as made:
        yield made


async def test_a_command_is_stored_with_the_address_for_an_answer(wire):
    assert await wire.type("/coord tea auto") == ""
    (row,) = await wire.jobs()
    assert isinstance(row.job, Command)
    assert (row.job.text, row.job.user, row.job.name, row.job.channel) == ("tea auto", "U0OLIVE", "olive", CHANNEL)
    assert (row.id, row.key) == (f"in/{row.job.key}", f"channel/{row.team}/{CHANNEL}")
    assert row.job.reply.startswith(wire.workspace.base)


async def test_a_command_is_stored_as_it_was_typed(wire):
    await wire.type("/coord q&a <live>")
    (row,) = await wire.jobs()
    assert row.job.text == "q&a <live>"


async def test_the_same_envelope_delivered_twice_is_one_job(wire):
    wire.workspace.faults.twice("slash_commands")
    await wire.type("/coord tea")
    await until(lambda: wire.workspace.sockets.in_flight == 0)
    assert len(await wire.jobs()) == 1


async def test_what_cannot_be_stored_is_not_acknowledged(wire):
    wire.store.down = True
    assert "operation_timeout" in await wire.type("/coord tea")
    wire.store.down = False
    assert await wire.jobs() == ()


async def test_a_mention_is_obeyed_like_a_command(wire):
    await wire.type("@sam, look: @coord status")
    assert await until(lambda: wire.workspace.events.pending == 0)
    (row,) = await wire.jobs()
    assert (row.job.text, row.job.reply) == ("status", "")


async def test_a_mention_in_a_thread_is_answered_in_that_thread(wire):
    person, channel = wire.workspace.state.person("olive"), wire.workspace.state.channels[CHANNEL]
    root = await wire.connection.client.chat_postMessage(channel=CHANNEL, text="A thread")
    await wire.workspace.people.type(person, channel, "@coord help", root["ts"])
    assert await until(lambda: wire.workspace.events.pending == 0)
    (row,) = await wire.jobs()
    assert (row.job.text, row.job.thread_ts) == ("help", root["ts"])
    await wire.outbox.overview("help", {"missions": [], "runs": [], "problems": []}, CHANNEL, "U0OLIVE", root["ts"], "")
    (word,) = wire.workspace.state.ephemerals
    assert word.thread_ts == root["ts"]


async def test_a_button_becomes_an_event_of_its_run(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.APPROVE, by="sam", run=run.id, phase=1, round=2)
    (row,) = await wire.jobs()
    event = row.job.event
    assert isinstance(event, Approved)
    assert (event.phase, event.round, event.by, event.name) == (1, 2, "U0SAM", "sam")
    assert row.key == f"run/{run.id}"


@pytest.mark.parametrize(("verb", "kind"), [(Verb.CANCEL, Cancelled), (Verb.SKIP_SOURCE, SourceChosen)])
async def test_buttons_are_told_apart_by_their_verb(wire, verb, kind):
    run = await wire.keep(small_mission())
    await wire.press(verb, run=run.id)
    assert isinstance(await wire.event(), kind)


async def test_the_next_mission_is_ordered_like_a_command(wire):
    run = await wire.keep(small_mission(), stage=Stage.PUBLISHED)
    await wire.press(Verb.NEXT, run=run.id, form="coffee")
    (row,) = await wire.jobs()
    assert (row.job.text, row.job.user) == ("coffee", "U0OLIVE")


async def test_the_mission_that_makes_what_is_missing_is_found_by_what_it_produces(tmp_path):
    tea = small_mission(needs=("water",))
    async with bench(tmp_path, tea, small_mission(slug="well", produces="water")) as wire:
        run = await wire.keep(tea)
        await wire.press(Verb.MAKE_SOURCE, run=run.id)
        (row,) = await wire.jobs()
        assert row.job.text == "well"


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", '{"r":5}', '{"r":"r1","x":1}', '{"r":"nobody"}', "{}", '{"r":"' + "r" * 1900 + '"}']
)
async def test_a_button_value_that_makes_no_sense_gets_a_private_word_and_nothing_is_stored(wire, raw):
    await wire.keep(small_mission())
    await wire.press(Verb.APPROVE, raw=raw or " ")
    assert "does nothing here" in await wire.told()
    assert await wire.jobs() == ()


async def test_a_button_of_a_run_in_another_channel_does_nothing(wire):
    run = await wire.keep(small_mission(), channel="C0GENERAL")
    await wire.press(Verb.CANCEL, run=run.id)
    assert "does nothing here" in await wire.told()
    assert await wire.jobs() == ()


async def test_somebody_of_another_team_is_turned_away(wire, monkeypatch):
    monkeypatch.setattr("bot.workspace.payloads.TEAM_ID", "T0OTHER")
    run = await wire.keep(small_mission())
    await wire.press(Verb.CANCEL, run=run.id)
    assert "members of the team" in await wire.told()
    await wire.type("/coord tea")
    assert await wire.jobs() == ()


async def test_a_form_opens_and_its_answers_are_stored(wire):
    run = await wire.keep(small_mission(), revision=7)
    await wire.press(Verb.ANSWER, run=run.id, form="kettle")
    assert await wire.submit({"litres": "two"}, by="olive") == {}
    event = await wire.event()
    assert isinstance(event, Answered)
    assert (event.form, event.values, event.seen, event.by) == ("kettle", {"litres": "two"}, 7, "U0OLIVE")
    assert not wire.workspace.state.modals["U0OLIVE"]


async def test_what_is_wrong_is_said_at_the_field_and_the_form_stays(tmp_path):
    litres = Question(id="litres", label="Litres", required=True, low=5, high=80)
    forms = (Form(id="kettle", title="Kettle", input=1, questions=(litres,)),)
    async with bench(tmp_path) as wire:
        run = await wire.keep(small_mission(forms=forms))
        await wire.press(Verb.ANSWER, run=run.id, form="kettle")
        errors = await wire.submit({"litres": "ok   "})
        assert set(errors) == {"litres"}
        assert (await wire.modal()).values["litres"]["value"]["value"] == "ok   "
        assert await wire.jobs() == ()


async def test_a_form_that_cannot_be_stored_stays_open_with_its_text(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.ANSWER, run=run.id, form="kettle")
    view = await wire.modal()
    wire.store.down = True
    errors = await wire.submit({"litres": "two"})
    assert "trouble connecting" in errors[""]
    assert (await wire.modal()).id == view.id
    wire.store.down = False
    assert await wire.submit({"litres": "two"}) == {}
    assert (await wire.event()).values == {"litres": "two"}


async def test_a_full_walk_goes_on_with_the_next_form_that_is_open(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.FULL, run=run.id)
    assert "litres" in str((await wire.modal()).body)
    await wire.submit({"litres": "two"})
    assert "sort" in str((await wire.modal()).body)
    await wire.submit({"sort": "green"})
    assert "2 of 3" not in str((await wire.modal()).body)
    await wire.submit({"count": "6"})
    assert not wire.workspace.state.modals["U0OLIVE"]
    stored = [row.job.event for row in await wire.jobs()]
    assert [event.form for event in reversed(stored)] == ["kettle", "leaves", "cups"]


async def test_not_yet_is_said_for_one_form_and_not_for_the_next(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.FULL, run=run.id)
    assert await wire.submit({"litres": "", "assume-kettle": ["assume"]}) == {}
    await wire.submit({"sort": "green"})
    leaves, kettle = [row.job.event for row in await wire.jobs()]
    assert (kettle.values, kettle.assume) == ({}, True)
    assert (leaves.values, leaves.assume) == ({"sort": "green"}, False)


async def test_a_form_of_a_finished_run_is_closed(wire):
    run = await wire.keep(small_mission(), stage=Stage.PUBLISHED)
    await wire.press(Verb.ANSWER, run=run.id, form="kettle")
    assert "Kettle is closed" in await wire.told()


async def test_a_trigger_that_expired_asks_to_press_again(wire):
    run = await wire.keep(small_mission())
    wire.workspace.faults.next("views.open", error="expired_trigger_id")
    await wire.press(Verb.ANSWER, run=run.id, form="kettle")
    assert "press the button once more" in await wire.told()


async def test_a_slow_slack_does_not_delay_the_acknowledgement(wire):
    run = await wire.keep(small_mission())
    wire.workspace.faults.next("views.open", delay=1.0)
    assert await wire.press(Verb.ANSWER, run=run.id, form="kettle") == ""


async def test_the_home_tab_shows_what_can_be_started(wire):
    wire.workspace.people.open_home(wire.workspace.state.person("olive"))
    home = await until(lambda: wire.workspace.state.homes.get("U0OLIVE"))
    assert "/coord tea" in str(home.body)


@pytest.mark.parametrize("event", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["U0LOCALBOT"]}}])
async def test_when_the_app_is_taken_out_of_the_team_the_bot_ends(wire, event):
    wire.workspace.events._send(event)
    assert await until(lambda: wire.fatal) == ["The app was removed from the Slack team."]


async def test_what_another_bot_says_is_not_obeyed(wire):
    text = "<@U0LOCALBOT> status"
    wire.workspace.events._send({"type": "app_mention", "user": "U0OTHERBOT", "bot_id": "B9", "text": text, "channel": CHANNEL})
    await until(lambda: wire.workspace.events.pending == 0)
    assert await wire.jobs() == ()


async def test_a_press_on_a_link_is_taken_without_a_word(tmp_path):
    async with bench(tmp_path) as here:
        run = await here.keep(small_mission())
        assert await here.press(Verb.OPEN, run=run.id) == ""
        assert await here.press(Verb.OPEN, raw="") == ""
        assert await here.jobs() == ()
        assert here.workspace.state.ephemerals == []
