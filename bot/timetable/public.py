"""Public holidays, from the `holidays` library when it is installed. It guesses no country."""

from datetime import date
from functools import lru_cache


class NoHolidays(Exception):
    """The holidays cannot be told. The text is one sentence for the operator."""


@lru_cache(maxsize=64)
def public_holidays(place: str, first: int, last: int) -> frozenset[date]:
    """The public holidays of `GB` or, with a region, `GB-ENG`, in these years. An empty place has none. Raises NoHolidays."""
    country, _, region = place.strip().upper().partition("-")
    if not country:
        return frozenset()
    try:
        import holidays
    except ImportError as missing:
        raise NoHolidays("Public holidays need one library more: pip install 'coord-bot[holidays]'.") from missing
    try:
        found = holidays.country_holidays(country, subdiv=region or None, years=range(first, last + 1))
    except (NotImplementedError, KeyError, ValueError) as unknown:
        raise NoHolidays(f"No public holidays are known for {place.strip()}: give a country such as GB, or GB-ENG.") from unknown
    return frozenset(found)
