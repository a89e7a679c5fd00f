"""Messages as a warm voice writes them: key -> subject, then paragraphs. `%(name)s` marks are filled in, `{first_name}` stays."""

WARM: dict[str, tuple[str, ...]] = {
    "welcome": (
        "Welcome to %(name)s",
        "How good to have you with us. I am {sender_name}, and you can come to me with everything.",
        "First comes this: {next_step}. I will be in touch by {by_when}. When would it be worth it to you?",
        "You find me %(by)s, %(hours)s. If something cannot wait, %(urgent)s.",
    ),
    "first_reply": (
        "{request}: I am looking after it",
        "Thank you for telling me about {request}. {answer}",
        "Next: {next_step}. By {by_when} you will hear from me, even if I am still in the middle of it. %(thanks)s",
    ),
    "urgent_reply": (
        "I am with you: {request}",
        "I have read it and dropped everything else. Please do one thing for the moment: {next_step}.",
        "You will know more by {by_when}. Should it get worse before, %(urgent)s.",
    ),
    "away": (
        "Your message has arrived safely",
        "Nobody is at %(name)s right now. We are there %(hours)s, and you get an answer %(ordinary)s.",
        "You would help us by adding %(ask)s. If it cannot wait, %(urgent)s in our hours.%(safety)s",
    ),
    "question": (
        "Your question about {request}",
        "Good that you ask. {answer} The reason behind it: {cause}.",
        "What people often wonder about next: {hint}. And then {next_step}.",
    ),
    "broken": (
        "{request}: we will get this right",
        "How annoying, just when you needed it. Thank you for telling me.",
        "This much I know: {answer}. You can help me by telling me %(ask)s. Meanwhile this makes it easier: {hint}.",
        "I will come back to you by {by_when}, with a solution or an honest word on what is missing.",
    ),
    "use_more": (
        "I thought of you",
        "This made me think of you: {hint}. You told me how much this matters to you: {result}.",
        "It takes %(effort)s, and I will gladly do the first step with you. If this is not the week for it, let it be.",
    ),
    "off_track": (
        "How are you getting on?",
        "You set out for this: {result}. Lately something could get in its way: {cause}. It can be turned round.",
        "I would suggest {next_step}; my share is done by {by_when}. Shall we talk for ten minutes this week?",
        "And if the goal has changed, tell me, then we make a new plan together.",
    ),
    "next_step": (
        "Since you asked",
        "Look how far you have come: {milestone}. And now you are thinking about {request}.",
        "If I were you I would do this: {answer}. It would look like this: {next_step}.",
        "Sleep on it; I ask for your answer no earlier than {by_when}.",
    ),
    "milestone": (
        "You did it: {milestone}",
        "{milestone}! All of us at %(name)s are glad with you.%(light)s",
        "You wished for this: {result}. What made the difference was yours: {cause}. Enjoy it first.",
    ),
    "sorry": (
        "I am sorry about {request}",
        "%(name)s made a mistake, and I am sorry: {cause}.",
        "I have put this right already: {answer}. This will follow: {next_step}, by {by_when}.",
        "There is nothing you have to do. I will ask you in a week whether it has stayed right.",
    ),
    "recommend": (
        "A small favour, only if you like",
        "I am still glad about {milestone}, and that %(name)s could play a part in it.",
        "Do you know somebody who %(worry)s One name is all. If nobody comes to mind, that is fine.",
    ),
    "check_in": (
        "How is it going?",
        "When you came to %(name)s, this mattered to you: {result}. How near is it, 1 to 10, and what makes it one more?",
        "A number is enough. If you would rather talk, I am there %(talk)s.",
    ),
    "quiet": (
        "Thinking of you",
        "It has been quiet between you and %(name)s. Would you send me one word: fine, busy, or stuck?",
        "For stuck I have something ready: {hint}. For busy I simply ask again on {by_when}.",
    ),
    "follow_up": (
        "Has it stayed right?",
        "A week ago %(name)s sorted out {request}. If it has held, lean back and do not answer.",
        "If not, one line is enough; I still know everything about it.",
    ),
    "feedback": (
        "May I ask you two things?",
        "How easy did %(name)s make it for you, from 1 (hard) to 7 (easy)? What should we do differently?",
        "%(proof)s You will hear what became of your answer.",
    ),
}
