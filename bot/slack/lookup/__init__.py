"""The library in Slack: its pages, its buttons and forms, and who may see what."""
