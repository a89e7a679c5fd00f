"""What each stock activity is for and how it is done: purpose, steps, when it is done, what is noted, the Bible's word on it.

Words in braces are filled with the company's own: `bau.bau_words` says which there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Doing:
    """How one activity is done. `bible` is the key of the Bible's deliverable that it rests on, or empty."""

    purpose: str
    steps: tuple[str, ...]
    done_when: str
    record: str
    bible: str


DOING: dict[str, Doing] = {
    "communication-monitoring": Doing(
        "No message from a {person} goes unread",
        (
            "Open every watched channel ({channels}) at {looks}",
            "Mark what is urgent and answer that first",
            "Give every other message its level and its day",
        ),
        "every message of the day has a level and a day",
        "level and day, in {log}",
        "requests",
    ),
    "request-response": Doing(
        "Every request gets the answer that was promised: urgent {urgent}, ordinary {ordinary}",
        (
            "Oldest promise first",
            "Answer the question and the one that comes next",
            "Say what happens now and by when",
            "Close it only when it is solved for the {person}",
        ),
        "no request is past its promise",
        "request, cause and minutes, in {log}",
        "requests",
    ),
    "health-checks": Doing(
        "We see trouble before we are told about it",
        ("Look at the signs: {signs}", "Note each warning sign beside the name", "Choose today's one or two for outreach"),
        "every warning sign has a name and a next step",
        "sign and date, in {list}",
        "proactive",
    ),
    "proactive-outreach": Doing(
        "{People} hear from us before they have to ask",
        (
            "Take the check-ins due today, {tier} first",
            "Begin with something useful to them",
            "Note the answer and the next date",
        ),
        "the check-ins due today are made or have a new day",
        "answer and next date, in {list}",
        "checkins",
    ),
    "documentation": Doing(
        "What was learned today can be found tomorrow",
        ("Write down the one answer worth keeping", "Correct what turned out to be wrong"),
        "one answer is added or mended, or there was none",
        "the answer, where everybody who serves can find it",
        "quality",
    ),
    "success-reviews": Doing(
        "We know how far each {person} is from the result",
        (
            "Go through the next part of {list}",
            "Update each stage by what can be observed",
            "Choose who is coached and who is called",
        ),
        "this week's part of the list is up to date, and the names are chosen",
        "stage and next step, in {list}",
        "journey",
    ),
    "quality-assessment": Doing(
        "We find out whether our answers are as good as we think",
        (
            "Read three closed requests as if one were the {person}",
            "Check promise kept, question solved, tone",
            "Note one thing to do differently",
        ),
        "three answers are read and one change is noted",
        "the change, with the date",
        "quality",
    ),
    "success-coaching": Doing(
        "A {person} gets unstuck and can go on alone",
        (
            "Ask for the goal and what has been tried",
            "Look at the choices together",
            "Agree on one step and its day",
            "Send a recap the same day",
        ),
        "one step with a day is agreed and the recap is sent",
        "goal, step and day, in {list}",
        "coaching",
    ),
    "process-optimisation": Doing(
        "The same request does not come back next week",
        (
            "Take the request that came most often",
            "Find the cause with three questions",
            "Change one thing: text, form, setting or promise",
        ),
        "one cause has one change, or a reason why not",
        "cause and change, in {log}",
        "requests",
    ),
    "feedback-analysis": Doing(
        "Everyone who gave feedback hears what became of it",
        (
            "Collect what came in during the week",
            "Sort it by cause, not by channel",
            "Tell those concerned what changes and what does not",
        ),
        "every piece of feedback has an answer",
        "cause and answer, in {log}",
        "quality",
    ),
    "success-assessment": Doing(
        "The whole picture: who has the result, who does not, and why",
        (
            "Count the stages",
            "Compare with the month before",
            "Name the one obstacle that stops most",
            "Decide whom the coaching goes to",
        ),
        "the stages are counted and the next names are set",
        "counts by stage, with the date",
        "journey",
    ),
    "performance-review": Doing(
        "The numbers lead to a decision",
        ("Fill in the metrics", "Look at those that miss their target", "Do what the plan says for each, or say why not"),
        "each missed target has an action with a name and a day",
        "values and actions, with the date",
        "quality",
    ),
    "relationship-strengthening": Doing(
        "We know what the coming months bring for {focus}",
        (
            "Choose whom to talk to this month",
            "Ask about the coming months, not about open requests",
            "Note one thing that we can make easier",
        ),
        "the talks of the month are held or have a new date",
        "what is coming, in {list}",
        "care",
    ),
    "strategy-refinement": Doing(
        "The plan stays true between two reviews",
        (
            "Compare the plan with the month that was",
            "Move or shorten what did not happen twice",
            "Write down the change and the reason",
        ),
        "what did not work is changed or confirmed",
        "change and reason, in this plan",
        "",
    ),
    "success-story": Doing(
        "A result is told by the one who has it",
        (
            "Choose a {person} who named a result",
            "Ask three questions: before, what changed, now",
            "Write it in their words and have it approved",
        ),
        "the story is approved in writing, or the next {person} is asked",
        "story and permission, in {list}",
        "care",
    ),
    "strategic-planning": Doing(
        "The next quarter is decided with the numbers of this one",
        (
            "Prepare the numbers and the list of what was skipped",
            "Decide what stays, stops and starts",
            "Refit the hours",
            "Fix the date of the next one",
        ),
        "the new version of this plan is agreed",
        "decisions with name and day",
        "",
    ),
    "success-strategy-review": Doing(
        "We still aim at what {people} call success",
        (
            "Read the answers of the quarter to “what result do you want”",
            "Compare with what this plan calls success",
            "Change the Bible where they differ",
        ),
        "the definition of success is confirmed or changed",
        "confirmed or new wording, with the date",
        "definition",
    ),
    "tool-evaluation": Doing(
        "Every tool saves time, or goes",
        ("Count the minutes that each tool took and saved", "Ask what was typed twice", "Keep, change or stop one tool"),
        "one decision about a tool is made",
        "decision and reason",
        "",
    ),
    "advocacy-development": Doing(
        "Those who recommend us are looked after",
        ("Go through who recommended whom", "Thank those who have not been thanked", "Ask one of them what would make it easier"),
        "everybody who recommended us has been thanked",
        "who, whom and thanks, in {list}",
        "care",
    ),
    "innovation-planning": Doing(
        "One small trial a quarter instead of ten ideas",
        (
            "Collect the ideas of the quarter",
            "Choose one that takes less than a day",
            "Say what would count as success, and by when",
        ),
        "one trial has a measure and a day, or none is worth it",
        "trial, measure and day",
        "",
    ),
    "joint-review": Doing(
        "Marketing, sales and service look at the same {people} with the same numbers",
        (
            "Go through the hand-overs of the month",
            "Name the promise that was hardest to keep",
            "Agree on one change with a name and a day",
        ),
        "one change is agreed",
        "change, name and day",
        "journey",
    ),
}
PLAIN = Doing("The work gets done", ("Do it", "Note what came of it"), "it is done and noted", "what came of it", "")
