"""Notes as word numbers."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.cuts import Cuts
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.text import fold_plain
from nlp.words import Cutter


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


NOTES = (
    Note("a", "敏感肌的春天", "敏感肌，早八通勤！粉底液很好用", ("敏感肌护肤", "通勤妆")),
    Note("b", "", "", ()),
    Note("c", "香缇卡粉饼真的好用强推给大家", "香缇卡粉饼真的好用强推给大家，不卡粉", ()),
)


def words(cuts: Cuts, number: int) -> list[list[str]]:
    return [[cuts.vocabulary[i] for i in part] for part in cuts.note(number)]


def test_the_words_are_those_of_the_cutter(cutter: Cutter) -> None:
    cuts = Cuts.of(cutter, NOTES)
    assert len(cuts) == 3
    title, body, topics = words(cuts, 0)
    assert title == cutter.keys(NOTES[0].title)
    assert body == cutter.keys(fold_plain(NOTES[0].body))
    assert topics == cutter.keys("敏感肌护肤") + cutter.keys("通勤妆")
    assert words(cuts, 1) == [[], [], []]


def test_a_title_that_is_only_the_beginning_of_the_body_is_left_out(cutter: Cutter) -> None:
    title, body, _ = words(Cuts.of(cutter, NOTES), 2)
    assert title == []
    assert "粉饼" in body


def test_words_follow_each_other_only_inside_a_clause_and_with_nothing_dropped_between(cutter: Cutter) -> None:
    cuts = Cuts.of(cutter, [Note("a", "敏感肌粉底液", "敏感肌的粉底液，敏感肌！粉底液")])
    low, middle, high = cuts.starts[0], cuts.starts[1], cuts.starts[2]
    title = [cuts.vocabulary[i] for i in cuts.ids[low:middle]]
    assert title[0] == "敏感肌"
    assert cuts.follows[low:middle].tolist() == [False] + [True] * (len(title) - 1)
    starts = [cuts.vocabulary[i] == "敏感肌" for i in cuts.ids[middle:high]]
    after = [False, *starts[:-1]]
    assert not cuts.follows[middle:high][np.array(after)].any()


def test_notes_survive_being_stored_one_by_one(cutter: Cutter) -> None:
    cuts = Cuts.of(cutter, NOTES)
    again = Cuts.from_stored(cuts.vocabulary, cuts.stored())
    for name in ("ids", "starts", "follows"):
        np.testing.assert_array_equal(getattr(cuts, name), getattr(again, name))
    assert len(Cuts.from_stored([], [])) == 0


def test_every_word_knows_its_note(cutter: Cutter) -> None:
    cuts = Cuts.of(cutter, NOTES)
    assert [int((cuts.owners() == i).sum()) for i in range(3)] == [sum(map(len, cuts.note(i))) for i in range(3)]


def test_cutting_can_be_stopped(cutter: Cutter) -> None:
    class Stopped(Exception):
        pass

    def check() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        Cuts.of(cutter, NOTES, check)
