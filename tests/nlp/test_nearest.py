"""The best of many values, sorted only as far as somebody asks."""

from __future__ import annotations

from itertools import islice

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.nearest import AT_FIRST, BestFirst

VALUES = st.lists(st.integers(-5, 5) | st.floats(-1e6, 1e6), max_size=3 * AT_FIRST)


@given(values=VALUES, asked=st.integers(0, 3 * AT_FIRST))
def test_the_same_order_as_when_all_are_sorted(values: list[float], asked: int) -> None:
    numbers = np.array(values, np.float64)
    whole = np.argsort(-numbers, kind="stable").tolist()
    best = BestFirst(numbers)
    assert list(islice(best, asked)) == whole[:asked]
    assert list(best) == whole


def test_what_nobody_asks_for_is_not_sorted() -> None:
    best = BestFirst(np.arange(10.0 * AT_FIRST))
    assert next(iter(best)) == 10 * AT_FIRST - 1
    assert "_others" not in vars(best)
