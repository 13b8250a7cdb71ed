"""The texts of the shop, place by place, to be read, changed and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.landing.answers import LandingText
from ui.draft.inspector.section import Rows
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel


class TextRow(QWidget):
    """One text with where it stands, what it answers, and two buttons."""

    edit_wished = Signal(object)
    delete_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.text: LandingText | None = None
        self._title = PlainLabel("", "strong")
        self._about = ElidedLabel("", "small")
        self._words = PlainLabel("", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit, self.delete = Button("修改", kind="link"), Button("删除", kind="link")
        self.edit.clicked.connect(lambda: self.edit_wished.emit(self.text))
        self.delete.clicked.connect(lambda: self.delete_wished.emit(self.text))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        head.addWidget(self.edit)
        head.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addSpacing(6)
        column.addWidget(hairline())

    def show_text(self, told: tuple[LandingText, int]) -> None:
        """Show a text, and how many points it answers."""
        self.text, answers = told
        text = self.text
        self._title.setText(text.title)
        said = f"答了 {answers} 条" if answers else "没有对上笔记的要点"
        self._about.setText(" · ".join(filter(None, (f"{len(text.text):,} 字", said, text.source))))
        self._words.setText(text.text)
        for button in (self.edit, self.delete):
            button.setAccessibleName(f"{button.text()}「{text.title}」")


class Shop(QScrollArea):
    """Rows are made once and rewritten, so that nothing jumps."""

    edit_wished = Signal(object)
    delete_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("店铺文字")
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 24, 24)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self._rows: Rows[tuple[LandingText, int], TextRow] = Rows(rows, self._make, TextRow.show_text)
        column.addLayout(rows)
        column.addStretch(1)
        self.setWidget(inside)

    def show_texts(self, texts: Sequence[LandingText], answers: Mapping[str, int]) -> None:
        """Show these, with how many points each answers by its id."""
        self._rows.fill([(text, answers.get(text.id, 0)) for text in texts])

    def _make(self) -> TextRow:
        row = TextRow()
        row.edit_wished.connect(self.edit_wished)
        row.delete_wished.connect(self.delete_wished)
        return row
