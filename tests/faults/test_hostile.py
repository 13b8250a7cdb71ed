"""Hostile texts in every label, tooltip, table, dialog and the editor; hostile files brought to the window; all under a watchdog."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import pytest
from PySide6.QtGui import QImage

from tests.planner.importing.test_import_hostile import cell, workbook

HOUSE = Path(__file__).resolve().parents[2]
WATCHDOG = 400
"""Seconds. The window takes a part of them; a text or a file that holds it up for ever is ended here."""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc and makes pipes")


def corpus(folder: Path) -> None:
    """A bomb, a far cell, a DTD, depth, a foreign store with traps and one with a log beside it, planted JSON and CSV."""
    workbook(
        folder / "far.xlsx",
        f'<sheetData><row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row></sheetData>',
    )
    workbook(
        folder / "dtd.xlsx", "<sheetData/>", workbook_head='<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    )
    workbook(folder / "bomb.xlsx", "<sheetData/>")
    with (
        zipfile.ZipFile(folder / "bomb.xlsx", "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/sharedStrings.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(48):
            member.write(b"\0" * 2**24)
    (folder / "deep.json").write_text('{"a":' * 100_000)
    (folder / "deep2.json").write_text("[" * 200_000 + "]" * 200_000)
    (folder / "digits.json").write_text('[{"title": "a", "liked_count": ' + "9" * 5000 + ', "desc": NaN}]')
    (folder / "quote.csv").write_text('笔记标题,点赞数\n"' + "开着的引号" * 200_000, encoding="utf-8")
    (folder / "field.csv").write_text("笔记标题,点赞数\n" + "长" * 300_000 + ",1\n", encoding="utf-8")
    (folder / "nul.csv").write_bytes("笔记标题,点赞数\na\0b,1\n".encode() + b"\xff\xfe\xed\xa0\x80,2\n")
    conn = sqlite.connect(str(folder / "traps.db"))
    conn.execute("create table xhs_note (note_id, title, liked_count, note_url)")
    conn.execute("insert into xhs_note values ('67000000000000000000000a', '标题', 3, '')")
    conn.execute("create view zz as with recursive n(x) as (select 1 union all select x + 1 from n) select * from n")
    conn.execute("create trigger t after insert on xhs_note begin delete from xhs_note; end")
    conn.commit()
    conn.close()
    (folder / "cut.db").write_bytes((folder / "traps.db").read_bytes()[:6000])
    (folder / "sqlite.db").write_bytes(b"SQLite format 3\0" + os.urandom(20_000))


def test_nothing_gets_in(tmp_path: Path, figures: Callable[[str], None]) -> None:
    files, temp = tmp_path / "files", tmp_path / "temp"
    for folder in (files, temp):
        folder.mkdir()
    corpus(files)
    # Where jieba itself would look for its cache: a planted one decides how everything is cut.
    (temp / "jieba.cache").write_bytes(b"planted")
    canary, pipe = tmp_path / "canary.png", tmp_path / "pipe.png"
    QImage(9, 9, QImage.Format.Format_RGB32).save(str(canary))
    os.utime(canary, (0, canary.stat().st_mtime))
    os.mkfifo(pipe)
    before = {path.name: path.read_bytes() for path in files.iterdir()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.visitor", str(tmp_path / "work"), str(files), str(canary), str(pipe)],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temp)},
        capture_output=True,
        text=True,
        timeout=WATCHDOG,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found, control = map(json.loads, done.stdout.splitlines()[-2:])
    figures(
        f"hostile: {found['texts']} texts in {found['shown']:,} cells, labels, tooltips and dialogs,"
        f" {len(found['rich'])} read as rich text;"
        f" {found['files']} files, {found['slowest']:.1f} s at most; memory {found['peak_mb'] - found['idle_mb']:+.0f} MB;"
        f" {len(found['sockets'])} sockets, {len(found['unasked'])} files nobody asked for"
    )
    assert found["rich"] == []
    assert found["sockets"] == []
    assert found["unasked"] == []
    assert found["jieba_cache"] == []
    assert found["logged"] == []
    assert found["bugs"] == []
    # A machine with other things to do takes its time; the budgets count the reading process alone.
    assert found["slowest"] < (30 if os.getloadavg()[0] < 2 * (os.cpu_count() or 1) else 120)
    assert found["peak_mb"] - found["idle_mb"] < 300
    assert {path.name: path.read_bytes() for path in files.iterdir()} == before, "sources are never changed"
    if control["control"]:
        assert not found["read"], "a picture nobody asked for was read"
