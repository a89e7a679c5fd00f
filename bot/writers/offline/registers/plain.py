"""Messages as a plain, calm voice writes them: key -> subject, then paragraphs. `%(name)s` is filled in, `{first_name}` stays."""

PLAIN: dict[str, tuple[str, ...]] = {
    "welcome": (
        "What happens now",
        "Thank you for choosing %(name)s. My name is {sender_name}. I am the one you talk to.",
        "The next step is {next_step}; word from me by {by_when}. Please tell me when you would call it a success.",
        "We are there %(hours)s, %(by)s. For anything that cannot wait: %(urgent)s.",
    ),
    "first_reply": (
        "Your message: {request}",
        "I have read your message about {request}. {answer}",
        "Next I do this: {next_step}. The next word comes by {by_when}, finished or not. %(thanks)s",
    ),
    "urgent_reply": (
        "Being looked at now: {request}",
        "Your message is with me. Until you hear more, please do this and nothing else: {next_step}.",
        "At {by_when} I tell you where it stands. If it gets worse, %(urgent)s.",
    ),
    "away": (
        "We read this on our next day",
        "Your message is here. Our hours are %(hours)s. The first answer comes %(ordinary)s, counted from then.",
        "Write one thing more, if you can: %(ask)s. For what cannot wait: %(urgent)s.%(safety)s",
    ),
    "question": (
        "Answer: {request}",
        "{answer} It is like this because {cause}.",
        "What most people ask after that: {hint}. From here on: {next_step}.",
    ),
    "broken": (
        "{request}: what we do about it",
        "You cannot go on as you wanted. That comes first. This helps in the meantime: {hint}.",
        "Known so far: {answer}. Not known yet: %(ask)s. Please write me that.",
        "I write again by {by_when}, whatever I have found by then.",
    ),
    "use_more": (
        "One thing that could help you",
        "I noticed something that fits what you want: {hint}. You said that this counts for you: {result}.",
        "The step costs you %(effort)s. I can show you how it begins. No answer is fine too.",
    ),
    "off_track": (
        "Where we stand",
        "The goal was this: {result}. Right now this stands in the way: {cause}.",
        "One way out: {next_step}. I do my part by {by_when}. Which day suits you for ten minutes of talk?",
        "If you no longer want the goal, that is an answer as well.",
    ),
    "next_step": (
        "What I would do",
        "You have got this far: {milestone}. You asked about {request}.",
        "My view: {answer}. Price and start: {next_step}. You have time until {by_when}.",
    ),
    "milestone": (
        "Reached: {milestone}",
        "You have reached it: {milestone}.%(light)s",
        "At the start you said: {result}. Your own part in it was this: {cause}. Nothing has to follow from it.",
    ),
    "sorry": (
        "Our mistake: {request}",
        "This was our mistake: {cause}. I apologise.",
        "Put right so far: {answer}. Still to come: {next_step}, by {by_when}.",
        "You need not do anything. I ask again in a week.",
    ),
    "recommend": (
        "A question about somebody you know",
        "You reached {milestone}. That is the kind of thing one passes on.",
        "Is there somebody who %(worry)s Give them my name, or give me theirs. If not, never mind.",
    ),
    "check_in": (
        "Where are you today, from 1 to 10?",
        "You want this: {result}. A number from 1 to 10, please, and what is missing for the next one.",
        "You can also reach me %(by)s between %(start)s and %(end)s on our days.",
    ),
    "quiet": (
        "Everything in order?",
        "I have not heard anything for some time. One word is enough: fine, busy or stuck.",
        "If you are stuck, try this first: {hint}. If you are busy, I ask again on {by_when}.",
    ),
    "follow_up": (
        "Still in order: {request}?",
        "A week has gone by since we dealt with {request}. Is it still in order?",
        "Write only if it is not. We go on from where we were.",
    ),
    "feedback": (
        "Two short questions",
        "How easy was it, from 1 (hard) to 7 (easy)? What would you change first?",
        "%(proof)s Somebody reads it, and you get to know what follows.",
    ),
}
