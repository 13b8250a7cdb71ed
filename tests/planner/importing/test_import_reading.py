"""Formats, encodings and separators: the content decides, the name says nothing."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import pytest
from openpyxl import Workbook

from planner.importing.reading.delimited import separator_of
from planner.importing.reading.encoding import encoding_of
from planner.problems import Problem
from tests.planner.importing.making import (
    IDS,
    as_csv,
    filled,
    link,
    records,
    take,
    take_all,
    words,
    write_csv,
    write_json,
    write_lines,
    write_xlsx,
)
from tests.planner.importing.xls import write_xls

HEADER = words("笔记标题 笔记链接 发布时间 点赞数 收藏数 笔记内容")
TABLE = [HEADER, *filled(HEADER, 5)]
TEXT = as_csv(TABLE)


def same(path: Path) -> bool:
    taken = take(path)
    return (taken.noun, len(taken.rows), taken.notes[4].title, taken.notes[4].likes) == ("notes", 5, "早八妆容4", 104)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    # UTF-16 without a mark shows by its zeros, which Chinese letters do not have.
    text = as_csv(
        [
            ["note_id", "title", "desc", "liked_count", "note_url"],
            *([IDS[at], "plain", "english", 1, ""] for at in range(9)),
        ]
    )
    path = tmp_path / "a.csv"
    path.write_bytes(
        (TEXT if "-e" not in encoding and "-l" not in encoding and "-b" not in encoding else text).encode(encoding)
    )
    assert encoding_of(path).name == name
    assert take(path).noun == "notes"


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    header = ["標題", "連結", "發佈時間", "按讚數", "收藏數", "留言數", "內文"]
    rows = [[f"油皮親媽底妝{at}", link(IDS[at]), "2024年6月6日", "1.2萬", 5, 1, "這個真的很好用"] for at in range(4)]
    for encoding, found in (("big5", "cp950"), ("gb18030", "gb18030")):
        path = write_csv(tmp_path / "a.csv", [header, *rows], encoding)
        assert encoding_of(path).name == found
        taken = take(path)
        note = taken.notes[3]
        assert (taken.noun, note.title, note.likes, note.comments) == ("notes", "油皮親媽底妝3", 12_000, 1)
        assert (note.body, note.published_at) == ("這個真的很好用", "2024-06-06")
    for text in ("關鍵詞\n敏感肌精華\n", "筆記標題,按讚\n油皮親媽底妝,3\n"):
        (tmp_path / "b.csv").write_bytes(text.encode("big5"))
        assert encoding_of(tmp_path / "b.csv").name == "cp950"
    for text in ("关键词\n淀粉肠\n", "昵称\n囧囧\n喆喆\n", "標題\n發佈時間\n"):
        (tmp_path / "b.csv").write_bytes(text.encode("gb18030"))
        assert encoding_of(tmp_path / "b.csv").name == "gb18030"


def test_short_gb18030_is_not_taken_for_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("关键词\n敏感肌\n油皮\n".encode("gb18030"))
    assert [row.text for row in take(path).rows] == ["敏感肌", "油皮"]


def test_a_character_cut_in_half_spoils_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode()[:-2])
    assert len(take(path).rows) == 5
    broken = TEXT.encode().replace("早八妆容2".encode(), "早八妆容2".encode()[:-2] + b"\xff")
    path.write_bytes(broken)
    taken = take(path)
    assert len(taken.rows) == 5
    assert "\ufffd" in taken.problems[0].message


def test_lone_surrogates_and_zeros_in_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.replace("早八妆容1", "早\x00八\ud83d妆容1").encode("utf-8", "surrogatepass"))
    assert take(path).notes[1].title == "早八妆容1"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_bytes_without_sense_are_told(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(256)) * 40 if encoding == "utf-8" else b"\x01\x02\x03\x81" * 999)
    with pytest.raises(Problem):
        take(path)


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_separators(tmp_path: Path, separator: str) -> None:
    assert same(write_csv(tmp_path / "a.txt", TABLE, separator=separator))
    assert separator_of(as_csv(TABLE, separator)) == separator


def test_one_column_has_no_separator() -> None:
    assert separator_of("关键词\n敏感肌，精华\n油皮；粉底\n") == "\x1f"


def test_excels_hint_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\n" + as_csv(TABLE, ";"), encoding="utf-8-sig")
    assert same(path)


def test_line_breaks_of_every_kind(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        assert same(write_csv(tmp_path / "a.csv", TABLE, end=end))


def test_a_quote_that_never_closes_costs_one_row(tmp_path: Path) -> None:

    plain = as_csv([HEADER, *([f"标题{at}", "", "2024-06-06", at, at, "正文"] for at in range(8))]).splitlines()
    plain[3] = plain[3].replace("标题2", '"标题2')
    path = tmp_path / "a.csv"
    path.write_text("\n".join(plain) + "\n", encoding="utf-8")
    taken = take(path)
    assert [note.title for note in taken.notes] == [f"标题{at}" for at in range(8)]
    assert [(problem.row, "引号" in problem.message) for problem in taken.problems] == [(4, True)]


def test_a_field_longer_than_any_note(tmp_path: Path) -> None:
    rows = [HEADER, *filled(HEADER, 3)]
    rows[2][5] = "长" * 150_000
    taken = take(write_csv(tmp_path / "a.csv", rows))
    assert len(taken.rows) == 3
    assert taken.problems


def test_names_may_stand_below_banners_and_merged_cells(tmp_path: Path) -> None:
    for above in range(9):
        rows = [[f"数据说明第{at}行"] for at in range(above)]
        assert same(write_xlsx(tmp_path / "a.xlsx", [*rows, *TABLE]))


def test_names_in_two_rows(tmp_path: Path) -> None:
    upper = ["笔记标题", "笔记链接", "发布时间", "互动数据", "", "笔记内容"]
    lower = ["", "", "", "点赞数", "收藏数", ""]
    assert same(write_xlsx(tmp_path / "a.xlsx", [upper, lower, *TABLE[1:]]))


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.json", "a", "a.jpg"])
def test_the_name_says_nothing(tmp_path: Path, name: str) -> None:
    assert same(write_xlsx(tmp_path / "real.xlsx", TABLE).rename(tmp_path / name))
    assert same(write_json(tmp_path / "x.xlsx", records(HEADER, TABLE[1:])))


def test_a_workbook_of_1997(tmp_path: Path) -> None:
    rows = [["笔记标题", "发布时间", "点赞数"], *([f"早八妆容{at}", "2024-06-06 12:01", 100.0 + at] for at in range(5))]
    assert same(write_xls(tmp_path / "a.xls", rows))


def test_sheets_that_are_not_ours_are_told_of(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"说明": [["用途"], ["内部使用"]], "六月": TABLE, "空": [], "七月": TABLE})
    found = take_all(path)
    assert [(one.info["sheet"], len(one.rows)) for one in found] == [("六月", 5), ("七月", 5)]


def test_names_far_down_below_an_explanation(tmp_path: Path) -> None:
    above = [[f"说明{at}：数据仅供参考"] for at in range(14)]
    assert same(write_xlsx(tmp_path / "a.xlsx", [*above, *TABLE]))
    lists = [["敏感肌精华"], *[["油皮粉底液"]] * 12, ["链接"], ["早八通勤妆"]]
    assert len(take(write_csv(tmp_path / "a.csv", lists)).rows) == len(lists)


def test_a_database_and_what_its_log_still_holds(tmp_path: Path) -> None:
    path = tmp_path / "sqlite_tables.db"
    conn = sqlite.connect(str(path))
    conn.execute("pragma journal_mode = wal")
    conn.execute("pragma wal_autocheckpoint = 0")
    columns = words(
        "id note_id type title desc time liked_count collected_count comment_count share_count tag_list note_url last_modify_ts"
    )
    quoted = ", ".join(f'"{name}"' for name in columns)
    conn.execute(f"create table xhs_note ({quoted})")
    conn.execute("create table douyin_aweme (aweme_id, title)")
    conn.execute("create view trap as select * from xhs_note")
    marks = ", ".join("?" * len(columns))
    conn.executemany(f"insert into xhs_note values ({marks})", filled(columns, 6, collected_count="1.4万"))
    conn.commit()
    before = path.read_bytes()
    taken = take(path)
    assert (taken.kind, taken.noun, len(taken.rows), taken.notes[0].collects) == ("mediacrawler", "notes", 6, 14_000)
    assert path.read_bytes() == before
    conn.close()


def test_rows_are_numbered_as_a_person_sees_them(tmp_path: Path) -> None:
    rows = [HEADER, *filled(HEADER, 3, 点赞数=[1, "乱", 3]), *filled(HEADER, 9)]
    rows[2][5] = "第一行\n第二行"
    assert [problem.row for problem in take(write_csv(tmp_path / "a.csv", rows)).problems] == [3]
    lowered = [[], [], ["", "导出数据"], *(["", *row] for row in rows)]
    taken = take(write_xlsx(tmp_path / "a.xlsx", lowered))
    assert (len(taken.rows), [problem.row for problem in taken.problems]) == (12, [6])
    assert [problem.row for problem in take(write_lines(tmp_path / "a.jsonl", records(HEADER, rows[1:]))).problems] == [
        2
    ]


def test_dates_of_a_spreadsheet_are_dates(tmp_path: Path) -> None:
    cells = [datetime(2024, 6, 6, 12, 1, 33), date(2024, 6, 7), 45458.5, "2024-06-06"]
    rows = [HEADER, *filled(HEADER, 4, 发布时间=cells)]
    read = [note.published_at for note in take(write_xlsx(tmp_path / "a.xlsx", rows)).notes]
    assert read == ["2024-06-06T12:01:33+08:00", "2024-06-07", "2024-06-15T12:00:00+08:00", "2024-06-06"]


def test_a_forgotten_cell_far_below_does_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active.cell(600_000, 1, " ")
    book.save(tmp_path / "a.xlsx")
    assert same(tmp_path / "a.xlsx")
