"""Writers that do as told."""

from bot.core.brief import Brief, PhaseBrief, Reviewed, SpineBrief, Written, WrittenSpine
from bot.core.cost import Forecast, Usage
from bot.core.mission import Mission
from bot.core.ports import WriterFailed
from bot.core.spine import Spine


class FakeWriter:
    """Writes one generic sentence about the deliverable; gives up while `failing` names it."""

    def __init__(self, name: str = "fake writer") -> None:
        self.name = name
        self.failing: set[str] = set()
        self.briefs: list[Brief] = []
        self.spines: list[SpineBrief] = []
        self.says = Reviewed(text="Is it enough?", met="It is.")

    async def draft(self, brief: Brief) -> Written:
        """Writes, or gives up."""
        self.briefs.append(brief)
        if brief.spec.key in self.failing:
            raise WriterFailed("The model is away.")
        lead = f"{brief.spec.title} for {brief.facts.text('litres')}. {brief.request}".strip()
        return Written(content={"lead": lead, "parts": []}, writer=self.name, met="Yes, now." if brief.objection else "")

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """One objection, or giving up while `failing` names the review."""
        if "review" in self.failing:
            raise WriterFailed("The model is away.")
        return self.says

    async def spine(self, brief: SpineBrief) -> WrittenSpine:
        """One decision, or giving up while `failing` names the spine."""
        self.spines.append(brief)
        if "spine" in self.failing:
            raise WriterFailed("The model is away.")
        return WrittenSpine(spine=Spine(decisions=("Tea is hot.",)), usage=Usage(calls=1))

    def forecast(self, mission: Mission) -> Forecast | None:
        """A dime for ten calls."""
        return Forecast(model=self.name, usage=Usage(calls=10, prompt=40_000, written=10_000, dollars=0.1))


class FakeRenderer:
    """Text that shows what it was made from."""

    def deliverable(self, type_name: str, content: dict[str, object]) -> str:
        """The lead alone."""
        return str(content["lead"])

    def document(self, document, run, mission) -> str:
        """Titles and texts."""
        return f"# {document.title}\n\n" + "\n\n".join(f"## {s.title}\n\n{s.markdown}" for s in document.sections)

    def plain(self, text: str) -> str:
        """As it is."""
        return text
