"""The message that asks about what a quarter suggests, one proposal at a time; edited in place to the next. Pure."""

from slackblocks import Block

from bot.core.ports import Showing
from bot.core.quarter.deciding import LATER, OPEN, waiting
from bot.core.quarter.values import Decision, Proposal
from bot.core.run import Run
from bot.slack.actions import Verb, value
from bot.slack.blocks import PRIMARY, button, context, row, section, words
from bot.slack.text import line, user
from bot.slack.words import Words


def suggested(showing: Showing) -> tuple[Words, ...]:
    """What was decided so far, the next proposal with its ways to answer, and how many are left."""
    run = showing.run
    proposals, left = run.quarter.proposals if run.quarter else (), waiting(run)
    head = _head(len(proposals), len(left))
    told = [_decided(p, d) for p in proposals if (d := run.decisions.get(p.key))]
    blocks: list[Block] = [section(f"*{head}*", "title"), *([section("\n".join(told)[:2900], "decided")] if told else [])]
    if run.stage in OPEN:
        blocks += _next(run, left[0], len(left) - 1) if left else _again(run)
    return (words(head, blocks),)


def _head(count: int, left: int) -> str:
    things = "1 change" if count == 1 else f"{count} changes"
    return f"The quarter suggests {things}; {'all are decided' if not left else f'{left} to decide'}"


def _decided(proposal: Proposal, decision: Decision) -> str:
    choice = proposal.choice(decision.choice) if decision.choice else None
    if choice is None:
        return f":heavy_minus_sign:  {line(proposal.title, 200)}: stays as it is, said {user(decision.by)}"
    says = f"\n      {line(choice.says, 300)}" if choice.says else ""
    return f":white_check_mark:  {line(proposal.title, 200)}: *{line(choice.label, 80)}*, said {user(decision.by)}{says}"


def _next(run: Run, proposal: Proposal, more: int) -> list[Block]:
    why = f"\n_{line(proposal.why, 400)}_" if proposal.why else ""
    buttons = [
        button(
            Verb.DECIDE, choice.label, value(run=run.id, form=proposal.key, deliverable=choice.id), suffix=choice.id,
            style=None if n else PRIMARY,
        )
        for n, choice in enumerate(proposal.choices)
    ]  # fmt: skip
    keep = button(Verb.DECIDE, "Leave as it is", value(run=run.id, form=proposal.key), suffix="keep")
    told = f"{more} more after this one." if more else "The last one."
    return [
        section(f"*{line(proposal.title, 250)}.*{why}\nWhat shall become of it?", "proposal"),
        *row([*buttons, keep], "buttons"),
        context(f"{told} The owner decides; what nobody decides stays as it is.", "left"),
    ]


def _again(run: Run) -> list[Block]:
    about = value(run=run.id, deliverable=LATER)
    return [
        context("What changes is in the drafts, and in the next version of the Plan.", "left"),
        *row([button(Verb.DECIDE, "Decide again", about, suffix="again")], "buttons"),
    ]
