"""Messages as a warm voice writes them: key -> subject, then paragraphs. `%(name)s` marks are filled in, `{first_name}` stays."""

WARM: dict[str, tuple[str, ...]] = {
    "welcome": (
        "Welcome to %(name)s",
        "How good to have you with us. I am {sender_name}, and you can come to me with everything.",
        "First comes this: {next_step}. I will be in touch by {by_when}. Together we want to get here: %(aim)s.",
        "One thing I would love to know: what would have to happen for you to say that it was worth it? A few words are plenty.",
        "You find me %(by)s, %(hours)s. If something cannot wait, %(urgent)s.",
    ),
    "first_reply": (
        "{request}: I am looking after it",
        "Thank you for telling me about {request}.",
        "{answer}",
        "I will go on like this: {next_step}. By {by_when} you will hear from me, even if I am still in the middle of it.",
        "%(thanks)s",
    ),
    "urgent_reply": (
        "I am with you: {request}",
        "I have read it and dropped everything else.",
        "Please do one thing for the moment: {next_step}.",
        "You will know more by {by_when}. Should it get worse before, %(urgent)s.",
    ),
    "away": (
        "Your message has arrived safely",
        (
            "Nobody is at the desk right now, and your message will still be here in the morning. We are there %(hours)s, and "
            "you "
            "get an answer %(ordinary)s."
        ),
        "You would help us by adding %(ask)s.",
        "If it cannot wait until then, %(urgent)s in our hours.%(safety)s",
    ),
    "question": (
        "Your question about {request}",
        "Good that you ask. {answer}",
        "The reason behind it: {cause}.",
        "What people often wonder about next: {hint}. And then {next_step}.",
    ),
    "broken": (
        "{request}: we will get this right",
        "How annoying, just when you needed it. Thank you for telling me straight away.",
        "This much I know: {answer}. You can help me by telling me %(ask)s.",
        (
            "Meanwhile this makes it easier: {hint}. I will come back to you by {by_when}, with a solution or with an honest "
            "word "
            "on what is missing."
        ),
    ),
    "use_more": (
        "I thought of you",
        "Something crossed my desk that made me think of you: {hint}.",
        "You told me how much this matters to you: {result}. It takes %(effort)s, and I will gladly do the first step with you.",
        "If this is not the week for it, let it be; I will not be cross.",
    ),
    "off_track": (
        "How are you getting on?",
        "You set out for this: {result}. Lately I have noticed something that could get in its way: {cause}.",
        "It happens to many, and it can be turned round. I would suggest {next_step}; my share is done by {by_when}.",
        "Shall we talk for ten minutes this week? And if the goal has changed, tell me, then we make a new plan together.",
    ),
    "next_step": (
        "Since you asked",
        "Look how far you have come: {milestone}. And now you are thinking about {request}.",
        "If I were you I would do this: {answer}. The rest can wait, honestly.",
        "It would look like this: {next_step}. Sleep on it; I ask for your answer no earlier than {by_when}.",
    ),
    "solved": (
        "{request}: all well now?",
        "It is done: {answer}.",
        (
            "Would you try whether you can now do what you wanted? If not, one line to me within 7 days is enough, and you will "
            "not "
            "have to tell it all again."
        ),
        "So that it stays that way: {hint}.",
    ),
    "milestone": (
        "You did it: {milestone}",
        "{milestone}! I wanted you to hear it from somebody who knows what was behind it.%(light)s",
        "Do you remember what you wished for? {result}. What made the difference was yours: {cause}.",
        "Enjoy it first. Whenever you feel like it, we talk about what it makes possible.",
    ),
    "sorry": (
        "I am sorry about {request}",
        "We made a mistake, and I am sorry: {cause}.",
        "I have put this right already: {answer}. This will follow: {next_step}, by {by_when}.",
        "There is nothing you have to do. I will ask you in a week whether it has stayed right.",
    ),
    "passed_on": (
        "{request}: I have asked {expert} to help us",
        (
            "I want you to get the best answer, so I have asked {expert} to join in. They know what has happened so far; you "
            "need "
            "not begin again."
        ),
        "I stay by your side. You will hear from me by {by_when}.",
    ),
    "recap": (
        "What we said today",
        "It was good to talk. You want this: {result}.",
        "You take this on: {next_step}. I take this on: {answer}. We said {by_when}.",
        "In 14 days I will ask once. If it did not work out, that is worth a talk and needs no excuse.",
    ),
    "recommend": (
        "A small favour, only if you like",
        "I am still glad about {milestone}, and that we could play a part in it.",
        (
            "Do you know somebody who %(worry)s One name, or this message passed on, is all. And if nobody comes to mind, that "
            "is "
            "perfectly fine."
        ),
        "I will let you know what became of it.",
    ),
    "check_in": (
        "How is it going?",
        "You once told me what matters to you: {result}. I have been wondering how near it is.",
        "What would you say, from 1 to 10? And what would make it one more?",
        "A number is enough. If you would rather talk, I am there %(talk)s between %(start)s and %(end)s on our days.",
    ),
    "quiet": (
        "Thinking of you",
        "It has been quiet between us for a while. That may be the best of signs; I only wanted to be sure.",
        "Would you send me one word: fine, busy, or stuck?",
        "For stuck I have something ready: {hint}. For busy I simply ask again on {by_when}.",
    ),
    "follow_up": (
        "Has it stayed right?",
        "A week ago we sorted out {request}. Has it held?",
        "If yes, lean back and do not answer. If no, one line is enough; I still know everything about it.",
    ),
    "feedback": (
        "May I ask you two things?",
        "How easy did we make it for you, from 1 (hard) to 7 (easy)? And what is the one thing that we should do differently?",
        "%(proof)s I read every answer myself, and you will hear what became of yours.",
    ),
}
