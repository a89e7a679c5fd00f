"""Any order of edits, redrafts, publishing, restoring, and a new document underneath: no word that a person wrote is lost.

Each text of a person's is in the newest version or waits in the run for the next one; or else it is kept in a stored version,
with the person's own decision to replace it.
"""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.coordinator.queue import row
from bot.core import events
from bot.core.files import FileSection, Reading
from bot.core.jobs import BringIn, Consult, Job
from bot.core.run import Run, Stage
from tests.core.given import OLIVE, SAM
from tests.stories.house import CHANNEL, TEAM, House
from tests.stories.test_versions import missions, published

KINDS = {"r1": "tea-book", "r2": "party-plan"}
KEYS = st.sampled_from(("water", "steep"))
RUNS = st.sampled_from(("r1", "r1", "r1", "r2"))
WHO = st.sampled_from((*[OLIVE] * 9, SAM))
STEPS = st.one_of(
    st.tuples(st.sampled_from(("make_a_version", "ask_and_take")), RUNS, st.just(OLIVE), KEYS),
    st.tuples(st.just("edit"), RUNS, WHO, KEYS),
    st.tuples(st.just("change"), RUNS, WHO, KEYS),
    st.tuples(st.just("answer"), RUNS, WHO, st.sampled_from(("3", "4"))),
    st.tuples(st.sampled_from(("take", "keep")), RUNS, WHO, KEYS),
    st.tuples(st.sampled_from(("open", "publish", "publish", "leave", "refresh", "approve")), RUNS, WHO, st.just("")),
    st.tuples(st.just("restore"), RUNS, st.just(OLIVE), st.integers(0, 2)),
    st.tuples(st.just("bring_in"), RUNS, WHO, st.just("")),
    st.tuples(st.just("restore_from_the_library"), RUNS, WHO, st.integers(0, 4)),
)


class Team:
    """A tea book and a party plan that builds on it, both published, and the people who go on with them."""

    def __init__(self, house: House) -> None:
        self.house, self.written, self.brought, self.count = house, [], [], 0

    async def do(self, what: str, run: str, by: str, about: object) -> None:
        """One step; one that is not possible now changes nothing."""
        await getattr(self, what)(run, by, about)

    async def edit(self, run: str, by: str, key: object) -> None:
        self.count += 1
        text, draft = f"Words number {self.count} of {by}.", (await self.house.run(run)).drafts[str(key)]
        about = {"deliverable": key, "generation": draft.generation, "markdown": text}
        await self.house.happen(events.Edited, by=by, run=run, **about)
        if (await self.house.run(run)).drafts[str(key)].markdown == text:
            self.written.append((run, text))

    async def change(self, run: str, by: str, key: object) -> None:
        round_ = (await self.house.run(run)).review_round
        about = {"reason": f"Say {self.count} things more", "deliverables": (key,)}
        await self.house.happen(events.ChangesAsked, by=by, run=run, phase=0, round=round_, **about)

    async def answer(self, run: str, by: str, value: object) -> None:
        self.count += 1
        form, question = ("kettle", "litres") if run == "r1" else ("cups", "count")
        said = f"{value}, as answer {self.count}"
        await self.house.happen(events.Answered, by=by, run=run, form=form, values={question: said})
        if (after := (await self.house.run(run)).answers.get(question)) and after.value == said:
            self.written.append((run, said))

    async def take(self, run: str, by: str, key: object) -> None:
        await self.decide(events.DraftTaken, run, by, key)

    async def keep(self, run: str, by: str, key: object) -> None:
        await self.decide(events.TextKept, run, by, key)

    async def decide(self, kind: type, run: str, by: str, key: object) -> None:
        new = (await self.house.run(run)).proposals.get(str(key))
        await self.house.happen(kind, by=by, run=run, deliverable=key, generation=new.generation if new else 0)

    async def make_a_version(self, run: str, by: str, key: object) -> None:
        await self.open(run, by, key)
        await self.edit(run, by, key)
        await self.publish(run, by, key)

    async def ask_and_take(self, run: str, by: str, key: object) -> None:
        await self.open(run, by, key)
        await self.edit(run, by, key)
        await self.change(run, by, key)
        await self.take(run, by, key)

    async def open(self, run: str, by: str, _: object) -> None:
        await self.house.happen(events.Reopened, by=by, run=run)

    async def refresh(self, run: str, by: str, _: object) -> None:
        await self.house.happen(events.Refreshed, by=by, run=run)

    async def leave(self, run: str, by: str, _: object) -> None:
        await self.house.happen(events.Cancelled, by=by, run=run)

    async def approve(self, run: str, by: str, _: object) -> None:
        for phase in (await self.house.run(run)).phases:
            await self.house.happen(events.Approved, by=by, run=run, phase=phase.position, round=phase.round)

    async def publish(self, run: str, by: str, about: object) -> None:
        await self.approve(run, by, about)
        await self.house.happen(events.PublishAsked, by=by, run=run, why="Because.")

    async def restore(self, run: str, by: str, which: object) -> None:
        editions = (await self.house.run(run)).published
        chosen = editions[int(str(which)) % len(editions)]
        await self.house.happen(events.RestoreAsked, by=by, run=run, document=chosen.document, version=chosen.version)

    async def bring_in(self, run: str, by: str, _: object) -> None:
        self.count += 1
        text = f"Words number {self.count} of {by} from a file."
        self.house.files.held["F1"] = Reading(name="own.md", sections=(FileSection(heading="Water", text=text),))
        about = {"name": by, "kind": KINDS[run], "title": "Our own", "file": "F1", "at": self.house.clock()}
        await self.order(BringIn(key=f"b{self.count}", team=TEAM, channel=CHANNEL, user=by, **about))
        self.brought.append((run, text))

    async def restore_from_the_library(self, run: str, by: str, which: object) -> None:
        self.count += 1
        known = await self.house.store.run(lambda tx: tx.documents(TEAM, CHANNEL, KINDS[run]))
        chosen = known[int(str(which)) % len(known)]
        about = {"want": "restore", "document": chosen.id, "at": self.house.clock()}
        await self.order(Consult(key=f"c{self.count}", team=TEAM, channel=CHANNEL, user=by, **about))

    async def order(self, job: Job) -> None:
        await self.house.store.run(lambda tx: tx.put(row(TEAM, job), self.house.clock()))
        await self.house.settle()

    async def check(self) -> None:
        """Nothing is lost, and every run can go on."""
        for slug, kind in KINDS.items():
            run = await self.house.run(slug)
            documents = await self.house.store.run(lambda tx, kind=kind: tx.documents(TEAM, CHANNEL, kind))
            assert run.stage in (Stage.PUBLISHED, Stage.CLOSING, Stage.WORKING)
            assert [d.version for d in documents] == list(range(len(documents), 0, -1))
            assert [n.version for n in documents[0].log] == [d.version for d in reversed(documents)] or len(documents) == 1
            for text in (text for which, text in self.written if which == slug):
                assert self.stands(run, text) or self.given_way(run, documents, text), text

            for text in (text for which, text in self.brought if which == slug):
                assert any(text in d.markdown.replace("\\", "") for d in documents), text

    def stands(self, run: Run, text: str) -> bool:
        texts = [d.markdown for d in run.drafts.values() if d.edited_by]
        return text in texts or text in [a.value for a in run.answers.values()]

    def given_way(self, run: Run, documents, text: str) -> bool:
        """Kept whole, with who decided; what was published once is also in that version."""
        kept = [s for d in documents for s in d.set_aside] + list(run.set_aside)
        return any(s.text == text and s.decided_by for s in kept)


