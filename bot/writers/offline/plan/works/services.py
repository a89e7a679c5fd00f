"""Work that is done for customers round after round: accounts, payroll, design, advice."""

from bot.writers.offline.plan.works.work import Flow, Works

WORKS = Works(
    doing={
        "request-response": (
            ("Promises first: urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
            "nobody waits past the promised time",
        ),
        "health-checks": (
            ("Look for {signs}", "Mark whose papers or approvals came late this round", "Hand the name to outreach"),
            "late ones are marked, each with a next step",
        ),
        "proactive-outreach": (
            ("Take the check-ins due, {tier} first", "Begin with what the last round showed", "Go on as in “A check-in”"),
            "each one due has been held or has a new day",
        ),
        "documentation": (
            ("Write today's exception beside the {person}'s name", "Correct the checklist where it misled"),
            "the next round would go well without you",
        ),
        "success-reviews": (
            (
                "Lay the last round beside the wanted result for the next part of {list}",
                "Note who had to be chased",
                "Pick talks",
            ),
            "each name has a stage and either a talk or a reason for none",
        ),
        "quality-assessment": (
            ("Read three pieces of work as the one who pays would", "Was every figure explained where it surprised?"),
            "one thing to explain better is chosen",
        ),
        "success-coaching": (
            ("Take whoever was chased twice", "Go on as in “A coaching talk”"),
            "they do one handing-in step differently from the next round on",
        ),
        "process-optimisation": (
            (
                "Take the paper or approval that is missing most often",
                "Find out where it lies until it comes",
                "Ask for it earlier",
            ),
            "the request list asks for it in other words, or earlier",
        ),
        "feedback-analysis": (
            ("Collect remarks from covering notes and calls", "Tell each writer what the next round will do differently"),
            "no remark is older than one round without an answer",
        ),
        "success-assessment": (
            ("Count who had a round without a correction", "Name the one cause behind most corrections"),
            "the count stands, and one cause has an owner",
        ),
        "performance-review": (
            ("Put the values in", "Ask of each miss: our fault, theirs, or the date?", "Take one action a miss"),
            "no miss is without a name and a day",
        ),
        "relationship-strengthening": (
            ("Choose among {focus} whose business is about to change", "Ask about the next half-year, not the last month"),
            "what is coming stands in {list}",
        ),
        "success-story": (
            ("Choose a {person} who no longer thinks about this work", "Go on as in “A story or a referral”"),
            "the text is released, or somebody else is asked",
        ),
        "tool-evaluation": (
            ("Follow one piece of work through every tool", "Take out one place where it is typed twice"),
            "one double entry is gone, or its price is known",
        ),
        "advocacy-development": (
            (
                "Read who recommended us to whom, and what came of it",
                "Tell them the outcome",
                "Ask which of their peers struggles",
            ),
            "every sender knows what became of it",
        ),
        "innovation-planning": (
            ("Choose one step that {people} could be spared altogether", "Try it with three of them for one round"),
            "the trial has names and an end, or waits",
        ),
    },
    request=Flow(
        (
            ("Find the piece of work it belongs to; give it a level", "piece, level"),
            ("Say what we do and by when, before we begin", ""),
            ("Do it, have a second pair of eyes on figures and dates", "cause, minutes"),
            ("Send it with the one line that they can pass on", ""),
        ),
        "they have used it, and no correction follows within seven days",
        "At half of the promised time pass it on as the Bible's escalation says, with what is missing.",
    ),
    checkin=Flow(
        (
            ("Read the notes of the last two rounds", ""),
            ("Name one thing that went better or cost time, then ask", "their words"),
            ("Change one step of the next round together, or none", "step, round"),
        ),
        "the next round is agreed",
        "No answer for two rounds: ask the one who receives the work instead.",
    ),
    coaching=Flow(
        (
            ("Goal: what should you no longer have to think about?", "goal"),
            ("Reality: where does the paper lie before it comes to us?", ""),
            ("Options: somebody else, another day, another form?", ""),
            ("Will: who hands in what, from which round on?", "who, what, round"),
            ("Send it in three lines; look when the round begins", ""),
        ),
        "one round came in without a reminder",
        "Twice late again: our list asks too much, shorten it.",
    ),
    risk=Flow(
        (
            ("Look at the last three rounds: errors, delays, questions", "cause"),
            ("Call the one who decides; admit our part first", "their words"),
            ("Put one remedy into the very next round", "remedy, round"),
            ("Ask after that round whether it was enough", ""),
        ),
        "a round passed to their liking, or the handover to another is clean",
        "After two rounds the plan's owner offers a smaller scope or a good ending.",
    ),
    story=Flow(
        (
            ("Ask on the day when they say that it runs by itself", "yes, no, later"),
            ("Ask what they did in those hours before, and what now", ""),
            ("Leave out every figure that is theirs; get a written yes", "permission"),
            ("Give marketing the text and the name to be called", "story, who recommended whom"),
        ),
        "they have seen it as it will appear, or said no",
        "A partner hesitates: publish nothing, thank all the same.",
    ),
    gains={
        "onboarding": ("the first round done together, step by step, below", "days to first value"),
        "using": ("a talk for whoever was chased twice", "rounds without a reminder"),
        "succeeding": ("one line on what the last rounds showed", "check-ins held, a step changed"),
        "expanding": ("a look at what else could be handed over", "nothing on the next bill surprises them"),
        "advocates": ("the outcome told to whoever sent somebody", "introductions and stories"),
    },
    days=(
        "Welcome: who does what, and the short list of what we need",
        "What should no longer worry them, in their words, with a date",
        "Has everything come in? Fetch what is missing by phone",
        "The first round in hindsight: what was new, what was too much; which tier",
    ),
)
