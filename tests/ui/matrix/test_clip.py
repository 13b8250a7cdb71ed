"""Excel's clipboard text: whatever is in the cells comes back, and nothing in it is computed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exporting.cells import FORMULA_STARTS
from ui.matrix import clip

NASTY = st.sampled_from(
    (
        "",
        '"',
        '""',
        "\t",
        "\r\n",
        "\n",
        "\r",
        "=1+1",
        "'=1+1",
        "＝1",
        "-5",
        "+3",
        "@a",
        "'",
        '"a"',
        'a"b',
        " =1",
        "，",
        "干皮面霜",
    )
)
CELL = st.one_of(
    NASTY,
    st.lists(NASTY, max_size=4).map("".join),
    st.text(st.characters(codec="utf-8"), max_size=12),
)


@st.composite
def blocks(draw: st.DrawFn) -> list[list[str]]:
    wide = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(CELL, min_size=wide, max_size=wide), min_size=1, max_size=6))


@given(blocks())
def test_every_cell_comes_back(block: list[list[str]]) -> None:
    assert clip.read(clip.write(block)) == block


@given(blocks())
def test_nothing_that_is_copied_is_computed(block: list[list[str]]) -> None:
    for row in csv.reader(io.StringIO(clip.write(block), newline=""), "excel-tab"):
        for cell in row:
            assert not cell.startswith(FORMULA_STARTS)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("小满\t600\r\n", [["小满", "600"]]),
        ("小满\t600", [["小满", "600"]]),
        ("小满\t\r\n阿芷", [["小满", ""], ["阿芷", ""]]),
        ("a\t", [["a", ""]]),
        ('"a"\t', [['"a"', ""]]),
        ("\r\n", [[""]]),
        ('"第一行\n第二行"\tb\r\n', [["第一行\n第二行", "b"]]),
        ('"一个\t制表符"\r\n', [["一个\t制表符"]]),
        ('"他说""好"""\tx\r\n', [['他说"好"', "x"]]),
        # Excel wraps only what needs it.
        ('"好"\t5"屏\r\n', [['"好"', '5"屏']]),
        ('""\tx\r\n', [["", "x"]]),
        ('"没有关上\tx\r\ny\r\n', [['"没有关上', "x"], ["y", ""]]),
        ("a\rb\rc\r", [["a"], ["b"], ["c"]]),
    ],
)
def test_what_other_programs_write_is_read(text: str, block: list[list[str]]) -> None:
    assert clip.read(text) == block


def test_many_unclosed_quotes_do_not_take_long() -> None:
    assert len(clip.read('"a\t' * 50_000)[0]) == 50_001
