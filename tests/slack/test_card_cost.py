"""What people see of a model's cost: on the card, and where the cap stops a draft."""

from bot.core.brief import Reviewed, Written
from bot.core.cost import Cap, Forecast, Usage
from bot.core.events import Cancelled, Drafted, DraftFailed, Objected
from bot.core.jobs import DraftJob
from bot.core.ports import Showing
from bot.slack import messages
from tests.core.given import Story
from tests.slack.speech import labels, mission, shown, started, visible, write

EXPECTED = Forecast(model="gpt-6-luna", usage=Usage(calls=19, prompt=200_000, written=20_600, dollars=0.03, estimated=True))


def about_the_model(story, forecast):
    showing = Showing(run=story.run, mission=story.mission, message="card", name="card", forecast=forecast)
    (words,) = messages.build(showing)
    return next((text(b) for b in words.blocks if b["block_id"] == "cost"), "")


def text(block):
    return block["elements"][0]["text"]


def test_the_card_says_before_the_start_what_a_model_should_take():
    fresh = Story(mission())
    cap = EXPECTED.model_copy(update={"cap": Cap(dollars=0.5)})
    line = "Model `gpt-6-luna`: about 19 calls, 221,000 tokens, $0.030 expected"
    assert about_the_model(fresh, EXPECTED) == line
    assert about_the_model(fresh, cap) == f"{line}  ·  cap $0.50"
    assert about_the_model(fresh, None) == ""


def test_the_card_makes_up_no_price():
    unknown = EXPECTED.model_copy(update={"usage": EXPECTED.usage.model_copy(update={"dollars": None})})
    line = "Model `gpt-6-luna`: about 19 calls, 221,000 tokens expected  ·  price unknown: set `COORD_MODEL_PRICE`"
    assert about_the_model(Story(mission()), unknown) == line


def test_the_card_says_what_a_model_has_taken_so_far_and_in_the_end():
    story, _ = started(mission())
    taken = Usage(calls=2, prompt=9_000, cached=4_000, written=1_000, dollars=0.0123, estimated=True)
    story.run = story.run.model_copy(update={"spent": taken, "cap_raised": 1})
    capped = EXPECTED.model_copy(update={"cap": Cap(tokens=100_000)})
    so_far = "2 calls, about 10,000 tokens, $0.012 (4,000 from its memory)"
    expected = f"{so_far} so far, of about 19 calls, 221,000 tokens, $0.030 expected"
    assert about_the_model(story, capped) == f"Model `gpt-6-luna`: {expected}  ·  cap 200,000 tokens"
    story.happen(Cancelled)
    assert about_the_model(story, capped) == f"Model `gpt-6-luna`: {so_far}"
    assert about_the_model(story, None) == f"Model: {so_far}"


def test_at_the_cap_the_first_way_on_is_to_raise_it_once():
    story, jobs = started(mission())
    draft = next(j for j in jobs if isinstance(j, DraftJob))
    failed = {"deliverable": draft.deliverable, "generation": 1, "reason": "The next call could pass the cap of $0.50."}
    others = [j for j in jobs if isinstance(j, DraftJob) and j is not draft]
    write(story, others, "Text.")
    story.happen(DraftFailed, by="", **failed, capped=True)
    (words,) = shown(story, "trouble", 1, 1)
    assert labels(words) == ["Raise the cap once", "Built-in draft", "Write it myself"]
    assert "could pass the cap of $0.50. Nothing is lost." in visible(words)


def test_a_review_that_the_cap_did_not_let_happen_says_so():
    story, jobs = started(mission())
    drafts = [j for j in jobs if isinstance(j, DraftJob)]
    for job in drafts:
        written = Written(content={"lead": "Hot.", "parts": []}, writer="m")
        about = {"deliverable": job.deliverable, "generation": 1, "written": written, "markdown": "Hot."}
        story.happen(Drafted, by="", **about)
    why = Reviewed(text="The next call to the model could pass the cap of $0.50.")
    story.happen(Objected, by="", phase=1, round=1, persona="", reviewed=why)
    (words,) = shown(story, "review", 1, 1)
    assert "nobody has looked for an objection. The next call to the model could pass the cap of $0.50." in visible(words)
    assert "Approve" in labels(words)
