"""A vendor's sheet of creators becomes accounts: import, filter, edit many, undo, export."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.paths import Workspace
from planner.storage.records import AccountFilter
from planner.storage.store import Store
from tests.journeys.person import PATIENCE, Person
from ui.library.dropchip import DropChip
from ui.widgets.choices import Choice

HEADER = (
    "序号",
    "poster_id",
    "小红书账号昵称",
    "小红书账号主页",
    "小红书id",
    "账号类别",
    "认证信息",
    "账号一级分类",
    "联系方式",
    "mcn机构信息",
    "赞藏总量",
    "粉丝数",
    "图文报价",
    "视频报价",
    "数据周期",
)
MENUS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Without a display Qt complains of every menu that opens."""


@pytest.fixture
def person(qapp: object, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    """One that exists is not filled with the sample."""
    workspace = Workspace(tmp_path / "草田").ensure()
    Store.open(workspace).close()
    made = Person(qapp, workspace, qtbot)  # type: ignore[arg-type]
    made.does("page.accounts")
    yield made
    made.leaves()


def vendor_sheet(path: Path) -> Path:
    """Forty creators above two lines of advertising, and a row that was cut off."""
    rows: list[tuple[object, ...]] = [("数据来源：某某数据平台",), (), HEADER]
    for at in range(40):
        id, fans = f"5f{at:022x}", "-" if at % 13 == 0 else str(800 * (at + 1) ** 2)
        url = f"https://www.xiaohongshu.com/user/profile/{id}"
        name = f"青禾试用官{at}"
        rows.append(
            (
                at + 1,
                id,
                name,
                url,
                f"red{at}",
                "-",
                "-",
                "护肤",
                "canary88",
                "-",
                900 * at,
                fans,
                300,
                0,
                "2024-03-14-2024-06-11",
            )
        )
    rows.append(("",) * 11 + ("12345",))
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def imports(person: Person, file: Path) -> None:
    page = person.accounts
    person.drops(page, file)
    sheet = person.sheet()
    looking = page.bringing.imports.looking
    person.qtbot.waitUntil(lambda: not looking.busy, timeout=4 * PATIENCE)
    person.presses("导入", sheet)


def settles(person: Person) -> None:
    page = person.accounts
    person.qtbot.waitUntil(lambda: not page.asking and not person.app.session.busy, timeout=4 * PATIENCE)


def takes(person: Person, name: str, entry: str) -> None:
    chip = next(c for c in person.accounts.findChildren(DropChip) if c.accessibleName().startswith(name))
    person.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    menu = next(menu for menu in chip.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text().startswith(entry))
    person.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    settles(person)


def exports(person: Person, file: Path) -> None:
    person.does("accounts.export")
    sheet = person.sheet()
    person.presses("选择文件…", sheet)
    dialog = next(dialog for dialog in person.accounts.findChildren(QFileDialog) if dialog.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    settles(person)


def bulk(person: Person, role: str, capacity: str) -> None:
    person.accounts.table.selectAll()
    person.does("accounts.bulk")
    sheet = person.sheet()
    choice = next(choice for choice in sheet.findChildren(Choice) if choice.accessibleName() == "身份")
    choice.choose(role)
    choice.activated.emit(choice.currentIndex())
    field = next(field for field in sheet.findChildren(QLineEdit) if field.accessibleName().startswith("月产能"))
    person.qtbot.keyClicks(field, capacity)
    person.presses("修改", sheet)
    settles(person)


@MENUS
def test_a_vendors_sheet(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "还没有账号" in person.reads())
    imports(person, vendor_sheet(tmp_path / "新红导出.csv"))
    qtbot.waitUntil(lambda: person.accounts.model.rowCount() == 40, timeout=4 * PATIENCE)
    settles(person)
    assert not [dialog for dialog in person.app.window.findChildren(QDialog) if dialog.isVisible()]
    assert "第 44 行" in person.reads(), "the row that was cut off is named"

    accounts = Accounts(person.services.store)
    takes(person, "层级", "KOC")
    shown = accounts.lines(person.accounts.model.ids)
    assert {record.tier for record in shown} == {"KOC"}
    assert len(shown) == accounts.count(AccountFilter(tiers=("KOC",)))
    assert {record.seen_at for record in shown} == {"2024-06-10T16:00:00.000Z"}

    bulk(person, "KOC", "4")
    assert {(r.role, r.capacity) for r in accounts.lines([r.id for r in shown])} == {("KOC", 4)}
    assert accounts.count(AccountFilter(roles=("KOC",))) == len(shown)
    person.does("undo")
    settles(person)
    assert accounts.count(AccountFilter(roles=("KOC",))) == 0
    person.does("redo")
    settles(person)

    file = tmp_path / "KOC.csv"
    person.accounts.table.clearSelection()
    exports(person, file)
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [row["账号编号"] for row in rows] == [record.key for record in shown]
    assert {(row["身份"], row["月产能"], row["更新时间"]) for row in rows} == {("KOC", "4", "2024-06-11")}
    assert "图文报价" not in rows[0]
    assert "canary88" not in file.read_text(encoding="utf-8-sig")

    person.does("undo")
    person.does("undo")
    qtbot.waitUntil(lambda: accounts.count() == 0, timeout=4 * PATIENCE)
    settles(person)


def test_the_measured_file(person: Person, shared: Path, qtbot: QtBot) -> None:
    imports(person, shared / "data" / "import_samples" / "kol_newrank_新红_part1.csv")
    qtbot.waitUntil(lambda: person.accounts.model.rowCount() > 200, timeout=4 * PATIENCE)
    settles(person)
    look = [b for b in person.accounts.findChildren(QAbstractButton) if b.text() == "看详情" and b.isVisible()]
    assert look, "broken rows are listed"
