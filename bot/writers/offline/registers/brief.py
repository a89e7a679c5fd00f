"""Messages as a direct voice writes them: key -> subject, then paragraphs. `%(name)s` is filled in, `{first_name}` stays."""

BRIEF: dict[str, tuple[str, ...]] = {
    "welcome": (
        "You are in: next steps",
        "Next: {next_step}. Done by {by_when}. I am {sender_name} and I keep an eye on it.",
        "Tell me one thing: what has to be true in the end?",
        "Reach us %(by)s, %(hours)s. Burning? Then %(urgent)s.",
    ),
    "first_reply": (
        "Re: {request}",
        "About {request}: {answer}",
        "Next: {next_step}. Word by {by_when}. %(thanks)s",
    ),
    "urgent_reply": (
        "On it: {request}",
        "On it now. You: {next_step}. Me: the cause.",
        "Update by {by_when}. Worse? Then %(urgent)s.",
    ),
    "away": (
        "Back at %(start)s",
        "Got it. We work %(hours)s; first answer %(ordinary)s.",
        "Speed it up: send %(ask)s. Cannot wait? Then %(urgent)s.%(safety)s",
    ),
    "question": (
        "{request}: the answer",
        "{answer} Why: {cause}.",
        "You will probably need this next: {hint}. Then {next_step}.",
    ),
    "broken": (
        "{request}: not as it should be",
        "First we get you going: {hint}.",
        "So far: {answer}. I need to know %(ask)s. Next word by {by_when}.",
    ),
    "use_more": (
        "Worth a look",
        "Worth a look for you: {hint}. Why you: {result}.",
        "Cost: %(effort)s. Not now? Ignore this.",
    ),
    "off_track": (
        "Your goal is in danger",
        "You want this: {result}. At this rate it will not happen, because of this: {cause}.",
        "My proposal: {next_step}. My half is done by {by_when}.",
        "Ten minutes %(talk)s this week: when? New goal? Tell me, and I change the plan.",
    ),
    "next_step": (
        "{request}: my advice",
        "Do this: {answer}. Leave the rest. You have {milestone}; more is only worth it if it beats that.",
        "Terms: {next_step}. No hurry: tell me by {by_when}.",
    ),
    "milestone": (
        "{milestone}",
        "{milestone}. That was you.%(light)s",
        "You wanted this: {result}. What did it: {cause}. Next one when you are ready.",
    ),
    "sorry": (
        "We got {request} wrong",
        "We got it wrong: {cause}. Sorry.",
        "Done: {answer}. Coming by {by_when}: {next_step}. I check back in a week.",
    ),
    "recommend": (
        "Know anybody?",
        "{milestone}: worth telling.",
        "Know anybody who %(worry)s A name will do. Nobody? Fine.",
    ),
    "check_in": (
        "1 to 10?",
        "Your goal: {result}. Where are you, 1 to 10? And what gets you one higher?",
        "Number only is fine. Talk: %(start)s to %(end)s.",
    ),
    "quiet": (
        "Fine, busy, stuck?",
        "Not heard from you in a while. Fine, busy or stuck?",
        "Stuck: {hint}. Busy: I ask again on {by_when}. Fine: good.",
    ),
    "follow_up": (
        "{request}: still fixed?",
        "Still fixed? Then skip this.",
        "Not fixed? One line. I have the history.",
    ),
    "feedback": (
        "Two questions",
        "How easy, 1 (hard) to 7 (easy)? And what should we change?",
        "%(proof)s I read them all and tell you what we did.",
    ),
}
