"""What is said in one Slack message: a fallback text, blocks, and whose voice it is. Never sends anything."""

from bot.core.persona import Persona
from bot.core.values import Value

FALLBACK_LIMIT = 300


class Words(Value):
    """One message ready to be sent.

    `text` is the escaped fallback for notifications, at most 300 characters. `blocks` are plain Block Kit values that
    were checked. `persona` speaks at post time; an edit in place cannot change it.
    """

    text: str
    blocks: tuple[dict[str, object], ...]
    persona: Persona | None = None
