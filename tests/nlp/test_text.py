"""Folding keeps every place: what is found in the folded text can be shown in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text import CODES, fold, fold_plain

PIECES = st.sampled_from(
    ("敏感肌", "[话题]", "[笑哭R]", "[", "R]", "面霜", "Ａ！", "後裡麵", "着著乾", "💇‍♀️", "𠀀", "A")
)
ODD = st.sampled_from("ßİΣ\0\ud83d\ude00\n\u2028\u3000\u200b\ufeff\u00ad\x0c# ")
TEXTS = st.lists(PIECES | ODD | st.text(max_size=5), max_size=20).map("".join)

FOLDED = [
    ("ＳＰＦ５０＋", "spf50+"),
    ("這款麵霜真的後悔沒早買", "这款面霜真的后悔没早买"),
    ("裡面", "里面"),
    ("#敏感肌[话题]#", "#敏感肌#"),
    ("太好用了[笑哭R][赞R]！", "太好用了!"),
    ("##早八[话题]##通勤[话题]#", "##早八##通勤#"),
    ("[笑哭]", "[笑哭]"),
    ("[R]", "[r]"),
    ("[okR][doge][扯脸H][AR]", "[ar]"),
    ("最\u200b好\ufeff用", "最好用"),
    ("全\u3000角\u00a0空格", "全 角 空格"),
    ("一行\u2028一行", "一行\n一行"),
    ("iPhone 15 Pro", "iphone 15 pro"),
    ("İstanbul", "İstanbul"),
    ("坏习惯", "坏习惯"),
    ("💇‍♀️剪發", "💇‍♀️剪发"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folds(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_plain_folding_drops_the_blanks_around() -> None:
    assert fold_plain("　敏感肌 \n") == "敏感肌"


FOUND = [
    ("#敏感肌[话题]# 早八", "早八", "早八"),
    ("[笑哭R]後悔", "后悔", "後悔"),
    ("后[笑哭R]悔", "后悔", "后[笑哭R]悔"),
    ("[赞R]ＡＢ[赞R]Ｃ[赞R]", "abc", "ＡＢ[赞R]Ｃ"),
    ("最\u200b好", "最好", "最\u200b好"),
    ("👩‍❤️‍👨面膜", "面膜", "面膜"),
    ("\ud83d面膜\0", "面膜", "面膜"),
]


@pytest.mark.parametrize(("text", "phrase", "shown"), FOUND)
def test_shows_in_the_original_what_was_found(text: str, phrase: str, shown: str) -> None:
    folded = fold(text)
    at = folded.text.index(phrase)
    start, end = folded.back(at, at + len(phrase))
    assert text[start:end] == shown


@given(TEXTS)
def test_every_folded_character_has_its_place(text: str) -> None:
    folded = fold(text)
    places = [folded.back(at, at + 1) for at in range(len(folded.text))]
    assert all(end == start + 1 for start, end in places)
    assert places == sorted(set(places))
    assert "".join(text[start:end] for start, end in places) == CODES.sub("", text)


@given(TEXTS, st.data())
def test_a_range_goes_back_to_a_range(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.back(start, end)
    assert 0 <= first <= last <= len(text)
    assert (first == last) == (start == end)


@given(TEXTS)
def test_characters_that_need_no_folding_stay(text: str) -> None:
    once = fold(text).text
    assert len(once) == len(CODES.sub("", text))
    for old, new in zip(CODES.sub("", text), once, strict=True):
        if old.isprintable() and old.isascii() and not old.isupper():
            assert old == new


@given(st.text())
def test_surrogates_and_nul_pass_through(text: str) -> None:
    assert fold(f"\ud83d{text}\0").text.startswith("\ud83d")
    assert fold(f"\ud83d{text}\0").text.endswith("\0")
    assert "\0" in fold(f"麵\0{text}").text
