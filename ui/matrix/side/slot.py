"""One slot, to be read and changed: what it is, its draft, how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.storage.records import Gate, SlotLine, Step
from ui.matrix.lists import Lists
from ui.matrix.side.cell import about, day_words
from ui.matrix.side.fields import Fields
from ui.matrix.side.progress import Progress
from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel


class SlotEditor(QWidget):
    """Widgets are made once and rewritten. ``wrote`` carries a field and its value."""

    wrote = Signal(str, object)
    draft_wished = Signal()
    copy_wished = Signal()
    delete_wished = Signal()
    back_to_cell_wished = Signal()
    leave_wished = Signal()

    def __init__(self, theme: Theme, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        self._title, self._about = ElidedLabel("", "section"), ElidedLabel("", "small")
        self._to_cell = IconButton(theme, "arrow-left", "回到这一格", "Esc")
        self._to_cell.clicked.connect(self.back_to_cell_wished)
        self.fields, self.progress = Fields(theme, lists), Progress(theme)
        self.fields.wrote.connect(self.wrote)
        self.draft = Button("", theme=theme, icon_name="pen-nib")
        self.draft.clicked.connect(self.draft_wished)
        copy = IconButton(theme, "copy", "再排一篇一样的")
        copy.clicked.connect(self.copy_wished)
        delete = IconButton(theme, "trash-can", "删除这条排期", "Del")
        delete.clicked.connect(self.delete_wished)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 0)
        head.setSpacing(4)
        head.addWidget(self._to_cell)
        head.addLayout(words, 1)
        head.addWidget(copy)
        head.addWidget(delete)
        inside = QWidget()
        inside.setProperty("place", "clear")
        below = QVBoxLayout(inside)
        below.setContentsMargins(16, 4, 16, 16)
        below.setSpacing(10)
        below.addWidget(self.progress)
        below.addWidget(self.draft)
        below.addWidget(self.fields)
        below.addWidget(self.progress.history)
        below.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def show_slot(self, line: SlotLine, log: Sequence[Step], *, alone: bool) -> None:
        """Show a slot; ``alone``: its cell holds no other one, so there is no list to go back to."""
        other = line.slot.id != self.id
        self.id = line.slot.id
        self._title.setText(about(line))
        self._about.setText(
            f"{line.account or '没定账号'} · {day_words(line.slot.day)}" + (f" · {line.phase}" if line.phase else "")
        )
        self._to_cell.setVisible(not alone)
        has = line.slot.draft_id is not None
        score = f" · 评分 {line.score}" if line.score is not None else ""
        self.draft.setText(f"打开草稿{score}" if has else "写这篇草稿")
        self.fields.show_line(line, other=other)
        self.progress.show_progress(line.slot.status, log, other=other)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def show_gates(self, gates: Sequence[Gate]) -> None:
        """Show what stands before the next step."""
        self.progress.show_gates(gates)

    def finish(self) -> None:
        """What is being written now is written."""
        self.fields.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.leave_wished if self._to_cell.isHidden() else self.back_to_cell_wished).emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def enter(self) -> None:
        """Put the keys into the first field."""
        self.fields.pickers["account_id"].setFocus(Qt.FocusReason.OtherFocusReason)
