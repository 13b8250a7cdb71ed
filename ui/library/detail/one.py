"""All that is known of one note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.storage.records import NoteRecord
from ui.draft.inspector.section import Rows
from ui.library.detail.head import Head
from ui.library.detail.known import origins
from ui.library.detail.numbers import Numbers
from ui.library.detail.sights import Sights
from ui.library.detail.text import Text
from ui.library.detail.weight import Weight
from ui.theme import Theme
from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel


class OneNote(QScrollArea):
    """Widgets are made once and rewritten: nothing jumps when only a weight has changed."""

    weight_chosen = Signal(object)
    """0–5 or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("笔记详情")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.id = ""
        self.head = Head()
        self.numbers = Numbers(theme)
        self.weight = Weight()
        self.text = Text()
        self.sights = Sights()
        self.weight.chosen.connect(self._weighed)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        origin = QVBoxLayout()
        origin.setSpacing(4)
        origin.addWidget(PlainLabel("来自", "section"))
        self._origins: Rows[str, PlainLabel] = Rows(
            origin, lambda: PlainLabel("", "soft", wrap=True), lambda label, text: label.setText(text)
        )
        for widget in (
            self.head,
            hairline(),
            self.numbers,
            self.sights,
            self.weight,
            hairline(),
            self.text,
            hairline(),
        ):
            column.addWidget(widget)
        column.addLayout(origin)
        column.addStretch(1)
        self.setWidget(inside)

    def show_note(self, record: NoteRecord, percentile: float | None, *, learned: bool) -> None:
        """Show a note; ``percentile`` is its rank among comparable ones, if known; ``learned``: there is something to know."""
        other = record.note.id != self.id
        self.id = record.note.id
        self.head.show_note(record)
        self.numbers.show_note(record, percentile, learned=learned)
        self.weight.show_weight(record.note.weight)
        self.text.show_note(record)
        self.sights.show_note(record)
        self._origins.fill(origins(record))
        if other:
            self.verticalScrollBar().setValue(0)

    @Slot(object)
    def _weighed(self, weight: object) -> None:
        self.weight_chosen.emit(weight)
