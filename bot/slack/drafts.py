"""Messages that carry a draft's text: the lead persona's drafts of a phase, and a text that a person wrote. Pure."""

from slackblocks import Block

from bot.core.mission import DeliverableSpec, Mission, Phase
from bot.core.persona import Persona
from bot.core.ports import Showing
from bot.core.run import Draft, DraftState, PhaseStatus, Run
from bot.slack import text as safe
from bot.slack.blocks import context, markdown, words
from bot.slack.split import for_messages
from bot.slack.text import line, user
from bot.slack.words import Words

WRITERS = {"built-in writer": "Drafted by the built-in writer, by rules from your answers."}


def drafts(showing: Showing) -> tuple[Words, ...]:
    """The drafts of a phase that are new in this round, in one message or more; joined they are the whole text."""
    mission, phase = showing.mission, showing.mission.phases[showing.phase - 1]
    chosen = _new(mission, showing.run, showing.phase, showing.round)
    persona = mission.persona(phase.lead, phase.objective)
    whole = safe.markdown("\n\n".join(_titled(spec, draft) for spec, draft in chosen))
    opening = f"*Phase {phase.position} of {len(mission.phases)}*  ·  {line(phase.name, 150)}{_round(showing.round)}"
    return _told(persona, _notice(persona, phase), opening, whole, _by_whom(chosen))


def edited(showing: Showing) -> tuple[Words, ...]:
    """The text that a person wrote for a deliverable, in one message or more."""
    draft = showing.run.drafts[showing.deliverable]
    title = line(showing.mission.spec(showing.deliverable).name, 150)
    opening = f"{user(draft.edited_by or showing.run.starter)} wrote the text of *{title}*. It stays as it is."
    return _told(None, f"New text: {title}", opening, safe.markdown(draft.markdown), _where_to_decide(showing))


def _where_to_decide(showing: Showing) -> str:
    """A text that comes after the review pushes its buttons up and out of sight."""
    phase = showing.run.phase(showing.mission.spec(showing.deliverable).phase)
    return "The review above has the buttons to decide." if phase.status is PhaseStatus.REVIEW else ""


def _new(mission: Mission, run: Run, phase: int, round_: int) -> list[tuple[DeliverableSpec, Draft]]:
    """What this round shows. When a later round has overtaken it, everything that is ready."""
    ready = [(s, run.drafts[s.key]) for s in mission.specs(phase) if s.key in run.drafts]
    ready = [(s, d) for s, d in ready if d.state is DraftState.READY]
    return [(s, d) for s, d in ready if d.round == round_] or ready


def _titled(spec: DeliverableSpec, draft: Draft) -> str:
    return f"### {' '.join(spec.name.split())}\n\n{draft.markdown.strip()}\n"


def _round(round_: int) -> str:
    return f"  ·  round {round_}" if round_ > 1 else ""


def _notice(persona: Persona, phase: Phase) -> str:
    return f"{line(persona.name, 80)}: drafts of phase {phase.position}, {line(phase.name, 120)}"


def _by_whom(chosen: list[tuple[DeliverableSpec, Draft]]) -> str:
    writers = dict.fromkeys(d.writer for _, d in chosen if d.writer and not d.edited_by)
    return " ".join(WRITERS.get(w, f"Drafted by {line(w, 80)} from your answers. Please check it.") for w in writers)


def _told(persona: Persona | None, notice: str, opening: str, whole: str, closing: str) -> tuple[Words, ...]:
    pieces = for_messages(whole) or ("_No text._",)
    return tuple(
        words(notice, _framed(piece, opening if first else "", closing if last else ""), persona)
        for piece, first, last in ((p, i == 0, i == len(pieces) - 1) for i, p in enumerate(pieces))
    )


def _framed(piece: str, opening: str, closing: str) -> list[Block]:
    before = [context(opening, "opening")] if opening else []
    after = [context(closing, "writer")] if closing else []
    return [*before, markdown(piece, "text"), *after]
