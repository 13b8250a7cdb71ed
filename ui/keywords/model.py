"""The lines of the table: headings and long-tails, read cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from planner.research.rows import Longtail
from ui.keywords.arranging import Group, Line
from ui.keywords.columns import COLUMNS, TITLE
from ui.keywords.headed import TOP, HeadedModel, Index
from ui.show import number
from ui.widgets.labels import tip


class LongtailModel(HeadedModel):
    """Shows lines that were arranged elsewhere. ``months`` names what the small bars count, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.lines: list[Line] = []
        self.months: tuple[str, ...] = ()

    def show(self, lines: Sequence[Line], months: tuple[str, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines, self.months = list(lines), months
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return group_text(line.thing, index.column()) if isinstance(line.thing, Group) else self._text(line, index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._tip(line.thing, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line.thing, Group) and index.column() == TITLE:
            return f"{line.thing.text}，{len(line.thing.rows)} 个，{'已收起' if line.thing.folded else '已展开'}"
        return None

    def _text(self, line: Line, index: Index) -> str:
        assert isinstance(line.thing, Longtail)
        return COLUMNS[index.column()].show(line.thing)

    def _tip(self, thing: Group | Longtail, column: int) -> str:
        if isinstance(thing, Group):
            return f"{thing.text}，{len(thing.rows)} 个长尾词，最好的机会 {thing.best:.0f}"
        if COLUMNS[column].drawing == "months":
            return months_tip(self.months, thing.months)
        return COLUMNS[column].tip(thing)


def group_text(group: Group, column: int) -> str:
    """The cells of a heading: its name and size, and the best opportunity below it."""
    if column == TITLE:
        return f"{group.text}  {len(group.rows)}"
    return f"最高 {group.best:.0f}" if COLUMNS[column].sort == "opportunity" else ""


def months_tip(names: Sequence[str], counts: Sequence[int]) -> str:
    """2025-03：12 篇, a line a month, the newest first, at most a year."""
    both = list(zip(names, counts, strict=False))[::-1][:12]
    return "\n".join(f"{name[:4]}年{int(name[5:7])}月：{number(count)} 篇" for name, count in both)
