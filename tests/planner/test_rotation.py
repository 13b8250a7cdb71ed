"""Which backups stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from planner.storage.rotation import Stamp, kept

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)


def stamps(*ages: timedelta, bad: tuple[int, ...] = ()) -> list[Stamp]:
    """Backups of these ages, oldest first; the numbers begin with 1."""
    return [Stamp(number, NOW - age, number not in bad) for number, age in enumerate(ages, 1)]


def days(*ages: float) -> list[timedelta]:
    return [timedelta(days=age) for age in ages]


@pytest.mark.parametrize(
    ("ages", "bad", "expected"),
    [
        ([], (), set()),
        (days(400, 399, 398), (), {1, 2, 3}),
        (days(2000, 400, 399, 398), (), {1, 2, 3, 4}),
        (days(1.9, 1.8, 1.7, 0.1), (), {1, 2, 3, 4}),
        (days(5.2, 5.1, 5.0, 4.0, 3.0, 2.5), (), {3, 4, 5, 6}),
        (days(9.1, 9.0, 8.9, 0.5), (1, 2, 3), {4}),
        (days(30.1, 30.0, 3.0, 2.9, 2.8), (3, 4, 5), {1, 2}),
    ],
)
def test_kept(ages: list[timedelta], bad: tuple[int, ...], expected: set[int]) -> None:
    found = kept(stamps(*ages, bad=bad), NOW)
    assert found == expected | {stamp.number for stamp in stamps(*ages) if NOW - stamp.made_at <= timedelta(days=2)}


def test_a_year_of_hourly_backups_thins_to_a_few() -> None:
    year = stamps(*(timedelta(hours=hours) for hours in range(24 * 365, 0, -1)))
    found = kept(year, NOW)
    assert 48 + 10 <= len(found) <= 48 + 12 + 10 + 9
    ages = sorted((NOW - stamp.made_at).days for stamp in year if stamp.number in found)
    assert ages[-1] > 220
    assert len([age for age in ages if age <= 11]) >= 48 + 9


def test_the_last_three_good_ones_stay_however_old() -> None:
    found = kept(stamps(*days(3000, 2900, 2800, 2700, 1, 0.5), bad=(5, 6)), NOW)
    assert {2, 3, 4} <= found


def test_clocks_may_lie() -> None:
    future = Stamp(9, NOW + timedelta(days=900))
    past = Stamp(10, datetime(1980, 1, 1, tzinfo=UTC))
    found = kept([*stamps(*days(5, 4, 3)), future, past], NOW)
    assert {9, 10} <= found
