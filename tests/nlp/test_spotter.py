"""The spotter finds what a search for each string would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.spotter import LONGEST, SHORTEST, Spotter

LETTERS = st.text("面霜敏感肌好ai8 ", max_size=40)


def searched(strings: list[str], text: str) -> set[tuple[str, int]]:
    """Every place of every string, none of which cuts a run of letters and digits."""
    run = re.compile(r"[a-zA-Z0-9]")

    def cuts(at: int) -> bool:
        return 0 < at < len(text) and bool(run.match(text[at - 1]) and run.match(text[at]))

    return {
        (string, at)
        for string in strings
        if SHORTEST <= len(string) <= LONGEST
        for at in range(len(text) - len(string) + 1)
        if text.startswith(string, at) and not cuts(at) and not cuts(at + len(string))
    }


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("面霜敏感肌好ai8 ", min_size=1, max_size=18), unique=True, max_size=12), LETTERS)
def test_everything_and_nothing_else_is_found(strings: list[str], text: str) -> None:
    spotter = Spotter.from_arrays(Spotter.of(strings).to_arrays())
    numbers, places = spotter.find(text)
    found = [(strings[number], place) for number, place in zip(numbers.tolist(), places.tolist(), strict=True)]
    assert len(set(found)) == len(found)
    assert set(found) == searched(strings, text)


@pytest.mark.parametrize("text", ["openai", "ai8", "8ai"])
def test_a_word_inside_a_word_of_letters_is_not_found(text: str) -> None:
    assert len(Spotter.of(["ai"]).find(text)[0]) == 0
    assert len(Spotter.of(["ai"]).find(f"用 ai 写{text}")[0]) == 1


def test_odd_texts_are_searched() -> None:
    spotter = Spotter.of(["面霜", "🔥🔥"])
    assert spotter.find("")[0].tolist() == []
    assert spotter.find("\ud800面霜\0")[0].tolist() == [0]
    assert spotter.find("🔥🔥🔥")[1].tolist() == [0, 1]
    assert Spotter.of([]).find("面霜")[0].tolist() == []
