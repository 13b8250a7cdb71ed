"""The heat map: a row for each keyword, a column for each month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from planner.research.rows import Longtail
from ui.keywords.grid import Grid
from ui.keywords.heat.colours import Ramp
from ui.keywords.heat.scale import Measure, strengths
from ui.keywords.plane import NAMES_COLUMN
from ui.show import exact, number
from ui.theme import Theme

WIDEST, NARROWEST = 64, 26
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def month_words(month: str) -> tuple[str, str]:
    """2025-03 as 3月 and, in January, the year above it."""
    return f"{int(month[5:7])}月", f"{month[:4]}年" if month[5:7] == "01" else ""


class HeatGrid(Grid):
    """A cell is the greener the more notes of its month hold the keyword; a dot where there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._keywords: Sequence[Longtail] = ()
        self._months: tuple[str, ...] = ()
        self._strengths: list[tuple[float, ...]] = []
        self._measure_by: Measure = "row"
        self._ramp = Ramp(theme)
        super().__init__(theme, "热力图：关键词和月份", parent)

    @property
    def chosen(self) -> list[Longtail]:
        """The chosen keywords, from the top."""
        return [self._keywords[row] for row in sorted(self.picking.rows)]

    def show_rows(self, rows: Sequence[Longtail], months: tuple[str, ...], measure: Measure) -> None:
        """Show these keywords."""
        kept = {row.key for row in self.chosen}
        self._keywords, self._months, self._measure_by = rows, months, measure
        most = max((count for row in rows for count in row.months), default=0)
        self._strengths = [strengths(row.months, most, measure) for row in rows]
        self.reset()
        self.choose_keys(kept)

    def choose_keys(self, keys: set[str]) -> None:
        """Choose the keywords of these keys, as far as they are shown."""
        self.choose([at for at, row in enumerate(self._keywords) if row.key in keys] if keys else [])

    @property
    def cell_width(self) -> int:
        # The months share the room; where there is too little they scroll.
        room = (self.viewport().width() - self.names_width) // max(1, len(self._months))
        return max(self._theme.px(NARROWEST), min(room, self._theme.px(WIDEST)))

    def row_count(self) -> int:
        return len(self._keywords)

    def column_count(self) -> int:
        return len(self._months)

    def row_name(self, row: int) -> str:
        return self._keywords[row].text

    def paint_heading(self, painter: QPainter, rect: QRect, column: int) -> None:
        month, year = month_words(self._months[column])
        painter.setFont(self.font_small)
        painter.setPen(self._theme.color("soft"))
        half = rect.height() // 2
        painter.drawText(rect.adjusted(0, half, 0, -2), CENTRED, month)
        if year:
            wide = QRect(rect.left(), 0, rect.width() * 3, half + 2)
            painter.drawText(wide, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), year)

    def paint_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        count, strength = self._keywords[row].months[column], self._strengths[row][column]
        inner = rect.adjusted(1, 2, -2, -3)
        if not count:
            painter.fillRect(inner.center().x(), inner.center().y(), 2, 2, self._dot)
            return
        ground, words_in = self._ramp.at(strength)
        painter.fillRect(inner, ground)
        words = number(count)
        if self._width_of(words) <= inner.width():
            painter.setPen(words_in)
            painter.drawText(inner, CENTRED, words)

    def _width_of(self, words: str) -> int:
        """Measuring costs as much as drawing, and counts come again and again."""
        width = self._widths.get(words)
        if width is None:
            width = self._widths[words] = QFontMetrics(self.font_small).horizontalAdvance(words)
        return width

    def dress_cells(self) -> None:
        self._widths: dict[str, int] = {}
        self._dot = self._theme.color("line")

    def tell(self, row: int, column: int) -> str:
        if row < 0:
            return self._months[column].replace("-", "年") + "月"
        keyword = self._keywords[row]
        if column == NAMES_COLUMN:
            return f"{keyword.text}\n{exact(keyword.support)} 篇笔记用到它"
        month = self._months[column]
        return f"{keyword.text}\n{month[:4]}年{int(month[5:7])}月：{exact(keyword.months[column])} 篇"
