"""Any order of events, late and doubled ones included: nobody's text is lost, nothing gets stuck, the end is the end."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.coordinator.queue import row
from bot.core import events
from bot.core.brief import Reviewed, Written
from bot.core.decide import decide
from bot.core.jobs import DraftJob, PublishJob, ReviewJob, Say, SpineJob
from bot.core.run import DraftState, Mode, PhaseStatus, Source, Stage, WriterChoice
from bot.core.spine import Spine
from bot.core.versions.work import work_of
from tests.core.given import NOON, OLIVE, PRIYA, SAM, new_run, small_mission

PEOPLE = st.sampled_from((OLIVE, SAM, PRIYA))
KEYS = st.sampled_from(("water", "heat", "steep", "serve"))
PHASES = st.integers(0, 2)
ROUNDS = st.integers(0, 4)


class RunMachine(RuleBasedStateMachine):
    """A run with its pending work; people press what they like, workers are late and sometimes do a job twice."""

    @initialize(mode=st.sampled_from(Mode), by_model=st.booleans(), on_the_way=st.integers(0, 2))
    def start(self, mode, by_model, on_the_way):
        self.mission = small_mission()
        source = Source(id="s0", title="Tea Book", version=0)
        self.run = new_run(self.mission, mode=mode, by_model=by_model, approvers=(SAM,), source=source)
        self.pending, self.done, self.ids = [], [], {}
        self.count, self.texts, self.versions = 0, {}, {}
        if on_the_way:
            self.answer(OLIVE, "1", "quick", False)
            self.all_work_is_done([])
        if on_the_way == 2:
            self.go_through_to_version_one(mode)

    def go_through_to_version_one(self, mode):
        for phase in (0,) if mode is Mode.AUTO else (1, 2):
            round_ = self.run.phase(phase).round if phase else self.run.review_round
            self.approve(OLIVE, phase, round_)
            self.all_work_is_done([])
        self.publish(OLIVE)
        self.publishing_ends(True)
        assert self.run.stage is Stage.PUBLISHED

    def happen(self, kind, by="", **fields):
        self.count += 1
        event = kind(key=f"e{self.count}", at=NOON + timedelta(minutes=self.count), by=by, **fields)
        before = self.run
        self.run, jobs = decide(self.mission, self.run, event)
        for job in jobs:
            identity = row("T1", job).id
            if identity not in self.ids:
                self.ids[identity] = job
                self.pending.append(job)
        return before, event

    @rule(by=PEOPLE, litres=st.sampled_from(("1", "2")), form=st.sampled_from(("quick", "kettle")), assume=st.booleans())
    def answer(self, by, litres, form, assume):
        self.happen(events.Answered, by, form=form, values={"litres": litres}, assume=assume)

    @rule(by=PEOPLE)
    def press_start(self, by):
        self.happen(events.DraftingAsked, by)

    @rule(by=PEOPLE)
    def sample(self, by):
        self.happen(events.SampleChosen, by)

    @rule(data=st.data(), fails=st.booleans(), minds=st.lists(KEYS, max_size=2))
    def work(self, data, fails, minds):
        work = [j for j in self.pending + self.done if isinstance(j, DraftJob | ReviewJob | SpineJob)]
        if work:
            self.perform(data.draw(st.sampled_from(work)), fails, minds)

    @rule(minds=st.lists(KEYS, max_size=2))
    def all_work_is_done(self, minds):
        while work := [j for j in self.pending if isinstance(j, DraftJob | ReviewJob | SpineJob)]:
            self.perform(work[0], False, minds)

    def perform(self, job, fails, minds):
        if isinstance(job, ReviewJob):
            reviewed = Reviewed(text="Hot enough?", deliverables=tuple(minds)) if minds else Reviewed()
            about = {"phase": job.phase, "round": job.round, "lot": job.lot}
            self.happen(events.Objected, persona="cook", reviewed=reviewed, **about)
        elif isinstance(job, SpineJob) and fails:
            self.happen(events.SpineFailed, attempt=job.attempt, reason="away")
        elif isinstance(job, SpineJob):
            self.happen(events.SpineWritten, attempt=job.attempt, spine=Spine())
        elif fails:
            self.happen(events.DraftFailed, deliverable=job.deliverable, generation=job.generation, reason="away")
        else:
            written = Written(content={"lead": "x"}, writer="fake")
            about = {"deliverable": job.deliverable, "generation": job.generation}
            fields = {**about, "written": written, "markdown": f"machine {self.count}"}
            self.happen(events.Drafted, **fields)
        if job in self.pending:
            self.pending.remove(job)
            self.done.append(job)

    @rule(by=PEOPLE, phase=PHASES, round_=ROUNDS)
    def approve(self, by, phase, round_):
        self.happen(events.Approved, by, phase=phase, round=round_)

    @rule(by=PEOPLE)
    def approve_what_is_shown(self, by):
        for phase in self.run.phases:
            if self.run.reviewable(phase.position, phase.round):
                self.happen(events.Approved, by, phase=phase.position, round=phase.round)

    @rule(by=PEOPLE, phase=PHASES, round_=ROUNDS, keys=st.lists(KEYS, max_size=2))
    def ask_for_changes(self, by, phase, round_, keys):
        self.happen(events.ChangesAsked, by, phase=phase, round=round_, reason="better, please", deliverables=tuple(keys))

    @rule(by=PEOPLE, phase=PHASES, round_=ROUNDS)
    def redo(self, by, phase, round_):
        self.happen(events.Redone, by, phase=phase, round=round_)

    @rule(by=PEOPLE)
    def refresh(self, by):
        self.happen(events.Refreshed, by)

    @rule(by=PEOPLE, phase=st.integers(1, 2), choice=st.sampled_from(WriterChoice))
    def choose_writer(self, by, phase, choice):
        self.happen(events.WriterChosen, by, phase=phase, choice=choice)

    @rule(by=PEOPLE, key=KEYS, generation=st.integers(1, 5))
    def edit(self, by, key, generation):
        before, event = self.happen(events.Edited, by, deliverable=key, generation=generation, markdown=f"by hand {self.count}")
        if self.run != before:
            self.texts[key] = event.markdown

    @rule(by=PEOPLE)
    def publish(self, by):
        self.happen(events.PublishAsked, by)

    @rule(works=st.booleans())
    def publishing_ends(self, works):
        jobs = [j for j in self.pending if isinstance(j, PublishJob)]
        if jobs:
            self.pending.remove(jobs[0])
            self.end(jobs[0]) if works else self.happen(events.Failed, job="publish", reason="away")

    def end(self, job):
        """A version is stored with what it is made of: the run as it stands, or an older version's work."""
        work = self.versions[job.restores] if job.restores else None
        name = f"d{len(self.versions) + 1}"
        before, _ = self.happen(events.Published, document=name, version=len(self.versions) + 1, work=work)
        self.versions[name] = work or work_of(before)
        if work:
            self.texts = {k: d.markdown for k, d in work.drafts.items() if d.edited_by}

    @rule(by=PEOPLE)
    def change_it(self, by):
        self.happen(events.Reopened, by)

    @rule(by=PEOPLE, data=st.data())
    def restore(self, by, data):
        if self.versions:
            name = data.draw(st.sampled_from(sorted(self.versions)))
            self.happen(events.RestoreAsked, by, document=name, version=int(name[1:]))

    @rule(version=st.integers(1, 3), touched=st.lists(KEYS, max_size=2))
    def what_it_builds_on_is_renewed(self, version, touched):
        source = Source(id=f"s{version}", title="Tea Book", version=version)
        self.happen(events.SourceRenewed, source=source, judged=dict.fromkeys(touched, ("another line",)))

    @rule(by=PEOPLE, key=KEYS, keep=st.booleans())
    def decide_about_a_new_draft(self, by, key, keep):
        new = self.run.proposals.get(key)
        kind = events.TextKept if keep else events.DraftTaken
        before, _ = self.happen(kind, by, deliverable=key, generation=new.generation if new else 1)
        if kind is events.DraftTaken and self.run.drafts.get(key) != before.drafts.get(key):
            del self.texts[key]

    @rule(by=PEOPLE, really=st.integers(0, 9))
    def cancel(self, by, really):
        if not really:
            self.happen(events.Cancelled, by)

    @invariant()
    def a_persons_text_stands_as_it_was_written(self):
        for key, text in self.texts.items():
            assert self.run.drafts[key].markdown == text

    @invariant()
    def somebody_or_something_can_always_move_the_run_on(self):
        if self.run.stage is not Stage.WORKING:
            return
        work = [j for j in self.pending if isinstance(j, DraftJob) and self.wanted(j)]
        reviews = [j for j in self.pending if isinstance(j, ReviewJob) and self.run.phase(j.phase).round < j.round]
        spines = [j for j in self.pending if isinstance(j, SpineJob) and self.expected(j)]
        shown = [p for p in self.run.phases if self.run.reviewable(p.position, p.round)]
        failed = [d for d in self.run.drafts.values() if d.state is DraftState.FAILED]
        assert work or reviews or spines or shown or failed

    def wanted(self, job):
        draft = self.run.drafts.get(job.deliverable)
        return draft is not None and draft.state is DraftState.WANTED and draft.generation == job.generation

    def expected(self, job):
        return self.run.spine.state is DraftState.WANTED and self.run.spine.attempt == job.attempt

    @invariant()
    def whatever_is_wanted_is_being_written(self):
        if self.run.stage is not Stage.WORKING:
            return
        asked = {(j.deliverable, j.generation) for j in self.pending if isinstance(j, DraftJob)}
        spines = [j for j in self.pending if isinstance(j, SpineJob) and self.expected(j)]
        ahead = self.run.ahead.drafts if self.run.ahead else {}
        for draft in (self.run.drafts | ahead).values():
            if draft.state is DraftState.WANTED:
                assert (draft.deliverable, draft.generation) in asked or spines

    @invariant()
    def nothing_is_seen_before_its_turn(self):
        waiting = {p.position for p in self.run.phases if p.status is PhaseStatus.WAITING}
        assert not [k for k in self.run.drafts if self.mission.spec(k).phase in waiting]
        assert not [j for j in self.pending if isinstance(j, Say) and j.phase in waiting]
        assert self.run.ahead is None or self.run.ahead.phase.position in waiting

    @invariant()
    def a_new_draft_beside_a_persons_text_is_written_or_waits_for_a_decision(self):
        asked = {(j.deliverable, j.generation) for j in self.pending if isinstance(j, DraftJob)}
        for key, new in self.run.proposals.items():
            assert self.run.drafts[key].edited_by
            assert new.state is DraftState.READY or (key, new.generation) in asked or not self.run.open

    @invariant()
    def a_run_that_published_stands_published_or_is_being_changed(self):
        assert self.run.document is None or self.run.stage is not Stage.CANCELLED

    @invariant()
    def closing_means_that_every_phase_is_approved(self):
        if self.run.stage in (Stage.CLOSING, Stage.PUBLISHING, Stage.PUBLISHED):
            assert all(p.status is PhaseStatus.APPROVED for p in self.run.phases)

    @invariant()
    def every_approved_phase_has_all_its_texts(self):
        for phase in self.run.phases:
            if phase.status is PhaseStatus.APPROVED:
                assert all(self.run.drafts[s.key].state is DraftState.READY for s in self.mission.specs(phase.position))

    @invariant()
    def a_message_is_about_the_run_as_it_stood(self):
        assert all(j.revision <= self.run.revision for j in self.pending if isinstance(j, Say))


RunMachine.TestCase.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestRunMachine = RunMachine.TestCase
