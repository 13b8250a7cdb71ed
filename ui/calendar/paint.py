"""How a view of days is drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.calendar.boxes import BandPart, Box, Boxes, DayCell
from ui.calendar.cursor import Cursor
from ui.calendar.due import Item
from ui.calendar.look import STATUS_LOOKS, StatusLook
from ui.calendar.span import WEEK
from ui.calendar.words import NOBODY, before_of, chip_words, name_of
from ui.show import WEEKDAYS
from ui.theme import Theme

LIVE = StatusLook("tint", "accent", "accent")
RADIUS = 6
KEPT_MOST = 6000
NARROW_CHIP, NARROW_DAY = 64, 100
"""Below so many points a chip says who or what, not both, and a day gives its room to the name of a phase."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
TOKENS = (
    "surface", "raised", "select", "line", "text", "soft", "faint",
    "accent", "onaccent", "tint", "warn", "warntint", "bad",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What is marked: the day it is, where the keys stand, what is chosen, late, under the pointer, and a drag's goal."""

    today: date
    cursor: Cursor
    focused: bool = False
    chosen: Collection[str] = field(default_factory=frozenset)
    late: Collection[str] = field(default_factory=frozenset)
    hovered: Box | None = None
    goal: date | None = None


class DaysPainter:
    """Draws cells, bands and chips; whoever shows them says when the theme is another (``dress``)."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.dress()

    def paint(self, painter: QPainter, clip: QRect, boxes: Boxes, state: State) -> None:
        """Everything that lies in ``clip``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column in range(WEEK):
            painter.setFont(self._small)
            painter.setPen(self._colors["soft"])
            painter.drawText(boxes.head(column).adjusted(self._px(8), 0, 0, 0), LEFT, f"周{WEEKDAYS[column]}")
        for cell in boxes.cells.values():
            if cell.rect.intersects(clip):
                self._cell(painter, cell, boxes, state)
        for band in boxes.bands:
            self._band(painter, band)
        for cell in boxes.cells.values():
            if cell.rect.intersects(clip):
                for box in cell.boxes:
                    self._box(painter, box, state, boxes.span.view == "week")

    def ghost(self, painter: QPainter, at: QPoint, item: Item, count: int, size: QRect) -> None:
        """A chip that hangs on the pointer; of several, how many."""
        painter.setOpacity(0.9)
        place = QRect(at.x() - self._px(12), at.y() - size.height() // 2, size.width(), size.height())
        self._chip(painter, place, item, chosen=True, late=False, tall=False)
        if count > 1:
            words = f"{count} 篇"
            wide = self._small_metrics.horizontalAdvance(words) + self._px(12)
            badge = QRectF(place.right() - wide, place.top() - self._px(9), wide, self._px(18))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors["accent"])
            painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
            painter.setFont(self._small)
            painter.setPen(self._colors["onaccent"])
            painter.drawText(badge, CENTRED, words)
        painter.setOpacity(1)

    def _cell(self, painter: QPainter, cell: DayCell, boxes: Boxes, state: State) -> None:
        rect, colors = cell.rect, self._colors
        if cell.day == state.goal:
            painter.fillRect(rect, colors["tint"])
        elif cell.day.weekday() >= 5:
            painter.fillRect(rect, colors["raised"])
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colors["line"])
        if cell.day.weekday():
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colors["line"])
        if state.focused and cell.day == state.cursor.day:
            painter.setPen(QPen(colors["accent"], 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -1.5, -1.5), RADIUS, RADIUS)
        self._number(painter, cell, boxes, state)

    def _number(self, painter: QPainter, cell: DayCell, boxes: Boxes, state: State) -> None:
        today = cell.day == state.today
        words = f"{cell.day.month}月{cell.day.day}日" if cell.day.day == 1 else str(cell.day.day)
        font = self._strong if today or boxes.span.is_own(cell.day) else self._plain
        painter.setFont(font)
        place = cell.number.adjusted(self._px(8), 0, -self._px(8), 0)
        if today:
            wide = max(self._px(20), QFontMetrics(font).horizontalAdvance(words) + self._px(10))
            mark = QRectF(place.left() - self._px(3), place.center().y() - self._px(9), wide, self._px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors["accent"])
            painter.drawRoundedRect(mark, mark.height() / 2, mark.height() / 2)
            painter.setPen(self._colors["onaccent"])
            painter.drawText(mark, CENTRED, words)
            painter.setFont(self._small)
            painter.setPen(self._colors["accent"])
            if place.width() >= self._px(NARROW_DAY):
                painter.drawText(place.adjusted(round(mark.width()) + self._px(4), 0, 0, 0), LEFT, "今天")
            return
        painter.setPen(self._colors["text" if boxes.span.is_own(cell.day) else "soft"])
        painter.drawText(place, LEFT, words)

    def _band(self, painter: QPainter, band: BandPart) -> None:
        painter.fillRect(band.rect, self._colors["line" if band.place % 2 else "select"])
        painter.setFont(self._small)
        painter.setPen(self._colors["soft"])
        painter.drawText(band.name, RIGHT, self._fitting(self._small_metrics, band.phase.name, band.name.width()))

    def _box(self, painter: QPainter, box: Box, state: State, tall: bool) -> None:
        here = state.focused and box.day == state.cursor.day and box.at == state.cursor.at
        if box.item is None:
            hovered = state.hovered is not None and (state.hovered.day, state.hovered.at) == (box.day, box.at)
            painter.setFont(self._small)
            painter.setPen(self._colors["accent" if here or hovered else "soft"])
            painter.drawText(box.rect.adjusted(self._px(6), 0, 0, 0), LEFT, f"还有 {box.more:,} 篇")
            return
        id = box.item.id
        self._chip(painter, box.rect, box.item, chosen=here or id in state.chosen, late=id in state.late, tall=tall)

    def _chip(self, painter: QPainter, rect: QRect, item: Item, *, chosen: bool, late: bool, tall: bool) -> None:
        look = STATUS_LOOKS[item.line.slot.status] if item.line else LIVE
        self._ground(painter, rect, look, chosen=chosen)
        inner = rect.adjusted(self._px(6), 0, -self._px(6), 0)
        lower = QRect(inner)
        if tall:
            inner, lower = QRect(inner), QRect(inner)
            inner.setBottom(rect.center().y() + self._px(1))
            lower.setTop(rect.center().y() - self._px(1))
        end = "迟" if late else before_of(item)
        if end:
            painter.setFont(self._small)
            painter.setPen(self._colors["bad" if late else "soft"])
            painter.drawText(inner, RIGHT, end)
            inner.setRight(inner.right() - self._small_metrics.horizontalAdvance(end) - self._px(4))
        word = item.line.slot.status if item.line else "直播"
        painter.setFont(self._small)
        painter.setPen(self._colors[look.ink])
        painter.drawText(inner, LEFT, word)
        inner.setLeft(inner.left() + self._small_metrics.horizontalAdvance(word) + self._px(5))
        if tall and item.line:
            who = " ".join(filter(None, (item.line.slot.clock, item.line.account or NOBODY)))
            self._words(painter, inner, who)
            self._words(painter, lower, name_of(item.line))
        else:
            self._who_and_what(painter, inner, *chip_words(item))

    def _ground(self, painter: QPainter, rect: QRect, look: StatusLook, *, chosen: bool) -> None:
        edge = self._colors["accent"] if chosen else self._colors[look.edge] if look.edge else None
        pen = QPen(edge, 2 if chosen else 1) if edge else QPen(Qt.PenStyle.NoPen)
        if look.dashed and not chosen:
            pen = QPen(self._colors["faint"], 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._colors[look.ground] if look.ground else self._colors["surface"])
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _who_and_what(self, painter: QPainter, rect: QRect, who: str, what: str) -> None:
        """Both in one line: where there is too little room, each gets its half, and at last only one is said."""
        if rect.width() < self._px(NARROW_CHIP):
            self._words(painter, rect, what if what and who == NOBODY else who)
            return
        needs = self._plain_metrics.horizontalAdvance(who)
        if what:
            needs = min(needs, max(rect.width() // 2, rect.width() - self._plain_metrics.horizontalAdvance(what)))
        left = QRect(rect)
        left.setWidth(min(rect.width(), needs))
        self._words(painter, left, who)
        taken = self._plain_metrics.horizontalAdvance(self._fitting(self._plain_metrics, who, left.width()))
        rest = rect.adjusted(taken + self._px(5), 0, 0, 0)
        if what and rest.width() > self._px(16):
            self._words(painter, rest, what, "soft")

    def _words(self, painter: QPainter, rect: QRect, words: str, token: str = "text") -> None:
        painter.setFont(self._plain)
        painter.setPen(self._colors[token])
        painter.drawText(rect, LEFT, self._fitting(self._plain_metrics, words, rect.width()))

    def _fitting(self, metrics: QFontMetrics, text: str, width: int) -> str:
        """As much of a text as there is room for. Measuring costs as much as drawing, and most texts come again."""
        key = (metrics is self._plain_metrics, text, width)
        shown = self._fitted.get(key)
        if shown is None:
            if len(self._fitted) >= KEPT_MOST:
                self._fitted.clear()
            shown = self._fitted[key] = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown

    def _px(self, size: float) -> int:
        return self._theme.px(size)

    def dress(self) -> None:
        """Take the colours and fonts of the theme."""
        theme = self._theme
        self._plain: QFont = theme.font(12)
        self._strong: QFont = theme.font(12, 600)
        self._small: QFont = theme.font(11)
        self._plain_metrics, self._small_metrics = QFontMetrics(self._plain), QFontMetrics(self._small)
        self._colors: dict[str, QColor] = {token: theme.color(token) for token in TOKENS}
        self._fitted: dict[tuple[bool, str, int], str] = {}
