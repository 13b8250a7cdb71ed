"""The pyramid: what was meant as an outline, what is planned as a pale fill, what is published as a full one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.storage.records import Level
from ui.keywords.heat.colours import blend
from ui.show import exact, number
from ui.theme import Theme
from ui.widgets.labels import set_tip

ROW, BAR, THICK = 34, 104, 10
NAME = 42
PALE = 0.32
"""How strong the colour of what is planned is beside that of what is published."""
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class Pyramid(QWidget):
    """A row for each role. ``by`` is what the bars measure: ``count`` or ``budget``; the words always say both."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grow = 1.3 if large else 1.0
        self._levels: Sequence[Level] = ()
        self.by = "count"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def show_levels(self, levels: Sequence[Level], by: str) -> None:
        """Show these roles, from the top."""
        self._levels, self.by = levels, by
        words = [said(level, self._levels, by) for level in levels]
        self.setAccessibleName(
            "金字塔。" + "；".join(f"{level.role} {one}" for level, one in zip(levels, words, strict=True))
        )
        set_tip(self, "\n".join(details(level) for level in levels))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), round(self._theme.px(ROW) * self._grow) * max(1, len(self._levels)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, high = self._theme, round(self._theme.px(ROW) * self._grow)
        most = max((max(amounts(level, self.by)) for level in self._levels), default=0) or 1
        name = theme.px(NAME)
        bar = max(theme.px(BAR), (self.width() - name) * 3 // 5) if self._grow > 1 else theme.px(BAR)
        for at, level in enumerate(self._levels):
            place = QRect(0, at * high, self.width(), high)
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("text"))
            painter.drawText(place, LEFT, level.role)
            self._bar(painter, QRect(name, place.top(), bar, high), level, most)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("warn" if _short(level, self.by) else "soft"))
            words = QRect(name + bar + theme.px(8), place.top(), self.width() - name - bar - theme.px(8), high)
            shown = painter.fontMetrics().elidedText(
                said(level, self._levels, self.by), Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, RIGHT, shown)
        painter.end()

    def _bar(self, painter: QPainter, room: QRect, level: Level, most: float) -> None:
        theme = self._theme
        thick = round(theme.px(THICK) * self._grow)
        top = room.center().y() - thick / 2 + 1
        target, planned, published = amounts(level, self.by)
        good = not _short(level, self.by)

        def length(amount: float) -> float:
            return max(float(thick), room.width() * amount / most)

        painter.setPen(Qt.PenStyle.NoPen)
        if planned:
            painter.setBrush(blend(theme.color("surface"), theme.color("accent" if good else "warn"), PALE))
            painter.drawRoundedRect(QRectF(room.left(), top, length(planned), thick), thick / 2, thick / 2)
        if published:
            painter.setBrush(theme.color("accent" if good else "warn"))
            painter.drawRoundedRect(QRectF(room.left(), top, length(published), thick), thick / 2, thick / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if target:
            pen = QPen(theme.color("faint"), 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            around = QRectF(room.left() - 2.5, top - 2.5, length(target) + 5, thick + 5)
            painter.drawRoundedRect(around, thick / 2 + 2.5, thick / 2 + 2.5)


def amounts(level: Level, by: str) -> tuple[float, float, float]:
    """What was meant, planned and published, in notes or yuan."""
    if by == "budget":
        return level.target_budget or 0.0, level.planned_cost, level.published_cost
    return float(level.target_count or 0), float(level.planned), float(level.published)


def said(level: Level, levels: Sequence[Level], by: str = "count") -> str:
    """10 / 16 篇 · 28% / 33%: notes (or yuan) planned of those meant, then the share of the cost, and of the budget as meant."""
    if by == "budget":
        of = f" / {number(level.target_budget)}" if level.target_budget is not None else ""
        amount = f"¥{number(level.planned_cost)}{of}"
    else:
        of = f" / {level.target_count:,}" if level.target_count is not None else ""
        amount = f"{level.planned:,}{of} 篇"
    cost = sum(one.planned_cost for one in levels)
    budget = sum(one.target_budget or 0 for one in levels)
    planned = f"{level.planned_cost / cost:.0%}" if cost else ""
    meant = f"{level.target_budget / budget:.0%}" if budget and level.target_budget is not None else ""
    return " · ".join(filter(None, (amount, " / ".join(filter(None, (planned, meant))))))


def details(level: Level) -> str:
    """Everything that is known of a role, exactly."""
    count = "没有定篇数" if level.target_count is None else f"目标 {level.target_count:,} 篇"
    budget = "没有定预算" if level.target_budget is None else f"目标 ¥{exact(level.target_budget)}"
    return (
        f"{level.role}：{count}，已排 {level.planned:,}，已发 {level.published:,}；"
        f"{budget}，已排 ¥{number(level.planned_cost)}，已发 ¥{number(level.published_cost)}"
    )


def _short(level: Level, by: str) -> bool:
    target, planned, _ = amounts(level, by)
    return planned < target
