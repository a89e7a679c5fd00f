"""Personas: who speaks in a mission thread. They write and object; they never decide what happens next."""

from bot.core.values import Value


class Persona(Value):
    """One voice. `handle` is the bare name (`customer-success`), `icon` a standard emoji code (`:seedling:`)."""

    handle: str
    name: str
    title: str
    icon: str
    brief: str


def plain_persona(handle: str, objective: str = "") -> Persona:
    """The persona for a handle nobody described: title-cased name, neutral icon, a brief made from the objective."""
    name = handle.replace("-", " ").replace("_", " ").strip().title() or "Coordinator"
    brief = f"Works towards this: {objective}" if objective else "Plain and to the point."
    return Persona(handle=handle, name=name, title=name, icon=":bust_in_silhouette:", brief=brief)
