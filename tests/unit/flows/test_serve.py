"""What is said of schedules that are none, before anything is started."""

from __future__ import annotations

import pytest

from flows.errors import StoppedError
from flows.serve import schedule_of


@pytest.mark.parametrize(
    ("cron", "timezone", "said"),
    [
        ("every morning", "UTC", "minute hour day month weekday"),
        ("61 4 * * *", "UTC", "minute hour day month weekday"),
        ("0 4 * * *", "Mars", "Europe/Vienna or UTC"),
        ("0 4 * * *", "Europe/Viena", "Is Europe/Vienna"),
        ("0 4 * * *", "../../etc/passwd", "no time zone"),
        ("0 4 * * *", "", "no time zone"),
    ],
)
def test_a_schedule_that_is_none_is_refused_with_what_to_write(cron: str, timezone: str, said: str) -> None:
    with pytest.raises(StoppedError, match=said):
        schedule_of(cron, timezone)


def test_a_schedule_is_taken_as_it_is_said() -> None:
    schedule = schedule_of("0 4 * * *", "Europe/Vienna")
    assert (schedule.cron, schedule.timezone) == ("0 4 * * *", "Europe/Vienna")
