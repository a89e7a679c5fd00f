"""Shops, workshops and places that sell things over a counter."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To rely on it every day without knowing how it works",
    used="They have used it for a month and come back only for what was due",
    usage_move="We say what will wear first, and write when a look is due",
    usage_risk="They come only when it has failed: a day lost and a larger bill",
    normal="It just works, and whoever sold it is forgotten",
    before_after="We show what held, what we changed, and what will need a hand next",
    lost_goal="Their use changes, and what fitted then no longer does",
    more_entry="They look at something else while they wait, or ask what we would buy ourselves",
    more_pain="They fear being sold what they do not need",
    more_move="We say what the old one costs, what a new one saves, and which we would choose",
    told_pain="They would send friends and fear that we are too full for them",
    told_ask="Ask on collection who of their friends has the same trouble",
    care=(
        (
            "We name the price before we begin, and call before it rises by a cent",
            "Of the last ten bills: how many matched the first figure?",
        ),
        (
            "Nobody waits at the counter for a minute without a word",
            "Twice a week, ten minutes of watching from the door",
        ),
    ),
    habits=(
        "We ask about the use before we ask about the fault.",
        "Some days after every larger job we ask how it does.",
    ),
    receive="Look at the thing and the order sheet; let them finish first",
    resolve="Safe and usable today if possible; a loan or a provisional repair counts",
    held="Ask when they next come in, or by message: did it hold?",
    causes=(
        "Was it the part, the fitting, or the use we did not ask about?",
        "Would a second look before collection have found it?",
    ),
    reality="How do you use it in a normal week, and what annoys you about it?",
    options="Shall it last longer, cost less to keep, or be easier to look after?",
    will="Which small thing will you do yourself, how often, and when shall we look at it?",
    homework="One simple check that they do themselves once a week",
    question=Answering(
        recognise="They decide whether to come in, wait, or try it themselves.",
        approach="A price, a day or a plain no first; then what may change it.",
        find_out=("What they have in front of them: kind, age, last visit", "Until when they need it"),
        solve=("Give a range if you must, and say what decides about it.", "Offer a fixed time to bring it in."),
    ),
    trouble=Answering(
        recognise="It failed again or is not as agreed, and they stand there with it.",
        approach="Take it in first, whoever is to blame; say what happens by when.",
        find_out=("Since when, and what was done to it last", "What they cannot do without it today"),
        solve=(
            "Whatever is unsafe stays here, with something on loan if we have it.",
            "A fault of ours goes to the front of the row.",
        ),
    ),
    more=Answering(
        recognise="They use it wrongly, or pay for repairs a habit would spare them.",
        approach="Show one thing at their own piece, with their hands on it.",
        find_out=("What they look after already", "What has been repaired twice"),
        solve=("Let them try it before they go.", "Write the date of the next look on the bill."),
    ),
    at_risk=Answering(
        recognise="The usual visit does not come, or they have had it seen to elsewhere.",
        approach="Write about the thing: how does it do, is a look due?",
        find_out=("How the last visit ended, and who was at the counter", "Whether it was price, time or tone"),
        solve=("Offer a look without an appointment.", "If they were right to be cross, say so and make up for it."),
    ),
    wanting=Answering(
        recognise="They ask for something better, bigger or for somebody else.",
        approach="Ask what it has to carry or do, then show two and recommend one.",
        find_out=("What becomes of the old one", "Who else will use it"),
        solve=("Name the price with everything they need for the first day.",),
    ),
    start_asks="Does everything do what you expected on the first days?",
    month_asks="Has anything begun to rattle, pinch or annoy?",
    review_asks=("What did you expect from us and not get?", "What are you going to use it for in the next season?"),
    clear="Do price, day and what is included stand in it?",
    personal="Does it name their own piece and what they use it for?",
    levels=(
        "The same fault is back within the time we stand for",
        "It is unsafe, or somebody cannot work or travel because of us",
        "Who looks at it, at whose cost, and what they use until then",
    ),
    put_right="Repair it at once and without a bill.",
    daily_look="What is promised for today, and who has to hear that it will be later?",
    weekly_look="Pieces that came back: which hand, which part, which question not asked?",
)
