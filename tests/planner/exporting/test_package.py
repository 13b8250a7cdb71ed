"""Everything as one package: each table, each row, readable without us; what is private only when asked."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.accounts import Accounts
from planner.batches import Batches
from planner.exporting.package import LABELS, REBUILT, export_package
from planner.importing.rows import AccountRow, FigureRow
from planner.paths import Workspace
from planner.private import Private
from planner.problems import Problem
from planner.samples import install
from planner.storage import engine
from planner.storage.schema import columns
from planner.storage.store import Store
from tests.planner.worlds import row

CONTACT = "微信 abc123"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Workspace(tmp_path / "work")) as opened:
        install(opened)
        account = Accounts(opened).list()[0]
        Private(opened).enter(account.id, "contact", CONTACT)
        Accounts(opened).set_remark(account.id, '=HYPERLINK("http://x")')
        yield opened


def members(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8-sig") for name in package.namelist()}


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_table_and_every_row_is_there(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "全部.zip"
    rows = export_package(store, path)
    found = members(path)
    tables = set(columns(store.db)) - REBUILT
    assert {name for name in found if name.startswith("jsonl/")} == {f"jsonl/{name}.jsonl" for name in tables}
    assert {name for name in found if name.startswith("csv/")} == {f"csv/{name}.csv" for name in tables}
    counts = {name: engine.value(store.db, f"select count(*) from {name}") for name in tables}
    assert {name: len(lines(found[f"jsonl/{name}.jsonl"])) for name in tables} == counts
    assert {name: len(list(csv.reader(io.StringIO(found[f"csv/{name}.csv"])))) - 1 for name in tables} == counts
    assert rows == sum(counts.values()) > 100
    titles = {title for (title,) in engine.rows(store.db, "select title from note")}
    assert {line["title"] for line in lines(found["jsonl/note.jsonl"])} == titles
    assert all(isinstance(line["payload"], dict) for line in lines(found["jsonl/sighting.jsonl"])), (
        "readable, not packed"
    )
    assert "笔记" in found["README.txt"]


def test_every_table_has_a_name_people_read(store: Store) -> None:
    assert set(columns(store.db)) - REBUILT <= set(LABELS)


def test_what_is_private_only_when_asked(store: Store, tmp_path: Path) -> None:
    export_package(store, tmp_path / "a.zip")
    assert CONTACT not in "".join(members(tmp_path / "a.zip").values())
    assert "price" not in json.dumps(lines(members(tmp_path / "a.zip")["jsonl/slot.jsonl"]))
    export_package(store, tmp_path / "b.zip", private=True)
    found = members(tmp_path / "b.zip")
    assert CONTACT in found["jsonl/private_detail.jsonl"]
    assert "妥善保管" in found["README.txt"]
    assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600


def test_no_formula_lives_in_the_csv(store: Store, tmp_path: Path) -> None:
    export_package(store, tmp_path / "a.zip")
    found = members(tmp_path / "a.zip")
    cells = [
        cell
        for name, text in found.items()
        if name.startswith("csv/")
        for line in csv.reader(io.StringIO(text))
        for cell in line
    ]
    assert '\'=HYPERLINK("http://x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "＝"))]


def test_an_import_that_is_not_finished_is_left_out(store: Store, tmp_path: Path) -> None:
    batches = Batches(store)
    before = engine.value(store.db, "select count(*) from note")
    batch = batches.begin("a.csv", "test", "note", "a", {})
    batches.write_notes(batch, [row("x1", title="还没写完的", body="还没写完的", query="还没写完的")])
    export_package(store, tmp_path / "a.zip")
    found = members(tmp_path / "a.zip")
    assert len(lines(found["jsonl/note.jsonl"])) == before
    assert "还没写完的" not in "".join(found.values())
    batches.abandon(batch)


def test_an_old_package_stays_until_the_new_one_is_whole(store: Store, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    path = tmp_path / "a.zip"
    path.write_bytes(b"old")
    with pytest.raises(Stopped):
        export_package(store, path, check=stop)
    assert path.read_bytes() == b"old"
    with pytest.raises(Problem, match="没有写成"):
        export_package(store, tmp_path / "nowhere" / "a.zip")
    with pytest.raises(Problem, match="zip"):
        export_package(store, tmp_path / "a.xlsx")
    assert sorted(one.name for one in tmp_path.glob("*.zip*")) == ["a.zip"]


def test_accounts_of_a_batch_that_is_loading_are_nobodys(store: Store, tmp_path: Path) -> None:
    batches = Batches(store)
    batch = batches.begin("a.csv", "test", "account", "a", {})
    batches.write_accounts(batch, [AccountRow(name="还没来的人", id="zz")])
    export_package(store, tmp_path / "a.zip")
    assert "还没来的人" not in "".join(members(tmp_path / "a.zip").values())
    batches.abandon(batch)


def test_what_creators_were_paid_is_only_written_when_asked_for(store: Store, tmp_path: Path) -> None:
    batches = Batches(store)
    batch = batches.begin("蒲公英.xlsx", "test", "figure", "f", {})
    batches.write_figures(batch, [FigureRow("蒲公英", title="早八", metrics={"fee": 987_654, "likes": 3})])
    batches.finish(batch)
    for private in (False, True):
        file = tmp_path / f"{private}.zip"
        export_package(store, file, private=private)
        with zipfile.ZipFile(file) as package:
            text = "".join(package.read(name).decode() for name in package.namelist() if "figure" in name)
        assert ("987654" in text) is private
        assert "likes" in text
