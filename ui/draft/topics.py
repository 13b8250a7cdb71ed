"""The topics of the note: chips that are typed, pasted, moved and removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from ui.draft.topic_field import TopicField, topics_of
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

SHOWN_MOST = 40
"""Chips drawn; a pasted novel of topics is kept whole and counted, but not drawn."""
ROWS = 2
"""Lines of chips, unless somebody asks for more: the desk belongs to the text."""
GAP = 6


class TopicsBar(QWidget):
    """Shows topics and says ``edited`` with the topics the person wants; the page shows them in turn."""

    edited = Signal(object)
    """tuple[str, ...]: the topics as they should be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._topics: tuple[str, ...] = ()
        self._chips: list[TopicChip] = []
        self._unfolded = False
        self._more = Chip("", "")
        self._more.clicked.connect(self._toggle)
        self._add = Chip("+ 话题", "add")
        self._add.setAccessibleName("添加话题")
        self._add.clicked.connect(self.open)
        self._field = TopicField()
        self._field.given.connect(self._take)
        self._field.empty_backspace.connect(self._remove_last)
        self._field.closed.connect(self._close)
        self._field.setFixedWidth(theme.px(132))
        self._flow = Flow(gap=GAP)
        for widget in (self._more, self._add, self._field):
            self._flow.addWidget(widget)
        self._more.hide()
        self._field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        theme.theme_changed.connect(self._arrange)

    @property
    def topics(self) -> tuple[str, ...]:
        return self._topics

    def show_topics(self, topics: tuple[str, ...]) -> None:
        """Show these; chips that stay keep their focus."""
        self._topics = topics
        shown = topics[:SHOWN_MOST]
        while len(self._chips) > len(shown):
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for number, topic in enumerate(shown):
            if number == len(self._chips):
                self._insert(number)
            self._chips[number].show_topic(topic)
        self._arrange()

    def fold(self) -> None:
        """Two lines of chips again."""
        self._unfold(False)

    def add(self, *topics: str) -> None:
        """Ask for more topics; those that are there already stay where they are."""
        wanted = tuple(dict.fromkeys((*self._topics, *topics)))
        if wanted != self._topics:
            self.edited.emit(wanted)

    def remove(self, number: int) -> None:
        """Ask for one less, and leave the focus beside it."""
        self.edited.emit(self._topics[:number] + self._topics[number + 1 :])
        if self._chips:
            self._focus(min(number, len(self._chips) - 1))
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_to(self, number: int, to: int) -> None:
        """Ask for another order."""
        to = max(0, min(to, len(self._topics) - 1))
        if to == number:
            return
        rest = list(self._topics)
        rest.insert(to, rest.pop(number))
        self.edited.emit(tuple(rest))
        if to < len(self._chips):
            self._focus(to)

    @Slot()
    def open(self) -> None:
        """Open the place to type a topic; what is typed is seen to arrive."""
        self._unfold(True)
        self._add.hide()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def number_at(self, point: QPoint) -> int:
        """Where a chip dropped at this point would go."""
        shown = [chip for chip in self._chips if not chip.isHidden()]
        for number, chip in enumerate(shown):
            if point.y() < chip.geometry().bottom() and point.x() < chip.geometry().center().x():
                return number
        return len(shown)

    def focus_beside(self, number: int, step: int) -> None:
        """Move the focus along the chips."""
        target = number + step
        if 0 <= target < len(self._chips):
            self._focus(target)
        elif target >= len(self._chips):
            (self._field if self._field.isVisible() else self._add).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @Slot()
    def _toggle(self) -> None:
        self._unfold(not self._unfolded)

    def _unfold(self, unfolded: bool) -> None:
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Show as many chips as two lines have room for, and say how many there are besides."""
        fits = self._fits()
        shown = len(self._chips) if self._unfolded else fits
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < shown)
        rest = len(self._topics) - shown
        back = self._unfolded and fits < len(self._chips)
        self._more.set_text(f"还有 {rest} 个" if rest else "收起")
        self._more.setVisible(rest > 0 or back)

    def _fits(self) -> int:
        """How many chips two lines take, beside the chips that stand behind them."""
        widths = [chip.sizeHint().width() for chip in self._chips]
        tail = [self._add.sizeHint().width()]
        if lines(self.width(), [*widths, *tail]) <= ROWS and len(self._topics) == len(widths):
            return len(widths)
        # As wide as it can get: what it says depends on how many fit.
        self._more.set_text(f"还有 {len(self._topics)} 个")
        tail.insert(0, self._more.sizeHint().width())
        fitting = (count for count in range(len(widths), 0, -1) if lines(self.width(), widths[:count] + tail) <= ROWS)
        return next(fitting, min(1, len(widths)))

    def _focus(self, number: int) -> None:
        if self._chips[number].isHidden():
            self._unfold(True)
        self._chips[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, number: int) -> None:
        chip = TopicChip(self, number)
        self._chips.append(chip)
        self._flow.insert(number, chip)
        chip.show()
        before = self._chips[number - 1] if number else None
        if before:
            QWidget.setTabOrder(before, chip)
        QWidget.setTabOrder(chip, self._add)

    @Slot(str)
    def _take(self, text: str) -> None:
        self.add(*topics_of(text))

    @Slot()
    def _remove_last(self) -> None:
        if self._topics:
            self.edited.emit(self._topics[:-1])

    @Slot()
    def _close(self) -> None:
        had_focus = self._field.hasFocus()
        self._field.hide()
        self._add.show()
        self._unfold(False)
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def lines(room: int, widths: Sequence[int]) -> int:
    """How many lines things of these widths take, as `Flow` lays them out."""
    count, x = 1, 0
    for width in widths:
        width = min(width, max(room, 1))
        if x and x + width > room:
            count, x = count + 1, 0
        x += width + GAP
    return count


class TopicChip(Chip):
    """One topic. Delete removes it, Alt+← and Alt+→ or dragging move it; under the pointer its # becomes ×."""

    def __init__(self, bar: TopicsBar, number: int) -> None:
        super().__init__("", "topic", bar)
        self._bar, self._number = bar, number
        self._topic = ""
        self._pressed: QPoint | None = None
        self._dragging = False

    def show_topic(self, topic: str) -> None:
        self._topic = topic
        self._label("#")

    def _label(self, mark: str) -> None:
        shown = self._topic if len(self._topic) <= 16 else self._topic[:15] + "…"
        self.setText(f"{mark} {shown}".replace("&", "&&"))
        self.setAccessibleName(f"话题 {self._topic}")
        set_tip(self, f"{self._topic}\n点 × 或按 Delete 移除，拖动或 Alt+←→ 换位置")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        width = self.width()
        self._label("×")
        self.setFixedWidth(width)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._label("#")
        self.setMinimumWidth(0)
        self.setMaximumWidth(16777215)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._bar.remove(self._number)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._bar.move_to(self._number, self._number + step)
        elif step:
            self._bar.focus_beside(self._number, step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()
        self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            self._dragging = self._dragging or far >= QApplication.startDragDistance()
        self.setCursor(Qt.CursorShape.ClosedHandCursor if self._dragging else Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        self.setDown(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._dragging:
            to = self._bar.number_at(self.mapTo(self._bar, point))
            self._bar.move_to(self._number, to - 1 if to > self._number else to)
        elif pressed and point.x() < self.fontMetrics().horizontalAdvance("× ") + 10 and self.rect().contains(point):
            self._bar.remove(self._number)
        self._dragging = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction("移除", lambda: self._bar.remove(self._number))
        menu.addAction("移到最前", lambda: self._bar.move_to(self._number, 0))
        menu.exec(event.globalPos())
        menu.deleteLater()
