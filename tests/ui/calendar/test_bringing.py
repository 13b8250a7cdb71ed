"""A plan sheet is dropped on the calendar: a preview of what changes, then one step."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTableView

from planner.accounts import Accounts
from planner.storage.times import china_today
from tests.ui.calendar.calendar_world import World
from ui import show
from ui.widgets.choices import Check


def drop(world: World, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page = world.page
    middle = page.rect().center()
    QApplication.sendEvent(page, QDragEnterEvent(middle, copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(middle), copy, data, left, none))
    world.waits()


def plan(file: Path, world: World) -> Path:
    book = Workbook()
    for line in (
        ["日期", "账号", "标题", "费用"],
        [world.day, "小满", "第一篇", 800],
        [world.day, "没见过", "新的一篇", None],
        ["昨天吧", "小满", "读不懂", None],
    ):
        book.active.append(line)
    book.save(file)
    return file


def cells(world: World) -> list[str]:
    table = world.sheet().findChild(QTableView)
    model = table.model()
    return [" | ".join(str(model.index(row, column).data()) for column in (1, 3, 0)) for row in range(model.rowCount())]


def test_a_preview_tells_everything_before_anything_is_written(world: World, tmp_path: Path) -> None:
    id = world.plans(title="第一篇", price=600.0)
    world.opens()
    drop(world, plan(tmp_path / "计划.xlsx", world))
    sheet = world.sheet()
    assert cells(world) == [
        "修改 | 第一篇 | 费用 ¥600 → ¥800",
        f"新增 | 新的一篇 | 日期 {show.day(world.day, china_today())}；标题 新的一篇",
        "没有读懂 | 读不懂 | 日期读不懂:昨天吧".replace(":", "："),
    ]
    assert "有 1 个没见过的账号" in world.reads(sheet)
    assert "导入到「春季上新」" in world.reads(sheet)
    world.presses("取消", sheet)
    assert world.slot(id).price == 600.0
    assert len(world.slots.find(world.campaign)) == 1


def test_it_is_taken_in_one_step_and_taken_back_with_the_new_account(world: World, tmp_path: Path) -> None:
    id = world.plans(title="第一篇", price=600.0)
    world.opens()
    drop(world, plan(tmp_path / "计划.xlsx", world))
    check = next(one for one in world.sheet().findChildren(Check) if one.text() == "没见过")
    world.qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    world.presses("导入 2 处", world.sheet())
    assert world.slot(id).price == 800.0
    assert "新增 1 条，修改 1 条" in world.message
    assert sorted(line.account for line in world.slots.lines(world.slots.find(world.campaign))) == ["小满", "没见过"]
    assert len(world.shown()) == 2
    world.undoes()
    assert world.slot(id).price == 600.0
    assert len(world.slots.find(world.campaign)) == 1
    assert "没见过" not in [record.name for record in Accounts(world.services.store).list()]
    world.services.undo.redo()
    world.waits()
    assert len(world.shown()) == 2


def test_a_file_that_is_no_plan_says_so(world: World, tmp_path: Path) -> None:
    world.opens()
    file = tmp_path / "别的.csv"
    file.write_text("城市,人口\n上海,2400\n", encoding="utf-8")
    drop(world, file)
    assert "没有找到计划表" in world.message
