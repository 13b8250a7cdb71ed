"""Rows keep their places while somebody else asks for them again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.matrix.sheet.order import steady


@pytest.mark.parametrize(
    ("before", "after", "order"),
    [
        ("abcd", "abcd", "abcd"),
        ("abcd", "acdb", "abcd"),
        ("abcd", "dabc", "abcd"),
        ("abcd", "dcba", "abcd"),
        ("abcd", "acd", "acd"),
        ("abcd", "abxcd", "abxcd"),
        ("abcd", "xabcd", "xabcd"),
        ("abcd", "abcdxy", "abcdxy"),
        ("abcd", "bxa", "abx"),
        ("dbca", "axbcd", "dbcax"),
        ("", "ab", "ab"),
        ("ab", "", ""),
        ("aab"[1:], "ba", "ab"),
    ],
)
def test_order(before: str, after: str, order: str) -> None:
    assert "".join(steady(list(before), list(after))) == order


IDS = st.lists(st.integers(0, 12), unique=True, max_size=10)


@given(IDS, IDS)
def test_nothing_is_lost_and_nothing_jumps(before: list[int], after: list[int]) -> None:
    found = steady(list(map(str, before)), list(map(str, after)))
    assert sorted(found) == sorted(map(str, after))
    assert [id for id in found if int(id) in before] == [str(id) for id in before if id in after]
