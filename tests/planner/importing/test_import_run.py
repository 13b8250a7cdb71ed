"""A file from beginning to end: read in another process, written here, all or nothing."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from planner.batches import Batches
from planner.importing.run import run
from planner.notes import Notes
from planner.problems import Problem
from planner.storage.store import Store
from tests.planner.importing.making import IDS, filled, words, write_csv, write_xlsx

HEADER = words(
    "note_id title desc liked_count collected_count comment_count share_count tag_list time note_url source_keyword last_modify_ts"
)
COMMENTS = words(
    "comment_id create_time ip_location note_id content user_id nickname sub_comment_count parent_comment_id last_modify_ts"
)


class Stopped(Exception):
    pass


def notes(path: Path, count: int = 5, **special: object) -> Path:
    return write_csv(path, [HEADER, *filled(HEADER, count, **special)])


def test_a_report_counts_every_row(tmp_path: Path, store: Store) -> None:
    (report,) = run(notes(tmp_path / "a.csv"), store)
    assert (report.file, report.kind, report.noun) == ("a.csv", "mediacrawler", "notes")
    assert (report.rows, report.added, report.updated, report.skipped, report.problems) == (5, 5, 0, 0, ())
    assert report.changes.touches("note")
    (batch,) = Batches(store).list()
    assert (batch.id, batch.kind, batch.noun, batch.mapping["likes"]) == (
        report.id,
        "mediacrawler",
        "note",
        "liked_count",
    )


def test_the_same_note_again_keeps_the_newest_counts_and_every_query(tmp_path: Path, store: Store) -> None:
    days = [1728372930000, 1728472930000, 1728272930000]
    same = {
        "note_id": IDS[0],
        "title": "同一篇",
        "note_url": "",
        "comment_count": 1,
        "share_count": 1,
        "collected_count": 1,
    }
    queries = ["早八", "通勤", "妆"]
    rows = filled(HEADER, 3, **same, last_modify_ts=days, liked_count=[10, 30, 5], source_keyword=queries)
    (report,) = run(write_csv(tmp_path / "a.csv", [HEADER, *rows]), store)
    assert (report.rows, report.added, report.updated + report.skipped) == (3, 1, 2)
    (id,) = Notes(store).find()
    record = Notes(store).get(id)
    assert record.note.likes == 30
    assert {query for query, _ in record.queries} == {"早八", "通勤", "妆"}


def test_another_file_updates_what_is_known(tmp_path: Path, store: Store) -> None:
    run(notes(tmp_path / "a.csv"), store)
    (report,) = run(notes(tmp_path / "b.csv", 6, liked_count=900), store)
    assert (report.rows, report.added, report.updated, report.skipped) == (6, 1, 5, 0)
    (report,) = run(notes(tmp_path / "c.csv", 6, liked_count=900, share_count=[0, 1, 2, 3, 4, 5]), store)
    assert (report.rows, report.added, report.skipped) == (6, 0, 6)


def test_the_very_same_file_is_noticed(tmp_path: Path, store: Store) -> None:
    path = notes(tmp_path / "a.csv")
    (first,) = run(path, store)
    (again,) = run(path.rename(tmp_path / "renamed.csv"), store)
    assert (again.rows, again.added, again.updated, again.skipped) == (5, 0, 0, 5)
    assert again.noun == "notes"
    assert again.problems[0].message.endswith("导入过，没有新内容")
    Batches(store).undo(first.id or "")
    (anew,) = run(tmp_path / "renamed.csv", store)
    assert anew.added == 5


def test_rows_that_cannot_be_read_are_counted_and_told(tmp_path: Path, store: Store) -> None:
    path = notes(
        tmp_path / "a.csv",
        5,
        liked_count=["很多", 2, 3, 4, 5],
        title=["一", "二", "", "四", "五"],
        desc="",
        collected_count="",
        comment_count="",
        share_count="",
    )
    lines = path.read_text().splitlines()
    lines[3] = ",".join([IDS[30], *[""] * 11])
    path.write_text("\n".join(lines))
    (report,) = run(path, store)
    assert (report.rows, report.added, report.skipped) == (5, 4, 1)
    assert [(problem.row, problem.field) for problem in report.problems] == [(2, "likes"), (4, "title")]
    assert [(problem.row, problem.field) for problem in Batches(store).problems(report.id or "")] == [
        (2, "likes"),
        (4, "title"),
    ]


def test_at_most_a_thousand_problems(tmp_path: Path, store: Store) -> None:
    rows = filled(HEADER, 50, liked_count=7) + [
        [f"x{at}", f"标题{at}", "", "乱", "", "", "", "", "", "", "", ""] for at in range(3000)
    ]
    (report,) = run(write_csv(tmp_path / "a.csv", [HEADER, *rows], "utf-8"), store)
    assert report.rows == 3050
    assert len(report.problems) <= 1000


def test_a_refused_file_writes_nothing(tmp_path: Path, store: Store) -> None:
    (report,) = run(
        write_csv(tmp_path / "a.csv", [["日期", "商品链接", "销量", "价格"], ["2025-03-10", "https://x", 1, 2]]), store
    )
    assert (report.id, report.noun, report.rows) == (None, None, 0)
    assert "商品数据" in report.problems[0].message
    assert Batches(store).list() == []


def test_each_sheet_is_a_batch_and_others_are_told_of(tmp_path: Path, store: Store) -> None:
    comments = filled(COMMENTS, 4, comment_id=["c1", "c2", "c3", "c4"], content="求链接", create_time=1717646493000)
    path = write_xlsx(
        tmp_path / "a.xlsx",
        {
            "Contents": [HEADER, *filled(HEADER, 3)],
            "Comments": [COMMENTS, *comments],
            "说明": [["城市", "温度"], ["成都", 12]],
        },
    )
    reports = run(path, store)
    assert [(one.noun, one.sheet, one.added) for one in reports] == [
        ("notes", "Contents", 3),
        ("comments", "Comments", 4),
    ]
    assert "说明" in reports[0].problems[0].message
    assert len(Batches(store).list()) == 2


def test_a_rehearsal_writes_nothing(tmp_path: Path, store: Store) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADER, *filled(HEADER, 4), *filled(HEADER, 2)])
    (report,) = run(path, store, dry_run=True)
    assert (report.id, report.rows, report.added, report.skipped) == (None, 6, 4, 2)
    assert Batches(store).list() == []
    assert Notes(store).count() == 0


def test_a_rehearsal_tells_figures_apart_as_the_import_does(tmp_path: Path, store: Store) -> None:
    """Days of one note are several things; rows without an id are there, too."""
    header = words("内容ID 达人昵称 日期 流量类型 归因周期 阅读/播放UV 进店UV")
    rows = [[id, "小满", day, "全部流量", "15", 9, 3] for id in (IDS[0], "") for day in ("2025-10-05", "2025-10-06")]
    path = write_csv(tmp_path / "星河.csv", [header, *rows, rows[0]])
    (rehearsed,), (real,) = run(path, store, dry_run=True), run(path, store)
    assert (rehearsed.noun, rehearsed.rows, rehearsed.added, rehearsed.skipped) == ("figures", 5, 4, 1)
    assert (real.rows, real.added, real.skipped) == (5, 4, 1)


def test_the_file_itself_is_left_alone(tmp_path: Path, store: Store) -> None:
    path = notes(tmp_path / "a.csv", 300)
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    run(path, store)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["a.csv"]


def test_a_stopped_import_leaves_nothing(tmp_path: Path, store: Store) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADER, *filled(HEADER, 59) * 60])
    told: list[int] = []

    def check() -> None:
        if told:
            raise Stopped

    with pytest.raises(Stopped):
        run(path, store, progress=lambda done, total, text: told.append(done), check=check)
    assert Notes(store).count() == 0
    assert Batches(store).list() == []
    (report,) = run(path, store)
    assert report.added == 59, "nothing stands in the way of trying again"


def test_a_file_that_breaks_off_leaves_nothing(tmp_path: Path, store: Store) -> None:
    items = ",".join(
        f'{{"note_id": "{IDS[at % 59]}", "title": "标题{at}", "liked_count": {at}, "note_url": ""}}'
        for at in range(3000)
    )
    (tmp_path / "a.json").write_text(f'[{items}, {{"note_id": ', encoding="utf-8")
    with pytest.raises(Problem, match="不完整"):
        run(tmp_path / "a.json", store)
    assert Notes(store).count() == 0


def test_when_a_later_sheet_fails_the_earlier_ones_go_too(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"六月": [HEADER, *filled(HEADER, 3)], "七月": [HEADER, *filled(HEADER, 4)]})
    real = Batches.write_notes

    def write_notes(self: Batches, batch: str, rows: list[object], *more: object) -> None:
        if len(rows) == 4:
            raise Problem("磁盘已满")
        real(self, batch, rows, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Batches, "write_notes", write_notes)
    with pytest.raises(Problem, match="磁盘已满"):
        run(path, store)
    assert Notes(store).count() == 0
    assert Batches(store).list() == []


def test_progress_is_told_in_rows(tmp_path: Path, store: Store) -> None:
    told: list[tuple[int, int | None, str]] = []
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *filled(HEADER, 59) * 40])
    run(path, store, progress=lambda *one: told.append(one))
    assert told[0] == (1000, 2361, "正在读取")


def test_a_folder_is_no_file(tmp_path: Path, store: Store) -> None:
    started = time.monotonic()
    for path, sentence in ((tmp_path, "文件夹"), (tmp_path / "gone.csv", "找不到")):
        with pytest.raises(Problem, match=sentence):
            run(path, store)
    assert time.monotonic() - started < 5
