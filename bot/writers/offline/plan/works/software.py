"""Software that customers use themselves."""

from bot.writers.offline.plan.works.work import Flow, Works

WORKS = Works(
    doing={
        "request-response": (
            ("Sort by harm: urgent {urgent}, ordinary {ordinary}", "Go on as in “A request”"),
            "the queue holds nothing older than its promise",
        ),
        "health-checks": (
            ("Look for {signs}", "Open the accounts that went quiet or lost their main user", "Hand one or two to outreach"),
            "quiet accounts carry a reason or a task",
        ),
        "proactive-outreach": (
            ("Take the check-ins due, {tier} first", "Look into the account before you write", "Go on as in “A check-in”"),
            "each message names something seen in their account",
        ),
        "documentation": (
            ("Turn the day's best answer into a help page", "Mark pages that the last release made wrong"),
            "a search for the day's commonest question finds it",
        ),
        "success-reviews": (
            (
                "Filter {list} for accounts before {first_value}",
                "Find the step at which each stopped",
                "Choose calls and messages",
            ),
            "every stalled account has its missing step written down",
        ),
        "quality-assessment": (
            ("Open three closed tickets", "Could they repeat it without us, and was the cause reported?"),
            "one page, macro or report is better for it",
        ),
        "success-coaching": (
            ("Take the account that stopped at the same step longest", "Go on as in “A coaching talk”"),
            "they have done the step on their own screen",
        ),
        "process-optimisation": (
            (
                "Group the week's tickets by cause",
                "Reproduce the largest group",
                "Report it with the number of accounts, or write the page",
            ),
            "the largest cause has a report, a page or a setting",
        ),
        "feedback-analysis": (
            ("Merge wishes that mean the same", "Tell those who wished: planned, not planned, already there"),
            "no wish stands without one of the three words",
        ),
        "success-assessment": (
            ("Count accounts by stage against last month", "Find the step where most stop", "Pass it to whoever builds"),
            "the step is known by name and number of accounts",
        ),
        "performance-review": (
            ("Pull the figures", "Separate releases, outages and ordinary days", "Give each miss one owner"),
            "each miss is explained or acted upon",
        ),
        "relationship-strengthening": (
            (
                "Among {focus}, choose accounts whose main user changed or whose team grew",
                "Show the one function that saves them most",
            ),
            "a second person in each knows how it works",
        ),
        "success-story": (
            ("Choose an account whose numbers before and after exist", "Go on as in “A story or a referral”"),
            "screens are cleared of data and released, or the next is asked",
        ),
        "tool-evaluation": (
            ("List what is copied by hand between two systems", "Connect, automate or stop one of them"),
            "one copy by hand is gone, or priced",
        ),
        "advocacy-development": (
            (
                "Find who invited others or wrote a review",
                "Thank with early access or a word from the makers",
                "Ask what holds peers back",
            ),
            "each of them has had thanks from a person",
        ),
        "innovation-planning": (
            ("Choose one in-product hint that could spare a ticket", "Show it to a part of the accounts, compare"),
            "the hint has a number to beat, or is dropped",
        ),
    },
    request=Flow(
        (
            ("Check whether it is known; give it a level", "level, known issue"),
            ("Say what we see, and the way around meanwhile", ""),
            ("Reproduce it in a copy, then solve or report it", "cause, accounts hit"),
            ("Confirm in their account; link the page for next time", ""),
        ),
        "it runs in their account and stays quiet for seven days",
        "At half of the promised time pass it on as the Bible's escalation says, with steps to reproduce.",
    ),
    checkin=Flow(
        (
            ("Open the account: who uses it, what lies unused", ""),
            ("Name what you saw; ask what they still do elsewhere", "their words"),
            ("Switch on one thing with them, or leave it", "function, next date"),
        ),
        "the account shows the change, or they said no",
        "No reply twice: write to the second user, then wait a month.",
    ),
    coaching=Flow(
        (
            ("Goal: which job should run in it by itself?", "goal"),
            ("Reality: share the screen; where do you leave the product?", ""),
            ("Options: import, setting, habit, or another role?", ""),
            ("Will: which job runs in it from which day?", "job, day"),
            ("Send the clip or page; look at the account that day", ""),
        ),
        "the job shows in the account",
        "Twice at the same step: report it as a fault of the product.",
    ),
    risk=Flow(
        (
            ("Compare use with three months ago: people, jobs, days", "cause"),
            ("Ask the main user what took its place", "their words"),
            ("Mend the setup, or help to bring in the team", "step, day"),
            ("Look at use again in two weeks", ""),
        ),
        "use is back, or the export is handed over complete",
        "After two steps the plan's owner talks to whoever pays.",
    ),
    story=Flow(
        (
            ("Ask when a number in the account has turned", "yes, no, later"),
            ("Take down the number before, the change, the number now", ""),
            ("Clear screens of data; get the release in writing", "permission"),
            ("Hand it to marketing with the role of the speaker", "story, who recommended whom"),
        ),
        "number and name are released, or it stays inside",
        "Their legal people hesitate: tell it without the name, or not at all.",
    ),
    gains={
        "onboarding": ("a set-up with a person, step by step, below", "days to first value"),
        "using": ("a shared screen for accounts stuck at one step", "stalled accounts moving again"),
        "succeeding": ("a message about one unused function that fits", "functions taken up"),
        "expanding": ("a check of users and limits before they are reached", "no locked-out user, no surprise bill"),
        "advocates": ("early access for whoever invites or reviews", "invitations and reviews"),
    },
    days=(
        "Account open, sample data in, one person to write to",
        "The job it should do first, in their words, with a date",
        "Has the second person logged in? Unblock the import",
        "Which job runs in it, which not yet; who else should know it; which tier",
    ),
)
