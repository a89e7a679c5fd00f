"""Which of the owner's tools a plan uses for what. It names only tools that are in use."""

from bot.writers.offline.phrases import joined
from bot.writers.offline.plan.ground import Ground

USES: dict[str, str] = {
    "help desk": "requests and answers",
    "CRM": "the customer list",
    "spreadsheet": "the customer list and the numbers",
    "calendar": "fixed times and check-ins",
    "email": "requests and written summaries",
    "Slack": "the daily list",
    "billing": "who pays, is late or has cancelled",
    "analytics": "what customers use",
    "survey": "the questions after a request or a result",
}
_LISTS = ("CRM", "spreadsheet", "help desk")
_LOG = {"help desk": "the help desk", "email": "the inbox", "spreadsheet": "the spreadsheet"}
_THEME = {
    "enablement": ("calendar", "CRM", "spreadsheet", "analytics"),
    "relationships": ("calendar", "CRM", "spreadsheet", "billing", "analytics"),
    "advocacy": ("email", "CRM", "spreadsheet", "survey"),
}
UNKNOWN = "one shared list"


def for_theme(g: Ground, theme: str) -> str:
    """The tools of an initiative."""
    return joined([t for t in _THEME[theme] if t in g.tools][:3]) or UNKNOWN


def customer_list(g: Ground) -> str:
    """Where the list of customers is kept: `the CRM`; a plain list where no tool for it is named."""
    return next((f"the {t}" for t in _LISTS if t in g.tools), "the customer list")


def request_log(g: Ground) -> str:
    """Where requests are noted."""
    return next((_LOG[t] for t in _LOG if t in g.tools), "the request list")
