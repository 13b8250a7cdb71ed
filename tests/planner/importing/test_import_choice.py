"""A person corrects what was recognised, and is not asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.importing.choice import Choice
from planner.importing.memory import MOST, mappings, remember
from planner.importing.preview import preview
from planner.importing.run import run
from planner.notes import Notes
from planner.problems import Problem
from planner.storage.store import Store
from tests.planner.importing.making import IDS, filled, link, take, words, write_csv, write_xlsx

ODD = ["题", "写的", "热度", "几时"]
ODD_ROWS = [[f"早八妆{at}", f"油皮亲妈{at}", at * 3, "2024-06-06"] for at in range(4)]
MAP = [("title", "题"), ("body", "写的"), ("likes", "热度"), ("published_at", "几时")]


def odd(tmp_path: Path, name: str = "a.csv") -> Path:
    return write_csv(tmp_path / name, [ODD, *ODD_ROWS])


def test_a_table_nobody_knows_is_read_as_a_person_says(tmp_path: Path) -> None:
    path = odd(tmp_path)
    assert take(path).noun is None
    for choice in (Choice.of("notes", MAP), Choice.of(None, MAP)):
        taken = take(path, choice)
        assert (taken.noun, len(taken.rows), taken.notes[2].likes) == ("notes", 4, 6)
        assert taken.notes[2].published_at == "2024-06-06"


def test_unknown_names_above_ids_are_still_names(tmp_path: Path) -> None:
    rows = [[*row, link(IDS[at])] for at, row in enumerate(ODD_ROWS)]
    taken = take(write_csv(tmp_path / "a.csv", [[*ODD, "网页"], *rows]))
    assert (taken.noun, len(taken.rows), taken.mapping["likes"]) == ("notes", 4, "热度")


def test_one_column_is_corrected_and_the_rest_stays(tmp_path: Path) -> None:
    header = words("笔记标题 笔记链接 发布时间 点赞数 热度")
    path = write_csv(tmp_path / "a.csv", [header, *filled(header, 3, 热度=[7, 8, 9])])
    taken = take(path, Choice.of(None, [("likes", "热度")]))
    assert [note.likes for note in taken.notes] == [7, 8, 9]
    assert taken.mapping["title"] == "笔记标题"
    assert taken.notes[0].published_at == "2024-06-06T12:01:33+08:00"


def test_a_column_can_be_left_out(tmp_path: Path) -> None:
    header = words("笔记标题 笔记链接 发布时间 点赞数 收藏数")
    path = write_csv(tmp_path / "a.csv", [header, *filled(header, 3)])
    taken = take(path, Choice(mapping={"collects": ""}))
    assert {note.collects for note in taken.notes} == {None}
    assert taken.notes[0].likes == 100


def test_a_heading_is_found_however_it_is_written(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Note Title", "Hot-Score", "x"], ["早八妆", 3, 1], ["通勤妆", 4, 1]])
    taken = take(path, Choice.of("notes", [("title", "note title"), ("likes", "hot score")]))
    assert [note.likes for note in taken.notes] == [3, 4]


def test_columns_without_names_have_numbers(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "a.csv", [[f"标题{at}，很长很长的一句话，后面还有", at, f"2024-06-{at + 10}"] for at in range(4)]
    )
    taken = take(path, Choice.of("notes", [("title", "列1"), ("likes", "列2"), ("published_at", "列3")]))
    assert (len(taken.rows), taken.notes[3].likes, taken.notes[3].published_at) == (4, 3, "2024-06-13")


def test_contacts_are_taken_when_a_person_says_so(tmp_path: Path) -> None:
    header = words("昵称 小红书号 粉丝数 联系方式")
    path = write_csv(tmp_path / "a.csv", [header, ["小红", "a1", 100, "微信 xh"], ["小明", "a2", 200, ""]])
    assert take(path).rows[0].private == {}
    assert take(path, Choice.of("accounts", [("contact", "联系方式")])).rows[0].private == {"contact": "微信 xh"}


def test_one_sheet_of_many(tmp_path: Path) -> None:
    header = words("笔记标题 点赞数 收藏数 发布时间")
    path = write_xlsx(tmp_path / "a.xlsx", {"六月": [header, *filled(header, 3)], "七月": [header, *filled(header, 4)]})
    assert len(take(path, Choice(sheet="七月")).rows) == 4


def test_forcing_a_kind_that_does_not_fit_is_told(tmp_path: Path) -> None:
    taken = take(write_csv(tmp_path / "a.csv", [["城市", "温度"], ["成都", 12], ["北京", 3]]), Choice.of("comments"))
    assert taken.noun is None
    assert "评论内容" in taken.refusal


@pytest.mark.parametrize(
    ("kind", "mapping"),
    [("nonsense", []), ("content_plan", []), (None, [("nonsense", "a")]), ("keywords", [("title", "a")])],
)
def test_words_that_mean_nothing_are_told(kind: str | None, mapping: list[tuple[str, str]]) -> None:
    with pytest.raises(Problem, match="没有「"):
        Choice.of(kind, mapping)


def test_a_correction_is_remembered_for_files_with_the_same_headings(tmp_path: Path, store: Store) -> None:
    run(odd(tmp_path), store, Choice.of("notes", MAP))
    other = write_csv(tmp_path / "b.csv", [ODD, ["新的", "正文", 5, "2024-07-01"]])
    assert preview(other).noun is None
    seen = preview(other, store)
    assert (seen.noun, seen.by_choice, seen.mapping["likes"]) == ("notes", True, "热度")
    (report,) = run(other, store)
    assert (report.noun, report.added) == ("notes", 1)
    assert Notes(store).count() == 5


def test_a_rehearsal_is_not_remembered(tmp_path: Path, store: Store) -> None:
    run(odd(tmp_path), store, Choice.of("notes", MAP), dry_run=True)
    assert mappings(store) == {}


def test_the_oldest_of_too_many_corrections_is_forgotten(store: Store) -> None:
    for at in range(MOST + 2):
        remember(store, f"fp{at}", Choice.of("notes", [("title", "题")]))
    kept = mappings(store)
    assert (len(kept), "fp0" in kept, f"fp{MOST + 1}" in kept) == (MOST, False, True)


def test_a_preview_shows_what_would_be_taken(tmp_path: Path) -> None:
    header = words("笔记标题 笔记链接 发布时间 点赞数 收藏数")
    rows = filled(header, 30, 收藏数=["很多", *range(29)])
    seen = preview(write_xlsx(tmp_path / "a.xlsx", {"六月": [header, *rows], "说明": [["城市", "温度"], ["成都", 12]]}))
    assert (seen.kind, seen.noun, seen.label, seen.format) == ("notes", "notes", "笔记表", "XLSX")
    assert seen.sheets == ("六月", "说明")
    assert (seen.header, seen.mapping["title"]) == (tuple(header), "笔记标题")
    assert (len(seen.sample), len(seen.cells), seen.cells[0][0]) == (20, 20, "早八妆容0")
    assert [(problem.row, problem.field) for problem in seen.problems] == [(2, "collects")]
    assert 0 < seen.confidence <= 1
    assert "title" in {field.name for field in seen.fields}
    assert (seen.others[0].noun, seen.others[0].refusal != "") == (None, True)
