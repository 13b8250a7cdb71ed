"""The topics of the note: chips that are typed, pasted, moved and removed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from ui.draft.change import clean
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

BETWEEN = re.compile(r"[\s#＃,，、;；]+")
SHOWN_MOST = 40
"""Chips drawn; a pasted novel of topics is kept whole and counted, but not drawn."""


def topics_of(text: str) -> tuple[str, ...]:
    """The topics in what was typed or pasted: ``#a #b[话题]#``, ``##a[话题]##b[话题]#``, ``a b``; each once, in order."""
    words = BETWEEN.split(clean(text).replace("[话题]", "#"))
    return tuple(dict.fromkeys(word for word in words if word))


class TopicsBar(QWidget):
    """Shows topics and says ``edited`` with the topics the person wants; the page shows them in turn."""

    edited = Signal(object)
    """tuple[str, ...]: the topics as they should be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._topics: tuple[str, ...] = ()
        self._chips: list[TopicChip] = []
        self._more = Chip("", "")
        self._add = Chip("+ 话题", "add")
        self._add.setAccessibleName("添加话题")
        self._add.clicked.connect(self.open)
        self._field = TopicField()
        self._field.given.connect(self._take)
        self._field.empty_backspace.connect(self._remove_last)
        self._field.closed.connect(self._close)
        self._field.setFixedWidth(theme.px(132))
        self._flow = Flow(gap=6)
        for widget in (self._more, self._add, self._field):
            self._flow.addWidget(widget)
        self._more.hide()
        self._field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)

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
        rest = len(topics) - len(shown)
        self._more.set_text(f"还有 {rest} 个")
        self._more.setVisible(rest > 0)

    def add(self, *topics: str) -> None:
        """Ask for more topics; those that are there already stay where they are."""
        wanted = tuple(dict.fromkeys((*self._topics, *topics)))
        if wanted != self._topics:
            self.edited.emit(wanted)

    def remove(self, number: int) -> None:
        """Ask for one less, and leave the focus beside it."""
        self.edited.emit(self._topics[:number] + self._topics[number + 1 :])
        if self._chips:
            self._chips[min(number, len(self._chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
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
            self._chips[to].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def open(self) -> None:
        """Open the place to type a topic."""
        self._add.hide()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def number_at(self, point: QPoint) -> int:
        """Where a chip dropped at this point would go."""
        for number, chip in enumerate(self._chips):
            if point.y() < chip.geometry().bottom() and point.x() < chip.geometry().center().x():
                return number
        return len(self._chips)

    def focus_beside(self, number: int, step: int) -> None:
        """Move the focus along the chips."""
        target = number + step
        if 0 <= target < len(self._chips):
            self._chips[target].setFocus(Qt.FocusReason.TabFocusReason)
        elif target >= len(self._chips):
            (self._field if self._field.isVisible() else self._add).setFocus(Qt.FocusReason.TabFocusReason)

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
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)


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


class TopicField(QLineEdit):
    """Where a topic is typed. Enter, a blank or # end it; Esc or an empty Enter close the field."""

    given = Signal(str)
    empty_backspace = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("话题，回车添加")
        self.setAccessibleName("新话题")
        self.setMaxLength(100_000)
        self._composing = False
        self.textEdited.connect(self._split)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self._give()
            else:
                self.closed.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.closed.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.empty_backspace.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if self.text().strip():
            self._give()
        self.closed.emit()

    @Slot(str)
    def _split(self, text: str) -> None:
        if BETWEEN.search(text.lstrip("#＃ ")):
            self._give()

    def _give(self) -> None:
        text = self.text()
        self.clear()
        self.given.emit(text)
