"""The twelve deliverables of a Service Bible: which type name stands for which value."""

from bot.core.content.base import Content
from bot.core.content.bible_foundation import Care, Definition, Principles, Purpose
from bot.core.content.bible_process import CoachingPlan, Journey, Proactive, Requests
from bot.core.content.bible_words import Checkins, Quality, Responses, Templates

BIBLE: dict[str, type[Content]] = {
    "definition": Definition,
    "principles": Principles,
    "purpose": Purpose,
    "care": Care,
    "journey": Journey,
    "proactive": Proactive,
    "requests": Requests,
    "coaching": CoachingPlan,
    "templates": Templates,
    "responses": Responses,
    "checkins": Checkins,
    "quality": Quality,
}
