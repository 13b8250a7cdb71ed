"""Finding notes among many."""

from __future__ import annotations

import random
from typing import Any

import pytest

from nlp.note import Note
from planner.batches import Batches
from planner.importing.rows import NoteRow
from planner.notes import Notes
from planner.presets import HitLine
from planner.problems import Problem
from planner.settings import HIT_LINE, Settings
from planner.storage import engine
from planner.storage.note_filter import ORDERED, ordered, wish
from planner.storage.records import NoteFilter, NoteSort
from planner.storage.store import Store
from tests.planner.worlds import bring, row

COLUMNS: tuple[NoteSort, ...] = (
    "published_at",
    "engagement",
    "likes",
    "collects",
    "comments",
    "shares",
    "fans",
    "title",
    "author_name",
    "type",
    "source",
    "query",
    "weight",
    "created_at",
)


@pytest.mark.parametrize("column", ORDERED)
@pytest.mark.parametrize("seen", ["true", "(batch is null or batch not in (1, 2))"])
@pytest.mark.parametrize("descending", [True, False])
def test_the_usual_orders_are_read_from_an_index(store: Store, column: NoteSort, seen: str, descending: bool) -> None:
    asked = wish(NoteFilter(), seen, None, None)
    known = ordered(asked, (column, descending))[0]
    plan = str(engine.rows(store.db, f"explain query plan {known}", asked.parameters))
    assert f"INDEX note_by_{column.removesuffix('_at')}" in plan
    assert "TEMP B-TREE" not in plan


def some_rows(count: int = 400) -> list[NoteRow]:
    draw = random.Random(5)
    return [
        NoteRow(
            Note(
                f"{n:024x}",
                draw.choice(["早八妆", "敏感肌面霜", "羽绒服", ""]) + str(draw.randrange(50)),
                type=draw.choice(["image", "video", None]),
                likes=draw.choice([None, draw.randrange(3000)]),
                collects=draw.choice([None, draw.randrange(300)]),
                comments=draw.randrange(30),
                shares=draw.choice([None, 1, 2]),
                published_at=draw.choice([None, f"2024-{draw.randrange(1, 13):02d}-15T10:00:00+08:00", "2024-06-30"]),
                fans=draw.choice([None, draw.randrange(100_000)]),
                author=draw.choice([None, "u1", "u2"]),
                query=draw.choice([None, "面霜", "通勤"]),
                source=draw.choice([None, "甲", "乙"]),
                own=draw.random() < 0.1,
            ),
            author_name=draw.choice([None, "小美", "阿强"]),
        )
        for n in range(count)
    ]


@pytest.fixture
def notes(store: Store) -> Notes:
    bring(Batches(store), some_rows())
    return Notes(store)


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_order_puts_the_unknown_last(notes: Notes, column: NoteSort, descending: bool) -> None:
    ids = notes.find(sort=(column, descending))
    assert len(ids) == len(set(ids)) == 400
    if column == "created_at":
        return
    values = [getattr(line, column) for line in notes.lines(ids)]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=descending)
    assert values[: len(known)] == known


FILTERS: list[tuple[NoteFilter, Any]] = [
    (NoteFilter(types=("video",)), lambda line: line.type == "video"),
    (NoteFilter(types=("video", "image")), lambda line: line.type is not None),
    (NoteFilter(own=True), lambda line: line.own),
    (NoteFilter(own=False), lambda line: not line.own),
    (NoteFilter(sources=("甲",)), lambda line: line.source == "甲"),
    (NoteFilter(queries=("面霜", "通勤")), lambda line: line.query is not None),
    (NoteFilter(from_day="2024-06-15"), lambda line: (line.published_at or "") >= "2024-06-15"),
    (NoteFilter(to_day="2024-06-15"), lambda line: line.published_at and line.published_at[:10] <= "2024-06-15"),
    (NoteFilter(from_day="2024-06-30", to_day="2024-06-30"), lambda line: line.published_at == "2024-06-30"),
    (NoteFilter(least_engagement=1500), lambda line: (line.engagement or 0) >= 1500),
    (NoteFilter(hits_only=True), lambda line: (line.engagement or 0) >= 1000),
    (
        NoteFilter(types=("image",), own=False, hits_only=True),
        lambda line: line.type == "image" and not line.own and (line.engagement or 0) >= 1000,
    ),
    (NoteFilter(weighted=False), lambda line: True),
    (NoteFilter(weighted=True), lambda line: False),
]


@pytest.mark.parametrize(("wanted", "fits"), FILTERS)
def test_filters_keep_what_fits(notes: Notes, wanted: NoteFilter, fits: Any) -> None:
    expected = [line.id for line in notes.lines(notes.find()) if fits(line)]
    for column in ("published_at", "engagement", "fans", "title"):
        assert sorted(notes.find(wanted, (column, True))) == sorted(expected)  # type: ignore[arg-type]
        assert sorted(notes.find(wanted, (column, False))) == sorted(expected)  # type: ignore[arg-type]
    assert notes.count(wanted) == len(expected)


def test_filter_by_batch_and_author(store: Store, notes: Notes) -> None:
    batch = bring(Batches(store), [row(f"{1:024x}", 5), row("new", 1, author="u1")])
    found = notes.find(NoteFilter(batch=batch))
    assert {notes.get(id).platform_id for id in found} == {f"{1:024x}", "new"}
    assert {line.id for line in notes.lines(notes.find(NoteFilter(author="u1")))} >= set(found[:1]) & set()
    assert all(notes.get(id).note.author == "u1" for id in notes.find(NoteFilter(author="u1")))


