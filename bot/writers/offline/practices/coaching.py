"""Coaching, teaching and training."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To notice in real situations that it works, without thinking of us",
    used="They have used it in two real situations and told us about both",
    usage_move="One real case in every session; what is not used is dropped",
    usage_risk="They like the sessions so much that the practice between them goes missing",
    normal="They think they could always do it, and stop what brought them there",
    before_after="The first attempt beside the last; they say what has changed",
    lost_goal="The occasion passes or is called off, and with it the reason to practise",
    more_entry="They name a next occasion of their own accord",
    more_pain="They fear that needing more means having failed",
    more_move="A gap first; then work only on what did not stay",
    told_pain="Not everybody likes to say that they had help",
    told_ask="Ask whether a colleague faces the same occasion",
    care=(
        (
            "We say first what worked, then the one thing that would change most",
            "Of the last five remarks on practice: does each hold one thing only?",
        ),
        (
            "What is said in a session is told to nobody, not even to whoever pays",
            "Reports go out only after the {person} has read them",
        ),
    ),
    habits=(
        "We know the next real occasion, and write on its morning.",
        "After the occasion we ask how it was before we ask how they did.",
    ),
    receive="Read it with the last session notes beside it",
    resolve="Give one thing to try before the occasion, small enough for ten minutes",
    held="Ask at the start of the next session what became of it",
    causes=(
        "Was the exercise too large, or the occasion too far away?",
        "Did we talk about it, or did they do it in front of us?",
    ),
    reality="What happened the last time you tried it for real?",
    options="With half the time, what would you keep? What would you try if nobody watched?",
    will="When exactly will you practise, on what, and who will hear it?",
    homework="Ten minutes of practice on a named day, with one thing to listen for",
    question=Answering(
        recognise="They are about to act and want to be sure, or want to put it off.",
        approach="A short answer if they act today; a question back if they only postpone.",
        find_out=("When the next occasion is", "What they have tried already"),
        solve=("Send one example rather than three rules.", "Save the large question for the session, and say so."),
    ),
    trouble=Answering(
        recognise="An exercise makes it worse, or life has got in the way.",
        approach="Take the pressure off first, then find the next real occasion, however small.",
        find_out=("What has to be done, and by when, whatever happens", "What helped when it was hard before"),
        solve=("Change the exercise, not the goal.", "Move a session rather than hold an empty one."),
    ),
    more=Answering(
        recognise="They do well in the sessions and do not dare it outside.",
        approach="Look for the smallest occasion this week at which it can be tried.",
        find_out=("Where they feel safe enough to fail", "Which habit they could tie it to"),
        solve=("Agree on one try and one sentence about it afterwards.", "Listen to it together, and stop at what worked."),
    ),
    at_risk=Answering(
        recognise="Practice stops, sessions are moved, and messages become apologies.",
        approach="Name it kindly in the first minute, and ask whether the goal is still theirs.",
        find_out=("In which week it stopped, and what else began then", "Who wanted the goal in the first place"),
        solve=("Choose a goal for the next ten days only.", "Offer to pause, with a date, rather than to drag on."),
    ),
    wanting=Answering(
        recognise="They have got there and already look at the next hill.",
        approach="Ask what they can do alone now, and work only on the rest.",
        find_out=(
            "What the next occasion asks of them that the last one did not",
            "Who pays, and what that person wants to hear",
        ),
        solve=("Suggest the fewest sessions that could be enough, with an end.",),
    ),
    start_asks="What would be a first small sign for you that it works?",
    month_asks="When did you use it without planning to?",
    review_asks=(
        "Which of our exercises can we throw away?",
        "Which coming occasion keeps you awake?",
    ),
    clear="Is there one thing to do, and not three?",
    personal="Does it quote something they said or did themselves?",
    levels=(
        "The same exercise fails a second time",
        "The occasion is in danger, or something comes up that is not for coaching",
        "Who is better suited for this part, and that we go on with ours",
    ),
    put_right="Give the session again, at a time that suits them.",
    daily_look="Who has an occasion today or tomorrow, and would like a line?",
    weekly_look="People whose practice went quiet: which week, which occasion?",
)
