"""What waits for a person, and what becomes of what the person says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nlp.note import Note
from planner.batches import Batches
from planner.funnel.asking import Funnels
from planner.funnel.queue import Queue
from planner.importing.rows import FigureRow, NoteRow
from planner.problems import Problem
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.funnel.funnel_world import bring_figures, bring_notes, daily, id_of, total

NAMELESS = FigureRow("代理表", title="第1篇", metrics={"likes": 9, "fee": 500})


def homes(store: Store) -> Sequence[tuple[str | None, str | None]]:
    return engine.rows(store.db, "select note_id, how from figure order by no")


def test_a_row_that_fits_nothing_waits_and_is_settled(store: Store) -> None:
    notes = bring_notes(store, 3)
    bring_figures(store, [NAMELESS])
    queue = Queue(store)
    (waiting,) = queue.waiting()
    assert (waiting.title, waiting.rows, waiting.files) == ("第1篇", 1, ("数据.csv",))
    assert "发布时间" in waiting.why
    assert waiting.candidates[0].id == notes[1]
    assert waiting.candidates[0].confidence < 0.9
    assert Funnels(store).answer().waiting == 1
    written = queue.settle(waiting.subject, notes[1])
    assert homes(store) == [(notes[1], "person")]
    assert queue.waiting() == ()
    (joined,) = queue.joined("person")
    assert (joined.note_id, joined.confidence) == (notes[1], 1.0)
    assert written.undo().touches("figure")
    assert homes(store) == [(None, None)]
    assert len(queue.waiting()) == 1
    written.redo()
    assert homes(store) == [(notes[1], "person")]


def test_what_was_settled_holds_for_later_imports_and_for_the_same_one_again(store: Store) -> None:
    notes = bring_notes(store, 3)
    batch = bring_figures(store, [NAMELESS])
    queue = Queue(store)
    queue.settle(queue.waiting()[0].subject, notes[2])
    Batches(store).undo(batch)
    assert engine.rows(store.db, "select count(*) from figure") == [(0,)]
    later = FigureRow("别的表", title="第1篇", metrics={"views": 10})
    bring_figures(store, [NAMELESS, later], "又一次.csv")
    assert homes(store) == [(notes[2], "person")] * 2


def test_settling_again_replaces_and_can_be_forgotten(store: Store) -> None:
    notes = bring_notes(store, 3)
    bring_figures(store, [NAMELESS])
    queue = Queue(store)
    subject = queue.waiting()[0].subject
    queue.settle(subject, notes[0])
    second = queue.settle(subject, notes[1])
    assert homes(store) == [(notes[1], "person")]
    second.undo()
    assert homes(store) == [(notes[0], "person")]
    queue.forget([subject])
    assert homes(store) == [(None, None)]


def test_rows_of_nobody_are_counted_nowhere(store: Store) -> None:
    bring_notes(store, 1)
    bring_figures(store, [total(77, likes=5), total(0, likes=3)])
    queue = Queue(store)
    (waiting,) = queue.waiting()
    written = queue.set_aside([waiting.subject])
    assert (queue.waiting(), len(queue.aside()), queue.count().set_aside) == ((), 1, 1)
    written.undo()
    assert (len(queue.waiting()), queue.aside()) == (1, ())


def test_what_a_person_said_goes_before_an_id(store: Store) -> None:
    notes = bring_notes(store, 2)
    bring_figures(store, [total(0, likes=3)])
    Queue(store).settle(f"p:{id_of(0)}", notes[1])
    assert homes(store) == [(notes[1], "person")]


def test_a_note_that_is_gone_cannot_be_chosen(store: Store) -> None:
    bring_figures(store, [NAMELESS])
    with pytest.raises(Problem):
        Queue(store).settle(Queue(store).waiting()[0].subject, "nothing")


def test_notes_the_library_does_not_have_are_taken_in_and_out_again(store: Store) -> None:
    rows = [FigureRow("蒲公英", id=id_of(5), title="合作笔记", author_name="小满", metrics={"fee": 500}), NAMELESS]
    bring_figures(store, rows)
    queue = Queue(store)
    subjects = [one.subject for one in queue.waiting()]
    batch, changes = queue.take_in(subjects)
    assert changes.touches("note")
    ((title, author, how),) = engine.rows(
        store.db, "select n.title, n.author_name, f.how from note n join figure f on f.note_id = n.id"
    )
    assert (title, author, how) == ("合作笔记", "小满", "id")
    assert [one.title for one in queue.waiting()] == ["第1篇"]
    with pytest.raises(Problem):
        queue.take_in([one.subject for one in queue.waiting()])
    Batches(store).undo(batch)
    assert len(queue.waiting()) == 2


def test_figures_before_their_notes_and_notes_that_go(store: Store) -> None:
    bring_figures(store, [daily(0, "2025-01-12", shop_visits=4)])
    assert homes(store) == [(None, None)]
    notes = bring_notes(store, 1)
    assert homes(store) == [(notes[0], "id")]
    (batch,) = engine.rows(store.db, "select id from batch where noun = 'note'")
    Batches(store).undo(batch[0])
    assert homes(store) == [(None, None)]


def test_a_note_that_came_in_twice_is_one(store: Store) -> None:
    """Our own list has no ids; 蒲公英 brings the same note with one."""
    batches = Batches(store)
    for at, note in enumerate(
        (
            Note("", title="早八底妆", published_at="2025-01-10T08:30:00+08:00", own=True, likes=1),
            Note(id_of(0), title="早八底妆", published_at="2025-01-10", likes=2),
        )
    ):
        batch = batches.begin(f"{at}.csv", "test", "note", str(at), {})
        batches.write_notes(batch, [NoteRow(note)])
        batches.finish(batch)
    own = FigureRow(
        "创作服务平台",
        title="早八底妆",
        published_at="2025-01-10T08:30:20+08:00",
        metrics={"impressions": 1000, "views": 100},
    )
    bring_figures(store, [own, daily(0, "2025-01-12", read_uv=50, shop_visits=4)])
    (row,) = Funnels(store).answer().notes
    assert row.numbers["views"] == 100
    assert row.numbers["shop_visits"] == 4


def test_an_accounts_sheet_goes_to_the_only_official_account(store: Store) -> None:
    from planner.accounts import Accounts
    from planner.importing.rows import AccountRow

    batches = Batches(store)
    batch = batches.begin("账号.csv", "test", "account", "a", {})
    batches.write_accounts(batch, [AccountRow("a1", "青禾官方"), AccountRow("a2", "小满")])
    batches.finish(batch)
    trend = FigureRow(
        "创作服务平台", about="account", window="逐日", since="2025-01-12", until="2025-01-12", metrics={"views": 9}
    )
    bring_figures(store, [trend])
    assert [one.about for one in Queue(store).waiting()] == ["account"]
    ids = {one.name: one.id for one in Accounts(store).list()}
    Accounts(store).edit([ids["青禾官方"]], {"role": "官方"})
    bring_figures(store, [trend], "再一次.csv")
    assert engine.rows(store.db, "select account_id from figure") == [(ids["青禾官方"],)]
    ((definition, days),) = Funnels(store).account_days(ids["青禾官方"]).items()
    assert (definition.text, days) == ("阅读 · 创作服务平台 · 逐日", {"2025-01-12": 9})
    Queue(store).settle("a:", ids["小满"])
    assert engine.rows(store.db, "select account_id, how from figure") == [(ids["小满"], "person")]
