"""Work at people's homes and places: gardens, cleaning, repairs, animals, events."""

from bot.writers.offline.plan.works.work import Flow, Works

WORKS = Works(
    doing={
        "request-response": (
            ("Whoever waits at the door first; urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
            "everyone who called knows day and hour",
        ),
        "health-checks": (
            ("Look for {signs}", "Go through visits put off twice and jobs without a word after", "Choose whom to ring"),
            "no visit is put off without a new day",
        ),
        "proactive-outreach": (
            ("Take the check-ins due, {tier} first", "Say what you saw on the last visit", "Go on as in “A check-in”"),
            "all due have heard when we come and why",
        ),
        "documentation": (
            ("Note the key, the gate, the dog and what matters to them", "Take a picture of what is finished"),
            "a stand-in would find everything",
        ),
        "success-reviews": (
            (
                "Go through the round, next part of {list}",
                "Whose place needs more, whose less than agreed?",
                "Choose whom to tell",
            ),
            "each place has the right rhythm, or a call",
        ),
        "quality-assessment": (
            ("Go and look at three jobs a week later", "Would you leave it so at home?"),
            "one point is added to the list before leaving",
        ),
        "success-coaching": (
            ("Take whoever undoes the work between two visits", "Go on as in “A coaching talk”"),
            "they do one small thing themselves, or we do it",
        ),
        "process-optimisation": (
            ("Take the job we drove to twice", "What was missing: tool, part or word?", "Load, stock or ask for it"),
            "the van or the first call has it from now on",
        ),
        "feedback-analysis": (
            ("Gather what was said at the door", "Pass it on to whoever did the work, praise first"),
            "they have heard that it arrived",
        ),
        "success-assessment": (
            ("Count places that look as agreed", "Name the month and the cause in which most did not"),
            "rhythm or promise is changed for that month",
        ),
        "performance-review": (
            ("Take the numbers from the job sheets", "Weather, hands or planning? Decide for each miss"),
            "round, hands or price fit again, or are noted to",
        ),
        "relationship-strengthening": (
            ("Among {focus}, choose whose place will need something this season", "Tell them now, with a price and no hurry"),
            "they have heard it from us and not from the damage",
        ),
        "success-story": (
            ("Choose a {person} whose place you like to show", "Go on as in “A story or a referral”"),
            "before and after may be shown, or stay on the phone",
        ),
        "tool-evaluation": (
            ("Count last month's kilometres and second trips", "Change the order of the round, or one tool"),
            "the round is shorter by one trip",
        ),
        "advocacy-development": (
            (
                "Look which streets know us",
                "Thank those who told neighbours, at the door",
                "Ask who else waits for somebody reliable",
            ),
            "each has been thanked face to face",
        ),
        "innovation-planning": (
            ("Choose one thing to do besides on a visit, for three places", "Ask whether they would pay for it"),
            "three doors have been asked, or it waits for winter",
        ),
    },
    request=Flow(
        (
            ("Ask for a picture and how bad it is; give it a level", "picture, level"),
            ("Name day and hour, and what to do until then", ""),
            ("Do the job, and the small thing beside it", "job, minutes"),
            ("Walk through it with them, or send the picture", ""),
        ),
        "it still looks good seven days later",
        "At half of the promised time pass it on as the Bible's escalation says, or send a neighbour of the trade.",
    ),
    checkin=Flow(
        (
            ("Look at the last picture and the season", ""),
            ("Say what you saw; ask what bothers them", "their words"),
            ("Do it on the next visit, book one, or leave it", "job, day"),
        ),
        "it stands on a job sheet, or is settled",
        "Nobody at home twice: a card at the door, then the next season.",
    ),
    coaching=Flow(
        (
            ("Goal: how should it look between our visits?", "goal"),
            ("Reality: what happens on the days we are not there?", ""),
            ("Options: less often, another place, a small tool?", ""),
            ("Will: who does what until we come again?", "who, what"),
            ("Show it once on the spot; look on the next visit", ""),
        ),
        "the next visit starts with less to undo",
        "Again undone: plan the minutes in, and say the price.",
    ),
    risk=Flow(
        (
            ("Read the sheets of the last visits: late, damaged, forgotten?", "cause"),
            ("Go there, or ring; look at it together", "their words"),
            ("Put it right on the spot or within the week", "job, day"),
            ("Pass by after two visits and ask", ""),
        ),
        "they keep the round, or keys and papers are back",
        "Twice not right: the plan's owner goes there in person.",
    ),
    story=Flow(
        (
            ("Ask when they show it to a neighbour", "yes, no, later"),
            ("Take before and after; ask what they do there now", ""),
            ("Nothing that shows house, number or way in; written yes", "permission"),
            ("Give pictures and line to marketing", "story, who recommended whom"),
        ),
        "they have seen the pictures and agreed, or they are deleted",
        "They worry about strangers: show it to nobody.",
    ),
    gains={
        "onboarding": ("the first visit and the calls around it, below", "days to first value"),
        "using": ("a word on the spot for what is undone in between", "less to undo on arrival"),
        "succeeding": ("what we saw, with a picture, before they notice", "jobs found by us, not by them"),
        "expanding": ("a price in time for what the season brings", "no job done without a yes"),
        "advocates": ("thanks at the door for every neighbour sent", "neighbours who call"),
    },
    days=(
        "Day and hour of the first visit, who comes, what has to be open",
        "How it should look, in their words, with a date",
        "After the first visit: anything left out, moved or damaged?",
        "Does the rhythm fit, what will the season need; which tier",
    ),
)
