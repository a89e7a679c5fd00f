"""Versions of a document: what changed from one to the next, who decided it, and what was put aside for it. Pure.

The versions of a document are all documents of one kind in one channel, newest first: `tx.documents(team, channel, kind)`.
"""
