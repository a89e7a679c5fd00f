"""The Slack adapter: what Coord says and asks in Slack, and how that gets in and out. The only home of Slack's libraries."""
