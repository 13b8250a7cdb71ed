"""Places in texts with emoji: Qt's and Python's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from ui.utf16 import Positions, to_python, to_qt, units

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@pytest.mark.parametrize(
    ("text", "index", "position"),
    [("", 0, 0), ("干皮", 2, 2), ("🔥干皮", 1, 2), ("🔥🔥", 1, 2), ("👨‍👩‍👧好", 5, 8), ("a🔥b", 2, 3)],
)
def test_places_go_both_ways(text: str, index: int, position: int) -> None:
    assert to_qt(text, index) == position
    assert to_python(text, position) == index


def test_a_place_inside_a_character_means_that_character() -> None:
    assert to_python("🔥", 1) == 0
    assert to_python("a🔥b", 2) == 1


def test_places_past_the_end_stay_at_the_end() -> None:
    assert Positions("🔥").to_qt(5) == 2
    assert Positions("🔥").to_python(9) == 1


@given(texts)
def test_every_index_comes_back(text: str) -> None:
    positions = Positions(text)
    for index in range(len(text) + 1):
        assert positions.to_python(positions.to_qt(index)) == index
        assert positions.to_qt(index) == to_qt(text, index)


@given(texts)
def test_the_length_is_that_of_the_text_encoded(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_qt_agrees() -> None:
    text = "早八🔥油痘肌👍🏽救星"
    assert QTextDocument(text).characterCount() - 1 == units(text)
