"""The daily digest in Slack: its message, its forms, its buttons, and the day on the home tab. It decides nothing."""
