"""The seeds: typed, pasted or taken from those used lately."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.icons import icon
from ui.memory import Memory
from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton

SEEDS, HISTORY = "keywords.seeds", "keywords.history"
KEPT = 12
MOST = 400
SEEDS_MOST = 20
HINT = "种子词，例如：面霜 敏感肌；空着看整个笔记库里最好的"
SPLIT = re.compile(r"[\s,，、;；/|\u2028]+")


def seeds_in(text: str, most: int | None = SEEDS_MOST) -> tuple[str, ...]:
    """The words of a text: apart by spaces, commas, 、 or lines; each once, at most ``most``."""
    return tuple(dict.fromkeys(word for word in SPLIT.split(text.strip()) if word))[:most]


class SeedBar(QWidget):
    """Says ``asked`` when a person pressed Enter or took seeds used before; Down goes to the table."""

    asked = Signal()
    down_requested = Signal()

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.box = _Box(theme)
        kept = memory.get(SEEDS)
        self.box.setText(kept if isinstance(kept, str) else "")
        self._seeds = seeds_in(self.box.text())
        self._lately = IconButton(theme, "clock-rotate-left", "最近用过的种子词", "Alt+Down")
        self._lately.clicked.connect(self.offer_history)
        self.go = Button("挖词", kind="primary", keys="Return")
        self.go.clicked.connect(self.ask)
        self.box.entered.connect(self.ask)
        self.box.down_requested.connect(self.down_requested)
        self.box.history_wished.connect(self.offer_history)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self._lately)
        row.addWidget(self.go)

    @property
    def seeds(self) -> tuple[str, ...]:
        """The seeds that were asked for last."""
        return self._seeds

    @property
    def history(self) -> list[str]:
        """What was asked for lately, the newest first."""
        kept = self._memory.get(HISTORY)
        return [text for text in kept if isinstance(text, str)][:KEPT] if isinstance(kept, list) else []

    def take(self, text: str) -> None:
        """Ask for these seeds."""
        self.box.setText(text)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask for what stands in the box."""
        self._seeds = seeds_in(self.box.text())
        words = " ".join(self._seeds)
        self.box.setText(words)
        self._memory.keep(SEEDS, words)
        if words:
            self._memory.keep(HISTORY, [words, *(text for text in self.history if text != words)][:KEPT])
        self.asked.emit()

    @Slot()
    def offer_history(self) -> QMenu:
        """Show what was asked for lately."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words in self.history:
            menu.addAction(words.replace("&", "&&"), partial(self.take, words))
        if not menu.actions():
            menu.addAction("还没有用过种子词").setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction("整个笔记库里最好的", partial(self.take, ""))
            menu.addAction("清空这个列表", partial(self._memory.keep, HISTORY, []))
        menu.popup(self.box.mapToGlobal(QPoint(0, self.box.height() + 2)))
        return menu


class _Box(QLineEdit):
    entered = Signal()
    down_requested = Signal()
    history_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setPlaceholderText(HINT)
        self.setAccessibleName("种子词")
        self.setMaxLength(MOST)
        self.setClearButtonEnabled(True)
        # A file dropped here is to be imported, not to become a seed.
        self.setAcceptDrops(False)
        self.addAction(icon("seedling", theme, "faint"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.history_wished.emit()
        elif key == Qt.Key.Key_Down:
            self.down_requested.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
            event.ignore()
        else:
            super().keyPressEvent(event)
