"""Coaching, teaching and training."""

from bot.writers.offline.plan.works.work import Flow, Works

WORKS = Works(
    doing={
        "request-response": (
            ("What blocks a session or a deadline first; urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
            "no question waits into the next session",
        ),
        "health-checks": (
            ("Look for {signs}", "Note whose homework went silent or whose session moved twice", "Choose whom to write to"),
            "everybody silent has a line from you, or is left alone on purpose",
        ),
        "proactive-outreach": (
            (
                "Take the check-ins due, {tier} first",
                "Quote their own sentence from the last session",
                "Go on as in “A check-in”",
            ),
            "each line asks one thing that is easy to answer",
        ),
        "documentation": (
            ("Keep the question that opened something today", "Strike the exercise nobody did"),
            "one good question is kept, or the day had none",
        ),
        "success-reviews": (
            ("Read goals against the weeks that are left, next part of {list}", "Who acts, who only talks well?", "Choose names"),
            "each goal is on the way, smaller or in question",
        ),
        "quality-assessment": (
            ("Reread three recaps as the one who got them", "Is the next step theirs, and small enough?"),
            "one habit of yours has changed",
        ),
        "success-coaching": (
            ("Take whoever circles round the same topic", "Go on as in “A coaching talk”"),
            "a decision stands, also one against the goal",
        ),
        "process-optimisation": (
            (
                "Take what you explained most often",
                "Write, record or draw it once",
                "Send it before the session in which it comes up",
            ),
            "the session has that time free",
        ),
        "feedback-analysis": (
            ("Collect closing words and doubts from sessions", "Say in the next one what you changed because of it"),
            "everyone who gave a doubt has had a reply",
        ),
        "success-assessment": (
            ("Count who has decided, acted or ended since last month", "Name the excuse heard most, your own included"),
            "one exercise answers that excuse",
        ),
        "performance-review": (
            ("Fill in the numbers, with a sentence each", "For a miss choose: programme, pace or person"),
            "each miss has changed something in the calendar",
        ),
        "relationship-strengthening": (
            ("Among {focus}, choose whose programme is nearly over", "Ask what they want to do without you"),
            "an ending, a pause or a next goal is agreed",
        ),
        "success-story": (
            ("Choose a {person} who did what they had put off", "Go on as in “A story or a referral”"),
            "their text is free to use, or it stays between you",
        ),
        "tool-evaluation": (
            ("Count the minutes around a session: dates, notes, bills", "Hand one of the three to a tool, or drop it"),
            "a session costs fewer minutes besides",
        ),
        "advocacy-development": (
            ("Write to former {people} who did well", "Ask what held, and what they tell others", "Thank whoever sent somebody"),
            "former names are in touch again, or left in peace",
        ),
        "innovation-planning": (
            ("Choose one format to try: shorter, in pairs, outdoors", "Ask two people to try it with you"),
            "two have said yes, or the idea rests",
        ),
    },
    request=Flow(
        (
            ("Ask what it is for; give it a level", "level, day"),
            ("Answer now, or say in which session it belongs", ""),
            ("Give one question back that carries them further", "topic, minutes"),
            ("Ask in the session what they made of it", ""),
        ),
        "they have acted, or decided not to",
        "At half of the promised time pass it on as the Bible's escalation says, to the colleague for this topic.",
    ),
    checkin=Flow(
        (
            ("Read the last recap and their own date", ""),
            ("Ask what happened, not how it feels to have done nothing", "their words"),
            ("Keep the step, halve it or let it go", "step, next date"),
        ),
        "they chose, and it was not you",
        "Two lines without an answer: speak about it in the next session, not by message.",
    ),
    coaching=Flow(
        (
            ("Goal: what will you have done by the end of this talk?", "goal"),
            ("Reality: what have you already tried to avoid?", ""),
            ("Options: and what would you do if it were easy?", ""),
            ("Will: what, when, and who will notice?", "what, when, who"),
            ("They write the recap; answer it on their day", ""),
        ),
        "they tell you before you ask",
        "The same topic three times: the goal is somebody else's, start there.",
    ),
    risk=Flow(
        (
            ("Ask yourself first: wrong goal, wrong pace or wrong coach?", "cause"),
            ("Say openly what you notice, in a talk of its own", "their words"),
            ("Offer three endings: go on, pause, stop", "choice, day"),
            ("Keep to what they chose without another try", ""),
        ),
        "they go on by choice, or the rest is paid back",
        "No clear choice: the plan's owner proposes a pause with a date.",
    ),
    story=Flow(
        (
            ("Ask when they tell somebody else about it", "yes, no, later"),
            ("Let them write: what I put off, what I did, what it changed", ""),
            ("Strike whatever would let others be recognised; written yes", "permission"),
            ("Give it to marketing, with a way to reach them", "story, who recommended whom"),
        ),
        "they would read it out to friends, or it stays confidential",
        "They want to please you: wait until the programme is over.",
    ),
    gains={
        "onboarding": ("a first task before the first session, below", "days to first value"),
        "using": ("a talk outside the programme for whoever circles", "decisions made"),
        "succeeding": ("a line on their own date, with their own sentence", "steps done without a session"),
        "expanding": ("a talk about ending well, before any next offer", "endings that both call good"),
        "advocates": ("a word to former names after half a year", "people they send"),
    },
    days=(
        "Welcome: one small task, and what happens in the first session",
        "What they want to have done, in their words, with a date",
        "The small task: done, halved or swapped? Without reproach",
        "What they did that they would not have done; pace, ending, which tier",
    ),
)
