"""What an initiative says about itself: why, which dates, which risks, when to stop. In the company's words."""

from bot.core.content.plan import Step, Theme
from bot.writers.offline.company import own
from bot.writers.offline.phrases import bare, counted, joined, money, opened, text_of
from bot.writers.offline.plan.dates import said_date
from bot.writers.offline.plan.ground import Ground, focus
from bot.writers.offline.plan.targets import Target, by_answers, coaching_sessions, reachable, stories, to_coach
from bot.writers.offline.plan.themes import ADVOCACY, ENABLEMENT, RELATIONSHIPS


def reasons(g: Ground, theme: Theme, own_words: tuple[str, ...]) -> str:
    """Why this initiative, from what was answered; where nothing was, it says what is not known."""
    named = joined(f"“{bare(p)}”" for p in own_words)
    whose = "Your" if g.facts.known("priorities") else "Assumed"
    stated = f"{whose} {'priority' if len(own_words) == 1 else 'priorities'} here: {named}" if named else ""
    return text_of(stated, *{ENABLEMENT: _why_enable, RELATIONSHIPS: _why_relate, ADVOCACY: _why_advocate}[theme](g))


def _why_enable(g: Ground) -> tuple[str, ...]:
    early = sum(g.stages[s] or 0 for s in ("onboarding", "using"))
    where = (
        f"{counted(early, g.person)} of {g.customers} have started and do not have their result yet"
        if early and g.customers and early <= g.customers
        else ""
    )
    stuck = g.points("stuck_points")
    trouble = f"Where they get stuck: {joined(own(s) for s in stuck[:2])}" if stuck else ""
    unknown = (
        ""
        if where or trouble
        else "How many are on their way and where they get stuck is not known yet; the first two weeks find out"
    )
    return where, trouble, unknown


def _why_relate(g: Ground) -> tuple[str, ...]:
    lost, year = g.count("lost_quarter"), g.count("customers_lost")
    year = year if year and year >= (lost or 0) else None
    lately = f"{counted(lost, g.person)} left in the last three months" if lost else ""
    lately = "Nobody left in the last three months, and it should stay so" if lost == 0 else lately
    longer = (
        f"{year} in the last twelve"
        if year and lost is not None
        else f"{counted(year, g.person)} left in the last twelve months"
        if year
        else ""
    )
    causes = g.points("why_left")
    why = f"What is known of the reasons: {joined(own(c) for c in causes[:2])}" if causes else ""
    unknown = "" if lately or longer else "How many left lately, and why, is not known yet"
    if lately and longer and lost:
        lately, longer = f"{lately}, {longer}", ""
    return lately, longer, why, unknown


def _why_advocate(g: Ground) -> tuple[str, ...]:
    came, fans = g.count("referrals_quarter"), g.stages["advocates"]
    told = f"{counted(fans, g.person)} recommend you already" if fans else ""
    told = told.replace("recommend you", "recommends you") if fans == 1 else told
    counts = f"{counted(came, 'referral')} came in the last three months" if came is not None else "Referrals are not counted yet"
    found = "referral" in g.choices("found_by")
    return told, counts, f"New {g.people} find you through referrals, so each one counts twice" if found else ""


def milestones(g: Ground, theme: Theme, words: dict[str, str], target: Target) -> tuple[Step, ...]:
    """Three dated steps: after two weeks, half way, and two weeks before the end."""
    at = (g.period.after(2), g.period.after(g.period.weeks / 2), g.period.after(g.period.weeks - 2))
    return tuple(Step(when=day, done_when=text) for day, text in zip(at, _STEPS[theme](g, words, target), strict=True))


def _enable_steps(g: Ground, words: dict[str, str], target: Target) -> tuple[str, str, str]:
    counted_last = f"Counted: {target.target} ({target.measure})."
    if by_answers(g):
        first = "The most frequent requests of two weeks are listed with their cause."
        return first, "The two most frequent ones have an answer in advance: a page, a sign or a message.", counted_last
    some = to_coach(g)
    listed = f"the {some} {g.people} to coach are chosen, each" if some > 1 else f"the first {g.person} to coach is chosen,"
    half = coaching_sessions(g) // 2
    return (
        f"The list is written: {listed} with the result they want in their own words.",
        f"{counted(half, 'coaching talk')} held, each with a written next step.",
        counted_last,
    )


def _relate_steps(g: Ground, words: dict[str, str], target: Target) -> tuple[str, str, str]:
    who, count = focus(g)
    first = (
        f"{opened(who)} have a date for the next check-in, everybody else has a tier."
        if g.many
        else f"Every {g.person} has a tier and a date for the next check-in."
    )
    places = reachable(g, g.period.working_weeks / 2)
    some = f"{places} of {count} {g.people}" if count and places < count else who
    half = (
        f"{opened(some)} have been spoken to once, and every warning sign has been followed up."
        if places
        else "Every warning sign has been followed up; check-ins wait for time."
    )
    return first, half, f"Counted: {target.target} ({target.measure}); for each one the first sign is written down."


