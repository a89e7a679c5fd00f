"""How the work of a plan is done in one kind of business: activities, workflows, what stages gain, the first days. Data only.

Words in braces are filled with the company's own: `bau.bau_words` says which there are.
"""

from dataclasses import dataclass

Done = tuple[tuple[str, ...], str]
"""The steps of an activity, and when it is done."""


@dataclass(frozen=True)
class Flow:
    """One workflow: what is done with what is noted, when it is done, and what helps when it sticks."""

    steps: tuple[tuple[str, str], ...]
    done: str
    stuck: str


@dataclass(frozen=True)
class Works:
    """One kind of business. An activity without an entry is done as everywhere.

    `gains` says for each stage what the plan adds and by which sign one sees it; `days` what a new customer gets on day
    1, 3, 7 and 30.
    """

    doing: dict[str, Done]
    request: Flow
    checkin: Flow
    coaching: Flow
    risk: Flow
    story: Flow
    gains: dict[str, tuple[str, str]]
    days: tuple[str, str, str, str]
