"""Through the whole built-in writer: words never used and wishes from a review change the words of a Plan, never its bones."""

import pytest

from bot.core.content.types import parse
from bot.render import TemplateRenderer
from bot.writers.offline.writer import OfflineWriter
from tests.writers.planned import HERE, bible, brief, company, facts_of, mission

RENDERER = TemplateRenderer(HERE.parent / "templates")
KEYS = tuple(s.key for s in mission("service-plan-development").deliverables)


async def drafted(key: str, raw, source, request: str = ""):
    made = mission("service-plan-development")
    asked = brief(made, key, facts_of(raw, source), source).model_copy(update={"request": request})
    written = await OfflineWriter().draft(asked)
    return parse(made.spec(key).type, written.content)


@pytest.mark.parametrize("key", KEYS)
async def test_a_banned_word_is_gone_and_the_plan_still_stands(key):
    raw_bible, raw_plan = company("sample")
    source = bible(raw_bible | {"words": "Never: success, relationships, weekly, retention"})
    content = await drafted(key, raw_plan, source)
    plain = await drafted(key, raw_plan, bible(raw_bible))
    assert type(content) is type(plain)
    text = RENDERER.deliverable(key, content.model_dump(mode="json"))
    assert len(text) > 300
    for field in ("initiatives", "metrics", "activities", "handoffs", "agenda", "blocks"):
        assert len(getattr(content, field, ())) == len(getattr(plain, field, ()))


async def test_what_rules_cannot_do_is_listed_as_agreed():
    raw_bible, raw_plan = company("sample")
    content = await drafted("metrics", raw_plan, bible(raw_bible), "Discuss the numbers with the accountant every spring")
    assert any("accountant" in a for a in content.additions)
    assert "#### Agreed in review" in RENDERER.deliverable("metrics", content.model_dump(mode="json"))
