"""The distance between lines.

QPlainTextEdit knows no line height, so its layout is asked to set the lines further apart after it has broken them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

SPACED_MOST = 500
"""Lines of one paragraph that are set apart. Qt breaks a whole paragraph anew at every key; moving 4,000 lines after that
would add 25 ms to its 30, and nobody writes such a paragraph."""


class SpacedLayout(QPlainTextDocumentLayout):
    """Lays lines ``pitch`` pixels apart, each text in the middle of its line; 0 leaves the font's own distance."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.pitch = 0.0

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        if not self.pitch or not block.isValid():
            return rect
        layout = block.layout()
        lines = layout.lineCount()
        if 0 < lines <= SPACED_MOST:
            self._space(layout, lines)
            # A line of a fallback font (an emoji) may be higher than the pitch; the block keeps its rhythm all the same.
            rect.setHeight(lines * self.pitch)
        return rect

    def _space(self, layout: QTextLayout, lines: int) -> None:
        last = layout.lineAt(lines - 1)
        if last.y() == self._top(last.height(), lines - 1) and layout.lineAt(0).y() == self._top(
            layout.lineAt(0).height(), 0
        ):
            return
        for number in range(lines):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x(), self._top(line.height(), number)))

    def _top(self, height: float, number: int) -> float:
        # Whole pixels: half ones would blur the text and never compare equal.
        return number * self.pitch + max(0, (self.pitch - height) // 2)
