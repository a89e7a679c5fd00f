"""Four ways of writing the same messages: warm, plain, brief, formal."""

from bot.writers.offline.registers.brief import BRIEF
from bot.writers.offline.registers.formal import FORMAL
from bot.writers.offline.registers.plain import PLAIN
from bot.writers.offline.registers.warm import WARM
from bot.writers.offline.voice import Voice

REGISTERS: dict[str, dict[str, tuple[str, ...]]] = {"warm": WARM, "plain": PLAIN, "brief": BRIEF, "formal": FORMAL}
_FIRM = ("direct", "concise", "bold")
_WARM = ("warm", "playful", "witty")
_OF_FEELING = ("welcome", "use_more", "milestone", "recommend", "check_in", "quiet", "feedback")
"""Messages that carry a feeling first; in the others a fact is waited for."""


def register(voice: Voice) -> str:
    """Which of the four this voice writes in: its formality first, then the word that leads, then its tone."""
    if voice.formal:
        return "formal"
    if voice.lead in _FIRM or (voice.tone == "brisk" and any(w in voice.words for w in _FIRM)):
        return "brief"
    return "warm" if voice.lead in _WARM or (voice.tone == "warm" and "warm" in voice.words) else "plain"


def register_of(voice: Voice, key: str) -> str:
    """The register of one message: a warm word colours what carries a feeling, another word what carries a fact."""
    base, families = register(voice), [_family(w) for w in voice.words[:2]]
    if base == "formal":
        return base
    if key in _OF_FEELING:
        return "warm" if "warm" in families else base
    return next((f for f in families if f != "warm"), base)


def _family(word: str) -> str:
    return "brief" if word in _FIRM else "warm" if word in _WARM else "plain"
