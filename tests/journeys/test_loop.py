"""From note to sale and back: what was posted sells, buyers contradict a claim, the next draft says it truly, and a report tells all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.claims.briefing import quotes_of
from planner.inbox.lines import lines
from planner.paths import Workspace
from planner.slots import Slots
from planner.storage.store import Store
from tests.journeys import brand
from tests.journeys.person import PATIENCE, Person
from ui.comments.page import CommentsPage
from ui.feedback.page import FeedbackPage
from ui.feedback.sheets import BriefSheet
from ui.funnel.page import FunnelPage
from ui.reporting.sheet import ReportSheet
from ui.widgets.sheet import Sheet

TITLE = "油皮的面霜，我换成了青禾清爽版"
FALSE, TRUE = f"青禾清爽版，{brand.CLAIM}。", "青禾清爽版，干皮冬天涂着不闷。"
STORY = "上周末连着加班三天，脸又干又油，洗完脸先拍水，再按一层。"
WANTED = ("干皮冬天怎么涂清爽版", "油痘肌选面霜先看这一条", "清爽版到底适合谁")
TOLD = f"闷痘 占退货 {brand.STUFFY / brand.RETURNS * 100:.0f} %（{brand.STUFFY}/{brand.RETURNS}）"


class Operator(Person):
    """Somebody who looks after a brand: what came of the notes, who asked, what buyers say."""

    def settles(self, page: FunnelPage | CommentsPage | FeedbackPage) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not page.asking and not self.app.session.busy, timeout=PATIENCE)
        QApplication.processEvents()

    def at(self, kind: type[QWidget], command: str) -> QWidget:
        self.does(command)
        page = self.app.window.findChild(kind)
        assert isinstance(page, QWidget)
        return page

    def clicks(self, start: str, inside: QWidget) -> None:
        buttons = [one for one in inside.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        button = next(one for one in buttons if one.text().startswith(start))
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def brings(self, page: QWidget, *files: Path) -> None:
        """Drop files, look at what they hold, take them in."""
        self.drops(page, *files)
        sheet = self.sheet()
        buttons = sheet.findChildren(QAbstractButton)
        ready = next(one for one in buttons if one.text().startswith("导入") and one.isVisible())
        self.qtbot.waitUntil(ready.isEnabled, timeout=PATIENCE)
        self.qtbot.mouseClick(ready, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: "已导入" in self.services.status.message, timeout=PATIENCE)
        self.rests()

    def open_sheet(self, kind: type[Sheet]) -> Sheet:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.app.window.findChildren(kind)))
        return next(one for one in self.app.window.findChildren(kind) if one.isVisible())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The plan and its posted slots; no file has been taken in."""
    made = Workspace(tmp_path / "草田").ensure()
    with Store.open(made) as store:
        brand.planned(store)
    return made


