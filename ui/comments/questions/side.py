"""Beside the table: how many ask, what they wrote, and what can be made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.inbox.records import Question
from ui.comments.questions.table import BANKED
from ui.draft.inspector.section import Rows
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel, set_tip


class QuestionSide(QScrollArea):
    """Says what a person wants of the chosen questions."""

    bank_wished = Signal()
    slot_wished = Signal()
    draft_wished = Signal()
    comments_wished = Signal()
    leave_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("选词和选题")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("place", "raised")
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(10)
        self._title = PlainLabel("", "page", wrap=True)
        self._count = PlainLabel("", "soft", wrap=True)
        self.bank = Button("收进我的关键词", kind="primary", keys="B")
        self.slot = Button("排一条选题…", keys="S")
        self.draft = Button("写成草稿", keys="W")
        self.look = Button("看这些评论", kind="link")
        self._head = PlainLabel("他们这样问", "section")
        for widget in (self._title, self._count, self.bank, self.slot, self.draft, self.look, hairline(), self._head):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if widget is self.look else Qt.AlignmentFlag(0))
        rows = QVBoxLayout()
        rows.setSpacing(8)
        self._examples: Rows[str, PlainLabel] = Rows(
            rows, lambda: PlainLabel("", wrap=True), lambda label, said: label.setText(f"「{said}」")
        )
        column.addLayout(rows)
        self._hint = PlainLabel("选题和草稿只带问题本身，不带提问的人", "soft", wrap=True)
        column.addWidget(self._hint)
        column.addStretch(1)
        self.setWidget(inside)
        for button, wish in (
            (self.bank, self.bank_wished),
            (self.slot, self.slot_wished),
            (self.draft, self.draft_wished),
            (self.look, self.comments_wished),
        ):
            button.clicked.connect(wish)
        self.show_questions(())

    def show_questions(self, chosen: Sequence[Question]) -> None:
        """Show what is chosen."""
        one = chosen[0] if len(chosen) == 1 else None
        self._title.setText(one.text if one else f"选了 {len(chosen)} 个" if chosen else "选一个词或一句话")
        if one:
            kind = f"{one.class_} · " if one.class_ else ""
            self._count.setText(f"{kind}{one.count:,} 条评论在问，还没人回答")
        else:
            asked = f"合起来 {sum(question.count for question in chosen):,} 条，同一条评论可能算了几次"
            self._count.setText(asked if chosen else "左边按没人回答的条数排，问得越多，越值得写成笔记")
        banked = bool(chosen) and all(question.banked for question in chosen)
        self.bank.setText("已在我的关键词" if banked else "收进我的关键词")
        self.bank.setEnabled(bool(chosen) and not banked)
        set_tip(self.bank, BANKED if banked else "收进我的关键词，待写  B")
        for button in (self.slot, self.draft):
            button.setEnabled(bool(chosen))
        for widget in (self.look, self._head, self._hint):
            widget.setVisible(one is not None)
        if one is None:
            self._examples.fill(())

    def show_examples(self, examples: Sequence[str]) -> None:
        """What people wrote."""
        self._examples.fill(examples)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)
