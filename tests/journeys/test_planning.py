"""A plan sheet becomes a month of slots: dragged, written, reviewed, returned, approved, posted, exported; all of it is there again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.campaigns import Campaigns
from planner.paths import Workspace
from planner.slots import Slots
from planner.storage.records import DraftContent, Slot
from planner.storage.store import Store
from planner.storage.times import CHINA
from tests.journeys.person import PATIENCE, Person
from ui.calendar.page import CalendarPage
from ui.reviews.page import ReviewsPage
from ui.widgets.choices import Check
from ui.widgets.sheet import Sheet

NOTES, WEEKS = 60, 4
ACCOUNTS = ("云上官方", "阿禾", "小满", "圆子")
CLEAN = DraftContent("换季干皮这样选面霜", "早八前三步就够。先补水，再上面霜。晚上再厚涂一层。")


class Planner(Person):
    """Somebody who plans and reviews."""

    @property
    def calendar(self) -> CalendarPage:
        page = self.app.window.findChild(CalendarPage)
        assert isinstance(page, CalendarPage)
        return page

    @property
    def reviews(self) -> ReviewsPage:
        page = self.app.window.findChild(ReviewsPage)
        assert isinstance(page, ReviewsPage)
        return page

    def slot(self, title: str) -> Slot:
        slots = Slots(self.services.store)
        return next(line.slot for line in slots.lines(slots.find(None)) if title in (line.slot.title, line.draft_title))

    def settles(self, page: CalendarPage | ReviewsPage) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not page.asking and not self.app.session.busy, timeout=PATIENCE)
        QApplication.processEvents()

    def answers(self, button: str, sheet: QWidget | None = None) -> None:
        self.presses(button, sheet or self.open_sheet())
        QApplication.processEvents()

    def open_sheet(self) -> Sheet:
        self.qtbot.waitUntil(
            lambda: any(one.isVisible() for one in self.app.window.findChildren(Sheet)), timeout=PATIENCE
        )
        sheets = self.app.window.findChildren(Sheet)
        return next(sheet for sheet in sheets if sheet.isVisible())

    def drags(self, id: str, days: int) -> None:
        plane = self.calendar.plane
        box = plane.boxes.box_of(id)
        assert box
        start, goal = box.rect.center(), plane.boxes.cells[box.day + timedelta(days)].rect.center()
        QTest.mousePress(plane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(plane, start + (goal - start) * share)
        QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, goal)
        self.settles(self.calendar)


def plan_sheet(file: Path) -> Path:
    """Four weeks of notes as an operator plans them, the first on the Monday of this week."""
    book = Workbook()
    book.active.append(["日期", "时间", "账号", "核心词", "长尾词", "选题", "形式", "费用", "负责人"])
    today = datetime.now(CHINA).date()
    monday = today - timedelta(today.weekday())
    for at in range(NOTES):
        day = monday + timedelta(at * WEEKS * 7 // NOTES)
        account = ACCOUNTS[at % len(ACCOUNTS)]
        book.active.append([day, "19:30", account, "面霜", f"长尾{at}", f"第{at}篇", "测评", 300, "小王"])
    book.save(file)
    return file


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "草田").ensure()
    today = datetime.now(CHINA).date()
    with Store.open(made) as store:
        Campaigns(store).add("云上春季", today.isoformat(), (today + timedelta(WEEKS * 7)).isoformat())
    return made


def test_from_a_plan_sheet_to_what_is_posted(
    workspace: Workspace, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    person = Planner(qapp, workspace, qtbot)
    person.app.window.resize(1366, 768)
    person.does("page.calendar")
    calendar = person.calendar
    person.settles(calendar)
    person.drops(calendar, plan_sheet(tmp_path / "计划.xlsx"))
    person.settles(calendar)
    sheet = person.open_sheet()
    for check in sheet.findChildren(Check):
        if check.text() in ACCOUNTS:
            check.setChecked(True)
    person.answers(f"导入 {NOTES} 处", sheet)
    person.settles(calendar)
    assert len(Slots(person.services.store).find(None)) == NOTES

    # The first note is dragged to the next day; that is taken back, and done again.
    person.does("calendar.today")
    person.settles(calendar)
    first = person.slot("第0篇")
    person.drags(first.id, 1)
    moved = person.slot("第0篇").day
    assert first.day
    assert moved
    assert moved > first.day
    person.does("undo")
    assert person.slot("第0篇").day == first.day
    person.does("redo")
    assert person.slot("第0篇").day == moved

    # Its draft is written elsewhere, and sent to be reviewed.
    services = person.services
    draft, changes = services.drafts.add(CLEAN, status="一审")
    services.hub.tell(changes)
    services.hub.tell(Slots(services.store).edit({first.id: {"draft_id": draft.id}}).changes)
    person.does("page.reviews")
    reviews = person.reviews
    person.settles(reviews)
    reviews.enter()
    person.settles(reviews)
    assert reviews.model.ids == [first.id]
    person.does("reviews.return")
    sheet = person.open_sheet()
    field = sheet.findChild(QPlainTextEdit)
    field.setPlainText("开头写得再具体一点")
    person.answers("退回", sheet)
    person.settles(reviews)
    assert services.drafts.get(draft.id).status == "初稿"

    # Rewritten, it goes through both reviews.
    services.hub.tell(services.drafts.save(draft.id, DraftContent(CLEAN.title, CLEAN.body + "\n用到第三周才敢说。")))
    services.hub.tell(services.drafts.move(draft.id, "一审"))
    person.settles(reviews)
    for status in ("终审", "待发"):
        reviews.enter()
        qtbot.keyClick(reviews.list, Qt.Key.Key_Return)
        person.settles(reviews)
        assert person.slot("第0篇").status == status
    assert "审完了" in person.reads()

    # It is posted, and everything is exported.
    person.does("page.calendar")
    person.settles(calendar)
    calendar.plane.choose(first.id)
    person.settles(calendar)
    person.presses("标为已发", calendar.detail)
    person.answers("标为已发")
    person.settles(calendar)
    assert person.slot("第0篇").status == "已发"
    calendar.taking.write(str(tmp_path / "日历.ics"))
    calendar.taking.write(str(tmp_path / "日历.xlsx"))
    person.settles(calendar)
    events = Calendar.from_ical((tmp_path / "日历.ics").read_bytes()).walk("VEVENT")
    assert len(events) == NOTES
    assert load_workbook(tmp_path / "日历.xlsx").sheetnames[-1] == "清单"
    person.leaves()

    person = Planner(qapp, workspace, qtbot)
    person.does("page.calendar")
    person.settles(person.calendar)
    assert person.slot("第0篇").status == "已发"
    slots = Slots(person.services.store)
    assert {line.account for line in slots.lines(slots.find(None))} == set(ACCOUNTS)
    assert person.calendar.work.filters.campaigns.currentText() == "云上春季"
    assert person.calendar.plane.boxes.box_of(first.id)
    person.leaves()
