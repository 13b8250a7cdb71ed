"""The matrix as a grid: four small squares in a cell say how often a keyword stands in title, opening, body and topics."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ui.keywords.coverage.matrix import EMPTY, Matrix
from ui.keywords.coverage.rows import counts_of, counts_text, kind_of, name_of
from ui.keywords.grid import Grid
from ui.keywords.plane import NAMES_COLUMN
from ui.theme import Theme

HEAD, CELL, SQUARE = 74, 76, 15
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)
NOBODY = "还没写"
NOTHING_OURS = "我们的笔记和草稿里都还没有写到这些词"


class CoverageGrid(Grid):
    """A row for each keyword, a column for each of our notes and drafts; amber where two notes clash."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.matrix: Matrix = EMPTY
        self._covering: list[int] = []
        super().__init__(theme, "覆盖：关键词和我们的笔记", parent)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix."""
        self.matrix = matrix
        self._covering = [0] * len(matrix.rows)
        for row, _column in matrix.cells:
            self._covering[row] += 1
        self.reset()

    @property
    def head_height(self) -> int:
        return self._theme.px(HEAD)

    @property
    def cell_width(self) -> int:
        return self._theme.px(CELL)

    def row_count(self) -> int:
        return len(self.matrix.rows)

    def column_count(self) -> int:
        return len(self.matrix.columns)

    def row_name(self, row: int) -> str:
        return self.matrix.rows[row]

    def row_note(self, row: int) -> tuple[str, str]:
        count = self._covering[row]
        return (f"{count} 篇", "soft") if count else (NOBODY, "warn")

    def nothing_across(self) -> str:
        return NOTHING_OURS

    def paint_heading(self, painter: QPainter, rect: QRect, column: int) -> None:
        one = self.matrix.columns[column]
        metrics = QFontMetrics(self.font_small)
        place = rect.adjusted(4, 4, -4, -4)
        painter.setFont(self.font_small)
        painter.setPen(self._theme.color("text"))
        lines = metrics.lineSpacing() * 3
        fits = max(1, place.width() // max(1, metrics.horizontalAdvance("字"))) * 3
        name = name_of(one)
        painter.drawText(
            QRect(place.left(), place.top(), place.width(), lines),
            WRAPPED,
            name if len(name) <= fits else name[: fits - 1] + "…",
        )
        draft = one.noun == "draft"
        painter.setPen(self._theme.color("accent" if draft else "soft"))
        below = QRect(place.left(), place.bottom() - metrics.height(), place.width(), metrics.height())
        words = "草稿" if draft else one.day[2:] or "–"
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine), words)

    def paint_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        covered = self.matrix.cells.get((row, column))
        if covered is None:
            return
        theme, side = self._theme, self._theme.px(SQUARE)
        clash = (row, column) in self.matrix.clashing
        left = rect.left() + (rect.width() - 4 * (side + 1)) // 2
        for at, count in enumerate(counts_of(covered)):
            square = QRect(left + at * (side + 1), rect.center().y() - side // 2, side, side)
            if count:
                painter.fillRect(square, theme.color("warn" if clash else "accent"))
                painter.setPen(theme.color("onaccent"))
                painter.drawText(square, CENTRED, str(min(count, 9)))
            else:
                painter.fillRect(square, theme.color("line"))

    def tell(self, row: int, column: int) -> str:
        if column == NAMES_COLUMN:
            count = self._covering[row]
            return f"{self.matrix.rows[row]}\n{f'{count} 篇笔记和草稿写到它' if count else '我们还没有写过它'}"
        one = self.matrix.columns[column]
        head = f"{name_of(one)}\n{kind_of(one)} · {one.day or '没有日期'}"
        if row < 0:
            return head
        covered = self.matrix.cells.get((row, column))
        if covered is None:
            return ""
        clash = "\n撞词：一周内另一篇也写这个词" if (row, column) in self.matrix.clashing else ""
        return f"{self.matrix.rows[row]}\n{head}\n{counts_text(covered)}{clash}\n双击打开"
