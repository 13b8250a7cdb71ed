"""Four weeks of a fictional brand: planned from an account sheet, filled, dragged, written, returned once, approved, exported."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.paths import Workspace
from planner.slots import Slots
from planner.storage.records import SlotLine
from planner.storage.store import Store
from planner.storage.times import china_today
from tests.journeys.person import PATIENCE, Person
from ui.matrix.campaign.editor import CampaignSheet
from ui.matrix.desk import Desk
from ui.matrix.fill.sheet import FillSheet
from ui.matrix.page import MatrixPage
from ui.widgets.sheet import Sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
WEEKS = 4
ROLES = {"官方": 2, "KOL": 6, "KOC": 12, "素人": 30}
WANTED = {"官方": 4, "KOL": 6, "KOC": 14, "素人": 36}
WORDS = (
    "面霜\t核心\t8",
    "干皮秋冬面霜推荐\t长尾\t4",
    "敏感肌面霜怎么选\t长尾\t4",
    "面霜搓泥怎么办\t长尾\t4",
    "早八护肤步骤\t长尾\t4",
)
BODY = "换季脸上起皮，试了三周。晚上洗完脸先拍一层水，再把这支面霜按开，第二天妆是服帖的。缺点是罐装要挖。"


def account_sheet(path: Path) -> Path:
    """Fifty creators as a team keeps them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("账号昵称", "小红书号", "粉丝数", "类目"))
        for at in range(sum(ROLES.values())):
            rows.writerow((f"青禾{at:02d}号", f"qinghe{at:03d}", 900 + at * 731, "护肤"))
    return path


class Lead:
    """Somebody who plans, at the page 矩阵."""

    def __init__(self, person: Person) -> None:
        self.person, self.qtbot = person, person.qtbot
        person.does("page.matrix")
        self.rests()

    @property
    def desk(self) -> Desk:
        page = self.person.app.window.findChild(MatrixPage)
        assert page is not None
        return page.desk

    @property
    def slots(self) -> Slots:
        return Slots(self.person.services.store)

    def rests(self) -> None:
        self.qtbot.waitUntil(lambda: not (self.person.app.session.busy or self.desk.asking), timeout=PATIENCE)
        self.qtbot.waitUntil(lambda: not self.desk.chosen.resting and not self.desk.asking, timeout=PATIENCE)
        QApplication.processEvents()

    def presses(self, name: str, inside: QWidget | None = None) -> None:
        buttons = (inside or self.desk).findChildren(QAbstractButton)
        button = next(
            one for one in buttons if one.isVisible() and (one.accessibleName() or one.text()).startswith(name)
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def sheet(self, kind: type[Sheet]) -> Sheet:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.person.app.window.findChildren(kind)))
        return next(one for one in self.person.app.window.findChildren(kind) if one.isVisible())

    def opens(self, line: SlotLine) -> None:
        self.desk.chosen.open(line.slot.id, alone=True)
        self.rests()

    def line(self, id: str) -> SlotLine:
        return self.slots.line(id)

    def drags(self, place: tuple[int, int], across: int) -> None:
        grid = self.desk.work.grid
        grid.bring(*place)
        start, end = grid.cell_rect(*place).center(), grid.cell_rect(place[0], place[1] + across).center()
        self.qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 6):
            self.qtbot.mouseMove(grid.viewport(), start + (end - start) * (step / 5))
        self.qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)
        self.rests()

    def goes_on(self, id: str, to: str) -> None:
        self.presses(f"下一步：{to}")
        self.rests()
        assert self.line(id).slot.status == to, self.person.services.status.message


