"""Typed deliverables: what each deliverable of a mission is made of, by type name."""
