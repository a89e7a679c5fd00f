"""Messages as a formal voice writes them: key -> subject, then paragraphs. `%(name)s` is filled in, `{first_name}` stays."""

FORMAL: dict[str, tuple[str, ...]] = {
    "welcome": (
        "Your start with %(name)s",
        "Thank you for your confidence. My name is {sender_name}, and I am responsible for you at %(name)s.",
        "As a next step, {next_step}. I will inform you by {by_when}. May I ask by what you would judge our work worthwhile?",
        "You may reach us %(by)s, %(hours)s. For urgent matters, please %(urgent)s.",
    ),
    "first_reply": (
        "Your enquiry: {request}",
        "Thank you for your enquiry about {request}. {answer}",
        "We will proceed as follows: {next_step}. You will hear from us by {by_when} in any case. %(thanks)s",
    ),
    "urgent_reply": (
        "Your urgent message: {request}",
        "Your message is being attended to. Until further notice, I ask you to do the following: {next_step}.",
        "I will report to you by {by_when}. Should the situation become worse, please %(urgent)s immediately.",
    ),
    "away": (
        "Your message has been received",
        "Thank you for your message. We are available %(hours)s; a personal answer follows %(ordinary)s from then.",
        "It would help us if you could add %(ask)s. For what cannot be deferred, please %(urgent)s in our hours.%(safety)s",
    ),
    "question": (
        "Reply to your question about {request}",
        "In reply to your question: {answer} The reason is as follows: {cause}.",
        "It may also be useful for you to know this: {hint}. As a next step, {next_step}.",
    ),
    "broken": (
        "{request}: present state of our enquiries",
        "It was right to tell us at once, and I thank you for it.",
        "What has been established: {answer}. Please let me know %(ask)s. For the time being I recommend this: {hint}.",
        "I will write to you again by {by_when}.",
    ),
    "use_more": (
        "A suggestion for you",
        "With your aim in mind ({result}) I should like to make a suggestion: {hint}.",
        "It requires %(effort)s, and I am glad to assist. Should it not be convenient at present, no reply is necessary.",
    ),
    "off_track": (
        "Your aim and the present position",
        "We agreed on this aim: {result}. At present there is an obstacle: {cause}.",
        "I propose the following: {next_step}. Our contribution will be complete by {by_when}.",
        "May we speak for ten minutes this week, %(talk)s? If your aim has changed, we will revise the plan.",
    ),
    "next_step": (
        "Our recommendation",
        "You have achieved {milestone} and have mentioned {request}. We recommend this: {answer}.",
        "Cost and beginning would be as follows: {next_step}. A decision is not required before {by_when}.",
    ),
    "milestone": (
        "Congratulations on {milestone}",
        "I congratulate you on {milestone}.",
        "It corresponds to what you set out to achieve: {result}. The decisive contribution was your own: {cause}.",
    ),
    "sorry": (
        "Our apology concerning {request}",
        "We have made an error: {cause}. I apologise for what it has meant for you.",
        "The following has been corrected: {answer}. The following will be done by {by_when}: {next_step}.",
        "No action is required of you. I will enquire in a week whether all is in order.",
    ),
    "recommend": (
        "A request, without obligation",
        "It was a pleasure to contribute to {milestone}.",
        "Should you know a person who %(worry)s we would be grateful if you mentioned us.",
    ),
    "check_in": (
        "Your progress",
        "When we began, you named this aim: {result}. How would you rate it today, from 1 to 10, and what would improve it?",
        "If you prefer to speak, I am available from %(start)s to %(end)s on our days.",
    ),
    "quiet": (
        "Enquiry about your progress",
        "I have not heard from you for some time. A short word will suffice: in order, occupied, or in difficulty.",
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
        "%(proof)s You will be told what followed from your reply.",
    ),
}
