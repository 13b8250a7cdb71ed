"""From a folder of exports to a library one can search: drop, look, correct, import, weigh, undo, and find all again."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from planner.initials import initials
from planner.paths import Workspace
from planner.storage.store import Store
from tests.journeys.generated import write_notes
from tests.journeys.person import PATIENCE, Person
from ui.library.importing.mapping import Mapping

NOTES = 40
REFUSED = {"red_commerce_template.csv", "rpa_product_copy_plan.xlsx"}
MENUS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Without a display Qt complains of every menu that opens."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One that exists is not filled with the sample."""
    made = Workspace(tmp_path / "草田").ensure()
    Store.open(made).close()
    return made


@pytest.fixture
def person(qapp: QApplication, workspace: Workspace, qtbot: QtBot) -> Iterator[Person]:
    made = Person(qapp, workspace, qtbot)
    made.does("page.library")
    yield made
    if made.app.session.services:
        made.leaves()


def table(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def own_table(path: Path) -> Path:
    """A sheet of the team's own, under names only they know."""
    rows = [[f"青禾面霜第{at}次返图", f"厚涂了{at}天，脸不起皮了", at * 30, f"2024-05-{at + 1:02d}"] for at in range(5)]
    return table(path, ["甲", "乙", "丙", "丁"], rows)


def products(path: Path) -> Path:
    return table(
        path, ["日期", "商品链接", "销量", "24小时加购"], [["2025-03-10", "https://xhslink.com/m/8NdY", 18500, 1100]]
    )


def looked_at(person: Person) -> QDialog:
    """The dialog, when all files have been looked at."""
    looking = person.library.imports.looking
    sheet = person.sheet()
    person.qtbot.waitUntil(lambda: not looking.busy, timeout=4 * PATIENCE)
    return sheet


def said(sheet: QDialog) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def files(sheet: QDialog) -> dict[str, str]:
    """Every table of the dialog with what is said of it."""
    found = sheet.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    role = Qt.ItemDataRole.AccessibleTextRole
    return {found.item(row).text(): str(found.item(row).data(role)) for row in range(found.count())}


def chooses(person: Person, sheet: QDialog, column: str, field: str) -> None:
    """Say with the keys what a column is."""
    mapping = sheet.findChild(Mapping)
    assert isinstance(mapping, Mapping)
    model = mapping.model()
    mapping.setFocus()
    mapping.choose(next(row for row in range(model.rowCount()) if model.index(row, 0).data() == column))
    person.qtbot.keyClick(mapping, Qt.Key.Key_Return)
    menu = next(one for one in mapping.findChildren(QMenu) if one.isVisible())
    action = next(action for action in menu.actions() if action.text() == field)
    person.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    looked_at(person)


def finds(person: Person, text: str) -> int:
    """Search; how many notes there are."""
    page = person.library
    with person.qtbot.waitSignal(page.finder.found, timeout=PATIENCE):
        page.work.search.setText(text)
        person.qtbot.keyClick(page.work.search, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: not page.asking, timeout=PATIENCE)
    return page.model.rowCount()


def undoes(person: Person) -> None:
    """Press 撤销 beside the message."""
    button = next(
        b for b in person.services.status.findChildren(QAbstractButton) if b.text() == "撤销" and b.isVisible()
    )
    person.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_folder_of_exports(
    qapp: QApplication, workspace: Workspace, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "导出"
    (folder / "六月").mkdir(parents=True)
    write_notes(folder / "六月" / "笔记导出.csv", NOTES)
    products(folder / "商品.csv")
    (folder / "说明.docx").write_bytes(b"PK")
    (folder / "空.csv").write_bytes(b"")
    qtbot.waitUntil(lambda: "把导出的笔记拖到这里" in person.reads())
    person.drops(person.library, folder)
    sheet = looked_at(person)
    states = files(sheet)
    assert set(states) == {"商品.csv", "空.csv", "笔记导出.csv"}
    assert states["笔记导出.csv"].endswith("可以导入")
    assert "看起来是商品数据" in states["商品.csv"]
    person.presses("导入 1 个表", sheet)
    qtbot.waitUntil(lambda: person.library.model.rowCount() == NOTES, timeout=PATIENCE)
    assert person.services.status.message == f"已导入 {NOTES} 篇笔记"

    page = person.library
    page.work.enter_table()
    qtbot.keyClick(page.table, Qt.Key.Key_5)
    weighed = page.table.chosen_ids
    with qtbot.waitSignal(page.finder.found, timeout=PATIENCE):
        person.does("library.sort.likes")
    person.does("page.draft")
    person.leaves()

    again = Person(qapp, workspace, qtbot)
    again.does("page.library")
    qtbot.waitUntil(lambda: again.library.model.rowCount() == NOTES, timeout=PATIENCE)
    assert again.services.notes.get(weighed[0]).note.weight == 5
    likes = [line.likes for line in again.services.notes.lines(again.library.model.ids)]
    assert likes == sorted(likes, key=lambda count: -(count or 0))
    again.does("library.history")
    history = again.sheet()
    again.presses("撤销这次导入", history)
    qtbot.waitUntil(lambda: again.library.model.rowCount() == 0, timeout=PATIENCE)
    history.reject()
    qtbot.waitUntil(lambda: "把导出的笔记拖到这里" in again.reads())
    again.leaves()


@MENUS
def test_a_table_of_ones_own_is_explained_once(
    qapp: QApplication, workspace: Workspace, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    person.drops(person.library, own_table(tmp_path / "五月.csv"))
    sheet = looked_at(person)
    assert "看不出这是什么表" in said(sheet)
    for column, field in (("甲", "标题"), ("乙", "正文"), ("丙", "点赞"), ("丁", "发布时间")):
        chooses(person, sheet, column, field)
    person.presses("导入", sheet)
    qtbot.waitUntil(lambda: person.library.model.rowCount() == 5, timeout=PATIENCE)
    undoes(person)
    qtbot.waitUntil(lambda: person.library.model.rowCount() == 0, timeout=PATIENCE)
    person.does("redo")
    qtbot.waitUntil(lambda: person.library.model.rowCount() == 5, timeout=PATIENCE)
    person.leaves()

    again = Person(qapp, workspace, qtbot)
    again.does("page.library")
    later = own_table(tmp_path / "六月.csv")
    later.write_bytes(later.read_bytes() + "又一篇,三天不脱妆,88,2024-06-01\n".encode("gb18030"))
    again.drops(again.library, later)
    sheet = looked_at(again)
    assert "按你定的对应" in said(sheet)
    again.presses("导入", sheet)
    qtbot.waitUntil(lambda: again.library.model.rowCount() == 6, timeout=PATIENCE)
    assert finds(again, "不脱妆") == 1
    again.leaves()


def test_words_and_initials_find_once_the_library_is_learned(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    person.drops(person.library, write_notes(tmp_path / "笔记导出.csv", NOTES))
    person.presses("导入", looked_at(person))
    qtbot.waitUntil(lambda: len(person.services.library.learned or ()) == NOTES, timeout=4 * PATIENCE)
    person.rests()
    title = person.services.notes.get(person.library.model.ids[0]).note.title
    assert finds(person, title[:4]) >= 1
    assert finds(person, initials(title)[:6]) >= 1
    assert finds(person, "什么都没有的一句话") == 0
    assert "没有这样的笔记" in person.reads()


def test_every_kind_of_file_through_the_window(person: Person, shared: Path, qtbot: QtBot) -> None:
    samples = sorted(path for path in (shared / "data" / "import_samples").iterdir() if path.name != "INDEX.json")
    person.drops(person.library, *samples)
    sheet = looked_at(person)
    states = files(sheet)
    assert len(states) == len(samples) == 24
    refused = {name for name, state in states.items() if not state.endswith("可以导入")}
    assert refused == REFUSED
    person.presses("导入 22 个表", sheet)
    with qtbot.waitSignal(person.library.imports.reported, timeout=8 * PATIENCE) as told:
        pass
    reports = told.args[0]
    assert {report.noun for report in reports} == {"notes", "comments", "accounts", "keywords", "figures"}
    assert all(report.rows == report.added + report.updated + report.skipped for report in reports)
    notes = sum(report.added for report in reports if report.noun == "notes")
    qtbot.waitUntil(lambda: person.library.model.rowCount() == notes, timeout=PATIENCE)
    undoes(person)
    qtbot.waitUntil(lambda: person.library.model.rowCount() == 0, timeout=4 * PATIENCE)
    assert person.services.batches.list() == []
