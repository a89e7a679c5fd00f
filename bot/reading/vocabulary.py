"""The words by which authors name the parts of a mission. Tables only; adding a dialect is adding a word."""


def _table(**words: str) -> dict[str, str]:
    return {word.strip(): name for name, line in words.items() for word in line.split(",")}


HEADER = _table(
    type="mission type, type, operation type, category",
    duration="duration, estimated duration, total duration, time, estimated time, timeline, timeframe, time frame",
    difficulty="difficulty, difficulty level, complexity, complexity level",
    value="value impact, expected impact, impact, value, expected value, business impact",
    objective="objective, mission objective, goal, purpose",
    lead="primary agent, primary, lead, lead agent, lead agents, agent",
)

PHASE = _table(
    lead="lead, lead agent, lead agents, leads",
    agent="agent, agents, primary agent, primary, assigned agent",
    support="support, supporting, support agent, support agents, supporting agent, supporting agents, "
    "collaborators, supported by",
    objective="objective, objectives, goal, goals, purpose",
    duration="duration, estimated duration, time, estimated time, timeline, timeframe, time box",
    tasks="tasks, steps, agent actions, actions, activities, key activities, key tasks, key actions, instructions",
    deliverables="deliverables, deliverable, key deliverables, phase deliverables, expected output, expected outputs, "
    "expected outcome, expected outcomes, outputs, output, outcomes",
    criteria="success criteria",
)

ROSTER = _table(lead="primary agent, primary agents, primary, lead, lead agent, lead agents")

SECTIONS = _table(
    objective="mission objective, mission objectives, objective, objectives, mission goal, mission purpose, purpose, goal, "
    "mission overview, overview, mission description, description, mission summary",
    inputs="required inputs, required input, inputs, mission inputs, input requirements, required information, inputs required",
    criteria="success criteria, mission success criteria, completion criteria, acceptance criteria",
    metrics="success metrics, mission success metrics",
    deliverables="deliverables, mission deliverables, final deliverables, expected deliverables, key deliverables, "
    "expected outputs, expected output, expected outcomes, outputs",
    roster="agents, agent roster, roster, required agents, agents required, agent assignments, agent assignment, "
    "agent team, mission team, team, agent coordination, participating agents",
)

VARIATIONS = frozenset({"common applications", "common variations"})

_FIRM = ("required", "mandatory", "needed", "essential", "must", "important")
_SOFT = ("helpful", "optional", "preferred", "recommended", "suggested", "desired", "useful", "beneficial", "available", "nice")
REQUIREMENT_WORDS = frozenset({*_FIRM, *_SOFT})

_WRITTEN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
NUMBERS = {word: n for words in (_WRITTEN, _ROMAN) for n, word in enumerate(words, 1)}
