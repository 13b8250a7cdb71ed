"""Files made to do harm: a clear sentence, nothing lost, the application alive."""

from __future__ import annotations

import json
import os
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import pytest

from planner.importing import child
from planner.importing.choice import Choice
from planner.importing.preview import preview
from planner.importing.reading import table
from planner.problems import Problem
from tests.planner.importing.making import IDS, filled, link, take, words, write_csv, write_lines, write_xlsx

HEADER = words("笔记标题 笔记链接 发布时间 点赞数 收藏数 笔记内容")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits the address space")


def workbook(path: Path, sheet: str, *, workbook_head: str = "", more: dict[str, bytes] | None = None) -> Path:
    """The smallest legal workbook around one sheet's XML."""
    package_of = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats"
    types = (
        f'<Types xmlns="{package_of}/content-types">'
        f'<Default Extension="rels" ContentType="{kind}-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    relation = f'<Relationships xmlns="{package_of}/relationships"><Relationship Id="r1" Type="{RELATIONS}'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", f'{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        package.writestr(
            "xl/_rels/workbook.xml.rels", f'{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        )
        package.writestr(
            "xl/workbook.xml",
            f'<?xml version="1.0"?>{workbook_head}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        package.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>')
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return path


def cell(place: str, value: int = 1) -> str:
    return f'<c r="{place}"><v>{value}</v></c>'


def refused(path: Path) -> str:
    """What a person is told; the whole way, through the other process."""
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as caught:
            preview(path)
        assert tracemalloc.get_traced_memory()[1] < 50 * 2**20, "the reading process has the memory, not we"
    finally:
        tracemalloc.stop()
    assert caught.value.todo
    return caught.value.what


@pytest.mark.parametrize("far", ["XFD1048576", "XFD200000", "AAA1048576", "ZZ999999"])
def test_one_cell_at_the_end_of_the_world(tmp_path: Path, far: str) -> None:
    row = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    path = workbook(
        tmp_path / "a.xlsx", f'<sheetData><row r="1">{cell("A1")}</row><row r="{row}">{cell(far)}</row></sheetData>'
    )
    assert path.stat().st_size < 3000
    assert far in refused(path)


def test_a_far_cell_in_single_quotes(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>".replace('"', "'"))
    assert "XFD1048576" in refused(path)


def test_empty_formatted_cells_far_out_do_no_harm(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", [HEADER, *filled(HEADER, 3)])
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</sheetData>", far))
    assert len(take(path).rows) == 3


def test_a_workbook_that_unpacks_to_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, "<sheetData/>")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/sharedStrings.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(64):
            member.write(b"\0" * 2**24)
    assert path.stat().st_size < 8 * 2**20
    assert "解压后太大" in refused(path)


def test_a_workbook_packed_too_tightly(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", "<sheetData/>", more={"xl/styles.xml": b" " * 2**24})
    assert "解压后太大" in refused(path)


@linux_only
def test_a_package_that_lies_about_its_size(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{"长" * 3000}</t></is></c></row>' for at in range(1, 20_000)
    )
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>")
    content = bytearray(path.read_bytes())
    real = len(rows.encode())
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    assert size > real
    content = bytearray(bytes(content).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    path.write_bytes(content)
    assert refused(path)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE workbook [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE workbook SYSTEM "file:///etc/passwd">',
        "<!doctype workbook>",
    ],
)
def test_a_doctype_is_refused(tmp_path: Path, head: str) -> None:
    path = workbook(tmp_path / "a.xlsx", f"<sheetData><row>{cell('A1')}</row></sheetData>", workbook_head=head)
    assert "DOCTYPE" in refused(path)


def test_truncated_workbooks(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", [HEADER, *filled(HEADER, 30)]).read_bytes()
    path = tmp_path / "b.xlsx"
    for share in (0.2, 0.5, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert "不完整或已损坏" in refused(path)


def test_workbooks_with_flipped_bytes(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", [HEADER, *filled(HEADER, 30)]).read_bytes()
    path = tmp_path / "b.xlsx"
    for at in range(100, len(whole), len(whole) // 25):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            taken = take(path)
        except Problem as problem:
            assert problem.what  # noqa: PT017
        else:
            assert taken.noun in ("notes", None)


def test_too_many_rows_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert table.ROWS_MOST == 200_000
    monkeypatch.setattr(table, "ROWS_MOST", 2_000)
    path = tmp_path / "a.csv"
    path.write_text("关键词\n" + "敏感肌精华\n" * 2_000, encoding="utf-8")
    assert len(take(path).rows) == 2_000
    path.write_text("关键词\n" + "敏感肌精华\n" * 2_001, encoding="utf-8")
    with pytest.raises(Problem, match="超过 2,000 行"):
        take(path)


def test_far_too_many_rows_are_told_before_any_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("关键词\n" + "敏感肌精华\n" * 210_000, encoding="utf-8")
    with pytest.raises(Problem, match="超过 200,000 行"):
        child.look(None, str(path), str(tmp_path), Choice().plain(), {})  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_file_without_an_end_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path("/dev/zero")):
        assert "不是普通文件" in refused(path)


def test_too_many_columns_are_left_out(tmp_path: Path) -> None:
    header = [*HEADER, *(f"列{at}" for at in range(2000))]
    taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 3)]))
    assert (taken.noun, len(taken.rows), len(taken.info["header"])) == ("notes", 3, 300)


@pytest.mark.parametrize(
    "make", [lambda: "[" * 100_000, lambda: '{"a":' * 100_000, lambda: "[" * 100_000 + "]" * 100_000]
)
def test_deep_json(tmp_path: Path, make: Callable[[], str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(make())
    assert refused(path)


def test_a_deep_line_costs_one_row(tmp_path: Path) -> None:
    items = [
        {"note_id": IDS[at], "title": f"标题{at}", "liked_count": at, "note_url": link(IDS[at])} for at in range(4)
    ]
    path = write_lines(tmp_path / "a.jsonl", items)
    path.write_text(path.read_text() + '{"note_id": ' + "[" * 50_000 + "]" * 50_000 + "}\n")
    taken = take(path)
    assert (len(taken.rows), taken.rejected, taken.problems[0].row) == (4, 1, 5)


def test_json_wide_and_long(tmp_path: Path) -> None:
    item = {"note_id": IDS[0], "title": "长" * 200_000, "liked_count": 1, **{f"key{at}": at for at in range(3000)}}
    taken = take(write_lines(tmp_path / "a.jsonl", [item, item]))
    assert len(taken.notes[0].title) == 300
    assert len(taken.info["header"]) == 300


def test_a_database_with_traps(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    conn = sqlite.connect(str(path))
    conn.execute(
        "create table xhs_note (note_id, title, liked_count, note_url, evil generated always as (hex(title)) virtual)"
    )
    conn.executemany(
        "insert into xhs_note values (?, ?, ?, ?)", [(IDS[at], f"标题{at}", at, link(IDS[at])) for at in range(3)]
    )
    conn.execute(
        "create view endless as with recursive n(x) as (select 1 union all select x + 1 from n) select * from n"
    )
    conn.execute("create virtual table words using fts5(text)")
    conn.execute("create trigger t after insert on xhs_note begin delete from xhs_note; end")
    conn.commit()
    conn.close()
    before = path.read_bytes()
    try:
        taken = take(path)
    except Problem as problem:
        assert "数据库" in problem.what  # noqa: PT017
    else:
        assert len(taken.rows) == 3
    assert path.read_bytes() == before


def test_names_that_speak_sql(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    conn = sqlite.connect(str(path))
    conn.execute('create table "x""; drop table y; --" ("note_id", "title", "liked""_count", "note_url")')
    conn.execute('insert into "x""; drop table y; --" values (?, ?, 3, ?)', (IDS[0], "标题", link(IDS[0])))
    conn.commit()
    conn.close()
    assert take(path).noun == "notes"


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_a_truncated_database(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.db"
    conn = sqlite.connect(str(path))
    conn.execute("create table xhs_note (note_id, title, liked_count, note_url)")
    conn.executemany(
        "insert into xhs_note values (?, ?, ?, ?)", [(IDS[at % 50], "标题" * 99, at, "") for at in range(500)]
    )
    conn.commit()
    conn.close()
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Problem, match="已损坏"):
        take(path)


def test_texts_that_lie_in_wait(tmp_path: Path) -> None:
    payloads = [
        '<img src="/dev/zero">', "=cmd|'/c calc'!A1", "\u202e反过来", "🏳️‍🌈" * 10_000, "a\x00b", "%s%n", "../../etc/passwd",
        "{{7*7}}", "'; drop table note; --", "\ud800", "https://" + "a" * 5000, "#" * 5000, "[" * 5000, "(" * 5000,
    ]  # fmt: skip
    header = words("note_id title desc tag_list liked_count note_url time")
    items = [
        dict(zip(header, [IDS[at], text, text, text, "1", link(IDS[at]), 1717646493], strict=True))
        for at, text in enumerate(payloads)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, items)), encoding="ascii")
    taken = take(path)
    assert len(taken.rows) == len(payloads)
    for note in taken.notes:
        "".join((note.title, note.body, *note.topics)).encode("utf-8")


def test_what_still_lies_in_the_log_of_a_database_is_read(tmp_path: Path) -> None:
    """A crawler that was ended by force leaves its newest notes there."""
    conn = sqlite.connect(str(tmp_path / "live.db"))
    conn.execute("pragma journal_mode = wal")
    conn.execute("create table xhs_note (note_id, title, liked_count, note_url)")
    conn.executemany(
        "insert into xhs_note values (?, ?, ?, ?)", [(IDS[at], f"标题{at}", at, link(IDS[at])) for at in range(5)]
    )
    conn.commit()
    for end in ("", "-wal"):
        (tmp_path / f"copied.db{end}").write_bytes((tmp_path / f"live.db{end}").read_bytes())
    conn.close()
    assert len(take(tmp_path / "copied.db").rows) == 5
