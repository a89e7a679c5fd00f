"""Coord: missions in Slack threads that end in documents a team works from."""
