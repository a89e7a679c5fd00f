"""What an initiative says about itself: why, which dates, which risks, when to stop. In the company's words."""

from bot.core.content.plan import Step, Theme
from bot.core.dates import said_date
from bot.writers.offline.company import own
from bot.writers.offline.phrases import bare, counted, joined, money, opened, text_of
from bot.writers.offline.plan.ground import Ground, focus
from bot.writers.offline.plan.targets import Target, by_answers, coaching_sessions, reachable, stories, to_coach
from bot.writers.offline.plan.themes import ADVOCACY, ENABLEMENT, RELATIONSHIPS


def reasons(g: Ground, theme: Theme, own_words: tuple[str, ...]) -> str:
    """Why this initiative, from what was answered; where nothing was, it says what is not known."""
    known, one = g.facts.known("priorities"), len(own_words) == 2
    others = f"Your other {'priority' if one else 'priorities'}" if known else f"The other{'' if one else 's'}"
    more = joined(f"“{bare(p)}”" for p in own_words[1:])
    assumed = "The priority is assumed" if own_words and not known else ""
    why = {ENABLEMENT: _why_enable, RELATIONSHIPS: _why_relate, ADVOCACY: _why_advocate}[theme](g)
    return text_of(assumed, f"{others}: {more}" if more else "", *why)


def _why_enable(g: Ground) -> tuple[str, ...]:
    early = sum(g.stages[s] or 0 for s in ("onboarding", "using"))
    where = (
        f"{counted(early, g.person)} of {g.customers} have started and are not there yet"
        if early and g.customers and early <= g.customers
        else ""
    )
    stuck = g.points("stuck_points")
    trouble = f"Where they get stuck: {joined(own(s) for s in stuck[:2])}" if stuck else ""
    unknown = "" if where or trouble else "Who is stuck, and where, is not known yet; the first two weeks find out"
    return trouble or where, unknown


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
    why = f"Known reasons: {joined(own(c) for c in causes[:2])}" if causes else ""
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
    return told, counts, f"Referrals are how new {g.people} find you" if found else ""


def milestones(g: Ground, theme: Theme, target: Target) -> tuple[Step, ...]:
    """Three dated steps: after two weeks, half way, and two weeks before the end."""
    at = (g.period.after(2), g.period.after(g.period.weeks / 2), g.period.after(g.period.weeks - 2))
    return tuple(Step(when=day, done_when=text) for day, text in zip(at, _STEPS[theme](g, target), strict=True))


def _enable_steps(g: Ground, target: Target) -> tuple[str, str, str]:
    last = f"{opened(target.target)}, or we know why not."
    if by_answers(g):
        first = "The most frequent requests of two weeks are listed with their cause."
        return first, "The two most frequent have an answer in advance: a page, a sign or a message.", last
    some = to_coach(g)
    listed = f"The {some} {g.people} to coach are chosen" if some > 1 else f"The first {g.person} to coach is chosen"
    half = coaching_sessions(g) // 2
    return f"{listed}, with the result they want.", f"{counted(half, 'coaching talk')} held, each with a next step.", last


def _relate_steps(g: Ground, target: Target) -> tuple[str, str, str]:
    who, count = focus(g)
    first = (
        f"{opened(who)} have a check-in date, everybody else has a tier."
        if g.many
        else f"Every {g.person} has a tier and a check-in date."
    )
    places = reachable(g, g.period.working_weeks / 2)
    some = f"{places} of {count} {g.people}" if count and places < count else who
    half = (
        f"{opened(some)} spoken to once, every warning sign followed up."
        if places
        else "Every warning sign followed up; check-ins wait for time."
    )
    return first, half, "Losses counted, each with its first sign."


def _advocate_steps(g: Ground, target: Target) -> tuple[str, str, str]:
    first = f"The {g.people} who may be asked are listed, each with a result."
    half = "One story approved; the referral question follows every result."
    return first, half, f"{opened(counted(stories(g), 'story'))} approved; the referrals are counted."


_STEPS = {ENABLEMENT: _enable_steps, RELATIONSHIPS: _relate_steps, ADVOCACY: _advocate_steps}
_SHARE = {ENABLEMENT: 0.5, RELATIONSHIPS: 0.3, ADVOCACY: 0.2}


def budget(g: Ground, theme: Theme) -> str:
    """Money a month for an initiative: a default share of what there is."""
    month = g.facts.number("budget_month")
    if month is None:
        return "none planned, no budget named"
    if month <= 0:
        return "none: it takes time only"
    what = {
        ENABLEMENT: "for guides and tools",
        RELATIONSHIPS: "for calls and small gestures",
        ADVOCACY: "for thanks after a referral",
    }[theme]
    return f"up to {money(int(month * _SHARE[theme]), g.currency)} a month {what}"


def risks(g: Ground, theme: Theme) -> tuple[str, ...]:
    """The two things most likely to go wrong, each with what is done about it."""
    return tuple(r for r in _RISKS[theme](g) if r)[:2]


def _enable_risks(g: Ground) -> tuple[str, ...]:
    busy = g.points("key_dates", 100)
    season = "Busy times squeeze it first: plan around your dates." if busy else ""
    if by_answers(g):
        return (
            "Nobody finds the answer: try each one on three people.",
            season,
            "A talk is needed instead: call whoever asks twice.",
        )
    missing = "Those who need it most stay away: name their obstacle, offer two times."
    return missing, season, "We do it for them: each talk ends with a step of their own."


def _relate_risks(g: Ground) -> tuple[str, ...]:
    touch = "Check-ins feel like selling: begin with something useful, never with an offer."
    crowded = "A full inbox pushes them out: they come before requests that can wait." if g.fit.tight else ""
    return touch, crowded, "Nobody acts on a sign: give it a name and a day on the spot."


def _advocate_risks(g: Ground) -> tuple[str, ...]:
    private = g.facts.text("sensitive_data")
    careful = "" if private in ("", "none") else f"Stories touch {private} data: publish nothing without written consent."
    return "We ask too early: first they name a result.", careful, "We ask too often: once per person and year."


_RISKS = {ENABLEMENT: _enable_risks, RELATIONSHIPS: _relate_risks, ADVOCACY: _advocate_risks}


def stop_rule(g: Ground, theme: Theme) -> str:
    """When to stop: a date, and what has to be true by then."""
    day = said_date(g.period.after(g.period.weeks * 2 / 3))
    if theme == ENABLEMENT and by_answers(g):
        return f"If by {day} the most frequent request comes as often as before, we stop writing answers and change its cause."
    if theme == ENABLEMENT:
        least = max(1, to_coach(g) // 6)
        few = "nobody coached has moved on" if least == 1 else f"fewer than {least} of those coached have moved on"
        return f"If by {day} {few}, we stop coaching and look for the obstacle in our offer."
    kept = "the top tier" if g.demand.high else "whoever shows a warning sign"
    if theme == RELATIONSHIPS:
        return f"If by {day} fewer than half of the check-ins took place, we halve the list and keep {kept}."
    return f"If by {day} nobody asked has said yes, we stop asking and find out in two talks why."


def lever_how(theme: Theme, words: dict[str, str]) -> str:
    """How the theme acts on the Business Chassis, in one sentence."""
    return _LEVER[theme].format(**words)


_LEVER = {
    ENABLEMENT: "{people} with a result use and buy more often",
    RELATIONSHIPS: "keeping costs less than winning back",
    ADVOCACY: "a recommended prospect trusts us already",
}
