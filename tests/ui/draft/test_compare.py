"""Two versions side by side, and the phrases two texts share."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from ui.draft.alike import Shared, shared_phrases
from ui.draft.compare import Piece, compare, pieces_of


def test_only_the_changed_words_are_marked() -> None:
    found = compare("今天用了面霜\n很好", "今天用了精华\n很好")
    assert found.before == (Piece("今天用了", False), Piece("面霜", True), Piece("\n很好", False))
    assert found.after == (Piece("今天用了", False), Piece("精华", True), Piece("\n很好", False))


def test_a_word_counts_as_a_whole_when_it_is_cut_so() -> None:
    cut = {"敏感肌": ["敏感肌"], "敏感皮": ["敏感皮"]}
    assert compare("敏感肌", "敏感皮", cut.__getitem__).after == (Piece("敏感皮", True),)


def test_the_same_text_has_nothing_marked() -> None:
    assert compare("一\n二", "一\n二").same


@given(st.text("一二ab \n", max_size=30), st.text("一二ab \n", max_size=30))
def test_pieces_joined_are_the_texts(before: str, after: str) -> None:
    found = compare(before, after)
    assert "".join(piece.text for piece in found.before) == before
    assert "".join(piece.text for piece in found.after) == after


def test_latin_words_and_numbers_stay_whole() -> None:
    assert pieces_of("用了3.5个AHA") == ["用", "了", "3.5", "个", "AHA"]


def test_very_long_texts_are_compared_roughly_but_soon() -> None:
    start = perf_counter()
    found = compare("面霜好用" * 25_000, "精华好用" * 25_000)
    assert not found.same
    assert perf_counter() - start < 5


def test_shared_phrases_are_as_long_as_they_can_be() -> None:
    mine, theirs = "今年冬天厚涂面霜最管用", "她说冬天厚涂面霜要等五分钟"
    assert shared_phrases(mine, theirs) == (Shared(2, 2, 6),)


def test_four_characters_are_chance() -> None:
    assert shared_phrases("厚涂面霜一二三", "厚涂面霜四五六") == ()


def test_blanks_at_the_ends_do_not_count() -> None:
    assert shared_phrases("甲 厚涂面霜好 乙", "丙 厚涂面霜好 丁") == (Shared(2, 2, 5),)


def test_a_text_of_one_character_repeated_is_read_soon() -> None:
    start = perf_counter()
    shared_phrases("好" * 20_000, "好" * 20_000)
    assert perf_counter() - start < 5
