"""Messages as a formal voice writes them: key -> subject, then paragraphs. `%(name)s` is filled in, `{first_name}` stays."""

FORMAL: dict[str, tuple[str, ...]] = {
    "welcome": (
        "Your start with %(name)s",
        "Thank you for your confidence. My name is {sender_name}, and I am responsible for you at %(name)s.",
        "As a next step, {next_step}. I will inform you by {by_when}. We have this aim in view: %(aim)s.",
        "May I ask you by what you would judge that our work has been worthwhile?",
        "You may reach us %(by)s, %(hours)s. For urgent matters, please %(urgent)s.",
    ),
    "first_reply": (
        "Your enquiry: {request}",
        "Thank you for your enquiry about {request}.",
        "{answer}",
        "We will proceed as follows: {next_step}. You will receive a further reply by {by_when} in any case.",
        "%(thanks)s",
    ),
    "urgent_reply": (
        "Your urgent message: {request}",
        "Your message has reached me and is being attended to.",
        "Until further notice, I ask you to do the following: {next_step}.",
        "I will report to you by {by_when}. Should the situation become worse, please %(urgent)s immediately.",
    ),
    "away": (
        "Your message has been received",
        (
            "Thank you for your message. We are available %(hours)s. You will receive a personal answer %(ordinary)s from the "
            "opening of that day."
        ),
        "It would help us if you could add the following: %(ask)s.",
        "If the matter cannot be deferred, please %(urgent)s during our hours.%(safety)s",
    ),
    "question": (
        "Reply to your question about {request}",
        "In reply to your question: {answer}",
        "The reason is as follows: {cause}.",
        "It may also be useful for you to know this: {hint}. As a next step, {next_step}.",
    ),
    "broken": (
        "{request}: present state of our enquiries",
        "It was right to tell us at once, and I thank you for it.",
        "What has been established: {answer}. To complete the picture, please let me know %(ask)s.",
        "For the time being I recommend this: {hint}. I will write to you again by {by_when}.",
    ),
    "use_more": (
        "A suggestion for you",
        "With your aim in mind I should like to make a suggestion: {hint}.",
        "You described your aim as follows: {result}. The step requires %(effort)s, and I am glad to assist with the beginning.",
        "Should it not be convenient at present, no reply is necessary.",
    ),
    "off_track": (
        "Your aim and the present position",
        "We agreed on this aim: {result}. At present there is an obstacle: {cause}.",
        "I propose the following: {next_step}. Our contribution will be complete by {by_when}.",
        "May we speak for ten minutes this week, %(talk)s? If your aim has changed, we will revise the plan accordingly.",
    ),
    "next_step": (
        "Our recommendation",
        "You have achieved {milestone} and have mentioned {request}.",
        "We recommend this: {answer}. We advise against anything further for the moment.",
        "Cost and beginning would be as follows: {next_step}. A decision is not required before {by_when}.",
    ),
    "solved": (
        "Completed: {request}",
        "The matter has been settled: {answer}.",
        (
            "I should be grateful if you would examine whether it meets your need. If not, a reply within 7 days reopens it "
            "without "
            "further explanation."
        ),
        "To prevent a repetition, I suggest this: {hint}.",
    ),
    "milestone": (
        "Congratulations on {milestone}",
        "I congratulate you on {milestone}.",
        "It corresponds to what you set out to achieve: {result}. The decisive contribution was your own: {cause}.",
        "When it is convenient, I should be glad to hear what you wish to do with it.",
    ),
    "sorry": (
        "Our apology concerning {request}",
        "We have made an error: {cause}. I apologise for what it has meant for you.",
        "The following has been corrected: {answer}. The following will be done by {by_when}: {next_step}.",
        "No action is required of you. I will enquire in a week whether all is in order.",
    ),
    "passed_on": (
        "{request}: consultation of {expert}",
        "In your interest I have consulted {expert}, who has been fully informed. You will not be asked to repeat anything.",
        "I remain responsible to you and will report by {by_when}.",
    ),
    "recap": (
        "Record of our conversation",
        "Your aim is this: {result}.",
        "You have undertaken the following: {next_step}. We have undertaken the following: {answer}. Date: {by_when}.",
        "I will enquire after 14 days. Should the step prove too large, we will choose a smaller one.",
    ),
    "recommend": (
        "A request, without obligation",
        "It was a pleasure to contribute to {milestone}.",
        "Should you know a person who %(worry)s we would be grateful if you mentioned us.",
        "I will gladly inform you of the outcome.",
    ),
    "check_in": (
        "Your progress",
        "When we began, you named this aim: {result}. I should like to know how far you have come.",
        "How would you rate it today, from 1 to 10, and what would improve it by one?",
        "If you prefer to speak, I am available from %(start)s to %(end)s on our days.",
    ),
    "quiet": (
        "Enquiry about your progress",
        "I have not heard from you for some time and would like to be certain that all is well.",
        "A short word will suffice: in order, occupied, or in difficulty.",
        "In case of difficulty I suggest this: {hint}. If you are occupied, I will enquire again on {by_when}.",
    ),
    "follow_up": (
        "Follow-up on {request}",
        "A week ago we settled {request}. May I ask whether the matter is still in order?",
        "If so, no reply is needed. If not, a short note suffices; all particulars are on record.",
    ),
    "feedback": (
        "Your assessment of our work",
        "How easy was it for you, from 1 (difficult) to 7 (easy)? Which one thing should we improve?",
        "%(proof)s Every reply is read, and you will be told what followed from it.",
    ),
}