def test_sixty_notes_from_an_account_sheet_to_a_workbook(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace(tmp_path / "草田").ensure()
    # One that exists is not filled with the sample.
    Store.open(workspace).close()
    person = Person(qapp, workspace, qtbot)  # type: ignore[arg-type]
    imports(person, account_sheet(tmp_path / "达人表.csv"))
    lead = Lead(person)
    plans(lead)
    fills(lead)
    moved = drags_one(lead)
    done = writes_and_reviews(lead)
    exports(lead, tmp_path / "矩阵.xlsx")
    person.leaves()
    person = Person(qapp, workspace, qtbot)  # type: ignore[arg-type]
    lead = Lead(person)
    assert "青禾冬季 · 内容矩阵" in [one.text() for one in lead.desk.findChildren(QAbstractButton)]
    assert lead.desk.work.grid.pivot.total == 60
    assert lead.line(moved[0]).slot.day == moved[1]
    lead.opens(lead.line(done))
    assert lead.line(done).slot.status == "待发"
    # The window came back no wider than the screen: the right side is a drawer.
    lead.desk.enter_side()
    lead.presses("还有", lead.desk.side.slot)
    assert "标题再具体一点" in person.reads()
    person.leaves()


def imports(person: Person, file: Path) -> None:
    """The sheet is dropped onto the accounts, and each gets its role."""
    person.does("page.accounts")
    person.drops(person.accounts, file)
    sheet = person.sheet()
    person.qtbot.waitUntil(lambda: any("导入" in one.text() for one in enabled(sheet)), timeout=PATIENCE)
    person.qtbot.mouseClick(next(one for one in enabled(sheet) if "导入" in one.text()), Qt.MouseButton.LeftButton)
    accounts = Accounts(person.services.store)
    person.qtbot.waitUntil(lambda: len(accounts.list()) == sum(ROLES.values()), timeout=PATIENCE)
    person.rests()
    ids = [record.id for record in accounts.list()]
    for role, count in ROLES.items():
        mine, ids = ids[:count], ids[count:]
        person.accounts.acts.say(mine, {"role": role, "capacity": 4, "cooldown": 2}, "身份")
    person.rests()


def enabled(sheet: QWidget) -> list[QAbstractButton]:
    return [one for one in sheet.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def plans(lead: Lead) -> None:
    """A campaign of four weeks from the next Monday on."""
    lead.presses("新建计划")
    sheet = lead.sheet(CampaignSheet)
    assert isinstance(sheet, CampaignSheet)
    first = china_today() + timedelta(days=7 - china_today().weekday())
    sheet.basics.name.setText("青禾冬季")
    sheet.basics.start.show_day(first.isoformat())
    sheet.basics.end.show_day((first + timedelta(days=7 * WEEKS - 1)).isoformat())
    sheet.basics.budget.setText("8.6万")
    sheet.phases.spread()
    for role, count in WANTED.items():
        sheet.targets.counts[role].setText(str(count))
    sheet.goals.text.setPlainText("\n".join(WORDS))
    lead.presses("保存", sheet)
    lead.rests()


def fills(lead: Lead) -> None:
    """帮我排 proposes sixty notes, which are taken."""
    lead.person.does("matrix.fill")
    sheet = lead.sheet(FillSheet)
    assert isinstance(sheet, FillSheet)
    lead.qtbot.waitUntil(lambda: not sheet.busy, timeout=PATIENCE)
    lead.presses("采用 60 篇", sheet)
    lead.rests()
    assert lead.desk.work.grid.pivot.total == 60
    assert {level.role: level.planned for level in lead.desk.side.overview.levels} | {"未知": 0} == WANTED | {"未知": 0}


def drags_one(lead: Lead) -> tuple[str, str]:
    """A tile goes to another week; its slot and its new day."""
    grid = lead.desk.work.grid
    place = next(
        (row, column)
        for (row, column), cell in grid.pivot.cells.items()
        if cell.count == 1 and column + 1 < WEEKS and (row, column + 1) not in grid.pivot.cells
    )
    found: list[str] = []
    lead.desk.chosen.with_ids(place, found.extend)
    lead.rests()
    before = lead.line(found[0]).slot.day or ""
    lead.drags(place, 1)
    after = (date.fromisoformat(before) + timedelta(days=7)).isoformat()
    assert lead.line(found[0]).slot.day == after
    return found[0], after


def writes_and_reviews(lead: Lead) -> str:
    """One slot is written, passed, returned, and passed again until it waits to be posted."""
    campaign = lead.desk.campaign
    assert campaign is not None
    id = lead.slots.find(campaign.id)[0]
    lead.opens(lead.line(id))
    lead.presses("写这篇草稿")
    person = lead.person
    person.qtbot.waitUntil(lambda: person.app.window.page == "draft", timeout=PATIENCE)
    person.writes("标题", "换季起皮，三周后我留下了它")
    person.writes("正文", BODY)
    assert person.app.savers.save_all()
    person.does("page.matrix")
    lead.rests()
    lead.opens(lead.line(id))
    for to in ("一审", "终审"):
        if lead.line(id).slot.status != to:
            lead.goes_on(id, to)
    lead.presses("退回…")
    sheet = lead.sheet(Sheet)
    person.fills("原因", "标题再具体一点", sheet)
    lead.presses("确定", sheet)
    lead.rests()
    assert lead.line(id).slot.status == "初稿"
    for to in ("一审", "终审", "待发"):
        lead.goes_on(id, to)
    return id


def exports(lead: Lead, file: Path) -> None:
    """The view as a workbook with the pyramid behind it."""
    lead.desk.chosen.forget()
    lead.person.does("matrix.export")
    dialog = next(one for one in lead.person.app.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    lead.rests()
    book = load_workbook(file)
    assert len(book.sheetnames) == 2
    assert sum(cell.value is not None for row in book.worksheets[0].iter_rows() for cell in row) > 60
    QApplication.processEvents()
