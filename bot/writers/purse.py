"""What calls to a model take: how they are counted, and the cap of a run, with its calls in flight. It makes no call itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from bot.core.cost import NO_CAP, NOTHING, Account, Cap, Prices, Usage, amount, limit
from bot.core.ports import WriterFailed

LETTERS = 4
"""Letters to a token, roughly, where nobody counted."""
ANSWER = 2_000
"""Tokens that an answer is expected to have, before it is there."""
REMEMBERED = 500
"""Runs whose sums are kept in mind; the sum of a run that was forgotten is read with its next brief."""


class _Details(BaseModel):
    model_config = ConfigDict(extra="ignore")

    cached_tokens: NonNegativeInt | None = None


class _Counted(BaseModel):
    """What is used of the `usage` of a chat completion."""

    model_config = ConfigDict(extra="ignore")

    prompt_tokens: NonNegativeInt
    completion_tokens: NonNegativeInt
    prompt_tokens_details: _Details | None = None


@dataclass
class _Sum:
    """A run's sum in this process: what it has spent, and what its calls in flight are expected to take."""

    spent: Usage = NOTHING
    in_flight: list[Usage] = field(default_factory=list)


class Purse:
    """Counts what runs take, at these prices (None: not known), and stops them at the cap."""

    def __init__(self, prices: Prices | None = None, cap: Cap = NO_CAP) -> None:
        self.prices, self.cap = prices, cap
        self._sums: dict[str, _Sum] = {}

    def of(self, prompt: int, written: int, cached: int = 0, estimated: bool = False) -> Usage:
        """One call, with its price."""
        cached = min(cached, prompt)
        dollars = self.prices.of(prompt, cached, written) if self.prices else None
        return Usage(calls=1, prompt=prompt, cached=cached, written=written, dollars=dollars, estimated=estimated)

    def tab(self, account: Account) -> "Tab":
        """What one piece of work of this run takes, starting from nothing."""
        return Tab(self, account)

    def hold(self, account: Account, expected: Usage) -> None:
        """Keeps room for a call. Raises WriterFailed when it could pass the cap."""
        known = self._sum(account)
        whole = known.spent
        for each in (*known.in_flight, expected):
            whole = whole.plus(each)
        if self.cap.passed(whole, account.raised):
            raise WriterFailed(_full(self.cap, account.raised, known.spent), capped=True)
        known.in_flight.append(expected)

    def release(self, account: Account, expected: Usage) -> None:
        """The call is over."""
        self._sum(account).in_flight.remove(expected)

    def pay(self, account: Account, usage: Usage) -> None:
        """Adds what a call took, before anybody has stored it."""
        known = self._sum(account)
        known.spent = known.spent.plus(usage)

    def _sum(self, account: Account) -> _Sum:
        """The sum in mind or the stored one, whichever is further: the stored one comes later, but outlives this process."""
        known = self._sums.setdefault(account.run, _Sum())
        if account.spent.tokens > known.spent.tokens:
            known.spent = account.spent
        while len(self._sums) > REMEMBERED and (idle := next((r for r, s in self._sums.items() if not s.in_flight), None)):
            if idle == account.run:
                break
            del self._sums[idle]
        return known


class Tab:
    """What one piece of work takes: one call, or more when it has to be asked again. `usage` is the sum so far."""

    def __init__(self, purse: Purse, account: Account) -> None:
        self.usage = NOTHING
        self._purse, self._account = purse, account

    @contextmanager
    def call(self, letters: int) -> Iterator[None]:
        """Around a call with a prompt of so many letters. Raises WriterFailed, before the call, when it could pass the cap.

        A call that was cut off while the model wrote has to be paid all the same: its prompt is counted.
        """
        expected = self._purse.of(ceil(letters / LETTERS), ANSWER, estimated=True)
        self._purse.hold(self._account, expected)
        try:
            yield
        except asyncio.CancelledError:
            self._pay(self._purse.of(expected.prompt, 0, estimated=True))
            raise
        finally:
            self._purse.release(self._account, expected)

    def answered(self, counted: object, letters: int, written: str) -> None:
        """Counts an answer by the server's own `usage`, else by the letters of prompt and answer."""
        try:
            told = _Counted.model_validate(counted)
        except ValidationError:
            self._pay(self._purse.of(ceil(letters / LETTERS), ceil(len(written) / LETTERS), estimated=True))
            return
        cached = told.prompt_tokens_details.cached_tokens if told.prompt_tokens_details else None
        self._pay(self._purse.of(told.prompt_tokens, told.completion_tokens, cached or 0))

    def _pay(self, usage: Usage) -> None:
        self.usage = self.usage.plus(usage)
        self._purse.pay(self._account, usage)


def _full(cap: Cap, raised: int, spent: Usage) -> str:
    again = "Raising it once lets this mission take as much again."
    return f"The next call to the model could pass the cap of {limit(cap, raised)}; {amount(spent)} are used. {again}"
