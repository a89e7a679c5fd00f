"""The calendar of a Plan: which work falls due on which local date. Pure; it reads no clock, and ticks are no part of it."""
