"""The optional list of customers, as values: codes and dates, never more about a person. It reads no file."""

from datetime import date

from bot.core.values import Value


class Customer(Value):
    """One customer. `code` is what the team calls them; dates are local dates, None while nobody gave them.

    `milestone` is the day by which the next result is due, `reached` the day on which the last one came.
    """

    code: str
    start: date | None = None
    renewal: date | None = None
    segment: str = ""
    stage: str = ""
    last_contact: date | None = None
    milestone: date | None = None
    reached: date | None = None
