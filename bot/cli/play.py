"""The play: acts the owner of the sample company through both missions, in the local workspace, as a person would."""

from dataclasses import dataclass

from bot.core.forms import AnswerValue, Form
from bot.core.mission import Mission
from bot.core.ports import Missions
from bot.workspace import Driver

CHANNEL = "service"
PLAY = ("service-bible-creation", "service-plan-development")
PATIENCE = 120.0
"""Seconds to wait for a draft: a model may take its time."""


@dataclass(frozen=True)
class Played:
    """What came of it: the conversation as text, and the documents by file name."""

    transcript: str
    documents: dict[str, str]


def play_sample(url: str, missions: Missions) -> Played:
    """Plays both missions; raises DriverError when the bot does not answer as it should."""
    owner = Driver(url, timeout=PATIENCE)
    documents: dict[str, str] = {}
    for slug in PLAY:
        mission = missions.find(slug)
        if mission is None or mission.sample is None:
            raise LookupError(f"{slug} has no sample company.")
        _mission(owner, mission)
        text = owner.document(CHANNEL, name=slug)
        documents[owner.files(CHANNEL)[-1]["name"]] = text
    owner.idle()
    return Played(transcript=owner.transcript(CHANNEL), documents=documents)


def _mission(owner: Driver, mission: Mission) -> None:
    assert mission.sample is not None
    owner.type(f"/coord {mission.slug}", channel=CHANNEL)
    owner.click("Answer in full", channel=CHANNEL)
    for form in mission.forms:
        errors = owner.fill(_by_label(form, mission.sample.answers))
        if errors:
            raise ValueError(f"The sample's answers were not taken: {errors}")
    owner.click("Start drafting", channel=CHANNEL)
    for _ in mission.phases:
        owner.click("Approve", channel=CHANNEL)
    owner.click("Publish", channel=CHANNEL)


def _by_label(form: Form, answers: dict[str, AnswerValue]) -> dict[str, AnswerValue]:
    return {q.label: answers[q.id] for q in form.questions if q.id in answers}
