"""How much notes are a benchmark: 0 (a bad example) to 5, or not at all."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.library.columns import weight_tip
from ui.widgets.labels import PlainLabel
from ui.widgets.segments import Segments

NONE = "none"
TEXTS = {NONE: "无", "0": "反例", "1": "1", "2": "2", "3": "3", "4": "4", "5": "5"}
HINT = "评分会参考有权重的笔记；反例是不想写成的样子。在表格里按 0–5 也可以"


class Weight(QWidget):
    """Says which weight a person ``chosen``: 0–5 or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = Segments("对标权重", TEXTS)
        self._segments.chosen.connect(self._say)
        self._hint = PlainLabel(HINT, "small", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self._segments)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel("对标权重", "section"))
        column.addLayout(line)
        column.addWidget(self._hint)

    def show_weight(self, weight: int | None) -> None:
        """Show a weight."""
        self._segments.choose(NONE if weight is None else str(weight))
        self._hint.setText(weight_tip(weight) or HINT)

    @Slot(str)
    def _say(self, value: str) -> None:
        self.chosen.emit(None if value == NONE else int(value))
