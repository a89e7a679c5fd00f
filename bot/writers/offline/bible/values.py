"""What a value means when it costs something: the choices behind the principles. Data only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """What a value means when it costs something. `{people}` and `{person}` are filled in."""

    name: str
    statement: str
    do: tuple[str, str]
    dont: str
    cost: str
    fits: str = ""


VALUES: tuple[tuple[str, Choice], ...] = (
    (
        r"safe\w*|secur\w*",
        Choice(
            "Safe comes first",
            "When safe and convenient part ways, we take the safe way and say why.",
            (
                "Stop the work when a sign of danger shows, and tell the {person} at once",
                "Say what must not be done until then",
            ),
            "Make an exception because somebody is in a hurry.",
            "Some {people} are annoyed with us for a day.",
            fits=r"safe|brake|danger|diagnos|medic|ride|check",
        ),
    ),
    (
        r"discre\w+|privacy|confiden\w+|trust\w*",
        Choice(
            "What we are told stays with us",
            "We share what a {person} told us only with those who need it to help.",
            ("Check who is asking before answering about anyone", "Keep details out of messages and in the record"),
            "Tell one {person} about another, not even as an example.",
            "Some answers need one more call.",
            fits=r"discuss|share|report|tell|said|data|channel|findings|another",
        ),
    ),
    (
        r"accura\w+|precis\w+|craft\w*|quality|evidence|thorough\w*|excellen\w+|rigou?r\w*",
        Choice(
            "Right before fast",
            "An answer that is right tomorrow beats one that has to be taken back today.",
            (
                "First answer in time: what is known, what is being checked",
                "Name where a figure or a claim comes from",
            ),
            "Guess to fill a silence.",
            "The final word takes a few hours longer.",
            fits=r"release|approv|guess|wrong|diagnos|confirmed|untested",
        ),
    ),
    (
        r"own\w*(?: up)?.*mistake\w*|responsib\w+|accountab\w+|owning\b.*",
        Choice(
            "Our mistake, our move",
            "When we are the cause, we speak first and put it right before we explain it.",
            (
                "Say what went wrong in the first sentence",
                "Put right what followed from it; check after a week",
            ),
            "Explain first and apologise last.",
            "It takes money and pride.",
            fits=r"mistake|blame|fault",
        ),
    ),
    (
        r"honest\w*|straight\w*|open(?:ness)?|transparen\w+|truth\w*|clarity|candou?r|integrity|courage\w*|frank\w*",
        Choice(
            "The unwelcome answer, early",
            "We say what a {person} would rather not hear as soon as we know it.",
            (
                "Say no in the first sentence and offer the next best way in the second",
                "Tell about a delay before its date, with a new date",
            ),
            "Soften a no until it sounds like a maybe.",
            "We lose a sale, or some goodwill, to people who wanted a yes.",
            fits=r"date|promise|backdate|hours|engineering|truth|honest|write or give|needs it|cured",
        ),
    ),
    (
        r"fair\w*",
        Choice(
            "The same fair terms for all",
            "What one {person} gets for the asking, everybody in the same place gets without asking.",
            ("Name the price and the terms before work begins", "Offer what we gave to one to others in the same position"),
            "Give more to those who are louder.",
            "We give away things that nobody would have claimed.",
            fits=r"price|charge|one customer|discount|fee|terms",
        ),
    ),
    (
        r"calm\w*|patien\w+|respect\w*|kind\w*|care|caring|warm\w*|empath\w+|human\w*|humil\w+",
        Choice(
            "First the person, then the matter",
            "Somebody who is worried gets our attention before the matter gets our routine.",
            (
                "Say back in one sentence what it means for them, before the answer",
                "Call when a message shows that somebody is upset",
            ),
            "Correct the tone of somebody who is upset.",
            "It takes ten minutes where two would do.",
            fits=r"blame|keep a|needs|upset|wait|person",
        ),
    ),
    (
        r"speed\w*|fast|quick\w*|pace|prompt\w*|agil\w+",
        Choice(
            "A short answer now",
            "We send the part we know now and the rest when we have it.",
            (
                "Answer with what is certain, and name the time of the next word",
                "Take the way that unblocks the {person} today",
            ),
            "Keep a {person} waiting until everything is complete.",
            "We are interrupted more often, and write twice.",
            fits=r"wait|delay",
        ),
    ),
    (
        r"practi[cs]e|learn\w*|growth|teach\w*|educat\w+|empower\w*|simpl\w+|ease|independen\w+",
        Choice(
            "They can do it without us",
            "We show how it is done, so that the {person} needs us less for the same thing.",
            ("Show the one step that was missing, and let them take it", "Keep what we showed where they find it again"),
            "Make ourselves needed for things that can be learnt.",
            "We sell a little less of our time.",
            fits=r"write or give|in a client|for them|no longer needs",
        ),
    ),
    (
        r"repair\w*|sustain\w*|environment\w*|green|reuse|mend\w*",
        Choice(
            "Mend before we sell",
            "We look first for the way to keep what is there.",
            ("Name the repair and its price before anything new", "Say how long it will hold"),
            "Recommend the new thing because it earns more.",
            "A sale of the day turns into a smaller job.",
            fits=r"sell|new|replace",
        ),
    ),
    (
        r"reliab\w+|depend\w+|consisten\w+|commit\w*|punctual\w*",
        Choice(
            "Said is done",
            "Whatever one of us told a {person} binds us all, even when it was said too quickly.",
            ("Write a promise down the moment it is made", "Keep it, or call before its time with a new one"),
            "Argue about what somebody meant.",
            "We sometimes pay for a sentence we should not have said.",
            fits=r"promise|keep|agreed",
        ),
    ),
)

FIRST = {
    "building relationships": Choice(
        "The person stays, the case goes",
        "We choose the answer after which the {person} would come again.",
        (
            "Answer as somebody who was there last time",
            "Ask how it went, when the matter is long closed",
        ),
        "Win an argument and lose the {person}",
        "We know fewer people, and we know them well.",
    ),
    "solving problems together": Choice(
        "Not solved until they can go on",
        "It is solved when the {person} works with it again and knows why.",
        ("Show what you look at while you look for it", "Ask what would spare the next call"),
        "Close it because it works at our end",
        "The first of a kind takes long, and somebody else waits.",
    ),
    "a balance": Choice(
        "Their result closes it",
        "Quick or thorough: what the {person} needs it for decides.",
        ("Ask what it is for and by when", "Say which of quick, thorough and friendly will suffer today"),
        "Choose by what is on top of the pile",
        "We ask one question more.",
    ),
}
RESULT = Choice(
    "The result decides",
    "An answer is good when the {person} is nearer to what they came for.",
    ("Ask what the {person} wants to do with the answer", "Answer the next question together with this one"),
    "Call it done because we have replied",
    "We handle fewer answers in a day.",
)