def _advocate_steps(g: Ground, words: dict[str, str], target: Target) -> tuple[str, str, str]:
    first = f"The list of {g.people} who may be asked is written, with the result that each has had."
    half = f"The first story is written and approved by the {g.person}; the referral question is asked after every result."
    done = counted(stories(g), "story") if stories(g) == 1 else f"{stories(g)} stories"
    return first, half, f"{done} approved; counted: {target.target} ({target.measure})."


_STEPS = {ENABLEMENT: _enable_steps, RELATIONSHIPS: _relate_steps, ADVOCACY: _advocate_steps}
_SHARE = {ENABLEMENT: 0.5, RELATIONSHIPS: 0.3, ADVOCACY: 0.2}


def budget(g: Ground, theme: Theme) -> str:
    """Money a month for an initiative: a default share of what there is."""
    month = g.facts.number("budget_month")
    if month is None:
        return "no money planned; a budget is not known yet"
    if month <= 0:
        return "none, and none is needed: it takes time only"
    what = {
        ENABLEMENT: "for guides and tools",
        RELATIONSHIPS: "for calls and small gestures",
        ADVOCACY: "for thanks after a referral",
    }[theme]
    return f"up to {money(int(month * _SHARE[theme]), g.currency)} a month {what}"


def risks(g: Ground, theme: Theme) -> tuple[str, ...]:
    """Two or three things that could go wrong, each with what is done about it."""
    return tuple(r for r in (*_RISKS[theme](g),) if r)


def _enable_risks(g: Ground) -> tuple[str, ...]:
    busy = g.points("key_dates", 100)
    season = f"Busy times squeeze this work first ({own(busy[0])}): we plan around them." if busy else ""
    if by_answers(g):
        return (
            "An answer in advance that nobody finds: each one is tried out with three people.",
            season,
            "Answers replace the talk where a talk is needed: whoever asks twice is called.",
        )
    missing = f"The {g.people} who need it most do not come: the invitation names their own obstacle and offers two times."
    return missing, season, "Coaching turns into doing it for them: every talk ends with one step that they take themselves."


def _relate_risks(g: Ground) -> tuple[str, ...]:
    touch = "Check-ins feel like selling: each one begins with something useful to them, never with an offer."
    crowded = (
        "A full inbox pushes the check-ins out: they come first on the day, before the requests that can wait."
        if g.fit.tight
        else ""
    )
    return touch, crowded, "Signs are noticed and nobody acts: every sign gets a name and a day on the spot."


def _advocate_risks(g: Ground) -> tuple[str, ...]:
    private = g.facts.text("sensitive_data")
    careful = (
        ""
        if private in ("", "none")
        else f"Stories may touch {private} data: nothing is published without written consent, and names only if they wish."
    )
    return (
        "We ask too early: nobody is asked before they have named a result.",
        careful,
        "We ask too often: one request per person and year.",
    )


_RISKS = {ENABLEMENT: _enable_risks, RELATIONSHIPS: _relate_risks, ADVOCACY: _advocate_risks}


def stop_rule(g: Ground, theme: Theme, target: Target) -> str:
    """When to stop: a date, and what has to be true by then."""
    day = said_date(g.period.after(g.period.weeks * 2 / 3))
    if theme == ENABLEMENT and by_answers(g):
        return (
            f"If by {day} the most frequent request still comes as often as before, we "
            "stop writing answers and change what causes it."
        )
    if theme == ENABLEMENT:
        least = max(1, to_coach(g) // 6)
        few = "nobody who was coached has moved on" if least == 1 else f"fewer than {least} of those coached have moved on"
        return f"If by {day} {few}, we stop coaching and look for the obstacle in what we deliver."
    if theme == RELATIONSHIPS:
        return (
            f"If by {day} fewer than half of the planned check-ins took place, we halve "
            "the list instead of hurrying, and keep the top tier."
        )
    return f"If by {day} nobody who was asked has said yes, we stop asking and find out in two talks what is missing."


def lever_how(theme: Theme, words: dict[str, str]) -> str:
    """How the theme acts on the Business Chassis, in one sentence."""
    return _LEVER[theme].format(**words)


_LEVER = {
    ENABLEMENT: "{people} who get what they came for use and buy again; this shows in how often, not at once in how much.",
    RELATIONSHIPS: "A relationship kept costs less than one won back, and fewer emergencies leave more of each payment.",
    ADVOCACY: "A recommendation brings a prospect who already trusts us; referrals feed the first factor of the chassis.",
}
