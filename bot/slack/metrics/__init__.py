"""The metrics in Slack: the page that shows how they move, the weekly form, and their part of the Friday digest."""
