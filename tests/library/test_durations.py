"""Time boxes are read in minutes or in days, never from one to the other."""

import pytest

from bot.reading.durations import is_time, read

MINUTES = {
    "2 hours": (120, 120),
    "90 minutes": (90, 90),
    "3-4 hours": (180, 240),
    "3–4 hours": (180, 240),
    "20 min": (20, 20),
    "1.5 hours": (90, 90),
    "½ hour": (30, 30),
    "1 ½ hours": (90, 90),
    "1 1/2 hours": (90, 90),
    "1 hour 30 minutes": (90, 90),
    "1h30m": (90, 90),
    "30 minutes - 1 hour": (30, 60),
    "two to three hours": (120, 180),
    "half an hour": (30, 30),
    "2-hour": (120, 120),
    "45 minutes, once": (45, 45),
}
DAYS = {
    "1-3 days": (1, 3),
    "2 weeks": (14, 14),
    "1-2 weeks": (7, 14),
    "5 business days": (5, 5),
    "Days 1-3": (3, 3),
    "Days 4-7": (4, 4),
    "Week 1-2": (14, 14),
    "1/2 day": (0, 1),
    "1.5 days": (1, 2),
}


@pytest.mark.parametrize("text", MINUTES)
def test_minutes_and_hours_are_minutes(text):
    assert (read(text).minutes, read(text).days) == (MINUTES[text], None)


@pytest.mark.parametrize("text", DAYS)
def test_days_and_weeks_are_days(text):
    assert (read(text).days, read(text).minutes) == (DAYS[text], None)


@pytest.mark.parametrize("text", ["Ongoing", "soon", "", "4 hours to 2 days", "9" * 500])
def test_what_states_no_time_is_kept_as_written(text):
    assert (read(text).raw, read(text).minutes, read(text).days) == (text, None, None)


def test_some_words_say_a_time_without_a_number():
    assert is_time("Ongoing")
    assert is_time("as needed")
    assert not is_time("Email and chat")
