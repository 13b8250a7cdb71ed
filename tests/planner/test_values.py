"""Small values everything rests on: keys, moments, changes, texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.initials import initials
from planner.storage.changes import Changes
from planner.storage.payloads import unwrap, wrap
from planner.storage.sightings import Sight, fold, present
from planner.storage.texts import joined, parted, storable, stored_texts, texts
from planner.storage.times import china, stamp, utc
from planner.storage.uuid7 import Keys


@given(st.lists(st.floats(0, 4e9), min_size=1, max_size=60))
def test_keys_grow_whatever_the_clock_does(times: list[float]) -> None:
    clock = iter(times)
    keys = Keys(lambda: next(clock))
    made = [keys.new() for _ in times]
    assert made == sorted(set(made))
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", key) for key in made
    )


def test_keys_begin_with_their_time() -> None:
    assert Keys(lambda: 0x0123456789AB / 1000).new().startswith("01234567-89ab-7000-")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024-06-06T12:01:33+08:00", "2024-06-06T12:01:33+08:00"),
        ("2024-06-06T04:01:33Z", "2024-06-06T12:01:33+08:00"),
        ("2024-06-06T23:30:00-05:00", "2024-06-07T12:30:00+08:00"),
        ("2024-06-06 12:01", "2024-06-06T12:01:00+08:00"),
        ("2024-06-06", "2024-06-06"),
        ("", None),
        (None, None),
    ],
)
def test_moments_of_publishing_are_chinas(text: str | None, found: str | None) -> None:
    assert china(text) == found


def test_moments_of_ours() -> None:
    assert stamp(datetime(2025, 1, 31, 4, 5, 6, 789_123, UTC)) == "2025-01-31T04:05:06.789Z"
    assert utc("2025-01-01") == "2024-12-31T16:00:00.000Z"
    assert utc("2025-01-01T08:00:00+08:00") == "2025-01-01T00:00:00.000Z"
    assert utc("gestern") is None


def test_changes() -> None:
    one, other, bulk = Changes.of("draft", "a"), Changes.of("draft", "b"), Changes.everything("note", "batch")
    both = one | other | bulk
    assert both.ids("draft") == {"a", "b"}
    assert both.ids("note") is None
    assert both.ids("account") == frozenset()
    assert both.touches("note", "anything")
    assert both.touches("draft", "a")
    assert not both.touches("draft", "c")
    assert not both.touches("account")
    assert (one | Changes.everything("draft")).ids("draft") is None
    assert not Changes()
    assert not Changes.of("draft")


@given(
    st.lists(st.text(st.characters(exclude_characters="\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), min_size=1), min_size=1)
)
def test_lists_of_texts_come_back(values: list[str]) -> None:
    clean = tuple(storable(value) for value in values)
    assert texts(stored_texts(values)) == clean
    assert parted(joined(values)) == clean
    assert parted(joined([])) == ()


@given(st.text(st.characters(exclude_categories=[])))
def test_every_text_can_be_stored(text: str) -> None:
    assert len(storable(text)) == len(text)
    storable(text).encode()


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "likes": st.integers(0, 5),
        "likes_least": st.integers(0, 5),
        "title": st.sampled_from(["a", "b"]),
        "queries": st.lists(st.lists(st.sampled_from(["x", "y"]), min_size=2, max_size=2), max_size=2),
        "metrics": st.dictionaries(st.sampled_from(["views", "danmaku"]), st.floats(0, 9)),
    },
)


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), min_size=1, max_size=6), st.randoms())
def test_present_values_do_not_depend_on_the_order_of_reading(found: list[tuple[int, dict]], random: object) -> None:  # type: ignore[type-arg]
    sights = [Sight(batch, f"2025-01-0{seen + 1}", values) for batch, (seen, values) in enumerate(found)]
    mixed = sights.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert present(mixed) == present(sights)
    assert unwrap(wrap(present(sights))) == present(sights)


@given(VALUES, VALUES, VALUES)
def test_folding_may_be_grouped_at_will(one: dict, two: dict, three: dict) -> None:  # type: ignore[type-arg]
    left, right = fold(fold(one, two), three), fold(one, fold(two, three))
    assert {name: sorted(value) if name == "queries" else value for name, value in left.items()} == {
        name: sorted(value) if name == "queries" else value for name, value in right.items()
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("敏感肌面霜", "mgjms"),
        ("早C晚A", "zcwa"),
        ("5.0", ""),
        ("C++", "c"),
        ("", ""),
        ("重庆", "cq"),
        ("🔥测评", "cp"),
    ],
)
def test_initials(text: str, found: str) -> None:
    assert initials(text) == found
