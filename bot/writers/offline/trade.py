"""How the six kinds of business differ in the words of service: what people do, where it slips, who else knows. Data only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """One kind of business. All texts are phrases with a small first letter and no full stop.

    `unit` is what one sale or contact is called; `part` what the customer has to do; `slips` how it looks when they stop;
    `broken` how trouble shows; `ask_when_broken` what to ask then; `more` what wanting more means; `expert` who knows what
    we do not; `own_use` how they go on alone; `record` where it is noted; `prevent` what we do after the second time;
    `effort` what a small step costs them; `talk_minutes` the length of a coaching talk; `urgent` and `high` the upper levels.
    """

    unit: str
    part: str
    slips: str
    broken: str
    ask_when_broken: str
    more: str
    expert: str
    own_use: str
    record: str
    prevent: str
    effort: str
    talk_minutes: int
    urgent: str
    high: str


TRADES: dict[str, Trade] = {
    "services": Trade(
        unit="piece of work",
        part="send what we need and approve it in time",
        slips="papers, answers and approvals arrive later each time",
        broken="a result is wrong, late or not what was agreed",
        ask_when_broken="which piece it is about, and what depends on it today",
        more="hand over another piece of work",
        expert="a colleague of the trade",
        own_use="go through a whole round without a reminder from us",
        record="the customer record",
        prevent="change the list of what we ask for",
        effort="one short message from you",
        talk_minutes=30,
        urgent="Money, law or a deadline of today is at risk",
        high="This week's result is in danger; there is a way around",
    ),
    "home": Trade(
        unit="visit",
        part="say what matters to them and let us in on the day",
        slips="visits are put off, and small complaints stay unsaid",
        broken="something was left out, was damaged, or is not as it was agreed",
        ask_when_broken="where it is and what it looks like, with a photograph if they can",
        more="have a further job done, or make it a regular round",
        expert="a craftsman or the supplier",
        own_use="leave it to us and no longer think about it",
        record="the job sheet",
        prevent="add it to the list we go through before we leave",
        effort="two minutes on your side",
        talk_minutes=10,
        urgent="Something is damaged or dangerous, or they stand before a closed door",
        high="It disturbs their day, and can wait for the next visit",
    ),
    "software": Trade(
        unit="account",
        part="set it up once and use it in the week's work",
        slips="fewer people log in, and the old way of working comes back",
        broken="a function fails, shows something wrong or cannot be found",
        ask_when_broken="what they did, saw and expected, and on which device",
        more="use another part of it, or bring in more people",
        expert="the developer who knows that part",
        own_use="run the ordinary week in it without asking",
        record="the account record",
        prevent="report the cause with the number of accounts, and correct the help page",
        effort="ten minutes",
        talk_minutes=25,
        urgent="Work stands still, data is lost or somebody is in danger, with no way around",
        high="An important part fails; the way around is tedious",
    ),
    "shop": Trade(
        unit="order",
        part="use what they bought and bring it in before it fails",
        slips="the next visit does not come when it is due",
        broken="a fault returns, or something is not as it was agreed at the counter",
        ask_when_broken="what happens, since when, and whether it can still be used safely",
        more="come back for a check, an addition or a second purchase",
        expert="the maker or a workshop we trust",
        own_use="use it every day and know the few things to look after",
        record="the order sheet",
        prevent="add it to the last check before anything leaves the shop",
        effort="one visit",
        talk_minutes=10,
        urgent="It is not safe to use, or they cannot earn or travel today",
        high="They can use it, with a fault that gets worse",
    ),
    "clinic": Trade(
        unit="appointment",
        part="come to their appointments and do their part at home",
        slips="appointments are moved, and the part at home is no longer mentioned",
        broken="something hurts, worries or does not get better as expected",
        ask_when_broken="what they feel, since when, and whether a danger sign is there",
        more="set a further goal, or keep it up without us",
        expert="the doctor in charge",
        own_use="do their part at home and know when to call",
        record="the treatment record",
        prevent="say it beforehand, and put it on the sheet they take home",
        effort="a few minutes a day",
        talk_minutes=15,
        urgent="A sign that may need a doctor, strong pain, or today's appointment is in question",
        high="Pain or worry that keeps them from doing their part at home",
    ),
    "coaching": Trade(
        unit="session",
        part="practise between the sessions and bring something real",
        slips="practice stops, and sessions are moved",
        broken="an exercise does not work for them, or life gets in the way of it",
        ask_when_broken="what they tried, what happened, and when it matters next",
        more="choose the next goal, or bring a colleague",
        expert="a colleague with supervision experience",
        own_use="keep practising without being asked",
        record="the session notes",
        prevent="bring it up a session earlier",
        effort="ten minutes of practice",
        talk_minutes=30,
        urgent="Their occasion is today or tomorrow and something blocks them",
        high="They are stuck, and the next session is too far away",
    ),
}
