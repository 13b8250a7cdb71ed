"""Beside the bank: one word with its snapshots and what covers it, or what can be done with several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.bank import STATUSES
from planner.keywords import Keywords
from ui.keywords.bank.columns import covered_text
from ui.keywords.bank.trend import Trend
from ui.keywords.bank.words import Word
from ui.keywords.coverage.asking import Coverage, CoverageAsker
from ui.keywords.coverage.rows import CoveredList
from ui.services import Services
from ui.show import number
from ui.widgets.buttons import Button, Chip
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel
from ui.widgets.segments import Segments

OUTSIDE = "不在我的关键词里；选一个状态就收进来"


class BankSide(QStackedWidget):
    """``choose`` says what is chosen."""

    draft_wished = Signal()
    copy_wished = Signal()
    seed_wished = Signal(str)
    status_wished = Signal(str)
    leave_wished = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._keywords = Keywords(services.store)
        self._word: Word | None = None
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(theme, "bookmark", "选一个词", "它的状态、搜索量的变化和写过它的笔记会在这里")
        self._asker = CoverageAsker(services, self)
        self._asker.answered.connect(self._show_covered)
        self._title = PlainLabel("", "page", wrap=True)
        self._meta = PlainLabel("", "soft", wrap=True)
        self._status = Segments("状态", {status: status for status in STATUSES})
        self._status.chosen.connect(self.status_wished)
        self._outside = PlainLabel(OUTSIDE, "soft", wrap=True)
        self._known = PlainLabel("", "", wrap=True)
        self._trend = Trend(theme)
        self.covered = CoveredList(theme, "写到它的笔记和草稿")
        self._many = PlainLabel("", "page")
        self._many_status = Segments("全部标为", {status: status for status in STATUSES})
        self._many_status.chosen.connect(self._all_moved)
        self._one = self._page_of_one()
        for widget in (self._empty, self._one, self._page_of_many()):
            self.addWidget(widget)

    def choose(self, words: Sequence[Word]) -> None:
        """Show what is chosen."""
        self._word = words[0] if len(words) == 1 else None
        if self._word is not None:
            self._show(self._word)
            self.setCurrentIndex(1)
        elif words:
            self._many.setText(f"选中 {len(words):,} 个词")
            self.setCurrentIndex(2)
        else:
            self.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, word: Word) -> None:
        self._title.setText(word.text)
        parts = (word.shown_class, word.shown_role, f"词包 {word.pack}" if word.pack else "", word.day)
        self._meta.setText(" · ".join(part for part in parts if part) or "还没有类别和角色")
        self._status.clear_choice()
        self._status.choose(word.status)
        self._outside.setVisible(not word.status)
        self._known.setText(_known(word))
        self._trend.show_snapshots(self._keywords.snapshots(word.id))
        self.covered.wait()
        self._asker.ask((word.text,))

    def _page_of_one(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("关键词")
        inside = QWidget()
        inside.setProperty("place", "clear")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 18, 0, 24)
        whole.setSpacing(10)
        column = QVBoxLayout()
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(10)
        whole.addLayout(column)
        actions = Flow(gap=6)
        draft, copy, seed = Chip("写成草稿", "topic"), Chip("复制"), Chip("看它的长尾词")
        draft.clicked.connect(self.draft_wished)
        copy.clicked.connect(self.copy_wished)
        seed.clicked.connect(lambda: self.seed_wished.emit(self._title.text()))
        for chip in (draft, copy, seed):
            actions.addWidget(chip)
        column.addWidget(self._title)
        column.addWidget(self._meta)
        column.addWidget(self._status, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._outside)
        column.addLayout(actions)
        for widget in (hairline(), self._known, self._trend, hairline()):
            column.addWidget(widget)
        self.covered.column.setContentsMargins(12, 0, 12, 0)
        whole.addWidget(self.covered)
        whole.addStretch(1)
        area.setWidget(inside)
        return area

    def _page_of_many(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        column.addWidget(self._many)
        column.addWidget(PlainLabel("全部标为", "section"))
        column.addWidget(self._many_status, 0, Qt.AlignmentFlag.AlignLeft)
        for text, keys, wish in (
            ("每个词写成一篇草稿", "Ctrl+N", self.draft_wished),
            ("复制成一行一个", "Ctrl+C", self.copy_wished),
        ):
            button = Button(text, keys=keys)
            button.clicked.connect(wish)
            column.addWidget(button)
        column.addWidget(PlainLabel("每一步都可以撤销", "soft"))
        column.addStretch(1)
        return page

    @Slot(str)
    def _all_moved(self, status: str) -> None:
        self._many_status.clear_choice()
        self.status_wished.emit(status)

    @Slot(object)
    def _show_covered(self, found: Coverage) -> None:
        if self._word is not None and found.texts == (self._word.text,):
            self.covered.show_covered(found.covered)


def _known(word: Word) -> str:
    support = "笔记库里没有写到它的笔记" if word.support == 0 else f"{number(word.support)} 篇笔记写到它"
    if word.support is None:
        support = "笔记库学完后，这里有多少笔记写到它"
    return f"{support}；我们：{covered_text(word)}"