def test_from_note_to_sale_and_back(workspace: Workspace, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    person = Operator(qapp, workspace, qtbot)
    person.app.window.resize(1366, 768)
    draft = writes(person)
    person.does("page.library")
    person.brings(person.library, brand.notes(tmp_path))
    sees_the_funnel(person, tmp_path)
    sees_who_waits(person, tmp_path)
    finds_the_claim_at_risk(person, tmp_path)
    mends_the_draft(person, draft)
    plans_three(person)
    reports(person, tmp_path / "复盘.html")
    person.leaves()


def writes(person: Operator) -> str:
    """A draft that promises what the old notes promised."""
    person.does("draft.new")
    person.writes("标题", TITLE)
    person.writes("正文", f"{STORY}\n{FALSE}")
    assert brand.CLAIM not in marked(person)
    return person.draft.id


def marked(person: Person) -> dict[str, str]:
    """The words that are underlined, with the advice of each."""
    person.score()
    review = person.page.assistance.review
    assert review
    return {hit.text: hit.advice for hit in review.wording}


def sees_the_funnel(person: Operator, folder: Path) -> None:
    page = person.at(FunnelPage, "page.funnel")
    assert isinstance(page, FunnelPage)
    person.settles(page)
    person.brings(page, brand.seen(folder), brand.sold(folder))
    person.settles(page)
    chart = page.desk.work.funnel.chart
    shown = {step.name: step.value for step in chart.streams[0].steps}
    for step, values in (("曝光", brand.SEEN), ("进店", brand.VISITS), ("加购", brand.CARTS), ("成交", brand.BUYERS)):
        assert shown[step] == sum(values)
    for words in ("曝光 18万", "进店 788", "加购 256", "成交 68"):
        assert words in chart.accessibleName()
    assert not page.desk.work.waiting.isVisible()


def sees_who_waits(person: Operator, folder: Path) -> None:
    page = person.at(CommentsPage, "page.comments")
    assert isinstance(page, CommentsPage)
    person.settles(page)
    person.brings(page, brand.comments(folder))
    person.settles(page)
    # What may hurt somebody waits at the top, with its words beside it.
    assert page.talk.shown == page.model.ids[0]
    assert lines(person.services.store, page.model.ids[:1])[0].text == brand.TROUBLE
    assert "质量问题" in person.reads()
    waiting = len(page.model.ids)
    page.enter()
    person.does("comments.status.4")
    person.settles(page)
    assert len(page.model.ids) == waiting - 1
    assert "已设为已解决" in person.services.status.message
    assert waiting == 4


def finds_the_claim_at_risk(person: Operator, folder: Path) -> None:
    page = person.at(FeedbackPage, "page.feedback")
    assert isinstance(page, FeedbackPage)
    person.settles(page)
    person.brings(page, *brand.buyers(folder))
    person.qtbot.waitUntil(lambda: person.services.claims.desk is not None, timeout=PATIENCE)
    person.settles(page)
    page.work.enter_table()
    person.settles(page)
    claim = page.work.chosen_claim
    assert claim
    assert (claim.product, claim.aspect, claim.at_risk) == (brand.LIGHT, "闷痘", True)
    seen = person.reads()
    assert TOLD in seen
    assert f"「{brand.CLAIM}」" in seen
    assert claim.evidence.wording == "写明条件：干皮、冬天"
    assert claim.evidence.wording in seen


def mends_the_draft(person: Operator, draft: str) -> None:
    """From the claim to the draft that makes it; its words are marked until they say for whom."""
    page = person.app.window.findChild(FeedbackPage)
    person.clicks(f"草稿：{TITLE[:10]}", page.side)
    person.qtbot.waitUntil(lambda: person.app.window.page == "draft", timeout=PATIENCE)
    assert person.draft.id == draft
    found = marked(person)
    assert TOLD in found[brand.CLAIM]
    assert "写明条件：干皮、冬天" in found[brand.CLAIM]
    place = person.text("正文").index(brand.CLAIM)
    painted = person.page.surface.body.marks()
    assert (place, place + len(brand.CLAIM)) in [(start, end) for start, end, _kind in painted]
    field = person.field("正文")
    person.qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in FALSE:
        person.qtbot.keyClick(field, Qt.Key.Key_Backspace)
    person.writes("正文", TRUE)
    assert person.text("正文") == f"{STORY}\n{TRUE}"
    assert not [text for text in marked(person) if "闷" in text]


def plans_three(person: Operator) -> None:
    """Sentences of buyers become three notes to write."""
    page = person.at(FeedbackPage, "page.feedback")
    assert isinstance(page, FeedbackPage)
    person.settles(page)
    page.work.show_view("list")
    person.settles(page)
    for words, title in zip(("干皮", "油痘肌", "闷痘"), WANTED, strict=True):
        person.does("feedback.search")
        page.work.search.setText(words)
        person.qtbot.keyClick(page.work.search, Qt.Key.Key_Return)
        person.settles(page)
        page.work.enter_table()
        page.work.list_table.selectAll()
        person.settles(page)
        person.qtbot.keyClick(page.work.list_table, Qt.Key.Key_B)
        sheet = person.open_sheet(BriefSheet)
        person.fills("选题", title, sheet)
        person.presses("放进计划", sheet)
        person.settles(page)
    slots = Slots(person.services.store)
    found = {line.slot.title: line.slot for line in slots.lines(slots.find(None)) if line.slot.status == "选题"}
    assert set(found) == set(WANTED)
    assert len(quotes_of(person.services.store, found[WANTED[0]].id)) == 9


def reports(person: Operator, file: Path) -> None:
    """The report is one file that says the same."""
    person.does("page.matrix")
    person.rests()
    person.does("matrix.report")
    person.presses("选择位置…", person.open_sheet(ReportSheet))
    dialog = next(one for one in person.app.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    person.qtbot.waitUntil(lambda: "复盘已写到" in person.services.status.message, timeout=PATIENCE)
    text = file.read_text(encoding="utf-8")
    assert f"{brand.CAMPAIGN} · 复盘" in text
    for values in (brand.SEEN, brand.VISITS, brand.CARTS, brand.BUYERS):
        assert f">{sum(values):,}<" in text
    assert TOLD in text
    assert "写明条件：干皮、冬天" in text
    # What a tag advises is said once, beside the notes that wear it.
    assert text.count("换封面和标题，前 8 个字先说给谁看") == 1
    # It asks for nothing from elsewhere and runs nothing.
    assert not re.search(r"<script|<link|<img|<iframe|\bsrc=|url\(|@import", text)
    assert set(re.findall(r'href="([^"]*)"', text)) <= {f"#{id}" for id in re.findall(r'id="([^"]*)"', text)}
