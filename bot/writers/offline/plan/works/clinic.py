"""Treatment and care for people."""

from bot.writers.offline.plan.works.work import Flow, Works

WORKS = Works(
    doing={
        "request-response": (
            ("Signs that need a doctor before all else; urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
            "no call about pain or fear is open",
        ),
        "health-checks": (
            ("Look for {signs}", "Note who missed, moved or shortened an appointment", "Choose whom to call today"),
            "everyone missing has a call or a known reason",
        ),
        "proactive-outreach": (
            (
                "Take the check-ins due, {tier} first",
                "Ask about the everyday goal before the complaint",
                "Go on as in “A check-in”",
            ),
            "calls due were made by somebody who knows the case",
        ),
        "documentation": (
            ("Complete the day's notes so that a colleague could treat", "Correct the sheet that was misunderstood"),
            "a stand-in could take tomorrow's appointments",
        ),
        "success-reviews": (
            (
                "Compare measurements with the course one expects, next part of {list}",
                "Mark who is behind, and whose goal is reached",
            ),
            "whoever is done has a last appointment, whoever is behind a talk",
        ),
        "quality-assessment": (
            ("Read three records", "Goal in their own words, measurement, plan for home: all there?"),
            "one gap of the records is closed for good",
        ),
        "success-coaching": (
            ("Take whoever stopped their part at home", "Go on as in “A coaching talk”"),
            "the part at home is smaller and agreed",
        ),
        "process-optimisation": (
            ("Take the question that {people} call about most", "Find when it should have been said", "Say it there from now on"),
            "the sheet or the first appointment says it",
        ),
        "feedback-analysis": (
            ("Read what was said at the desk, by phone and in questionnaires", "Anything about safety goes first"),
            "each remark has an answer, safety the same day",
        ),
        "success-assessment": (
            ("Count who reached the everyday goal in the expected time", "Find the week in which most fall behind"),
            "that week has one more contact, or one less demand",
        ),
        "performance-review": (
            ("Enter the month's figures", "Look at misses case by case, never by person alone"),
            "each miss has led to a rule, a time or a talk",
        ),
        "relationship-strengthening": (
            (
                "Among {focus}, choose who stands before a hard stretch",
                "Tell them what usually comes, and until when it is usual",
            ),
            "they know what is normal and when to call",
        ),
        "success-story": (
            ("Choose a {person} whose treatment has ended well", "Go on as in “A story or a referral”"),
            "consent lies in the record, or the matter is closed",
        ),
        "tool-evaluation": (
            ("Follow one report from its arrival to the treatment", "Take out one delay or one unprotected step"),
            "one way of data is shorter or safer",
        ),
        "advocacy-development": (
            ("List who referred {people}, doctors apart", "Report back where {people} agreed", "Ask referrers what they miss"),
            "referrers have heard what became of it, as far as is allowed",
        ),
        "innovation-planning": (
            ("Choose one change that lowers fear or waiting", "Ask the team what could go wrong with it"),
            "it has a start, a measure and somebody who may stop it",
        ),
    },
    request=Flow(
        (
            ("Listen for warning signs first; give it a level", "signs, level"),
            ("Say whether it is usual and what to do until then", ""),
            ("Give the answer or the appointment; nothing clinical in a message", "answer, minutes"),
            ("Ask again at the next appointment, before treating", ""),
        ),
        "they feel safe to go on, and it is in the record",
        "In doubt about safety at once, else at half of the promised time, pass it on as the Bible's escalation says.",
    ),
    checkin=Flow(
        (
            ("Read the goal and the last measurement", ""),
            ("Ask what they can do again, then what they avoid", "their words"),
            ("Ease, keep or raise the part at home", "part, next look"),
        ),
        "they know what to do until the next appointment",
        "Not reached twice: ask at the desk, never leave findings on a machine.",
    ),
    coaching=Flow(
        (
            ("Goal: what would you like to do again?", "goal"),
            ("Reality: on which days did it work, on which not?", ""),
            ("Options: shorter, at another hour, with somebody?", ""),
            ("Will: which part, on which days, until when?", "part, days"),
            ("Let them show it once; ask at the next appointment", ""),
        ),
        "the measurement or the everyday goal moves",
        "No change over two weeks: look at the treatment, not at the will.",
    ),
    risk=Flow(
        (
            ("Read the record: pain, fear, way, money or trust?", "cause"),
            ("Let the one who treats them call; listen to the end", "their words"),
            ("Change pace, hour or person", "change, day"),
            ("Ask at the next appointment whether it is better so", ""),
        ),
        "they come again, or another practice has all it needs",
        "After two talks the plan's owner speaks with the referrer, if they agree.",
    ),
    story=Flow(
        (
            ("Ask only after the last appointment", "yes, no, later"),
            ("Let them say what they can do again; no diagnosis", ""),
            ("Have them sign the very words; keep it in the record", "consent"),
            ("Pass on the words alone, without record or picture", "words, who referred whom"),
        ),
        "the signed words are passed on, or nothing is",
        "Any doubt about consent is a no, and stays one.",
    ),
    gains={
        "onboarding": ("the calls around the first appointments, below", "days to first value"),
        "using": ("a smaller part at home before it is dropped", "exercises still done"),
        "succeeding": ("a measurement shown beside the first one", "goals reached in time"),
        "expanding": ("a talk about what is no longer needed", "no appointment beyond the goal"),
        "advocates": ("word to referrers, with consent", "referrals by people who were treated"),
    },
    days=(
        "What happens at the first appointment, and what to bring",
        "The everyday goal, in their words, with a date; is anything frightening?",
        "Does the part at home fit the day? Show it once more",
        "Measured again: what is usual from here, what ends; which tier",
    ),
)
