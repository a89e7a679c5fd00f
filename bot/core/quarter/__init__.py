"""A quarter looked back on: what was done and skipped, what follows from it, and the Plan for the time after. Pure."""
