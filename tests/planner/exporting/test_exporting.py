"""Exports lose nothing, do no harm in a spreadsheet, and can be imported again."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from nlp.note import Note
from planner.batches import Batches
from planner.exporting import export
from planner.exporting.cells import guarded, storable
from planner.exporting.tables import NOTE_HEADINGS
from planner.importing.rows import KeywordRow, NoteRow
from planner.importing.run import run
from planner.keywords import Keywords
from planner.notes import Notes
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage.store import Store

HARMFUL = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x"]


def bring(store: Store, notes: list[Note], **more: Any) -> None:
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "note", "hash", {})
    batches.write_notes(batch, [NoteRow(note, **more) for note in notes])
    batches.finish(batch)


NOTES = [
    Note("6704b0fa000000001b02177a", "早八妆", "正文\n第二行，带逗号\"引号\"", ("早八", "a b"), "image", 12, None, 0, 3, collects_least=10,
         published_at="2024-06-06T12:01:33+08:00", fans=7, author="5f5b18d00dfbcb7dda4c9418", query="通勤", source="MediaCrawler"),
    Note("", "没有编号的一篇", "", (), "video", None, 5, None, None, published_at="2025-12-30T10:13:09+08:00", own=True),
    *(Note("", f"{start} 标题{at}", f"{start} 正文{at}", published_at="2024-01-01") for at, start in enumerate(HARMFUL)),
]  # fmt: skip


def cells(path: Path) -> list[list[Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    return [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]


@pytest.mark.parametrize("name", ["笔记.xlsx", "笔记.csv", "笔记.XLSX"])
def test_notes_come_back_as_they_were(tmp_path: Path, store: Store, name: str) -> None:
    bring(store, NOTES, author_name="小红")
    assert export(store, "notes", tmp_path / name) == len(NOTES)
    with Store.open(Workspace(tmp_path / "other")) as other:
        (report,) = run(tmp_path / name, other)
        assert (report.kind, report.added) == ("canonical", len(NOTES))

        def plain(one: Store) -> set[Any]:
            found = Notes(one).for_fitting()
            return {
                (
                    n.title,
                    n.body,
                    n.topics,
                    n.type,
                    n.likes,
                    n.collects,
                    n.collects_least,
                    n.comments,
                    n.published_at,
                    n.query,
                )
                for n in found
            }

        assert plain(other) == plain(store)
        assert [line.author_name for line in Notes(other).lines(Notes(other).find())] == ["小红"] * len(NOTES)
    (again,) = run(tmp_path / name, store)
    assert (again.added, again.updated, again.skipped) == (0, 0, len(NOTES)), (
        "an export imported again brings nothing new"
    )


def test_the_headings_are_the_canonical_ones(tmp_path: Path, store: Store) -> None:
    bring(store, NOTES[:1])
    export(store, "notes", tmp_path / "a.csv")
    head, row = cells(tmp_path / "a.csv")
    assert tuple(head) == NOTE_HEADINGS
    assert head[:6] == ["id", "title", "body", "topics", "type", "likes"]
    assert row[head.index("collects")] == ""
    assert (row[head.index("collects_least")], row[head.index("topics")]) == ("10", "#早八 #a b")


def test_a_workbook_holds_no_formula(tmp_path: Path, store: Store) -> None:
    bring(store, NOTES)
    export(store, "notes", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert any(str(cell.value).startswith("=1+1") for cell in texts)
    numbers = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)]
    assert {cell.data_type for cell in numbers} == {"n"}


def test_a_csv_guards_what_would_be_computed(tmp_path: Path, store: Store) -> None:
    bring(store, NOTES)
    export(store, "notes", tmp_path / "a.csv")
    starts = {cell[0] for row in cells(tmp_path / "a.csv")[1:] for cell in row if cell}
    assert not starts & set("=+-@＝＋－＠\t\r")
    export(store, "notes", tmp_path / "b.csv", guard=False)
    assert any(cell.startswith("=1+1") for row in cells(tmp_path / "b.csv") for cell in row)


@given(st.text(max_size=50))
def test_nothing_computed_gets_past_the_guard(text: str) -> None:
    value = guarded(storable(text))
    assert not str(value).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_controls_and_halves_of_characters_are_left_out(tmp_path: Path, store: Store) -> None:
    assert storable("a\x00b\x0bc\ud800d\r\ne") == "abcd\ne"
    bring(store, [Note("", "a\x01b", "正文\x02", published_at="2024-01-01")])
    for name in ("a.xlsx", "a.csv"):
        assert export(store, "notes", tmp_path / name) == 1
        assert cells(tmp_path / name)[1][1] == "ab"


def test_a_text_no_cell_can_hold_is_told_and_the_old_file_stays(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    bring(store, [Note("", "长", "🌸" * 20_000, published_at="2024-01-01")])
    with pytest.raises(Problem, match="32,767"):
        export(store, "notes", path)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.glob(".*")] == []
    assert export(store, "notes", tmp_path / "a.csv") == 1


def test_stopping_leaves_the_old_file(tmp_path: Path, store: Store) -> None:
    class Stopped(Exception):
        pass

    def check() -> None:
        raise Stopped

    bring(store, NOTES)
    for name in ("a.xlsx", "a.csv"):
        (tmp_path / name).write_text("old")
        with pytest.raises(Stopped):
            export(store, "notes", tmp_path / name, check=check)
        assert (tmp_path / name).read_text() == "old"
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_progress_is_told(tmp_path: Path, store: Store) -> None:
    told: list[Any] = []
    bring(store, NOTES)
    export(store, "notes", tmp_path / "a.csv", progress=lambda *one: told.append(one))
    assert told[0] == (0, len(NOTES), "正在导出")


def test_an_empty_library_gives_headings(tmp_path: Path, store: Store) -> None:
    for name in ("a.xlsx", "a.csv"):
        assert export(store, "notes", tmp_path / name) == 0
        assert len(cells(tmp_path / name)) == 1


def test_what_cannot_be_written_is_told(tmp_path: Path, store: Store) -> None:
    with pytest.raises(Problem, match="不能导出"):
        export(store, "notes", tmp_path / "a.pdf")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(Problem, match="文件夹"):
        export(store, "notes", tmp_path / "b.csv")
    with pytest.raises(Problem, match="没有写成"):
        export(store, "notes", tmp_path / "nowhere" / "a.csv")
    with pytest.raises(ValueError, match="matrix"):
        export(store, "matrix", tmp_path / "a.csv")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the owner of everything may write anywhere")
def test_a_folder_that_is_read_only_is_told(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(Problem, match="没有写成"):
        export(store, "notes", folder / "a.csv")


@pytest.mark.parametrize("name", ["词.xlsx", "词.csv"])
def test_keywords_come_back_as_they_were(tmp_path: Path, store: Store, name: str) -> None:
    batches = Batches(store)
    batch = batches.begin("词.csv", "juguang_keywords", "keyword", "hash", {})
    rows = [KeywordRow("敏感肌精华", "护肤", 12_000, 72, 1.5, 1200, "黑马词"), KeywordRow("=早八妆")]
    batches.write_keywords(batch, rows)
    batches.finish(batch)
    assert export(store, "keywords", tmp_path / name) == 2
    with Store.open(Workspace(tmp_path / "other")) as other:
        (report,) = run(tmp_path / name, other)
        assert (report.noun, report.added) == ("keywords", 2)
        found = {record.text: record for record in Keywords(other).list()}
    known = found["敏感肌精华"]
    assert (known.pack, known.volume, known.competition, known.price) == ("护肤", 12_000, 72, 1.5)
    assert (known.longtails, known.reason) == (1200, "黑马词")
    assert found["=早八妆"].volume is None


def test_just_these_keywords_in_this_order(tmp_path: Path, store: Store) -> None:
    batches = Batches(store)
    batch = batches.begin("词.csv", "juguang_keywords", "keyword", "hash", {})
    batches.write_keywords(batch, [KeywordRow("面霜"), KeywordRow("精华"), KeywordRow("防晒")])
    batches.finish(batch)
    ids = {record.text: record.id for record in Keywords(store).list()}
    assert export(store, "keywords", tmp_path / "词.csv", ids=[ids["防晒"], ids["面霜"], "gone"]) == 2
    lines = (tmp_path / "词.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["关键词", "防晒", "面霜"]
