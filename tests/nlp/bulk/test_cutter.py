"""Many clauses cut at once come out as they do one by one, which is as jieba cuts them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.bulk.cutter import LONGEST, BulkCutter
from nlp.lexicon import bundled
from nlp.words import CLAUSE, Cutter

COMMON = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过敏感肌早八面霜绝"
SAID = (
    "敏感肌", "早八", "t恤", "面霜", "spf50+", "c++", "iphone15promax", "ph5.5", "又双叒叕", "噂嘟假嘟", "捯拾", "#我的", "杭研大厦",
)  # fmt: skip
CHARACTERS = (
    st.sampled_from(COMMON) | st.sampled_from("a1.%+-#_&") | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
)
CLAUSES = st.lists(
    st.text(CHARACTERS, min_size=1, max_size=30) | st.lists(st.sampled_from(SAID), min_size=1).map("".join)
)


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.fixture(scope="module")
def bulk(cutter: Cutter) -> BulkCutter:
    return BulkCutter(cutter)


def cut(bulk: BulkCutter, clauses: list[str]) -> list[tuple[str, ...]]:
    numbers, starts = bulk.cut(clauses)
    parts = np.split(numbers, starts[1:-1]) if clauses else []
    return [tuple(bulk.pieces[number] for number in part) for part in parts]


@settings(deadline=None, max_examples=200)
@given(clauses=CLAUSES)
def test_any_clauses(cutter: Cutter, bulk: BulkCutter, clauses: list[str]) -> None:
    assert cut(bulk, clauses) == [cutter.pieces(clause) for clause in clauses]


@pytest.mark.parametrize(
    "clause",
    [
        "的",
        "龘龘",
        "噂嘟假嘟",
        "提高玩手机的成夲",
        "于是捯拾了会儿家务",
        "1.5%2.0a",
        "spf50+的防晒霜",
        "面霜" * LONGEST,
        "好" * LONGEST,
    ],
)
def test_odd_clauses(cutter: Cutter, bulk: BulkCutter, clause: str) -> None:
    assert CLAUSE.fullmatch(clause)
    assert cut(bulk, [clause, "敏感肌", clause]) == [
        cutter.pieces(clause),
        cutter.pieces("敏感肌"),
        cutter.pieces(clause),
    ]


def test_equal_pieces_have_one_number(bulk: BulkCutter) -> None:
    cut(bulk, ["噂嘟假嘟", "嘟", "的嘟", "spf50+", "龘"])
    assert len(set(bulk.pieces)) == len(bulk.pieces)


def test_nothing_to_cut(bulk: BulkCutter) -> None:
    assert cut(bulk, []) == []
