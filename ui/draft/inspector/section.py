"""A heading and the rows below it. Rows are kept and rewritten, so that nothing flickers or jumps while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.draft.inspector.row import GAP
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

Item = TypeVar("Item")
Widget = TypeVar("Widget", bound=QWidget)


class Section(QWidget):
    """A heading with a remark at its right, and a column for rows."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._title = PlainLabel(title, "section")
        self._note = ElidedLabel(note, "small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setContentsMargins(GAP, 0, GAP, 0)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self._quiet = PlainLabel("", "soft", wrap=True)
        self._quiet.setContentsMargins(GAP, 0, GAP, 0)
        self._quiet.hide()
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._quiet)
        column.addLayout(self.rows)

    def remark(self, text: str) -> None:
        """The words at the right of the heading."""
        if text != self._note.text():
            self._note.setText(text)

    def empty(self, text: str) -> None:
        """What stands here in place of rows; nothing hides it."""
        self._quiet.setText(text)
        self._quiet.setVisible(bool(text))


class Rows(Generic[Item, Widget]):
    """Widgets for a changing list of things: made once, rewritten, and hidden when there are fewer."""

    def __init__(self, column: QVBoxLayout, make: Callable[[], Widget], show: Callable[[Widget, Item], None]) -> None:
        self._column, self._make, self._show = column, make, show
        self._widgets: list[Widget] = []
        self._count = 0

    @property
    def shown(self) -> list[Widget]:
        """The widgets in use."""
        return self._widgets[: self._count]

    def fill(self, items: Sequence[Item]) -> None:
        """Show these things."""
        while len(self._widgets) < len(items):
            self._widgets.append(self._make())
            self._column.addWidget(self._widgets[-1])
        for widget, item in zip(self._widgets, items, strict=False):
            self._show(widget, item)
        self._count = len(items)
        for number, widget in enumerate(self._widgets):
            if widget.isHidden() == (number < self._count):
                widget.setVisible(number < self._count)


class More(Button):
    """Shows the rest of a list, or folds it again."""

    folded_changed = Signal(bool)

    def __init__(self, few: int) -> None:
        super().__init__("", kind="link")
        self.few = few
        self.folded = True
        self.clicked.connect(self._turn)

    def cut(self, items: Sequence[Item]) -> Sequence[Item]:
        """The items to show now; the button hides when that is all there are."""
        self.setVisible(len(items) > self.few)
        self.setText(f"还有 {len(items) - self.few} 个" if self.folded else "收起")
        return items[: self.few] if self.folded else items

    def _turn(self) -> None:
        self.folded = not self.folded
        self.folded_changed.emit(self.folded)
