"""Private pages that answer a command: help, missions, status. Pure; facts come from the core and are escaped here."""

from collections.abc import Callable, Mapping
from typing import Any

from slackblocks import Block

from bot.core.run import Stage
from bot.slack.blocks import context, header, section, words
from bot.slack.digest.page import digest_line, digest_page
from bot.slack.lookup.page import answer_page, bring_page, library_page, versions_page
from bot.slack.metrics.page import metrics_page
from bot.slack.text import channel, line, link, user
from bot.slack.words import Words

MOST = 30
PARAGRAPH = 2800
Facts = Mapping[str, Any]

COMMANDS = (
    ("/coord <mission>", "starts a mission in this channel; `auto` behind it drafts everything, then asks once"),
    ("/coord missions", "what can be started"),
    ("/coord status", "what is open here, and what I started"),
    ("/coord digest", "the day from the Plan: shows and changes it; `now`, `pause until <date>`, `off` and `on` behind it"),
    ("/coord metrics", "the Plan's numbers: how they move, and the form to enter them"),
    ("/coord library", "the documents: open, search, versions; `<words>` behind it looks for them, `add` brings one in"),
    ("/coord ask <question>", "an answer in the documents' own sentences, or that they do not say"),
    ("/coord cancel", "stops the mission that is open here"),
)

STAGES = {
    Stage.GATHERING: "collecting answers",
    Stage.WORKING: "drafting and deciding",
    Stage.CLOSING: "ready to publish",
    Stage.PUBLISHING: "being published",
    Stage.PUBLISHED: "published",
    Stage.CANCELLED: "cancelled",
}


def page(name: str, facts: Facts) -> Words:
    """The page by its name. Raises KeyError for an unknown one."""
    title, build = PAGES[name]
    return words(title, [*build(facts)])


def run_line(run: Facts) -> str:
    """One open run: title, where it stands, who started it, and the way to its thread."""
    stage, done, phases = str(run.get("stage", "")), int(run.get("done") or 0), int(run.get("phases") or 0)
    standing = _STAGE_NAMES.get(stage, line(stage, 40))
    if stage == Stage.WORKING and phases:
        standing = f"{done} of {phases} phases approved"
    if changing := int(run.get("changing") or 0):
        standing = f"{standing}, changing version {changing}"
    where = channel(str(run["channel"])) if run.get("channel") else ""
    by = f"started by {user(str(run['starter']))}" if run.get("starter") else ""
    thread = link(str(run["link"]), "open the thread") if run.get("link") else ""
    rest = "  ·  ".join(part for part in (standing, where, by, thread) if part)
    return f"•  *{line(str(run.get('title', '')), 150)}*  ·  {rest}"


def mission_line(mission: Facts) -> str:
    """One mission: emoji, title, how long it takes, and the command that starts it."""
    emoji, time = line(str(mission.get("emoji", "")), 40), line(str(mission.get("minutes", "")), 60)
    name = f"{emoji} *{line(str(mission.get('title', '')), 150)}*".strip()
    return f"{name}{f'  ·  {time}' if time else ''}\n      `/coord {_code(mission.get('slug', ''))}`"


def _code(value: object) -> str:
    return line(str(value), 100).replace("`", "'")


def _help(facts: Facts) -> list[Block]:
    commands = [f"`{line(c, 60)}`  {told}" for c, told in COMMANDS]
    return [
        header("Coord", "title"),
        section("I take you through a mission that ends in a document you then work from.", "about"),
        *_listed("*What can be started*", [mission_line(m) for m in _some(facts, "missions")], "missions"),
        *_listed("*Open*", [run_line(r) for r in _some(facts, "runs")], "runs"),
        *_listed("*Commands*", commands, "commands"),
        context("In a mission's thread everything is done by buttons.", "hint"),
    ]


def _missions(facts: Facts) -> list[Block]:
    none = "No mission is installed."
    problems = [f"•  {line(_problem(p), 300)}" for p in _some(facts, "problems")]
    refused = [f"•  {line(_problem(p), 300)}" for p in _some(facts, "refused")]
    return [
        *_listed("*What can be started*", [mission_line(m) for m in _some(facts, "missions")] or [none], "missions"),
        *_listed("*Could not be read*", refused, "refused"),
        *_listed("*Remarks for the author*", problems, "problems"),
    ]


def _status(facts: Facts) -> list[Block]:
    runs = [run_line(r) for r in _some(facts, "runs")]
    found = facts.get("digest")
    return [
        *_listed("*Open missions*", runs or ["Nothing is open. `/coord missions` lists what can be started."], "runs"),
        *([section(digest_line(found), "digest")] if isinstance(found, Mapping) and found else []),
    ]


def _problem(problem: object) -> str:
    if isinstance(problem, Mapping):
        return ": ".join(str(v) for v in problem.values())
    return str(problem)


def _some(facts: Facts, name: str) -> list[Any]:
    found = facts.get(name)
    return list(found) if isinstance(found, list | tuple) else []


def _listed(title: str, lines: list[str], block_id: str) -> list[Block]:
    """A titled list in as many paragraphs as it takes; what is beyond the first thirty is counted, not shown."""
    if not lines:
        return []
    more = [f"… and {len(lines) - MOST} more."] if len(lines) > MOST else []
    paragraphs = [title]
    for text in (*lines[:MOST], *more):
        if len(paragraphs[-1]) + len(text) < PARAGRAPH:
            paragraphs[-1] += f"\n{text}"
        else:
            paragraphs.append(text)
    return [section(text, f"{block_id}-{i}") for i, text in enumerate(paragraphs)]


_STAGE_NAMES = {stage.value: told for stage, told in STAGES.items()}

PAGES: dict[str, tuple[str, Callable[[Facts], list[Block]]]] = {
    "help": ("What Coord can do", _help),
    "missions": ("Missions", _missions),
    "status": ("Open missions", _status),
    "digest": ("Daily digest", digest_page),
    "library": ("Library", library_page),
    "versions": ("Versions", versions_page),
    "answer": ("Answer", answer_page),
    "bring": ("Bring in a document", bring_page),
    "metrics": ("Metrics", metrics_page),
}
