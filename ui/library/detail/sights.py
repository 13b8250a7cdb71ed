"""How the counts of a note grew from import to import."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.storage.records import NoteRecord
from ui.draft.inspector.section import More, Rows
from ui.library.detail.known import COUNTS, Sight, sights
from ui.widgets.labels import PlainLabel, set_tip

FEW = 5
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Sights(QWidget):
    """One row an import, the newest first; hidden while there was only one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Sight, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("历次数据", "section"))
        head = SightRow("small")
        head.show_sight(Sight("导入日", tuple(label for _name, label in COUNTS), ""))
        column.addWidget(head)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        self._rows: Rows[Sight, SightRow] = Rows(rows, SightRow, SightRow.show_sight)
        column.addLayout(rows)
        self._more = More(FEW)
        self._more.folded_changed.connect(lambda _folded: self._fill())
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_note(self, record: NoteRecord) -> None:
        """Show what each import saw."""
        self._all = sights(record)
        self._fill()
        self.setVisible(len(self._all) > 1)

    def _fill(self) -> None:
        self._rows.fill(self._more.cut(self._all))


class SightRow(QWidget):
    """A day and four numbers under each other."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._day = PlainLabel("", "soft" if role == "" else role)
        self._numbers = [PlainLabel("", role) for _ in COUNTS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._day, 7)
        for number in self._numbers:
            number.setAlignment(RIGHT)
            number.setMinimumWidth(1)
            row.addWidget(number, 4)

    def show_sight(self, sight: Sight) -> None:
        """Show what one import saw."""
        self._day.setText(sight.day)
        for label, text in zip(self._numbers, sight.counts, strict=True):
            label.setText(text)
        set_tip(self, sight.about)
