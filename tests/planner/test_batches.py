"""Imports are all or nothing, and any of them can be taken back in any order."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.batches import Batches
from planner.importing.rows import NoteRow
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.records import RowProblem
from planner.storage.store import Store
from tests.planner.worlds import Clock, bring, logical, row, rows_left


def test_nothing_is_seen_before_the_end(store: Store) -> None:
    batches = Batches(store)
    batch = batches.begin("a.csv", "test", "notes", "hash", {"title": "标题"})
    batches.write_notes(batch, [row("a", 1, title="防晒怎么选")])
    assert logical(store) == []
    assert batches.list() == []
    record, changes = batches.finish(batch)
    assert [note["title"] for note in logical(store)] == ["防晒怎么选"]
    assert (record.state, record.rows, record.added, record.noun) == ("done", 1, 1, "note")
    assert record.mapping == {"title": "标题"}
    assert changes.ids("note") is None
    assert batches.same_file("hash") == record


def test_the_same_note_again_keeps_the_newest_counts_and_every_query(store: Store) -> None:
    batches = Batches(store)
    bring(batches, [row("a", 10, seen="2025-01-02", query="面霜", source="甲", collects=5)])
    batch = bring(
        batches,
        [
            row("a", 30, seen="2025-01-03", query="敏感肌面霜", source="甲"),
            row("a", 20, seen="2025-01-01", query="乳液", source="乙"),
        ],
    )
    (note,) = logical(store)
    assert (note["likes"], note["collects"], note["engagement"]) == (30, 5, 35)
    assert note["queries"] == [["乳液", "乙"], ["敏感肌面霜", "甲"], ["面霜", "甲"]]
    record = batches.get(batch)
    assert (record.rows, record.added, record.updated, record.skipped) == (2, 0, 2, 0)


def test_identical_rows_are_skipped_but_keep_the_note_alive(store: Store) -> None:
    batches = Batches(store)
    first = bring(batches, [row("a", 10, seen="2025-01-02"), row("a", 10, seen="2025-01-02")])
    second = bring(batches, [row("a", 10, seen="2025-01-02")])
    assert (batches.get(first).added, batches.get(first).skipped) == (1, 1)
    assert (batches.get(second).added, batches.get(second).skipped) == (0, 1)
    batches.undo(first)
    assert [note["likes"] for note in logical(store)] == [10]
    batches.undo(second)
    assert logical(store) == []


def test_a_bucket_never_overwrites_an_exact_count(store: Store) -> None:
    batches = Batches(store)
    exact = bring(batches, [row("a", 1299, seen="2025-01-02")])
    bring(batches, [row("a", seen="2025-02-01", likes_least=1000)])
    assert [(note["likes"], note["likes_least"]) for note in logical(store)] == [(1299, None)]
    batches.undo(exact)
    assert [(note["likes"], note["likes_least"]) for note in logical(store)] == [(None, 1000)]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (row("a"), row("a", title="别的"), True),
        (row("a", title="同"), row("b", title="同"), False),
        (
            row(title="通勤 穿搭", published_at="2025-01-01T08:00:10+08:00"),
            row(title="通勤穿搭", published_at="2025-01-01T00:00:59+00:00"),
            True,
        ),
        (
            row(title="通勤", published_at="2025-01-01T08:00:10+08:00"),
            row(title="通勤", published_at="2025-01-01T08:01:10+08:00"),
            False,
        ),
        (
            row(title="通勤", published_at="2025-01-01", author="甲"),
            row(title="通勤", published_at="2025-01-01", author="乙"),
            False,
        ),
        (row(title="通勤", body="正文"), row(title="通勤", body="正文"), True),
        (row(title="通勤", body="正文"), row(title="通勤", body="另一篇"), False),
    ],
)
def test_what_makes_two_rows_one_note(store: Store, first: NoteRow, second: NoteRow, same: bool) -> None:
    bring(Batches(store), [first, second])
    assert len(logical(store)) == (1 if same else 2)


def test_more_numbers_come_and_go_with_their_batch(store: Store) -> None:
    batches = Batches(store)
    bring(batches, [row("a", 1, metrics={"views": 120.0})])
    second = bring(batches, [row("a", 1, metrics={"views": 150.0})])
    assert [value for *_, value in logical(store)[0]["metrics"]] == [120.0, 150.0]
    batches.undo(second)
    assert [value for *_, value in logical(store)[0]["metrics"]] == [120.0]


def test_a_person_who_stops_leaves_nothing_behind(store: Store) -> None:
    batches = Batches(store)
    bring(batches, [row("a", 1)])
    batch = batches.begin("b.csv", "test", "note", "hash", {})
    batches.write_notes(batch, [row("a", 5), row("b", 2)])
    batches.abandon(batch)
    assert [(note["key"], note["likes"]) for note in logical(store)] == [("p:a", 1)]
    assert rows_left(store, "note") == rows_left(store, "sighting") == rows_left(store, "batch") == 1


def test_only_one_import_at_a_time(store: Store, workspace: Workspace) -> None:
    batches = Batches(store)
    done = bring(batches, [row("a", 1)])
    batch = batches.begin("b.csv", "test", "note", "hash", {})
    with Store.open(workspace) as other:
        with pytest.raises(Problem):
            Batches(other).begin("c.csv", "test", "note", "hash", {})
        with pytest.raises(Problem):
            Batches(other).undo(done)
        assert not Batches(other).sweep(), "a batch that is being written is left alone"
    batches.write_notes(batch, [row("b", 1)])
    batches.finish(batch)
    assert len(logical(store)) == 2


def test_what_is_undone_cannot_be_undone_again(store: Store) -> None:
    batches = Batches(store)
    batch = bring(batches, [row("a", 1)])
    batches.undo(batch)
    assert batches.list() == []
    assert batches.same_file("笔记.csv") is None
    for wrong in (batch, "nothing"):
        with pytest.raises(Problem):
            batches.undo(wrong)
    with pytest.raises(Problem):
        batches.write_notes(batch, [row("b", 1)])


def test_problems_are_kept_with_their_batch(store: Store) -> None:
    batches = Batches(store)
    batch = batches.begin("a.csv", "test", "note", "hash", {})
    found = [RowProblem(9, "likes", "看不懂的数：\ud800"), RowProblem(2, "", "空行")]
    batches.add_problems(batch, found)
    record, _ = batches.finish(batch)
    assert record.problems == 2
    assert [one.row for one in batches.problems(batch)] == [2, 9]


def test_a_crash_while_loading_is_swept(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        batches = Batches(store)
        bring(batches, [row("a", 1)])
        batch = batches.begin("b.csv", "test", "note", "hash", {})
        batches.write_notes(batch, [row("a", 9), row("b", 2)])
        before = logical(store)
    with Store.open(workspace) as store:
        assert logical(store) == before
        assert Batches(store).sweep().touches("note")
        assert logical(store) == before
        assert rows_left(store, "sighting") == 1
        assert not Batches(store).sweep()


class Killed(Exception):
    """The process ended here."""


FIRST = [row(str(n), n, seen="2025-01-01", query="甲") for n in range(450)]
SECOND = [row(str(n), n * 2, seen="2025-01-02", query="乙") for n in range(200, 700)]


@pytest.mark.parametrize("verb", ["finish", "undo"])
@pytest.mark.parametrize("after", range(1, 12))
def test_a_crash_at_any_transaction_is_brought_to_its_end(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, verb: str, after: int
) -> None:
    real, begun = engine.writing, []

    def fused(db: object) -> object:
        begun.append(db)
        if len(begun) > after:
            raise Killed
        return real(db)  # type: ignore[arg-type]

    with Store.open(workspace) as store:
        batches = Batches(store)
        first = bring(batches, FIRST)
        alone = logical(store)
        batch = batches.begin("b.csv", "test", "note", "b", {})
        batches.write_notes(batch, SECOND)
        if verb == "undo":
            batches.finish(batch)
        whole = logical(store)
        with monkeypatch.context() as patch:
            patch.setattr(engine, "writing", fused)
            try:
                batches.finish(batch) if verb == "finish" else batches.undo(batch)
            except Killed:
                pass
            else:
                pytest.skip("it was over before")
    with Store.open(workspace) as store:
        batches = Batches(store)
        batches.sweep()
        if verb == "finish":
            assert len(logical(store)) == 700
            assert batches.get(batch).state == "done"
            batches.undo(batch)
        assert logical(store) == alone
        assert len(whole) in (450, 700)
        batches.undo(first)
        assert logical(store) == []
        assert rows_left(store, "note") == rows_left(store, "sighting") == rows_left(store, "note_query") == 0


IDS = st.sampled_from(["a", "b", "c", ""])
COUNT = st.one_of(st.none(), st.integers(0, 5))
ROWS = st.builds(
    row,
    IDS,
    COUNT,
    seen=st.sampled_from([None, "2025-01-01", "2025-01-02", "2025-01-03T10:00:00+08:00"]),
    likes_least=st.sampled_from([None, 10, 100]),
    collects=COUNT,
    title=st.sampled_from(["", "早八妆", "早 八妆"]),
    body=st.sampled_from(["", "正文一", "正文二"]),
    topics=st.sampled_from([(), ("早八",), ("早八", "妆容")]),
    published_at=st.sampled_from([None, "2025-01-01", "2025-01-01T10:00:30+08:00"]),
    query=st.sampled_from([None, "妆", "早八"]),
    source=st.sampled_from([None, "甲"]),
    author=st.sampled_from([None, "u1"]),
    own=st.booleans(),
    metrics=st.sampled_from([{}, {"views": 3.0}, {"views": 4.0, "danmaku": 1.0}]),
)
FILES = st.lists(st.lists(ROWS, min_size=1, max_size=6), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(files=FILES, data=st.data())
def test_without_a_batch_means_as_if_it_had_never_been(files: list[list[NoteRow]], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        with Store.open(Workspace(Path(folder) / "one"), one := Clock()) as store:
            batches = Batches(store)
            kept: list[list[NoteRow]] = []
            brought: list[tuple[str, list[NoteRow]]] = []
            for rows in files:
                brought.append((bring(batches, rows), rows))
                one.time += timedelta(seconds=1)
                if data.draw(st.booleans(), label="undo one now"):
                    at = data.draw(st.integers(0, len(brought) - 1), label="which")
                    batches.undo(brought.pop(at)[0])
            kept = [rows for _, rows in brought]
            found = logical(store)
            assert rows_left(store, "sighting") <= sum(map(len, kept))
        with Store.open(Workspace(Path(folder) / "other"), other := Clock()) as store:
            for rows in kept:
                bring(Batches(store), rows)
                other.time += timedelta(seconds=1)
            assert found == logical(store)
