"""What a Bible leans towards, by the variation chosen at the start: setting up, refining, or training a team. Data only.

Nothing chosen leans nowhere. An emphasis changes days, minutes, samples and which part goes deeper; it never adds a promise.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Emphasis:
    """`start_days` and `start_minutes` are of the first check-in, `hints` is how often a useful hint goes out.

    `reread` is how many times as many answers are read again, in `review_minutes` a week; `weekly_minutes` go to the look at
    health. Texts are empty where nothing is added: a contrast (instead of, we), a question about causes, a habit of care, what
    the weekly look and the weekly reading add, and a rule for handing on a request.
    """

    start_days: tuple[int, ...] = (3, 14)
    start_minutes: int = 5
    hints: str = "once a quarter"
    weekly_minutes: int = 20
    weekly: str = ""
    reread: int = 1
    review_minutes: int = 20
    review: str = ""
    contrast: tuple[str, str] | None = None
    question: str = ""
    habit: str = ""
    assign: str = ""
    assign_minutes: int = 1


_NONE = Emphasis()
_SETTING_UP = Emphasis(
    start_days=(1, 3, 7, 14),
    start_minutes=10,
    weekly="Who began this week, and what did each have to ask us?",
    contrast=("Treating the first ones by feel", "The same start for each, so that it still holds when many come"),
    habit="We write down how each of the first starts went; what went well twice becomes the rule.",
    review="In the first quarter also: which rule of this Bible did nobody need yet?",
    review_minutes=30,
)
_REFINING = Emphasis(
    hints="once a month",
    weekly_minutes=40,
    weekly="Which request of this week could have been a message before it?",
    contrast=(
        "Doing it as it has always been done",
        "Each habit is asked once what it does for the result, and ended if nothing",
    ),
    question="Since when do we do it this way, and who still needs it?",
    review="One habit is ended each month, by name and day, before a new one begins.",
    review_minutes=30,
)
_TEAM = Emphasis(
    reread=2,
    review_minutes=40,
    review="Two people read the same answers, not knowing whose they are, and compare; new people join from the first week.",
    contrast=("Asking whoever has been here longest", "Looking it up here first, and correcting it here when it was wrong"),
    habit="Whoever hands somebody over writes the five lines and says the name of the next one to both.",
    assign="; the stand-in is named beside",
    assign_minutes=2,
)
_BY_WORD = (
    ("new business", _SETTING_UP), ("setting up", _SETTING_UP), ("setup", _SETTING_UP), ("establish", _SETTING_UP),
    ("team", _TEAM), ("training", _TEAM),
    ("existing", _REFINING), ("refin", _REFINING), ("optimi", _REFINING),
)  # fmt: skip
"""What in the name of a variation says which it is, in this order."""


def emphasis(variation: str) -> Emphasis:
    """The emphasis of a variation by its name; an unknown or empty name has none."""
    return next((e for word, e in _BY_WORD if word in variation.casefold()), _NONE)
