"""Services done for somebody, at a desk: bookkeeping, payroll, design, advice."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To have it off their desk and know that it is being done",
    used="Two rounds in a row went through without a reminder in either direction",
    usage_move="We look at where the last round waited, on their side or ours, and take one wait out of the next",
    usage_risk="Everybody is polite about small delays until one of them is expensive",
    normal="What runs well is no longer seen, and looks expensive on the invoice",
    before_after="We put the first month beside the last one: errors, days, hours of theirs, and agree on what comes next",
    lost_goal="The one who hired us leaves, and the next one only knows the price",
    more_entry="They ask for something beside the agreement for the second time",
    more_pain="They fear that every question turns into an offer",
    more_move="We say what we would take on, what they should keep doing themselves, and what neither of us should do",
    told_pain="They would recommend us and cannot say in a sentence what we do for them",
    told_ask="Ask whether a colleague of theirs sits in front of the same pile",
    care=(
        (
            "We know the dates on which their business is under strain, and stay out of their way then",
            "In the record: three dates for each {person}; no request of ours falls on one",
        ),
        (
            "We explain a figure or a choice before they have to ask what it means",
            "Of the last five deliveries: how many came back with “what is this?”",
        ),
    ),
    habits=(
        "We read the last three messages before every call, so that nobody tells a thing twice.",
        "Once a round we send one sentence on what we noticed, even when all is in order.",
    ),
    receive="Read it to the end, then open the last piece of work it belongs to",
    resolve="Give them the figure, date or file they need first; the explanation and the clean-up come after it",
    held="Look at the next round: did the same thing come in right by itself?",
    causes=(
        "At which hand-over did it go wrong: from them to us, among us, or from us to a third party?",
        "Would the list we ask for have shown it, had somebody looked?",
    ),
    reality="How did the last round go for you, from 1 to 10, and where did it cost you time you did not have?",
    options="What could be done by somebody else, at another moment, or not at all?",
    will="Which one thing do you change before the next round, and what do you want us to do differently?",
    homework="One change to how the papers or approvals come in, tried in the next round",
    question=Answering(
        recognise="Somebody asks the {person} something that they cannot answer without us, or a figure surprises them.",
        approach="The figure or the yes first, then where it comes from, then what it means for the next date.",
        find_out=(
            "Which piece of work it belongs to, and for whom they need the answer",
            "Whether it was in our last delivery, and why it was not found there",
        ),
        solve=("Answer in words they can pass on as they are.", "Point to the line where it will stand next time."),
    ),
    trouble=Answering(
        recognise="Something is wrong, late or missing, and somebody outside is waiting for it.",
        approach="Hold back what would spread the error, name the time of the corrected version, then look for the cause.",
        find_out=("What already went out, and to whom", "Which date hangs on it today"),
        solve=(
            "Send the corrected piece together with one sentence that they can forward.",
            "Tell third parties ourselves, if they agree.",
        ),
    ),
    more=Answering(
        recognise="They get the delivery and do not use half of it, or do by hand what we could hand over ready.",
        approach="Ask what they do with it on the day it arrives, and improve that minute.",
        find_out=("Who reads it besides them", "What they copy out of it, and where to"),
        solve=("Put what they use on the first page and the rest behind it.", "Offer to drop what nobody reads."),
    ),
    at_risk=Answering(
        recognise="Approvals come without a look, papers come late, answers become short.",
        approach="Call at a quiet time of their month, name the goal, and ask what has become harder.",
        find_out=("Since which round it has been different", "What we asked of them that somebody else could do"),
        solve=(
            "Halve what they have to do for the next round.",
            "Agree on one fixed day for everything that has to go back and forth.",
        ),
    ),
    wanting=Answering(
        recognise="They mention a new site, a new product, a new person, or a wish to be rid of one more thing.",
        approach="Ask what it should change by when, and compare it with what runs already.",
        find_out=("What of the present work it would touch", "Who would decide about it, besides them"),
        solve=("Name a start that fits our calendar, and a first piece that shows whether it is worth it.",),
    ),
    start_asks="Is anything still on your desk that you thought would be on ours?",
    month_asks="What did you have to ask twice?",
    review_asks=(
        "Which of our pieces do you not read?",
        "What is coming up in your business that we should know before it arrives?",
    ),
    clear="Could they forward it to their own people without adding a line?",
    personal="Is there a word in it about their business that fits no other?",
    levels=(
        "The same point comes back after a correction",
        "A deadline with a third party is in danger, or money went the wrong way",
        "That we have asked a specialist, what for, and that the work goes on meanwhile",
    ),
    put_right="Correct it everywhere it went, not only where they saw it.",
    daily_look="What waits on them and on us: is anything due this week still open?",
    weekly_look="Rounds that waited: for whom, how long, and what would have shortened it?",
)
