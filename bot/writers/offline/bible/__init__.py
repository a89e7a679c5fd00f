"""The Service Bible by rules: deliverable type -> composer, first type of a phase -> the rule of its objection."""

from collections.abc import Callable

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Content
from bot.writers.offline.bible import reviews
from bot.writers.offline.bible.care import care
from bot.writers.offline.bible.checkins import checkins
from bot.writers.offline.bible.coaching import coaching
from bot.writers.offline.bible.foundation import definition, purpose
from bot.writers.offline.bible.journey import journey
from bot.writers.offline.bible.principles import principles
from bot.writers.offline.bible.proactive import proactive
from bot.writers.offline.bible.quality import quality
from bot.writers.offline.bible.requests import requests
from bot.writers.offline.bible.responses import responses
from bot.writers.offline.bible.words import templates

BIBLE_WRITERS: dict[str, Callable[[Brief], Content]] = {
    "definition": definition,
    "principles": principles,
    "purpose": purpose,
    "care": care,
    "journey": journey,
    "proactive": proactive,
    "requests": requests,
    "coaching": coaching,
    "templates": templates,
    "responses": responses,
    "checkins": checkins,
    "quality": quality,
}
BIBLE_REVIEWS: dict[str, Callable[[PhaseBrief], Reviewed]] = {
    "definition": reviews.foundation,
    "journey": reviews.process,
    "templates": reviews.words,
}
