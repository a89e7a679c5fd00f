"""What calls to a language model take: tokens, money, and the cap of a run. Pure; it knows no model and no price by itself."""

from urllib.parse import urlsplit

from bot.core.values import Value

MILLION = 1_000_000


class Usage(Value):
    """What some calls took. `cached` tokens are part of `prompt`, `written` are those of the answers.

    `dollars` is None where the price is not known; `estimated` when a server did not count for one of the calls.
    """

    calls: int = 0
    prompt: int = 0
    cached: int = 0
    written: int = 0
    dollars: float | None = 0.0
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """Tokens read and written."""
        return self.prompt + self.written

    def plus(self, more: "Usage") -> "Usage":
        """Both together; the money of a sum is known only when that of every part is."""
        known = self.dollars is not None and more.dollars is not None
        return Usage(
            calls=self.calls + more.calls,
            prompt=self.prompt + more.prompt,
            cached=self.cached + more.cached,
            written=self.written + more.written,
            dollars=(self.dollars or 0.0) + (more.dollars or 0.0) if known else None,
            estimated=self.estimated or more.estimated,
        )


NOTHING = Usage()


class Prices(Value):
    """US dollars for a million tokens: read, read from the server's memory, written."""

    input: float
    cached: float
    output: float

    def of(self, prompt: int, cached: int, written: int) -> float:
        """US dollars for a call."""
        return ((prompt - cached) * self.input + cached * self.cached + written * self.output) / MILLION


class Cap(Value):
    """The most that a run may take of a model: tokens, US dollars, or neither limit."""

    tokens: int | None = None
    dollars: float | None = None

    def passed(self, usage: Usage, raised: int = 0) -> bool:
        """True when this is more than the cap, which was raised so many times by itself. Unknown money passes no cap."""
        times = 1 + raised
        over_money = self.dollars is not None and usage.dollars is not None and usage.dollars > self.dollars * times
        return over_money or (self.tokens is not None and usage.tokens > self.tokens * times)


NO_CAP = Cap()


class Account(Value):
    """What a run has taken so far, and how often its cap was raised. `run` is the run's id, for adding up calls in flight."""

    run: str = ""
    spent: Usage = Usage()
    raised: int = 0


class Forecast(Value):
    """What a whole run is expected to take of this model, before any change is asked for, and the cap that holds."""

    model: str
    usage: Usage
    cap: Cap = NO_CAP


PUBLISHED: dict[str, Prices] = {
    "gpt-6-luna": Prices(input=0.10, cached=0.01, output=0.50),
    "gpt-6.2-sol": Prices(input=2.00, cached=0.10, output=10.00),
}
"""OpenAI's standard prices at its own servers by model, from its model pages in November 2026."""


def at_openai(url: str | None) -> bool:
    """True for the addresses of OpenAI's own servers; no address stands for them."""
    host = (urlsplit(url).hostname or "") if url else "api.openai.com"
    return host == "api.openai.com" or host.endswith(".api.openai.com")


def money(dollars: float) -> str:
    """An amount as people read it, to a tenth of a cent while it is small."""
    if 0 < dollars < 0.001:
        return "less than $0.001"
    return f"${dollars:.3f}" if dollars < 0.1 else f"${dollars:,.2f}"


def amount(usage: Usage) -> str:
    """Tokens and, where it is known, money; marked where it is not exact."""
    about = "about " if usage.estimated else ""
    paid = f", {money(usage.dollars)}" if usage.dollars is not None else ""
    return f"{about}{usage.tokens:,} tokens{paid}"


def limit(cap: Cap, raised: int = 0) -> str:
    """The cap in words, as often raised by itself; empty when there is none."""
    parts = (
        money(cap.dollars * (1 + raised)) if cap.dollars is not None else "",
        f"{cap.tokens * (1 + raised):,} tokens" if cap.tokens is not None else "",
    )
    return " or ".join(p for p in parts if p)
