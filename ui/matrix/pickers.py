"""Where something of a list is picked: a line to type in, and below it what fits. The keys alone are enough."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.problems import Problem
from ui.matrix.entries import Entries, Entry
from ui.matrix.picklist import PickList
from ui.theme import Theme
from ui.widgets.labels import set_tip

BETWEEN = re.compile(r"[、，,;；]")
JOINED = "、"
Key = Qt.Key


class Picker(QLineEdit):
    """One entry of a list, or with ``several`` more, parted by 、.

    ``picked`` says the value when a person has taken an entry or left the line with another text that is understood; what is not
    understood stays marked, with the reason on hover. Down opens the list, Enter takes the marked entry, Esc closes the list.

    For a cell of a table ``within_cell`` is set: then the table reads ``value`` (see there) and nothing is said by itself.
    """

    picked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        entries: Entries,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        within_cell: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._entries, self._several, self._within_cell = theme, entries, several, within_cell
        self._taken: Entry | None = None
        self._shown = ""
        self._list: PickList | None = None
        self.setAccessibleName(entries.what)
        self.textEdited.connect(self._typed)

    def offer(self, entries: Entries) -> None:
        """Another list from now on."""
        self._entries = entries

    def show_value(self, value: object, text: str | None = None) -> None:
        """Show what is stored, without saying so; ``text`` when the list need not know it."""
        words = self._entries.text_of(value) if text is None else text
        self._taken = None if value is None else Entry(value, words)
        self._shown = words
        self.setText(words)
        self._mark("")

    @property
    def value(self) -> object:
        """What the line means now: the entry that was taken, else its text as it is read. Raises Problem."""
        if self._several:
            return self.text()
        taken = self.taken
        return taken.value if taken is not None else self._entries.read(self.text())

    @property
    def taken(self) -> Entry | None:
        """The entry that was taken or shown, while nobody has changed its text."""
        is_same = self._taken is not None and not self._several and self._taken.text == self.text()
        return self._taken if is_same else None

    @property
    def is_open(self) -> bool:
        """Whether the list is there."""
        return self._list is not None and self._list.isVisible()

    def take(self) -> bool:
        """Take the marked entry, if there is one."""
        entry = self._list.marked if self._list is not None and self.is_open else None
        if entry is not None:
            self._take(entry)
        self.close_list()
        return entry is not None

    def open_list(self) -> None:
        """Show everything that can be picked."""
        self._search("", mark=False)

    def close_list(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Key.Key_Down, Key.Key_Up, Key.Key_PageDown, Key.Key_PageUp):
            if self._list is not None and self.is_open:
                self._list.step({Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 8, Key.Key_PageUp: -8}[Key(key)])
            elif key == Key.Key_Down:
                self.open_list()
        elif key == Key.Key_Escape and self.is_open:
            self.close_list()
        elif key == Key.Key_Escape and not self._within_cell and self.text() != self._shown:
            self.setText(self._shown)
            self._mark("")
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.take()
            self._say()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list lies in the window, not in this line: what scrolls or resizes below it puts it away.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowDeactivate):
            self.close_list()
        return False

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._mark("")
        self._search(self._piece()[2], mark=not self._entries.is_free)

    def _search(self, words: str, *, mark: bool) -> None:
        found = self._entries.find(words)
        if not found:
            self.close_list()
            return
        if self._list is None:
            self._list = PickList(self._theme, self.window())
            self._list.clicked_entry.connect(self._clicked)
            self.destroyed.connect(self._list.deleteLater)
            self.window().installEventFilter(self)
        self._list.show_entries(found, mark=mark and bool(words.strip()))
        corner = self.mapTo(self.window(), QPoint(0, 0))
        self._list.place(QRect(corner, self.size()))

    @Slot(object)
    def _clicked(self, entry: Entry) -> None:
        self._take(entry)
        self.close_list()
        self._say()

    def _take(self, entry: Entry) -> None:
        if self._several:
            start, end, _words = self._piece()
            before, after = self.text()[:start], self.text()[end:]
            self.setText(f"{before}{entry.text}{after or JOINED}")
            self.setCursorPosition(len(before) + len(entry.text) + 1)
        else:
            self._taken = entry
            self.setText(entry.text)
        # The text was set by the list, but a person chose it.
        self.setModified(True)
        self._mark("")

    def _piece(self) -> tuple[int, int, str]:
        """From where to where the word under the cursor goes, and what it is."""
        text = self.text()
        if not self._several:
            return 0, len(text), text
        at = self.cursorPosition()
        start = max((match.end() for match in BETWEEN.finditer(text, 0, at)), default=0)
        after = BETWEEN.search(text, at)
        end = after.start() if after else len(text)
        return start, end, text[start:end].strip()

    def _say(self) -> None:
        if self._within_cell or self.text() == self._shown:
            return
        try:
            value = self.value
        except Problem as problem:
            self._mark(str(problem))
            return
        self._shown = self.text()
        self._mark("")
        self.picked.emit(value)

    def _mark(self, trouble: str) -> None:
        if bool(self.property("trouble")) != bool(trouble):
            self.setProperty("trouble", bool(trouble))
            self.style().unpolish(self)
            self.style().polish(self)
        set_tip(self, trouble)
