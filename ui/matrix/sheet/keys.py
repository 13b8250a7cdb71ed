"""The keys of a spreadsheet: those that move and mark are done here, the others are wishes by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.matrix.sheet.marks import Marks, jump

if TYPE_CHECKING:
    from ui.matrix.sheet.deck import Deck

Key, Mod = Qt.Key, Qt.KeyboardModifier
LOOKED_MOST = 2000
"""So many rows Ctrl and an arrow look at for the end of what is filled; a longer column leads to its last row."""
ARROWS: Mapping[int, tuple[int, int]] = MappingProxyType(
    {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}
)
PAGES: Mapping[int, int] = MappingProxyType({Key.Key_PageUp: -1, Key.Key_PageDown: 1})
ENTERS = (Key.Key_Return, Key.Key_Enter)
WISHES: Mapping[tuple[str, int], str] = MappingProxyType(
    {
        ("C", Key.Key_C): "copy",
        ("C", Key.Key_Insert): "copy",
        ("C", Key.Key_X): "cut",
        ("C", Key.Key_V): "paste",
        ("S", Key.Key_Insert): "paste",
        ("C", Key.Key_D): "fill_down",
        ("C", Key.Key_R): "fill_right",
        ("C", Key.Key_F): "find",
        ("", Key.Key_F3): "find_next",
        ("S", Key.Key_F3): "find_back",
        ("C", Key.Key_Plus): "insert",
        ("CS", Key.Key_Plus): "insert",
        ("C", Key.Key_Equal): "insert",
        ("C", Key.Key_Minus): "delete",
        ("CS", Key.Key_D): "duplicate",
        ("CS", Key.Key_L): "filter",
        ("", Key.Key_Delete): "clear",
        ("", Key.Key_Backspace): "clear",
        ("", Key.Key_Escape): "escape",
    }
)
"""Ctrl, Shift, Alt as letters, and a key: what is wished."""


class Keys(QObject):
    """``wished`` names what a key asks for beyond moving and marking."""

    wished = Signal(str)

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck)
        self._deck = deck

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here, so that it is no command of the page."""
        key, mods = event.key(), _mods(event)
        if (mods, key) in WISHES:
            return mods != "" or key != Key.Key_Escape
        moves = key in ARROWS or key in PAGES or key in (*ENTERS, Key.Key_Home, Key.Key_End, Key.Key_F2)
        return (moves and "A" not in mods) or (mods == "C" and key == Key.Key_A) or _opens_list(mods, key)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means. False: nothing of a spreadsheet, it may begin an edit."""
        key, mods = event.key(), _mods(event)
        wish = WISHES.get((mods, key))
        if wish is not None:
            self.wished.emit(wish)
            return True
        if not self._deck.row_count:
            return key in (Key.Key_Tab, Key.Key_Backtab, *ENTERS)
        if _opens_list(mods, key) or (key == Key.Key_F2 and not mods):
            self._deck.begin()
            if _opens_list(mods, key):
                self.wished.emit("list")
            return True
        return self._step(key, mods)

    def _step(self, key: int, mods: str) -> bool:
        deck, marks = self._deck, self._deck.marks
        shift, ctrl = "S" in mods, "C" in mods
        if "A" in mods:
            return False
        if key in (Key.Key_Tab, Key.Key_Backtab) and not ctrl:
            self.onward(-1 if key == Key.Key_Backtab or shift else 1, down=False)
        elif key in ENTERS:
            self._enter(-1 if shift else 1)
        elif key in ARROWS:
            deck.set_marks(self._arrow(marks, key, shift=shift, ctrl=ctrl))
        elif key in PAGES:
            row, place = marks.head if shift else marks.cell
            deck.set_marks(marks.moved(row + PAGES[key] * deck.rows_seen(), place, stretch=shift))
        elif key in (Key.Key_Home, Key.Key_End):
            deck.set_marks(self._edge(marks, last=key == Key.Key_End, shift=shift, ctrl=ctrl))
        elif key == Key.Key_A and mods == "C":
            deck.set_marks(Marks((0, 0), (deck.row_count - 1, len(deck.order) - 1), at=marks.cell), bring=False)
        elif key == Key.Key_Space and mods == "C":
            place = marks.cell[1]
            deck.set_marks(Marks((0, place), (deck.row_count - 1, place), at=marks.cell), bring=False)
        elif key == Key.Key_Space and mods == "S":
            area = marks.area
            deck.set_marks(Marks((area.top, 0), (area.bottom, len(deck.order) - 1), at=marks.cell), bring=False)
        elif key == Key.Key_F6:
            deck.focusNextPrevChild(not shift)
        else:
            return False
        return True

    def onward(self, step: int, *, down: bool) -> None:
        """After Tab or Enter: the next cell, inside the marked area when that is more than one."""
        deck, marks = self._deck, self._deck.marks
        if marks.area.count > 1:
            deck.set_marks(marks.onward(step, down=down))
            return
        row, place = marks.cell
        deck.set_marks(marks.moved(row + step, place) if down else marks.moved(row, place + step))

    def _enter(self, step: int) -> None:
        deck = self._deck
        index = deck.index()
        if deck.marks.area.count == 1 and index.isValid() and deck.opens(index):
            deck.opened.emit(index.row(), index.column())
        else:
            self.onward(step, down=True)

    def _arrow(self, marks: Marks, key: int, *, shift: bool, ctrl: bool) -> Marks:
        row, place = marks.head if shift else marks.cell
        down, across = ARROWS[key]
        if not ctrl:
            return marks.moved(row + down, place + across, stretch=shift)
        deck = self._deck
        if across:
            end = jump(place, across, len(deck.order) - 1, lambda at: deck.is_filled(row, at))
            return marks.moved(row, end, stretch=shift)
        last = deck.row_count - 1
        near = range(max(0, row - LOOKED_MOST), min(last, row + LOOKED_MOST) + 1)
        end = jump(row, down, last, lambda at: at in near and deck.is_filled(at, place))
        beyond = end not in near or end in (near[0], near[-1])
        return marks.moved((last if down > 0 else 0) if beyond else end, place, stretch=shift)

    def _edge(self, marks: Marks, *, last: bool, shift: bool, ctrl: bool) -> Marks:
        row, _place = marks.head if shift else marks.cell
        if ctrl:
            row = self._deck.row_count - 1 if last else 0
        return marks.moved(row, len(self._deck.order) - 1 if last else 0, stretch=shift)


def _opens_list(mods: str, key: int) -> bool:
    return mods == "A" and key == Key.Key_Down


def _mods(event: QKeyEvent) -> str:
    held = event.modifiers()
    letters = (("C", Mod.ControlModifier), ("S", Mod.ShiftModifier), ("A", Mod.AltModifier))
    return "".join(letter for letter, mod in letters if held & mod)
