"""The scroll bars of the sheet: outside of both halves, so that these are of one height, and one bar moves both."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QScrollBar, QTableView


class Bars(QObject):
    """``down`` rolls both halves, ``across`` the right one; they are seen while there is anything to roll."""

    def __init__(self, left: QTableView, right: QTableView, parent: QObject) -> None:
        super().__init__(parent)
        self.down = QScrollBar(Qt.Orientation.Vertical)
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self._pairs = ((self.down, right.verticalScrollBar()), (self.across, right.horizontalScrollBar()))
        for bar, own in self._pairs:
            own.rangeChanged.connect(bar.setRange)
            own.rangeChanged.connect(self._follow)
            own.valueChanged.connect(bar.setValue)
            bar.valueChanged.connect(own.setValue)
            bar.hide()
        other = left.verticalScrollBar()
        right.verticalScrollBar().valueChanged.connect(other.setValue)
        other.valueChanged.connect(right.verticalScrollBar().setValue)

    @Slot()
    def _follow(self) -> None:
        for bar, own in self._pairs:
            bar.setPageStep(own.pageStep())
            bar.setSingleStep(own.singleStep())
            bar.setVisible(own.maximum() > own.minimum())
