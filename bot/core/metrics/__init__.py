"""The numbers that a Plan watches, week by week: what may be entered, how they move, and when they call for action. Pure."""
