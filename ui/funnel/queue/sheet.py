"""The sheet 待匹配: who waits at the left, at the right what they may be. Enter takes the surest, Delete puts aside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.funnel.answers import Candidate, Unsettled
from ui.draft.inspector.section import Rows
from ui.funnel.queue.rows import CandidateRow, SubjectRow, facts_of, is_enough, name_of
from ui.funnel.queue.work import KINDS, QueueWork, Waiting
from ui.library.importing.room import make_room
from ui.services import Services
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet

WIDE, HIGH, LIST = 900, 560, 320
SHOWN = 200
NONE = {
    "waiting": "都匹配好了。以后导入的新数，对不上的会再来这里",
    "title": "没有凭标题和时间匹配的，都是按编号或链接",
    "aside": "没有放到一边的",
}
TOLD = {
    "title": "这些行没有编号，凭标题和发布时间匹配，把握小的在前，值得看一眼。",
    "aside": "这些行不算进任何笔记；放回去就再等你认。",
}
SEARCH = "都不是？搜标题或正文找它"


class QueueSheet(Sheet):
    """Everything answered here can be taken back, here and later on the page."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(services.theme, "待匹配", parent)
        theme = services.theme
        self.work = QueueWork(services, self)
        self._subjects: tuple[Unsettled, ...] = ()
        self._at = 0
        self._about = PlainLabel("正在找", "soft", wrap=True)
        self.search = SearchBox(theme, SEARCH)
        self._name, self._facts = PlainLabel("", "section", wrap=True), PlainLabel("", "soft", wrap=True)
        self._why, self._files = PlainLabel("", "warn", wrap=True), ElidedLabel("", "small")
        self._aside = Button("不是我们的，放到一边", theme=theme, icon_name="box-archive", keys="Del")
        self._take_in = Button("把它收进笔记库", theme=theme, icon_name="book")
        self._put_back = Button("放回待匹配")
        self.kinds = Segments("看哪些", KINDS)
        self.kinds.choose("waiting")
        self.body.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._about)
        subjects = QVBoxLayout()
        subjects.setSpacing(0)
        self.rows: Rows[Unsettled, SubjectRow] = Rows(
            subjects, lambda: self._make_subject(theme), SubjectRow.show_subject
        )
        found = QVBoxLayout()
        found.setSpacing(0)
        self.candidates: Rows[Candidate, CandidateRow] = Rows(
            found, lambda: self._make_candidate(theme), CandidateRow.show_candidate
        )
        self._nothing = PlainLabel("没有像的笔记。可能还没导入笔记库，也可能不是我们的", "soft", wrap=True)
        self._list = _scrolled(subjects)
        self._list.setFixedWidth(theme.px(LIST))
        detail = QVBoxLayout()
        detail.setSpacing(8)
        for widget in (self._name, self._facts, self._why, self._files, self.search, self._nothing):
            detail.addWidget(widget)
        detail.addWidget(_scrolled(found), 1)
        acts = Flow(gap=8)
        for button in (self._take_in, self._put_back, self._aside):
            acts.addWidget(button)
        detail.addLayout(acts)
        self._detail = QWidget()
        self._detail.setLayout(detail)
        detail.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._list)
        row.addWidget(self._detail, 1)
        self.body.addLayout(row, 1)
        make_room(self, theme, parent, WIDE, HIGH)
        self._back = self.add_button("撤销上一个", self._take_back, left=True)
        self.add_button("关闭", self.accept, kind="primary")
        self._aside.clicked.connect(self._set_aside)
        self._take_in.clicked.connect(lambda: self._answer(self.work.take_in))
        self._put_back.clicked.connect(lambda: self._answer(self.work.put_back))
        self.kinds.chosen.connect(self._kind_chosen)
        self.search.searched.connect(self._search)
        self.finished.connect(self.work.stop)
        self._show_none()
        self._look()

    @property
    def subject(self) -> Unsettled | None:
        """Who is looked at."""
        return self._subjects[self._at] if self._at < len(self._subjects) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        subject = self.subject
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and subject and not self.search.hasFocus():
            if subject.candidates:
                self._settle(subject.candidates[0])
        elif event.key() == Qt.Key.Key_Delete and subject and not self.search.hasFocus():
            self._set_aside()
        else:
            super().keyPressEvent(event)

    def _show(self, found: Waiting) -> None:
        self._subjects = found.subjects[:SHOWN]
        self._at = max(0, min(self._at, len(self._subjects) - 1))
        count = found.count
        told = (
            f"{count.joined:,} 行已经匹配，还有 {count.waiting:,} 行、{len(found.subjects):,} 条等你认。"
            "回车选最像的，Delete 放到一边，都可以撤销。"
        )
        if found.kind != "waiting":
            told = TOLD[found.kind]
        self._about.setText(told if found.subjects else NONE[found.kind])
        self.rows.fill(self._subjects)
        self._back.setEnabled(self.work.can_take_back)
        self._show_one()
        if shown := self.rows.shown:
            shown[self._at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_one(self) -> None:
        subject = self.subject
        if subject is None:
            self._show_none()
            return
        self._detail.show()
        self._list.show()
        for at, row in enumerate(self.rows.shown):
            row.setChecked(at == self._at)
        self._name.setText(name_of(subject))
        self._facts.setText(facts_of(subject))
        self._why.setText(subject.why)
        self._files.setText("来自 " + "、".join(subject.files))
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        kind = self.kinds.value
        self._take_in.setVisible(kind == "waiting" and subject.about == "note" and is_enough(subject))
        self._put_back.setVisible(kind == "aside")
        self._aside.setVisible(kind != "aside")
        self._files.setVisible(bool(subject.files))
        self._offer(subject.candidates)

    def _show_none(self) -> None:
        self._detail.setVisible(bool(self._subjects))
        self._list.setVisible(bool(self._subjects))
        self._back.setEnabled(self.work.can_take_back)

    def _offer(self, found: tuple[Candidate, ...]) -> None:
        self.candidates.fill(found)
        self._nothing.setVisible(not found)

    def _make_subject(self, theme: Theme) -> SubjectRow:
        row = SubjectRow(theme)
        row.clicked.connect(lambda: self._choose(row))
        row.step_wished.connect(self._step)
        return row

    def _make_candidate(self, theme: Theme) -> CandidateRow:
        row = CandidateRow(theme)
        row.yes.clicked.connect(lambda: self._settle(row.candidate))
        return row

    def _choose(self, row: SubjectRow) -> None:
        self._at = self.rows.shown.index(row)
        self._show_one()

    @Slot(int)
    def _step(self, by: int) -> None:
        self._at = max(0, min(len(self._subjects) - 1, self._at + by))
        self._show_one()
        self.rows.shown[self._at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, candidate: Candidate | None) -> None:
        if candidate and self.subject and self.work.settle(self.subject, candidate):
            self._look()

    @Slot()
    def _set_aside(self) -> None:
        self._answer(self.work.set_aside)

    def _answer(self, answer: Callable[[Unsettled], bool]) -> None:
        if self.subject and answer(self.subject):
            self._look()

    def _take_back(self) -> None:
        self.work.take_back()
        self._look()

    def _look(self) -> None:
        self.work.look(self.kinds.value, self._show)

    @Slot(str)
    def _kind_chosen(self, _kind: str) -> None:
        self._at = 0
        self._look()

    @Slot(str)
    def _search(self, words: str) -> None:
        subject = self.subject
        if words:
            self.work.search(words, self._offer)
        elif subject:
            self._offer(subject.candidates)


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    inside.setProperty("place", "clear")
    whole = QVBoxLayout(inside)
    whole.setContentsMargins(0, 0, 8, 0)
    whole.addLayout(column)
    whole.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
