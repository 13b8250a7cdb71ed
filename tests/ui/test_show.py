"""Days are written so that nobody takes one year for another."""

from __future__ import annotations

from datetime import date

import pytest

from ui.show import days

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 1), date(2026, 11, 21), "11月1日 到 11月21日"),
        (date(2025, 11, 15), date(2026, 11, 21), "2025年11月15日 到 2026年11月21日"),
        (date(2025, 3, 1), date(2025, 11, 21), "2025年3月1日 到 2025年11月21日"),
    ],
)
def test_a_span_of_days(first: date, last: date, said: str) -> None:
    assert days(first, last, TODAY) == said
