"""With a tail the similar notes are those of an index that was counted anew, under the same words and IDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.cuts import Cuts
from nlp.index import NoteIndex
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.tail import Late, Tail, words_of
from nlp.words import Cutter
from tests.nlp.test_index import WORDS, cuts_of

BASE = (
    ("面霜", "平价", "敏感肌"),
    ("面霜", "精华", "精华", "vlog"),
    ("敏感肌", "敏感肌", "早八"),
    ("通勤", "早八", "粉底液"),
    ("替代", "平价"),
    (),
)
BAGS = st.lists(WORDS | st.just("没见过"), max_size=12)


@dataclass
class World:
    """Notes by number, as they are now: those that were learned, and what happened since."""

    notes: dict[int, Sequence[str]] = field(default_factory=lambda: dict(enumerate(BASE)))
    touched: set[int] = field(default_factory=set)

    def tail(self, index: NoteIndex) -> Tail:
        late = tuple(self._late(index, no) for no in sorted(self.touched & self.notes.keys()))
        gone = sorted(no for no in range(len(BASE)) if no in self.touched or no not in self.notes)
        return Tail(np.array(gone, np.int32), late)

    def _late(self, index: NoteIndex, no: int) -> Late:
        return Late.of(index, str(no), "", index.numbers(self.notes[no]))


def counted_anew(notes: dict[int, Sequence[str]], index: NoteIndex, draft: Sequence[str]) -> dict[str, float]:
    """The cosine with every note, word by word, under the words and the IDF of the index."""
    held = {word for bag in BASE for word in bag}

    def vector(bag: Sequence[str]) -> dict[str, float]:
        counts = {word: (1 + np.log(bag.count(word))) * index.idf(word) for word in set(bag) & held}
        norm = np.sqrt(sum(weight**2 for weight in counts.values())) or 1.0
        return {word: weight / norm for word, weight in counts.items()}

    asked = vector(draft)
    found = {str(no): sum(w * asked.get(word, 0.0) for word, w in vector(bag).items()) for no, bag in notes.items()}
    return {id: near for id, near in found.items() if near > 0}


def merged(index: NoteIndex, tail: Tail, draft: Sequence[str]) -> dict[str, float]:
    near = tail.without_gone(index.similarities(draft))
    found = {str(number): float(near[number]) for number in np.flatnonzero(near).tolist()}
    late = {one.id: one.similarity for one in tail.similar(index, draft, 100)}
    assert not found.keys() & late.keys()
    return found | late


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), BAGS | st.none()), max_size=20), BAGS)
def test_the_same_notes_as_counted_anew(edits: list[tuple[int, list[str] | None]], draft: list[str]) -> None:
    index, world = NoteIndex.build(cuts_of(BASE)), World()
    for no, bag in edits:
        if bag is None:
            world.notes.pop(no, None)
        else:
            world.notes[no] = bag
            world.touched.add(no)
    found, exact = merged(index, world.tail(index), draft), counted_anew(world.notes, index, draft)
    assert found.keys() == exact.keys()
    assert found == pytest.approx(exact, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), BAGS | st.none()), max_size=40), BAGS, st.integers(0, 5))
def test_step_by_step_comes_to_the_same(
    edits: list[tuple[int, list[str] | None]], draft: list[str], fresh: int
) -> None:
    index = NoteIndex.build(cuts_of(BASE))
    late: dict[int, Late] = {}
    tail = Tail()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nlp.tail.FRESH", fresh)
        for no, bag in edits:
            late.pop(no, None)
            if bag is not None:
                late[no] = Late.of(index, str(no), "", index.numbers(bag))
            tail = tail.after(np.empty(0, np.int32), tuple(late.values()))
    stepped, whole = tail.similar(index, draft, 99), Tail(notes=tuple(late.values())).similar(index, draft, 99)
    assert tail.notes == tuple(late.values())
    assert {one.id: one.similarity for one in stepped} == pytest.approx({one.id: one.similarity for one in whole})


def test_a_tail_leaves_what_was_learned_alone() -> None:
    index = NoteIndex.build(cuts_of(BASE))
    before = index.similarities(["面霜"])
    masked = Tail(np.array([0, 1], np.int32)).without_gone(before)
    assert np.flatnonzero(masked).tolist() == []
    assert np.flatnonzero(before).tolist() == [0, 1]
    assert Tail().without_gone(before) is before


def test_the_nearest_come_first_and_the_older_among_equals() -> None:
    index = NoteIndex.build(cuts_of(BASE))
    bags: tuple[list[str], ...] = (["面霜", "通勤"], ["面霜"], ["面霜"], ["没见过"], [])
    tail = Tail(notes=tuple(Late.of(index, str(at), "题", index.numbers(bag)) for at, bag in enumerate(bags)))
    assert [one.id for one in tail.similar(index, ["面霜"], 20)] == ["1", "2", "0"]
    assert [one.id for one in tail.similar(index, ["面霜"], 1)] == ["1"]
    assert tail.similar(index, ["没见过"], 20) == []
    assert Tail().similar(index, ["面霜"], 20) == ()


def test_words_the_index_does_not_have_count_nothing() -> None:
    index = NoteIndex.build(cuts_of(BASE))
    plain = Late.of(index, "a", "", index.numbers(["面霜"]))
    strange = Late.of(index, "b", "", np.array([*index.numbers(["面霜", "没见过"]), 10_000], np.int32))
    np.testing.assert_array_equal(strange.words, plain.words)
    np.testing.assert_array_equal(strange.weights, plain.weights)


def test_a_note_has_the_words_that_are_stored_of_it() -> None:
    cutter = Cutter(bundled())
    notes = [
        Note("a", "早八通勤底妆", "早八人的５分钟底妆，spf50+ 防晒[害羞R]\n不卡粉", ("早八妆容", "通勤妆")),
        Note("b", "敏感肌换季泛红怎么办呢我", "敏感肌换季泛红怎么办呢我停了所有精华"),
        Note("c"),
    ]
    for at, note in enumerate(notes):
        cuts = Cuts.of(cutter, notes)
        assert words_of(note, cutter) == [cuts.vocabulary[word] for part in cuts.note(at) for word in part]
