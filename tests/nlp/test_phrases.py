"""Phrase discovery finds what belongs together and leaves fragments alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.cuts import Cuts
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.phrases import CHARACTERS_MOST, Phrases, discover
from nlp.sequences import Table, shards_of
from nlp.words import Cutter

FILLERS = ("今天", "朋友", "早上", "公司", "周末", "妈妈", "地铁", "咖啡", "下雨", "回家", "电影", "跑步")


def cuts_of(notes: Sequence[Sequence[Sequence[str]]]) -> Cuts:
    """Cuts of notes whose bodies are clauses of words."""
    vocabulary = list(dict.fromkeys(word for note in notes for clause in note for word in clause))
    number = {word: place for place, word in enumerate(vocabulary)}
    ids = np.array([number[word] for note in notes for clause in note for word in clause], np.int32)
    follows = np.array([place > 0 for note in notes for clause in note for place, _ in enumerate(clause)], np.bool_)
    sizes = [size for note in notes for size in (0, sum(map(len, note)), 0)]
    return Cuts(vocabulary, ids, np.concatenate(([0], np.cumsum(sizes))).astype(np.int64), follows)


def among_fillers(phrase: Sequence[str], times: int) -> list[list[list[str]]]:
    """Notes that say a phrase between changing words."""
    many = len(FILLERS)
    return [[[FILLERS[i % many], *phrase, FILLERS[(5 * i + 3) % many]]] for i in range(times)]


def talk(clauses: int) -> list[list[list[str]]]:
    """A note of single words, against which a phrase stands out."""
    return [[[FILLERS[(7 * i) % len(FILLERS)]] for i in range(clauses)]]


def found(phrases: Phrases) -> dict[str, int]:
    return dict(zip(phrases.texts, phrases.support.tolist(), strict=True))


def test_words_that_stand_together_between_changing_words_are_a_phrase() -> None:
    phrases = found(discover(cuts_of([*among_fillers(["敏感肌", "面霜"], 12), *talk(200)])))
    assert phrases["敏感肌面霜"] == 12
    assert not any("今天" in text for text in phrases)


def test_the_inside_of_a_longer_phrase_is_no_phrase_of_its_own() -> None:
    phrases = found(discover(cuts_of([*among_fillers(["早八", "通勤", "底妆"], 12), *talk(200)])))
    assert "早八通勤底妆" in phrases
    assert "早八通勤" not in phrases
    assert "通勤底妆" not in phrases


def test_a_phrase_that_is_also_said_alone_stays() -> None:
    notes = [*among_fillers(["通勤", "底妆"], 12), *among_fillers(["早八", "通勤", "底妆"], 6), *talk(300)]
    phrases = found(discover(cuts_of(notes)))
    assert phrases["通勤底妆"] == 18


def test_words_of_two_clauses_never_join() -> None:
    notes = [[["敏感肌"], ["面霜", FILLERS[i]]] for i in range(12)]
    assert "敏感肌面霜" not in found(discover(cuts_of(notes)))


@pytest.mark.parametrize("fragment", [["面霜", "真"], ["霜", "好用"]])
def test_a_lone_character_at_the_edge_is_a_fragment(fragment: list[str]) -> None:
    loose = [[[fragment[0], FILLERS[i % 12]], [FILLERS[i % 12], fragment[1]]] for i in range(60)]
    phrases = found(discover(cuts_of([*among_fillers(fragment, 9), *loose])))
    assert "".join(fragment) not in phrases


def test_no_phrase_is_longer_than_a_keyword() -> None:
    phrases = discover(cuts_of(among_fillers(["一二三四五", "六七八九十", "甲乙丙丁"], 12)))
    assert all(len(text) <= CHARACTERS_MOST for text in phrases.texts)


WORDS = st.lists(
    st.lists(st.sampled_from(["面霜", "精华", "平价", "学生党", "好用"]), min_size=1, max_size=6),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_support_counts_the_notes_that_hold_the_words_in_one_clause(notes: list[list[list[str]]]) -> None:
    held: Counter[str] = Counter()
    for note in notes:
        grams = {
            tuple(clause[at : at + size])
            for clause in note
            for size in range(2, 6)
            for at in range(len(clause) - size + 1)
        }
        held.update({"".join(gram) for gram in grams})
    phrases = found(discover(cuts_of(notes)))
    assert all(held[text] == support >= 3 for text, support in phrases.items())


def test_the_most_telling_comes_first_and_every_run_agrees() -> None:
    notes = [*among_fillers(["敏感肌", "面霜"], 30), *among_fillers(["平价", "精华"], 9), *talk(400)]
    phrases = discover(cuts_of(notes))
    assert phrases.texts[0] == "敏感肌面霜"
    assert discover(cuts_of(notes)).texts == phrases.texts
    assert (np.diff(phrases.c_value) <= 0).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30), st.integers(1, 60))
def test_shards_of_any_size_add_up_to_the_same(notes: list[list[list[str]]], shard: int) -> None:
    cuts = cuts_of([*notes, *among_fillers(["敏感肌", "面霜"], 12), *talk(60)])
    here, added = discover(cuts), discover(cuts, shard=shard)
    assert added.texts == here.texts
    for name in ("support", "pmi", "entropy", "c_value"):
        assert getattr(added, name).tolist() == getattr(here, name).tolist()


def test_a_shard_that_travelled_counts_like_one_that_stayed() -> None:
    cuts = cuts_of([*among_fillers(["早八", "通勤", "底妆"], 12), *talk(200)])
    (stayed,) = shards_of(cuts, np.ones(len(cuts.vocabulary), np.bool_), 10**9)
    pairs = stayed.round(()).longer
    table = Table(pairs.keys[pairs.support > 2], len(cuts.vocabulary))
    travelled = copy(stayed)
    for some, other in zip(stayed.round((table,)).parts(), travelled.round((table,)).parts(), strict=True):
        assert some.keys.tolist() == other.keys.tolist()
        assert some.times.tolist() == other.times.tolist()
    assert len(stayed.round((table,)).longer.keys)


def test_an_empty_library_has_no_phrases() -> None:
    assert len(discover(cuts_of([]))) == 0
    assert len(discover(Cuts.of(Cutter(bundled()), [Note("a"), Note("b")]))) == 0
