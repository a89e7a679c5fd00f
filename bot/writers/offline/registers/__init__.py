"""Four ways of writing the same messages: warm, plain, brief, formal."""

from bot.writers.offline.registers.brief import BRIEF
from bot.writers.offline.registers.formal import FORMAL
from bot.writers.offline.registers.plain import PLAIN
from bot.writers.offline.registers.warm import WARM
from bot.writers.offline.voice import Voice

REGISTERS: dict[str, dict[str, tuple[str, ...]]] = {"warm": WARM, "plain": PLAIN, "brief": BRIEF, "formal": FORMAL}
_FIRM = ("direct", "concise", "bold")
_WARM = ("warm", "playful", "witty")


def register(voice: Voice) -> str:
    """Which of the four this voice writes in: its formality first, then the word that leads, then its tone."""
    if voice.formal:
        return "formal"
    if voice.lead in _FIRM or (voice.tone == "brisk" and any(w in voice.words for w in _FIRM)):
        return "brief"
    return "warm" if voice.lead in _WARM or (voice.tone == "warm" and "warm" in voice.words) else "plain"
