"""What each stock activity is for, what is noted, the Bible's word on it; and how it is done where that is the same everywhere.

How the others are done depends on the kind of business: see `works`. Words in braces are filled with the company's own:
`bau.bau_words` says which there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Doing:
    """One activity. `bible` is the key of the Bible's deliverable that it rests on, or empty.

    `record` is empty where a workflow says it; `steps` and `done_when` are empty where the kind of business says them.
    """

    purpose: str
    record: str
    bible: str
    steps: tuple[str, ...] = ()
    done_when: str = ""


DOING: dict[str, Doing] = {
    "communication-monitoring": Doing(
        "No message from a {person} goes unread",
        "",
        "requests",
        (
            "Check {channels} at {looks}",
            "Answer what is urgent",
            "Give the rest a level and a day",
        ),
        "every message has a level and a day",
    ),
    "request-response": Doing(
        "Every request gets the answer that was promised: urgent {urgent}, ordinary {ordinary}",
        "",
        "requests",
    ),
    "health-checks": Doing(
        "We see trouble before we are told about it",
        "sign, date",
        "proactive",
    ),
    "proactive-outreach": Doing(
        "{People} hear from us before they have to ask",
        "",
        "checkins",
    ),
    "documentation": Doing(
        "What was learned today can be found tomorrow",
        "",
        "quality",
    ),
    "success-reviews": Doing(
        "We know how far each {person} is from the result",
        "stage, next step",
        "journey",
    ),
    "quality-assessment": Doing(
        "We find out whether our answers are as good as we think",
        "change, date",
        "quality",
    ),
    "success-coaching": Doing(
        "A {person} gets unstuck and can go on alone",
        "",
        "coaching",
    ),
    "process-optimisation": Doing(
        "The same request does not come back next week",
        "cause, change",
        "requests",
    ),
    "feedback-analysis": Doing(
        "Everyone who gave feedback hears what became of it",
        "cause, answer",
        "quality",
    ),
    "success-assessment": Doing(
        "The whole picture: who has the result, who does not, and why",
        "counts, date",
        "journey",
    ),
    "performance-review": Doing(
        "The numbers lead to a decision",
        "values, actions",
        "quality",
    ),
    "relationship-strengthening": Doing(
        "We know what the coming months bring for {focus}",
        "what is coming",
        "care",
    ),
    "strategy-refinement": Doing(
        "The plan stays true between two reviews",
        "change, reason",
        "",
        (
            "Compare the plan with the month that was",
            "Move or shorten what failed twice",
        ),
        "what failed is changed or confirmed",
    ),
    "success-story": Doing(
        "A result is told by the one who has it",
        "",
        "care",
    ),
    "strategic-planning": Doing(
        "The next quarter is decided with the numbers of this one",
        "decisions with name and day",
        "",
        (
            "Prepare the numbers and the skips",
            "Hold the quarterly review",
            "Refit the hours",
        ),
        "the plan's next version is agreed",
    ),
    "success-strategy-review": Doing(
        "We still aim at what {people} call success",
        "wording, date",
        "definition",
        (
            "Read this quarter's wanted results",
            "Compare with what the Bible calls success",
            "Change it where they differ",
        ),
        "the definition is confirmed or changed",
    ),
    "tool-evaluation": Doing(
        "Every tool saves time, or goes",
        "decision, reason",
        "",
    ),
    "advocacy-development": Doing(
        "Those who recommend us are looked after",
        "who, whom, thanks",
        "care",
    ),
    "innovation-planning": Doing(
        "One small trial a quarter instead of ten ideas",
        "trial, measure, day",
        "",
    ),
    "self-help": Doing(
        "{People} find the answer before they write",
        "answer, where it stands",
        "requests",
        (
            "Take the request that came most often in {log}",
            "Write its answer where {people} look before they ask",
            "Let one of them try it without help",
        ),
        "one answer is findable, and somebody has found it",
    ),
    "joint-review": Doing(
        "Marketing, sales and service look at the same {people} with the same numbers",
        "change, name, day",
        "journey",
        (
            "Go through the month's hand-overs",
            "Name the promise hardest to keep",
        ),
        "one change is agreed",
    ),
}
PLAIN = Doing("The work gets done", "what came of it", "", ("Do it", "Note what came of it"), "it is done and noted")
