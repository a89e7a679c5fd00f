"""What a deliverable of any mission is good for, by the word that names it, and what to ask its owner. Data, and one look-up."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of deliverable. `words` name it, `lets` says in several ways what it lets a business do, `ask` is for its owner.

    `first` is the next action where the mission has no step for it, as (what to do with it, when it is done).
    """

    words: str
    lets: tuple[str, str, str]
    ask: str
    first: tuple[str, str]


OTHER = Kind(
    "",
    ("go on", "go on", "go on"),
    "",
    ("write down in ten lines what is settled, and mark what is not", "somebody else has worked from it without asking"),
)
KINDS: tuple[Kind, ...] = (
    Kind(
        r"metrics?|measure\w*|kpis?|figures?|scorecard|indicators?|targets?|dashboard",
        ("tell in ten minutes whether it works", "see early when something turns", "stop arguing about how it is going"),
        "Which of these figures can you see today, without a new tool?",
        ("choose three figures, and note where each stands today", "each figure has a first value and a day for the next"),
    ),
    Kind(
        r"principles?|rules?|standards?|criteria|guidelines?|policy|policies|values",
        (
            "decide the next unclear case without asking around",
            "answer alike, whoever is asked",
            "say no without feeling unfair",
        ),
        "Which of them would you bend first for a good customer, and what would it cost?",
        ("write each as one sentence with a do, a don't and a real case", "two people decide the same case in the same way"),
    ),
    Kind(
        r"daily|weekly|monthly|quarterly|schedule|calendar|timeline|timelines|roadmap|plan|agenda|milestones?",
        ("see on any day what is due and who does it", "know what waits when a week is full", "keep its dates without reminders"),
        "Which date cannot move, and what has to give way for it?",
        ("put dates and names to it, backwards from the day that cannot move", "no date is without a name"),
    ),
    Kind(
        r"resources?|budget|allocation|capacity|requirements?|costs?|price|prices",
        ("see what it takes before it promises anything", "spend hours where they count", "say what is affordable"),
        "How many hours and how much money are really there in a normal week?",
        ("list hours and money needed beside those there are", "needed is not more than there is"),
    ),
    Kind(
        r"map|mapping|journey|path|flow|diagram|overview",
        ("see where people wait and who acts there", "find the weakest step at a glance", "show the whole way on one page"),
        "Which real case should it be drawn from?",
        ("lay it out from beginning to end with one real case beside it", "the real case fits without a gap"),
    ),
    Kind(
        r"templates?|messages?|scripts?|emails?|letters?|copy|texts?|words|replies|signs?|menu|posts?|issues?",
        (
            "answer the usual cases in its own words",
            "save a blank page every time",
            "sound like one house, whoever writes",
        ),
        "Which three do you write most often, and in which words?",
        ("write the most frequent one first, and send it once", "somebody has answered it, and what was missing is added"),
    ),
    Kind(
        r"lists?|inventory|names|checklists?|register|line",
        ("work from one list rather than from memory", "see what is missing", "hand the matter over in a minute"),
        "Who or what must not be missing from it?",
        ("write it down in one place, one line each", "somebody else found nothing missing"),
    ),
    Kind(
        r"protocols?|process\w*|procedures?|workflows?|management|hand-?offs?|escalation|request",
        (
            "do it the same way every time, whoever is on duty",
            "know who has the next move",
            "get through a bad day by the book",
        ),
        "Who stands in when the usual person is away?",
        ("walk through the last real case step by step, and note who did what", "it has run twice without a question"),
    ),
    Kind(
        r"definition|statement|purpose|positioning|vision|mission|promise|profile|philosophy|story",
        (
            "say in one breath what it stands for",
            "let everybody explain it in the same words",
            "recognise at once what does not fit",
        ),
        "Which sentence would your best customer use for it?",
        ("write it as one sentence, and read it to two customers", "both say it back without help"),
    ),
    Kind(
        r"audit|analysis|assessment|summary|research|review|findings|report|gap|insights?",
        ("act on what is known instead of the loudest opinion", "see what follows from it", "know what is still a guess"),
        "Which finding would surprise you most?",
        ("write down three findings and what follows from each", "each finding names where it comes from"),
    ),
    Kind(
        r"frameworks?|approach|strategy|strategies|model|integration|system",
        (
            "choose between two good ways without a meeting",
            "explain why it does things this way",
            "give a newcomer the reasons together with the rules",
        ),
        "What should it let you refuse?",
        ("write down the three choices it makes, and what each rules out", "each choice has ruled something out"),
    ),
    Kind(
        r"initiatives?|programs?|programmes?|activities|coaching|campaigns?|talk",
        (
            "start next week with one group rather than with everybody",
            "give its free hours to few things",
            "say what it will stop if it does not work",
        ),
        "Whom should it reach first, and what would make you stop it?",
        ("name whom it is for, the first date and the sign by which it is stopped", "the first date stands in a calendar"),
    ),
)


def head(title: str) -> str:
    """What a title names, without what it is for: `5 core principles for decisions` is `5 core principles`."""
    short = re.split(r"\s*[(:]|\s+(?:for|with|aligned|that|connecting|focused|to|using|across)\b", title, maxsplit=1)[0].strip(
        " ,:"
    )
    return short or title


def kind(title: str) -> Kind:
    """The kind that a title names: by the last word of its name that belongs to one, else by what it is for."""
    name = re.split(r"\s+(?:of|on|in|and)\b", head(title), maxsplit=1)[0]
    for part in (name, head(title), title):
        found = [(m.start(), place) for place, k in enumerate(KINDS) for m in re.finditer(rf"\b(?:{k.words})\b", part, re.I)]
        if found:
            return KINDS[max(found)[1]]
    return OTHER
