"""Writing in a cell: which editor it has, and what Enter, Tab and Esc mean in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from ui.grid.model import Index
from ui.matrix.lists import Lists
from ui.matrix.pickers import Picker
from ui.matrix.sheet.cells import SheetCells
from ui.matrix.sheet.given import Given
from ui.matrix.sheet.model import SlotsModel
from ui.theme import Theme

LONGEST = 2000
Key, Mod = Qt.Key, Qt.KeyboardModifier
ENDS = (Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab)
Hint = QAbstractItemDelegate.EndEditHint


class EditedCells(SheetCells):
    """``left`` tells how a person went on: so many rows down and places to the right. ``spread``: into all marked cells."""

    left = Signal(int, int)
    spread = Signal(object)
    """Given."""

    def __init__(
        self,
        theme: Theme,
        model: SlotsModel,
        lists: Lists,
        day_of: Callable[[int], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, model, parent)
        self._lists, self._day_of = lists, day_of

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._slots.columns[index.column()]
        if column.kind in ("list", "words"):
            entries = self._lists.of(column.field, self._day_of(index.row()))
            editor: QLineEdit = Picker(self._theme, entries, parent, several=column.kind == "words", within_cell=True)
        else:
            editor = QLineEdit(parent)
            editor.setAccessibleName(column.heading)
        editor.setMaxLength(LONGEST)
        editor.setProperty("field", column.field)
        editor.setProperty("bare", True)
        # Its own margin beside the text is 2.
        editor.setTextMargins(self._pad - 4, 0, self._pad - 4, 0)
        self.edited = (index.row(), index.column())
        if column.is_number:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line, column = self._slots.line(index.row()), self._slots.columns[index.column()]
        if line is None or not isinstance(editor, QLineEdit):
            return
        text = column.say(line, self._lists)
        if isinstance(editor, Picker) and column.kind == "list":
            editor.show_value(getattr(line.slot, column.field), text)
        else:
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, given_in(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        # The frame of the current cell stays to be seen.
        editor.setGeometry(option.rect.adjusted(2, 0, -2, 0))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.edited = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in ENDS:
            # While a cell is written these are no commands of the page.
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _press(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Mod.ShiftModifier)
        if key in (Key.Key_Return, Key.Key_Enter):
            if isinstance(editor, Picker):
                editor.take()
            if event.modifiers() & Mod.ControlModifier:
                self._spread(editor)
            else:
                self._finish(editor, -1 if shift else 1, 0)
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            if isinstance(editor, Picker):
                editor.take()
            self._finish(editor, 0, -1 if shift or key == Key.Key_Backtab else 1)
        elif key == Key.Key_Escape and not (isinstance(editor, Picker) and editor.is_open):
            self.closeEditor.emit(editor, Hint.RevertModelCache)
        elif key in (Key.Key_Up, Key.Key_Down) and not isinstance(editor, Picker):
            self._finish(editor, -1 if key == Key.Key_Up else 1, 0)
        else:
            return False
        return True

    def _finish(self, editor: QLineEdit, down: int, across: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)
        self.left.emit(down, across)

    def _spread(self, editor: QLineEdit) -> None:
        given = given_in(editor)
        self.closeEditor.emit(editor, Hint.RevertModelCache)
        self.spread.emit(given)


def given_in(editor: QLineEdit) -> Given:
    """What stands in an editor; an entry that was taken is its value, whoever else has that name."""
    taken = editor.taken if isinstance(editor, Picker) else None
    if taken is None:
        return Given(editor.text())
    return Given(editor.text(), str(editor.property("field")), taken.value)
