"""Notes by month, and whether a keyword is on the rise."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.research.months import Calendar, months_of

MONTHS = months_of([f"2025-{month:02d}-03" for month in range(1, 13) for _ in range(10)])


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2025-03-01T00:00:00+08:00", 12 * 2025 + 2),
        ("2025-12-31", 12 * 2025 + 11),
        (None, -1),
        ("", -1),
        ("昨天", -1),
        ("2025-13-01", -1),
        ("0001-01-01", -1),
    ],
)
def test_months_are_numbers(moment: str | None, month: int) -> None:
    assert months_of([moment]).tolist() == [month]


def test_a_calendar_has_the_last_two_years() -> None:
    calendar = Calendar.of(months_of(["2019-01-01", "2023-06-01", None, "2025-03-01", "2025-03-09"]))
    assert len(calendar.names) == 24
    assert (calendar.names[0], calendar.names[-1]) == ("2023-04", "2025-03")
    assert calendar.notes.tolist() == [0, 0, 1] + [0] * 20 + [2]


def test_a_library_without_dates_has_no_months() -> None:
    calendar = Calendar.of(months_of([None, None]))
    assert calendar.names == ()
    table = calendar.table(np.array([0, 1]), months_of([None, None]), 2)
    assert table.shape == (2, 0)
    assert np.isnan(calendar.trends(table)).all()


def rows(*numbers: list[int]) -> np.ndarray:
    """The trend of rows that hold so many notes of each month."""
    return Calendar.of(MONTHS).trends(np.array(numbers))


def test_a_keyword_that_doubles_has_a_trend_of_two() -> None:
    (steady, doubled, halved) = rows([2] * 12, [2] * 9 + [4] * 3, [4] * 9 + [2] * 3)
    assert (steady, doubled, halved) == (1.0, 2.0, 0.5)


def test_an_import_of_many_new_notes_is_no_trend() -> None:
    more = months_of([f"2025-{month:02d}-03" for month in range(1, 13) for _ in range(10 if month < 10 else 100)])
    calendar = Calendar.of(more)
    assert calendar.trends(np.array([[2] * 9 + [20] * 3])) == pytest.approx([1.0])


def test_few_notes_have_no_trend() -> None:
    assert np.isnan(rows([0] * 11 + [7], [0] * 12)).all()
