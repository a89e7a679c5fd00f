"""The base of every typed deliverable, and where its statements come from."""

from enum import StrEnum

from bot.core.values import Value


class Origin(StrEnum):
    """Where a statement comes from. `default` is an expert's, `assumed` awaits a person's word."""

    ANSWERED = "answered"
    FILE = "file"
    DERIVED = "derived"
    DEFAULT = "default"
    ASSUMED = "assumed"


class Evidence(Value):
    """One origin of a deliverable: `ref` is a question id, a document or a formula; `quote` at most 200 characters.

    `fields` are the places that it explains, such as `days.*.room`, each with all that is inside; often none are named.
    """

    origin: Origin
    ref: str
    quote: str = ""
    fields: tuple[str, ...] = ()

    def explains(self, place: str) -> bool:
        """True when this place, such as `days.2.room`, is one of the fields or inside one; `*` stands for any one step."""
        steps = place.split(".")
        return any(_leads(field.split("."), steps) for field in self.fields)


def _leads(field: list[str], steps: list[str]) -> bool:
    return len(field) <= len(steps) and all(f in ("*", s) for f, s in zip(field, steps, strict=False))


class Content(Value):
    """What a deliverable holds. Writers fill the fields; code computes every number; templates render.

    `additions` are points agreed in review that no field of the type holds, in the words of the person who asked.
    """

    evidence: tuple[Evidence, ...] = ()
    additions: tuple[str, ...] = ()


class Part(Value):
    """A headed piece of a generic deliverable: a paragraph, then points, then numbered steps; each may be empty."""

    heading: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


class Generic(Content):
    """A deliverable of no known type: a lead sentence and well-formed parts."""

    lead: str
    parts: tuple[Part, ...]
