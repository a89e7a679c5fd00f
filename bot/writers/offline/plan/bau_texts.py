"""What each stock activity is for and how it is done: purpose, steps, when it is done, what is noted, the Bible's word on it.

Words in braces are filled with the company's own: `bau.bau_words` says which there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Doing:
    """How one activity is done. `bible` is the key of the Bible's deliverable that it rests on, or empty.

    `record` is empty where a workflow says it.
    """

    purpose: str
    steps: tuple[str, ...]
    done_when: str
    record: str
    bible: str


DOING: dict[str, Doing] = {
    "communication-monitoring": Doing(
        "No message from a {person} goes unread",
        ("Check {channels} at {looks}", "Answer what is urgent", "Give the rest a level and a day"),
        "every message has a level and a day",
        "",
        "requests",
    ),
    "request-response": Doing(
        "Every request gets the answer that was promised: urgent {urgent}, ordinary {ordinary}",
        ("Oldest promise first: urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
        "no request is past its promise",
        "",
        "requests",
    ),
    "health-checks": Doing(
        "We see trouble before we are told about it",
        ("Look for {signs}", "Choose one or two names for outreach"),
        "every sign has a name and a next step",
        "sign, date",
        "proactive",
    ),
    "proactive-outreach": Doing(
        "{People} hear from us before they have to ask",
        ("Take the check-ins due, {tier} first", "Go on as in “A check-in”"),
        "check-ins due are held or moved",
        "",
        "checkins",
    ),
    "documentation": Doing(
        "What was learned today can be found tomorrow",
        ("Write down the one answer worth keeping", "Correct what proved wrong"),
        "one answer is kept, or none was needed",
        "",
        "quality",
    ),
    "success-reviews": Doing(
        "We know how far each {person} is from the result",
        ("Go through the next part of {list}", "Update stages by what can be seen", "Choose whom to coach, whom to call"),
        "that part is current, names are chosen",
        "stage, next step",
        "journey",
    ),
    "quality-assessment": Doing(
        "We find out whether our answers are as good as we think",
        ("Read three closed requests as a {person} would", "Check promise, solution and tone"),
        "three are read, one change is noted",
        "change, date",
        "quality",
    ),
    "success-coaching": Doing(
        "A {person} gets unstuck and can go on alone",
        ("Take the next name from the success reviews", "Go on as in “A coaching talk”"),
        "one step has a day, the recap is sent",
        "",
        "coaching",
    ),
    "process-optimisation": Doing(
        "The same request does not come back next week",
        ("Take the most frequent request", "Ask three times why", "Change one text, form, setting or promise"),
        "one cause has its change, or a reason why not",
        "cause, change",
        "requests",
    ),
    "feedback-analysis": Doing(
        "Everyone who gave feedback hears what became of it",
        ("Sort what came in by cause, not by channel", "Tell those concerned what changes and what does not"),
        "every piece has an answer",
        "cause, answer",
        "quality",
    ),
    "success-assessment": Doing(
        "The whole picture: who has the result, who does not, and why",
        ("Count the stages against last month", "Name the obstacle that stops most", "Decide whom to coach"),
        "stages are counted, names are set",
        "counts, date",
        "journey",
    ),
    "performance-review": Doing(
        "The numbers lead to a decision",
        ("Fill in the metrics", "For each miss, act as the metric says or note why not"),
        "every miss has an action, a name and a day",
        "values, actions",
        "quality",
    ),
    "relationship-strengthening": Doing(
        "We know what the coming months bring for {focus}",
        ("Choose whom to talk to this month, among {focus}", "Ask what is coming", "Make one thing easier for them"),
        "the month's talks are held or moved",
        "what is coming",
        "care",
    ),
    "strategy-refinement": Doing(
        "The plan stays true between two reviews",
        ("Compare the plan with the month that was", "Move or shorten what failed twice"),
        "what failed is changed or confirmed",
        "change, reason",
        "",
    ),
    "success-story": Doing(
        "A result is told by the one who has it",
        ("Choose a {person} who named a result", "Go on as in “A story or a referral”"),
        "it is approved, or the next {person} is asked",
        "",
        "care",
    ),
    "strategic-planning": Doing(
        "The next quarter is decided with the numbers of this one",
        ("Prepare the numbers and the skips", "Hold the quarterly review", "Refit the hours"),
        "the plan's next version is agreed",
        "decisions with name and day",
        "",
    ),
    "success-strategy-review": Doing(
        "We still aim at what {people} call success",
        ("Read this quarter's wanted results", "Compare with what the Bible calls success", "Change it where they differ"),
        "the definition is confirmed or changed",
        "wording, date",
        "definition",
    ),
    "tool-evaluation": Doing(
        "Every tool saves time, or goes",
        ("Count the minutes each tool took and saved", "Keep, change or stop one"),
        "one decision is made",
        "decision, reason",
        "",
    ),
    "advocacy-development": Doing(
        "Those who recommend us are looked after",
        ("Go through who recommended whom", "Thank whoever was missed", "Ask one what would make it easier"),
        "everybody has been thanked",
        "who, whom, thanks",
        "care",
    ),
    "innovation-planning": Doing(
        "One small trial a quarter instead of ten ideas",
        ("Choose one idea that takes under a day", "Set its measure and its day"),
        "one trial is set, or none is worth it",
        "trial, measure, day",
        "",
    ),
    "joint-review": Doing(
        "Marketing, sales and service look at the same {people} with the same numbers",
        ("Go through the month's hand-overs", "Name the promise hardest to keep"),
        "one change is agreed",
        "change, name, day",
        "journey",
    ),
}
PLAIN = Doing("The work gets done", ("Do it", "Note what came of it"), "it is done and noted", "what came of it", "")
