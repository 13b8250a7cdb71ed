"""The segmenter gives jieba's answer, word for word."""

from __future__ import annotations

import gzip
import json
import logging
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jieba import finalseg

from nlp.segment import Model, Segmenter
from nlp.text import fold
from nlp.wordbook import Wordbook
from nlp.words import CLAUSE


@pytest.fixture(scope="module")
def pair() -> tuple[jieba.Tokenizer, Segmenter]:
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in ("敏感肌", "早八", "T恤", "面霜", "c++"):
        tokenizer.add_word(word, 2_000)
    model = Model(finalseg.start_P, finalseg.trans_P, finalseg.emit_P)
    return tokenizer, Segmenter(Wordbook(tokenizer.total, tokenizer.FREQ), model)


COMMON = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过敏感肌早八面霜绝"
CLAUSES = st.text(
    st.sampled_from(COMMON) | st.sampled_from("a1.%+-#_&") | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5),
    max_size=30,
)


@settings(deadline=None, max_examples=300)
@given(clause=CLAUSES)
def test_any_clause_is_cut_as_jieba_cuts_it(pair: tuple[jieba.Tokenizer, Segmenter], clause: str) -> None:
    tokenizer, segmenter = pair
    assert segmenter.cut(clause) == tokenizer.lcut(clause)


@pytest.mark.parametrize(
    "clause", ["", "的", "绝绝子", "iphone15promax3.5%off", "c++和python3.11", "杭研大厦小明硕士", "龘龘", "1.5%2.0a"]
)
def test_odd_clauses(pair: tuple[jieba.Tokenizer, Segmenter], clause: str) -> None:
    tokenizer, segmenter = pair
    assert segmenter.cut(clause) == tokenizer.lcut(clause)


def test_real_notes_are_cut_alike(pair: tuple[jieba.Tokenizer, Segmenter], shared: Path) -> None:
    tokenizer, segmenter = pair
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        notes = [json.loads(line) for _, line in zip(range(400), lines, strict=False)]
    for note in notes:
        for clause in CLAUSE.findall(fold(f"{note['title']}\n{note['body']}").text):
            assert segmenter.cut(clause) == tokenizer.lcut(clause)
