"""A shop or workshop: goods and repairs over a counter."""

from bot.writers.offline.plan.works.work import Flow, Works

WORKS = Works(
    doing={
        "request-response": (
            ("Who stands in front of you comes first; then urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
            "no order sheet is past its promised day",
        ),
        "health-checks": (
            ("Look for {signs}", "Pull the sheets that lie longer than promised", "Call one or two before they ask"),
            "nothing finished lies on the shelf without a call",
        ),
        "proactive-outreach": (
            ("Take the check-ins due, {tier} first", "Name what they bought or had mended", "Go on as in “A check-in”"),
            "those due for a check have been told",
        ),
        "documentation": (
            ("Write the odd fault and what cured it on one card", "Throw out the card that is wrong"),
            "a colleague could mend it tomorrow",
        ),
        "success-reviews": (
            ("Go through last month's orders in {list}", "Who came back with the same fault, who not at all?", "Choose calls"),
            "each return is marked ours, theirs or wear",
        ),
        "quality-assessment": (
            ("Take three finished orders off the shelf and test them", "Compare with what the sheet promised"),
            "one point of the last check is sharper",
        ),
        "success-coaching": (
            ("Take whoever comes in with avoidable wear", "Go on as in “A coaching talk”"),
            "they have done it once with their own hands",
        ),
        "process-optimisation": (
            ("Take the fault that came back most", "Look at part, hand and instruction", "Change one of the three"),
            "part, step or sheet is changed, or ruled out",
        ),
        "feedback-analysis": (
            ("Read the notes from the counter and the reviews", "Answer each in two lines, in person where possible"),
            "every review has an answer with a name under it",
        ),
        "success-assessment": (
            ("Count who came back this season and who did not", "Find the purchase after which most stay away"),
            "that purchase has one thing to change",
        ),
        "performance-review": (
            ("Count the month from the sheets", "Ask of each miss: parts, hands or promise?"),
            "parts are ordered, hands shifted or promises lengthened",
        ),
        "relationship-strengthening": (
            ("Among {focus}, choose whose need changes with the season", "Keep a slot or a part for them before it is scarce"),
            "slots and parts bear names",
        ),
        "success-story": (
            ("Choose a {person} whose thing lasted or was saved", "Go on as in “A story or a referral”"),
            "the picture hangs with their leave, or another is asked",
        ),
        "tool-evaluation": (
            ("Watch an hour at the counter: what is looked for, what written twice?", "Move, label or buy one thing"),
            "one way at the counter is shorter",
        ),
        "advocacy-development": (
            ("Ask new faces who sent them", "Thank the sender at their next visit", "Give them a card worth passing on"),
            "senders are known by name at the counter",
        ),
        "innovation-planning": (
            ("Choose one small service to offer for a month", "Count who takes it and what it costs"),
            "the month has begun, or the idea is shelved",
        ),
    },
    request=Flow(
        (
            ("Look at the thing before the sheet; give it a level", "fault, level"),
            ("Say price, day and what happens if it is more", ""),
            ("Mend it, test it, look for the next wear", "cause, minutes"),
            ("Show what was done when they fetch it", ""),
        ),
        "it works in use and is not back within seven days",
        "At half of the promised time pass it on as the Bible's escalation says, and call about the delay.",
    ),
    checkin=Flow(
        (
            ("Look up what they have from us, and since when", ""),
            ("Ask how it does in daily use", "their words"),
            ("Offer a look on a quiet day, or leave them in peace", "day, thing"),
        ),
        "a visit is booked, or none is needed",
        "Wrong number or no answer: leave a note for the next visit.",
    ),
    coaching=Flow(
        (
            ("Goal: how long should it last you?", "goal"),
            ("Reality: show me how you use and keep it", ""),
            ("Options: care, another part, another way of use?", ""),
            ("Will: what do you do each week, what do we do?", "habit, next look"),
            ("Write the two grips on the receipt; ask at the next visit", ""),
        ),
        "the next look finds less wear",
        "Twice the same wear: it is the wrong thing for them, say so.",
    ),
    risk=Flow(
        (
            ("Read the sheets: what did we promise, what did they get?", "cause"),
            ("Speak to them at the counter or by phone, no letters", "their words"),
            ("Put it right first and ask for nothing", "remedy, day"),
            ("Ask a month later whether it still holds", ""),
        ),
        "they came again, or went with their money's worth",
        "After the second try the plan's owner gives the money back.",
    ),
    story=Flow(
        (
            ("Ask when they are glad to have it back", "yes, no, later"),
            ("Ask what it means to them and how it looked before", ""),
            ("Take the picture with them; have the slip signed", "permission"),
            ("Give picture and line to marketing, or to the window", "story, who recommended whom"),
        ),
        "it hangs or appears as they saw it, or stays private",
        "They look away: no picture, and no second question.",
    ),
    gains={
        "onboarding": ("a handover at the counter and the calls below", "days to first value"),
        "using": ("two grips of care shown for avoidable wear", "fewer returns with the same fault"),
        "succeeding": ("a reminder when a check is due", "checks taken before something breaks"),
        "expanding": ("honest advice for or against the next purchase", "nothing brought back as wrong"),
        "advocates": ("thanks at the counter for every new face", "new faces with a name behind them"),
    },
    days=(
        "Handed over and shown; who to ask, and when we are open",
        "Does it do what they bought it for? In their words, with a date",
        "First week of use: anything loose, odd or unclear?",
        "How it does in daily use, when the next look is due; which tier",
    ),
)