def test_just_these_notes(notes: Notes) -> None:
    some = notes.find()[3:6]
    assert sorted(notes.find(NoteFilter(ids=tuple(some)))) == sorted(some)
    assert notes.find(NoteFilter(ids=("gone",))) == []
    kept = [line.id for line in notes.lines(some) if line.type == "image"]
    assert sorted(notes.find(NoteFilter(ids=tuple(some), types=("image",)))) == sorted(kept)


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        (HitLine("likes", 1000), lambda line: (line.likes or 0) > 1000),
        (HitLine("engagement", 2000), lambda line: (line.engagement or 0) >= 2000),
    ],
)
def test_the_hit_line_is_one_setting(store: Store, notes: Notes, line: HitLine, fits: Any) -> None:
    Settings(store).set(HIT_LINE, line)
    expected = {one.id for one in notes.lines(notes.find()) if fits(one)}
    assert set(notes.find(NoteFilter(hits_only=True))) == expected


def test_a_percentile_as_hit_line(store: Store, notes: Notes) -> None:
    Settings(store).set(HIT_LINE, HitLine("percentile", 90))
    known = [line for line in notes.lines(notes.find()) if line.engagement is not None]
    share = len(notes.find(NoteFilter(hits_only=True))) / len(known)
    assert 0.09 <= share <= 0.12


def test_lines_come_in_the_order_asked_for(notes: Notes) -> None:
    ids = notes.find()[:50][::-1]
    assert [line.id for line in notes.lines([*ids[:10], "gone", *ids[10:]])] == ids


def test_one_note_with_all_that_is_known(store: Store) -> None:
    batches, notes = Batches(store), Notes(store)
    bring(
        batches,
        [
            row(
                "a",
                10,
                seen="2025-01-01",
                title="标题",
                body="正文",
                topics=("早八",),
                query="妆",
                source="甲",
                metrics={"views": 9},
            )
        ],
        "一.csv",
    )
    bring(batches, [row("a", 20, seen="2025-01-02", query="早八", source="甲")], "二.csv")
    (id,) = notes.find()
    record = notes.get(id)
    assert record.note == Note(id, "标题", "正文", ("早八",), likes=20, query="早八", source="甲")
    assert record.platform_id == "a"
    assert record.queries == (("妆", "甲"), ("早八", "甲"))
    assert [(metric.metric, metric.value) for metric in record.metrics] == [("views", 9.0)]
    assert [(seen.file_name, seen.likes) for seen in record.seen] == [("二.csv", 20), ("一.csv", 10)]
    assert list(notes.records([id, "gone"])) == [record]
    with pytest.raises(Problem):
        notes.get("gone")


def test_weights(notes: Notes) -> None:
    ids = notes.find()[:3]
    changes = notes.set_weight(ids, 5)
    assert changes.ids("note") == frozenset(ids)
    notes.set_weight(ids[:1], 0)
    assert set(notes.find(NoteFilter(weighted=True))) == set(ids)
    assert notes.find(NoteFilter(weights=(0,))) == ids[:1]
    assert notes.lines(ids[:1])[0].weight == 0
    assert notes.facets().weighted == 3
    notes.set_weight(ids, None)
    assert notes.find(NoteFilter(weighted=True)) == []
    with pytest.raises(ValueError):
        notes.set_weight(ids, 6)


def test_the_waste_basket(notes: Notes) -> None:
    ids = notes.find()[:5]
    notes.delete(ids)
    assert notes.count() == 395
    assert set(notes.find(NoteFilter(deleted=True))) == set(ids)
    assert notes.facets().total == 395
    assert len(notes.for_fitting()) == 395
    notes.restore(ids)
    assert notes.count() == 400


def test_whether_there_is_any(notes: Notes) -> None:
    assert notes.has_any()
    notes.delete(notes.find())
    assert not notes.has_any()


def test_deleting_survives_another_import(store: Store) -> None:
    batches, notes = Batches(store), Notes(store)
    bring(batches, [row("a", 1)])
    notes.delete(notes.find())
    bring(batches, [row("a", 2)])
    assert notes.find() == []


def test_our_own_authors(store: Store, notes: Notes) -> None:
    notes.mark_own(["u1"])
    bring(Batches(store), [row("later", 1, author="u1")])
    assert all(notes.get(id).note.own for id in notes.find(NoteFilter(author="u1")))
    assert notes.own_authors() == ["u1"]
    notes.mark_own(["u1"], own=False)
    assert not any(notes.get(id).note.own for id in notes.find(NoteFilter(author="u1")))


def test_facets_count_what_can_be_seen(store: Store, notes: Notes) -> None:
    lines = notes.lines(notes.find())
    batch = Batches(store).begin("b.csv", "test", "note", "hash", {})
    Batches(store).write_notes(batch, [row("hidden", 1, source="丙", query="别的")])
    facets = notes.facets()
    assert dict(facets.sources) == {name: sum(line.source == name for line in lines) for name in ("甲", "乙")}
    assert dict(facets.types) == {name: sum(line.type == name for line in lines) for name in ("image", "video")}
    assert sum(count for _, count in facets.months) == sum(line.published_at is not None for line in lines)
    assert facets.total == 400


def test_notes_of_a_batch_that_is_being_written_are_nowhere(store: Store, notes: Notes) -> None:
    batches = Batches(store)
    batch = batches.begin("b.csv", "test", "note", "hash", {})
    batches.write_notes(batch, [row("hidden", 99_999, title="藏起来的")])
    assert notes.count() == len(notes.find()) == len(notes.for_fitting()) == 400
    assert notes.find(NoteFilter("藏起来的")) == []
    batches.finish(batch)
    assert len(notes.find(NoteFilter("藏起来的"))) == 1
