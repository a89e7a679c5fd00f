"""Software and online tools with accounts."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To get the day's work done in it faster than before, also on a bad day",
    used="The whole working week ran in it twice, without the old way beside it",
    usage_move="We look at which step people leave, and write to that account about that step",
    usage_risk="One keen person carries it, and everybody else waits for the old list",
    normal="It has become the floor they stand on; only its failures are noticed",
    before_after="Their figures from week one beside today's, and the one function that would move them",
    lost_goal="Whoever set it up leaves, and nobody knows why it was set up that way",
    more_entry="They reach a limit, or work around something that exists already",
    more_pain="They fear a larger plan that solves a problem of ours",
    more_move="We look first whether the present plan can do it, and say so when it can",
    told_pain="They like it, and have no time to explain it to others",
    told_ask="Ask whether a place like theirs would want to see their set-up",
    care=(
        (
            "We say openly what does not work and since when, before it is reported a second time",
            "Between the first report and our notice: how many minutes?",
        ),
        (
            "We never answer with a link alone; the sentence they need stands in the message",
            "Five answers with a link: would they help without a click?",
        ),
    ),
    habits=(
        "We keep a line per account on why they bought it and who uses it daily.",
        "When something they asked for is released, those who asked hear it first, by name.",
    ),
    receive="Open the account, look at what was done last, then read the message again",
    resolve="A way around that works today, then reproduce the fault, then ask for details",
    held="Look at the account after 7 days: is the function in use, or is the way around?",
    causes=(
        "Since which change or release does it happen, and in how many accounts?",
        "Would a test or a hint on the screen have caught it?",
    ),
    reality="Show me last week: where did you leave the tool, and for what?",
    options="Which part could run by itself, and which do you not need?",
    will="Which step is done in the tool by the end of next week, and by whom?",
    homework="One task of the week done wholly in the tool, by whoever does it by hand",
    question=Answering(
        recognise="They want to finish something and do not find the function.",
        approach="The path in one line, then why, then the step they need next.",
        find_out=(
            "Where in the tool they are, and on which device",
            "Which words they searched for, because our pages should contain them",
        ),
        solve=(
            "Write the clicks in order, so that they can follow with one hand.",
            "Add their words to the help page on the same day.",
        ),
    ),
    trouble=Answering(
        recognise="It fails, shows something wrong or shuts somebody out: what stands still?",
        approach="A way around first, a reproduced fault second, a date or an honest “not yet” third.",
        find_out=("What they did, saw and expected, with the time", "Whether other accounts show it too"),
        solve=(
            "Restore the work before you explain the fault.",
            "Report it with the accounts it touched, and tell them the day it is corrected.",
        ),
    ),
    more=Answering(
        recognise="They use a third of it, and somebody still types things twice.",
        approach="Take one task that annoys them and do it once together, in their own account.",
        find_out=("Which function they opened once and never again", "Who in the team keeps a list of their own"),
        solve=(
            "Set it up with their own data, not with an example.",
            "Look at the figure after two weeks, and leave it if it did not move.",
        ),
    ),
    at_risk=Answering(
        recognise="Fewer people log in, set-up stays half done, or an export is asked for.",
        approach="Ask one named person what it was meant to change, and what happens now.",
        find_out=("Which step was the last they completed", "Whether the person who chose it is still there"),
        solve=(
            "Finish the one open step for them, on a shared screen.",
            "Agree on one use that has to work by a date.",
        ),
    ),
    wanting=Answering(
        recognise="They ask for a function, another place or more people.",
        approach="Ask what they would do with it on the first day; often the answer exists already.",
        find_out=("How they do it today, and how often", "Who else would have to change a habit"),
        solve=("Say whether it exists, is planned, or will not come; no unconfirmed dates.",),
    ),
    start_asks="Which data or person is still missing for the first real day?",
    month_asks="What do you still do outside the tool, and why there?",
    review_asks=(
        "Which function could we take away without your noticing?",
        "What will be different in your next season that the tool should know?",
    ),
    clear="Could somebody follow it on the device at hand, without calling?",
    personal="Does it refer to their own set-up and not to the tool in general?",
    levels=(
        "The way around does not hold, or the fault returns after the correction",
        "Work stands still in an account, or several report the same within an hour",
        "That a developer is on it, and when we write next",
    ),
    put_right="Repair the data it damaged, and list what was touched.",
    daily_look="New faults, failed set-ups: who needs a word before noon?",
    weekly_look="Accounts with fewer active people than a month ago: what stopped?",
)
