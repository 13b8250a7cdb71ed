"""Counts, rates and durations as files write them."""

from __future__ import annotations

import math
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importing.values.counts import ZERO_COUNT, Count, count, decimal, seconds, share


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0), ("12", 12), ("1,234", 1234), ("1 234", 1234), ("３０００", 3000), (121.0, 121), (7, 7),
        ("1.4万", 14_000), ("7.6万", 76_000), ("4.5w", 45_000), ("2千", 2_000), ("1.2k", 1_200), ("1.5亿", 150_000_000),
        ("约1.2万", 12_000), ("点赞 123", 123), ("123赞", 123), ("56次", 56), ("1.2E+05", 120_000), ("27601.78", 27602),
        ("赞", 0), ("收藏", 0), ("评论", 0), ("抢首评", 0), ("'12", 12),
        ("抢沙发", 0), ("+5", 5), ("共12条", 12), ("12条评论", 12), ("近1万", 10_000), ("1.2萬", 12_000), ("12\u200b", 12),
    ],
)  # fmt: skip
def test_exact_counts(cell: object, value: int) -> None:
    assert count(cell) == Count(value)


@pytest.mark.parametrize(
    ("cell", "least"),
    [
        ("10+", 10), ("100+", 100), ("1k+", 1_000), ("1千+", 1_000), ("1w+", 10_000), ("1万+", 10_000),
        ("10万+", 100_000), ("999+", 999), ("10＋", 10), (">1000", 1_000), ("超过500", 500), ("1万以上", 10_000),
    ],
)  # fmt: skip
def test_buckets_are_lower_bounds_and_never_values(cell: str, least: int) -> None:
    assert count(cell) == Count(None, least)


@pytest.mark.parametrize(
    "cell", ["", None, "  ", "-", "--", "—", "nan", "None", "Unknown", "未知", float("nan"), -1, "-1"]
)
def test_unknown_is_not_zero(cell: object) -> None:
    assert count(cell) == Count()


def test_an_empty_cell_means_what_its_file_means() -> None:
    assert count("", empty=ZERO_COUNT) == Count(0)
    assert count("-", empty=ZERO_COUNT) == Count()


@pytest.mark.parametrize(
    "cell",
    ["abc", "好评如潮", "2024-06-06", "1.2.3", True, float("inf"), 10**400, "9" * 50, [], "1万2千", "1,2万", "1万-2万"],
)
def test_what_is_no_count_is_told(cell: object) -> None:
    assert count(cell) is None or cell == []


@given(st.text(max_size=60) | st.floats() | st.integers() | st.none() | st.booleans())
def test_no_cell_breaks_a_count(cell: object) -> None:
    read = count(cell)
    assert read is None or all(part is None or 0 <= part <= 10**12 for part in (read.value, read.least))
    decimal(cell)
    share(cell, True)
    seconds(cell)


@given(st.integers(0, 10**11))
def test_a_number_survives_every_spelling(number: int) -> None:
    assert count(str(number)) == count(number) == count(f"{number:,}") == count(float(number)) == Count(number)


def test_rates_become_fractions() -> None:
    assert share(0.246, in_percent=False) == 0.246
    assert share("24.6", in_percent=True) == pytest.approx(0.246)
    assert share("24.6%", in_percent=False) == pytest.approx(0.246)
    assert share("", in_percent=True) is None
    assert share(24.6, in_percent=False) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (15.0, 15),
        ("15秒", 15),
        ("1分20秒", 80),
        ("00:01:20", 80),
        ("1:20", 80),
        ("15s", 15),
        (time(0, 1, 20), 80),
        (timedelta(seconds=75), 75),
        ("", None),
    ],
)
def test_durations_are_seconds(cell: object, expected: float | None) -> None:
    assert seconds(cell) == expected


def test_prices_are_numbers() -> None:
    assert decimal("¥1,200.50") == 1200.5
    assert decimal("1.2万") == 12_000
    assert decimal("面议") is None
    assert decimal(math.inf) is None
