"""The play: acts the owner of the sample company through both missions, in the local workspace, as a person would."""

from dataclasses import dataclass

from bot.cli.telling import Telling
from bot.cli.week import NextDay, play_week
from bot.core.forms import AnswerValue, Form
from bot.core.mission import Mission
from bot.core.paging import pages
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


def play_sample(url: str, missions: Missions, next_day: NextDay | None = None) -> Played:
    """Plays both missions, and with `next_day` a week of digests. Raises DriverError when the bot does not answer."""
    owner = Driver(url, timeout=PATIENCE)
    telling, documents = Telling(owner, CHANNEL), dict[str, str]()
    for slug in PLAY:
        mission = missions.find(slug)
        if mission is None or mission.sample is None:
            raise LookupError(f"{slug} has no sample company.")
        _mission(owner, telling, mission)
        text = owner.document(CHANNEL, name=slug)
        documents[owner.files(CHANNEL)[-1]["name"]] = text
        owner.idle()
        telling.catch_up()
        telling.again(f"Published: {mission.document_title}")
    if next_day:
        play_week(owner, telling, next_day)
    return Played(transcript=telling.text.strip(), documents=documents)


def _mission(owner: Driver, telling: Telling, mission: Mission) -> None:
    assert mission.sample is not None
    telling.type(f"/coord {mission.slug}")
    owner.type(f"/coord {mission.slug}", channel=CHANNEL)
    _press(owner, telling, "Answer in full")
    for form in mission.forms:
        telling.fill(form.title, _by_label(form, mission.sample.answers))
        for page in pages(form):
            if errors := owner.fill(_by_label(page, mission.sample.answers)):
                raise ValueError(f"The sample's answers were not taken: {errors}")
    for label in ("Start drafting", *("Approve" for _ in mission.phases), "Publish"):
        _press(owner, telling, label)


def _press(owner: Driver, telling: Telling, label: str) -> None:
    telling.press(label)
    owner.click(label, channel=CHANNEL)


def _by_label(form: Form, answers: dict[str, AnswerValue]) -> dict[str, AnswerValue]:
    return {q.label: answers[q.id] for q in form.questions if q.id in answers}
