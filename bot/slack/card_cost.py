"""The card's line about the model: what the run should take and has taken, in calls, tokens and money. Pure."""

from slackblocks import Block

from bot.core.cost import Forecast, Usage, amount, limit, money
from bot.core.ports import Showing
from bot.core.run import Run, Stage
from bot.slack.blocks import context
from bot.slack.text import line


def cost(showing: Showing) -> list[Block]:
    """One line while a model writes or has written; nothing otherwise. A price that is not known is never made up."""
    run, forecast = showing.run, showing.forecast
    if run.spent.calls:
        return [context(_line(forecast, _taken(run, forecast), run), "cost")]
    if forecast is None or not run.open:
        return []
    return [context(_line(forecast, _expected(forecast), run), "cost")]


def _line(forecast: Forecast | None, said: str, run: Run) -> str:
    name = f"Model `{line(forecast.model, 80).replace('`', '')}`: " if forecast else "Model: "
    cap = f"  ·  cap {limit(forecast.cap, run.cap_raised)}" if forecast and run.open and limit(forecast.cap) else ""
    unknown = run.spent.dollars is None or (forecast is not None and forecast.usage.dollars is None)
    price = "  ·  price unknown: set `COORD_MODEL_PRICE`" if unknown else ""
    return f"{name}{said}{cap}{price}"


def _expected(forecast: Forecast) -> str:
    """Before the first call."""
    tokens = f"{round(forecast.usage.tokens, -3):,} tokens"
    paid = f", {money(forecast.usage.dollars)}" if forecast.usage.dollars is not None else ""
    return f"about {_calls(forecast.usage)}, {tokens}{paid} expected"


def _taken(run: Run, forecast: Forecast | None) -> str:
    """The sum so far; while drafts are being written, beside what was expected."""
    cached = f" ({run.spent.cached:,} from its memory)" if run.spent.cached else ""
    said = f"{_calls(run.spent)}, {amount(run.spent)}{cached}"
    if not run.open or forecast is None or run.stage is not Stage.WORKING:
        return said
    return f"{said} so far, of {_expected(forecast)}"


def _calls(usage: Usage) -> str:
    return f"{usage.calls} call{'' if usage.calls == 1 else 's'}"
