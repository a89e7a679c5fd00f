"""Services done for somebody, at a desk: bookkeeping, payroll, design, advice."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To have it off their desk and know that it is being done",
    used="Two rounds in a row went through without a reminder in either direction",
    usage_move="We look where the last round waited, and take one wait out of the next",
    usage_risk="Everybody is polite about small delays until one of them is expensive",
    normal="What runs well is no longer seen, and looks expensive on the invoice",
    before_after="First month beside the last: errors, days, hours of theirs",
    lost_goal="The one who hired us leaves; the next only knows the price",
    more_entry="They ask for something beside the agreement for the second time",
    more_pain="They fear that every question turns into an offer",
    more_move="We say what we would take on, what they should keep, and what neither should do",
    told_pain="They cannot say in a sentence what we do for them",
    told_ask="Ask whether a colleague of theirs sits in front of the same pile",
    care=(
        (
            "We know when their business is under strain, and stay out of their way",
            "Three dates in each record; no request of ours falls on one",
        ),
        (
            "We explain a figure before they have to ask",
            "Last five deliveries: how many came back with “what is this?”",
        ),
    ),
    habits=(
        "We read the last three messages before every call.",
        "Once a round we send one sentence on what we noticed.",
    ),
    receive="Read it to the end, then open the work it belongs to",
    resolve="The figure, date or file they need first; explain and clean up after it",
    held="Next round: did it come in right by itself?",
    causes=(
        "At which hand-over did it go wrong?",
        "Would the list we ask for have shown it?",
    ),
    reality="How did the last round go, 1 to 10, and where did it cost you time?",
    options="What could be done by somebody else, at another moment, or not at all?",
    will="Which one thing do you change before the next round, and which one do we?",
    homework="One change to how papers or approvals come in",
    question=Answering(
        recognise="Somebody asks them what they cannot answer without us, or a figure surprises them.",
        approach="The figure or the yes first, then where it comes from.",
        find_out=(
            "Which work it belongs to, for whom they need it",
            "Whether it was in our last delivery",
        ),
        solve=("Answer in words they can pass on as they are.", "Point to the line where it will stand next time."),
    ),
    trouble=Answering(
        recognise="Something is wrong, late or missing, and somebody outside waits for it.",
        approach="Hold back what would spread the error, name the time of the correction, then find the cause.",
        find_out=("What already went out, and to whom", "Which date hangs on it today"),
        solve=(
            "Send the corrected piece with a sentence they can forward.",
            "Tell third parties ourselves, if they agree.",
        ),
    ),
    more=Answering(
        recognise="They use half of the delivery, or do by hand what we could hand over ready.",
        approach="Ask what they do with it on the day it arrives; improve that minute.",
        find_out=("Who reads it besides them", "What they copy out of it, and where to"),
        solve=("Put what they use on the first page.", "Offer to drop what nobody reads."),
    ),
    at_risk=Answering(
        recognise="Approvals come without a look, papers come late, answers become short.",
        approach="Call at a quiet time, name the goal, ask what has become harder.",
        find_out=("Since which round it has been different", "What somebody else could do for them"),
        solve=(
            "Halve what they have to do for the next round.",
            "Agree on one fixed day for everything back and forth.",
        ),
    ),
    wanting=Answering(
        recognise="They mention a new site, product or person, or one more thing to be rid of.",
        approach="Ask what it should change by when.",
        find_out=("What of the present work it would touch", "Who would decide about it, besides them"),
        solve=("Name a start that fits our calendar, and a first piece as a trial.",),
    ),
    start_asks="Is anything still on your desk that you thought would be on ours?",
    month_asks="What did you have to ask twice?",
    review_asks=(
        "Which of our pieces do you not read?",
        "What is coming up that we should know?",
    ),
    clear="Could they forward it without adding a line?",
    personal="Is there a word about their business in it?",
    levels=(
        "The same point comes back after a correction",
        "A third party's deadline is in danger, or money went astray",
        "That a specialist is asked, and the work goes on",
    ),
    put_right="Correct it everywhere it went, not only where they saw it.",
    daily_look="Is anything due this week still open, with them or with us?",
    weekly_look="Rounds that waited: for whom, and how long?",
)
