"""Where runs, jobs and documents rest: adapters of the Store port. Nothing in here decides anything about a mission."""