async def play(steps) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = await House.open(Path(folder), *missions())
        try:
            await published(house)
            await published(house, "party", "r2", sort="green")
            team = Team(house)
            for step in steps:
                await team.do(*step)
                await team.check()
        finally:
            await house.store.close()


BROUGHT = ("bring_in", "r1", OLIVE, "")
TAKEN = ("ask_and_take", "r1", OLIVE, "water")
CHANGED = ("make_a_version", "r1", OLIVE, "water")
NEWER = (("answer", "r1", OLIVE, "4"), ("publish", "r1", OLIVE, ""))
RENEWED = (*NEWER, ("refresh", "r2", OLIVE, ""), ("take", "r2", OLIVE, "water"))


@settings(max_examples=20, deadline=None)
@example([TAKEN, ("publish", "r1", OLIVE, "")])
@example([CHANGED, CHANGED, ("restore", "r1", OLIVE, 0), ("restore", "r1", OLIVE, 1)])
@example([("answer", "r1", OLIVE, "3"), ("answer", "r1", OLIVE, "4"), ("publish", "r1", OLIVE, ""), ("restore", "r1", OLIVE, 0)])
@example([("edit", "r1", OLIVE, "water"), ("leave", "r1", OLIVE, ""), ("restore", "r1", OLIVE, 0)])
@example([("make_a_version", "r2", OLIVE, "water"), *RENEWED, ("publish", "r2", OLIVE, "")])
@example([CHANGED, BROUGHT, ("restore_from_the_library", "r1", OLIVE, 1), ("restore_from_the_library", "r1", OLIVE, 1), CHANGED])
@example([BROUGHT, BROUGHT, ("restore_from_the_library", "r1", SAM, 1), ("restore", "r1", OLIVE, 0), CHANGED])
@given(st.lists(STEPS, min_size=3, max_size=8))
def test_no_word_that_a_person_wrote_is_ever_lost(steps):
    asyncio.run(play([("open", "r1", OLIVE, ""), *steps]))
