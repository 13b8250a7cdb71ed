"""What is read character by character cuts as what is read as a whole."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from nlp import taught as taught_module
from nlp.lexicon import bundled
from nlp.segment import Segmenter
from nlp.taught import Taught
from nlp.text import fold
from nlp.wordbook import Wordbook
from nlp.words import CLAUSE, Cutter
from tests.nlp.test_segment import CLAUSES

WORDS = {"面": 3, "面霜": 7, "面霜厚": 0, "面霜厚涂": 2, "厚": 0, "厚涂": 5, "𠮷野": 4, "𠮷": 0}


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.fixture(scope="module")
def arrays(cutter: Cutter) -> dict[str, Any]:
    return cutter.to_arrays()


@pytest.fixture
def opened(arrays: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Cutter:
    """A cutter of the same lexicon that finds nothing remembered, only what was kept."""
    monkeypatch.setattr(taught_module, "_LAST", [])
    return Cutter(bundled(), arrays)


def test_only_what_begins_with_a_character_that_was_met_is_read() -> None:
    book = Wordbook.from_arrays(Wordbook(21, dict(WORDS)).to_arrays())
    assert book.total == 21
    assert book.beginning_with("面") == {word: times for word, times in WORDS.items() if word[0] == "面"}
    assert book.beginning_with("霜") == {}
    assert book.beginning_with("𠮷") == {"𠮷野": 4, "𠮷": 0}
    assert set(book._read) == {"面", "霜", "𠮷"}
    assert book.whole() == WORDS


def test_no_words_at_all() -> None:
    book = Wordbook.from_arrays(Wordbook(1).to_arrays())
    assert book.beginning_with("面") == {}
    assert book.whole() == {}


def test_the_whole_book_is_the_same(opened: Cutter, cutter: Cutter) -> None:
    assert opened.taught.segmenter.book.whole() == cutter.taught.segmenter.book.whole()
    assert opened.taught.segmenter.book.total == cutter.taught.segmenter.book.total


@given(clause=CLAUSES)
def test_any_clause_is_cut_alike(arrays: dict[str, Any], cutter: Cutter, clause: str) -> None:
    whole = cutter.taught
    book = Wordbook.from_arrays(arrays)
    assert Segmenter(book, whole.segmenter.model).cut(clause) == whole.segmenter.cut(clause)


def test_real_notes_are_cut_alike_and_little_is_read_for_one(opened: Cutter, cutter: Cutter, shared: Path) -> None:
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = ["{title}\n{body}".format_map(json.loads(line)) for line in islice(lines, 300)]
    for number, text in enumerate(texts):
        for clause in CLAUSE.findall(fold(text).text):
            assert opened.pieces(clause) == cutter.pieces(clause)
        if not number:
            read = sum(map(len, opened.taught.segmenter.book._read.values()))
            assert read < len(cutter.taught.segmenter.book.whole()) / 2


def test_what_was_kept_for_other_words_is_not_used(arrays: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taught_module, "_LAST", [])
    found: Taught = Cutter(bundled().with_own([("早水光", "功效")]), arrays).taught
    assert "早水光" in found.segmenter.book.beginning_with("早"), (
        "the dictionary was read as a whole, with the new word"
    )


def test_damaged_text_costs_words_and_nothing_else(arrays: dict[str, Any]) -> None:
    chance = np.random.default_rng(1)
    broken = {**arrays, "text": chance.integers(0, 256, len(arrays["text"]), np.uint8)}
    book = Wordbook.from_arrays(broken)
    assert "".join(Segmenter(book, Cutter(bundled()).taught.segmenter.model).cut("敏感肌早八底妆")) == "敏感肌早八底妆"


@pytest.mark.parametrize(
    "damage",
    [
        lambda arrays: arrays.pop("text"),
        lambda arrays: arrays.update(offsets=arrays["offsets"][:-2]),
        lambda arrays: arrays.update(starts=arrays["starts"].astype(np.float64)),
        lambda arrays: arrays.update(total=np.zeros(3, np.int64)),
        lambda arrays: arrays.update(stamp=np.zeros(2, np.int64)),
    ],
)
def test_what_cannot_be_read_is_read_from_the_dictionary_itself(
    arrays: dict[str, Any], monkeypatch: pytest.MonkeyPatch, damage: Callable[[dict[str, Any]], object]
) -> None:
    monkeypatch.setattr(taught_module, "_LAST", [])
    broken = dict(arrays)
    damage(broken)
    assert Cutter(bundled(), broken).keys("敏感肌早八底妆") == Cutter(bundled()).keys("敏感肌早八底妆")


def test_places_beyond_the_end_are_empty(arrays: dict[str, Any]) -> None:
    far = Wordbook.from_arrays({**arrays, "offsets": arrays["offsets"] + 10**9, "starts": arrays["starts"] + 10**9})
    assert "".join(far.beginning_with("敏")) == ""
