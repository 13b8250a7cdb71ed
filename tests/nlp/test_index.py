"""The nearest notes are exactly those of scikit-learn's TF-IDF."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.arrays import Names
from nlp.cuts import Cuts
from nlp.index import NoteIndex
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.words import Cutter

Bags = Sequence[Sequence[str]]


def cuts_of(bags: Bags) -> Cuts:
    """Cuts as if each bag were the body of a note."""
    vocabulary = list(dict.fromkeys(word for bag in bags for word in bag))
    number = {word: i for i, word in enumerate(vocabulary)}
    ids = np.array([number[word] for bag in bags for word in bag], np.int32)
    sizes = [size for bag in bags for size in (0, len(bag), 0)]
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    return Cuts(vocabulary, ids, starts, np.zeros(len(ids), np.bool_))


def cosines(bags: Bags, draft: Sequence[str]) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer=lambda words: words, sublinear_tf=True)
    notes = vectors.fit_transform(bags)
    return np.asarray((notes @ vectors.transform([draft]).T).todense()).ravel()


def assert_same_notes(found: list[tuple[int, float]], exact: np.ndarray, top: int) -> None:
    """The same notes in the same order, except that equals may change places."""
    best = np.sort(exact)[::-1][:top]
    best = best[best > 0]
    assert [score for _, score in found] == pytest.approx(best.tolist(), abs=2e-6)
    assert [exact[note] for note, _ in found] == pytest.approx(best.tolist(), abs=2e-6)
    assert len({note for note, _ in found}) == len(found)


WORDS = st.sampled_from(["敏感肌", "面霜", "粉底液", "早八", "通勤", "精华", "vlog", "平价", "替代"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=40), st.lists(WORDS, max_size=12))
def test_the_same_notes_as_exact_tf_idf(bags: list[list[str]], draft: list[str]) -> None:
    if not any(bags):
        return
    found = NoteIndex.build(cuts_of(bags)).similar(draft, 5)
    assert_same_notes(found, cosines(bags, draft), 5)


def test_the_same_notes_on_real_notes(shared: Path) -> None:
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::4]
    notes = [Note(row["id"], row["title"] or "", row["body"] or "", tuple(row["topics"] or ())) for row in rows]
    cuts = Cuts.of(Cutter(bundled()), notes)
    index = NoteIndex.build(cuts)
    bags = [[cuts.vocabulary[i] for part in cuts.note(n) for i in part] for n in range(len(cuts))]
    for number in range(0, len(notes), 60):
        assert_same_notes(index.similar(bags[number]), cosines(bags, bags[number]), 20)


def test_a_saved_index_opens_from_read_only_files(tmp_path: Path) -> None:
    index = NoteIndex.build(cuts_of([["面霜", "平价"], ["面霜", "精华"], ["vlog"]]))
    for name, array in index.to_arrays().items():
        np.save(tmp_path / f"{name}.npy", array, allow_pickle=False)
    maps = {path.stem: np.load(path, mmap_mode="r") for path in tmp_path.glob("*.npy")}
    again = NoteIndex.from_arrays(maps)
    assert again.similar(["面霜", "平价"]) == index.similar(["面霜", "平价"])
    assert again.idf("面霜") == index.idf("面霜") < again.idf("vlog") < again.idf("没见过")


def test_words_that_no_note_holds_any_more_count_nothing() -> None:
    cuts = cuts_of([["面霜", "平价"], ["面霜", "精华"]])
    stale = Cuts([*cuts.vocabulary, "旧词"], cuts.ids, cuts.starts, cuts.follows)
    assert NoteIndex.build(stale).similar(["面霜", "平价", "旧词"]) == NoteIndex.build(cuts).similar(["面霜", "平价"])


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=12))
def test_answers_do_not_depend_on_what_was_asked_before(drafts: list[list[str]]) -> None:
    bags = [["面霜", "平价"], ["面霜", "精华", "vlog"], ["敏感肌", "敏感肌", "早八"], ["通勤"]]
    asked = NoteIndex.build(cuts_of(bags))
    for draft in drafts:
        np.testing.assert_array_equal(asked.similarities(draft), NoteIndex.build(cuts_of(bags)).similarities(draft))


def test_a_draft_of_unknown_words_resembles_nothing() -> None:
    index = NoteIndex.build(cuts_of([["面霜"], []]))
    assert index.similar(["没见过"]) == []
    assert index.similar([]) == []
    assert NoteIndex.build(cuts_of([])).similar(["面霜"]) == []


@given(st.lists(st.text(max_size=4), unique=True, max_size=30), st.text(max_size=4))
def test_names_find_every_string_and_no_other(strings: list[str], other: str) -> None:
    names = Names.from_arrays(Names.of(strings).to_arrays())
    assert list(names) == strings
    assert names.numbers(strings).tolist() == list(range(len(strings)))
    assert names.number(other) == (strings.index(other) if other in strings else -1)


def test_words_that_nobody_knows_leave_the_answer_as_it_is() -> None:
    index = NoteIndex.build(cuts_of([["面霜", "平价"], ["面霜", "精华", "vlog"]]))
    answer = index.similarities(["面霜", "平价"])
    assert index.similarities(["面霜", "没见过", "平价"]) is answer
    assert index.similarities(["面霜", "面霜", "平价"]) is not answer
    with pytest.raises(ValueError, match="read-only"):
        answer[0] = 1


def test_two_threads_may_ask_for_different_drafts() -> None:
    bags = [["面霜", "平价"], ["面霜", "学生"], ["平价", "学生", "早八"], ["早八"]]
    index = NoteIndex.build(cuts_of(bags))
    drafts = [["面霜"], ["面霜", "学生"], ["早八", "平价"], ["学生", "早八", "面霜"]]
    expected = [NoteIndex.build(cuts_of(bags)).similarities(draft) for draft in drafts]

    def asks(first: int) -> bool:
        order = [*range(first, len(drafts)), *range(first)] * 100
        return all(np.array_equal(index.similarities(drafts[at]), expected[at]) for at in order)

    with ThreadPoolExecutor(3) as threads:
        assert all(threads.map(asks, range(3)))
