"""Which columns are shown, how wide and in which order: chosen by the person, remembered by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

from ui.memory import Memory
from ui.theme import Theme
from ui.widgets.table import Table

FIRST = 0
"""The column that takes the room the others leave, and is always shown; where ``fills`` is off, one like the others."""
NARROWEST, WIDEST = 40, 900


class Shape(Protocol):
    """What a column must say of itself: its name, heading, width at the standard text size, and whether it is shown at first."""

    @property
    def sort(self) -> str: ...

    @property
    def heading(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def is_shown(self) -> bool: ...


class Layout(QObject):
    """Dresses the header of a table. The first column takes what room the others leave, and never less than its own width.

    ``name`` is what the layout is remembered by. ``columns`` are those from section ``start`` on, for a table that shows only them.
    """

    def __init__(
        self,
        theme: Theme,
        table: Table,
        memory: Memory,
        columns: Sequence[Shape],
        name: str,
        *,
        start: int = 0,
        fills: bool = True,
    ) -> None:
        super().__init__(table)
        self._start, self._fills = start, fills
        self._columns, self._name = columns, name
        self._theme, self._table, self._memory = theme, table, memory
        self._own = False
        """Whether we are changing widths ourselves."""
        self._header = header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(theme.px(NARROWEST))
        if fills:
            header.setSectionResizeMode(FIRST, QHeaderView.ResizeMode.Fixed)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(self._ask_here)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)
        table.viewport().installEventFilter(self)
        theme.theme_changed.connect(self._scaled)
        self._scale = theme.scale
        self._restore(memory.get(name))

    def offer(self, point: QPoint) -> QMenu:
        """Show the menu of columns at a point of the screen."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, column in enumerate(self._columns):
            action = QAction(column.heading, menu)
            action.setCheckable(True)
            action.setChecked(not self._hidden(at))
            action.setEnabled(not self._is_filler(at))
            action.toggled.connect(partial(self.show_column, at))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("恢复默认", self.reset)
        menu.popup(point)
        return menu

    def show_column(self, at: int, shown: bool) -> None:
        """Show or hide a column."""
        self._header.setSectionHidden(self._start + at, not shown)
        self.fit()
        self._keep()

    @property
    def shown(self) -> list[str]:
        """The names of the columns that are shown, in their order."""
        return [self._columns[at].sort for at in self._order() if not self._hidden(at)]

    def show_only(self, names: Sequence[str]) -> None:
        """Show these columns in this order, each as wide as it was, and no others; names that are not known are left out."""
        known = {column.sort: at for at, column in enumerate(self._columns)}
        wanted = [name for name in dict.fromkeys(names) if name in known]
        rest = [name for name in known if name not in wanted]
        self._restore([[name, self._width(known[name]), name in wanted] for name in (*wanted, *rest)])
        self._keep()

    def reset(self) -> None:
        """Widths, order and columns as they were at first."""
        self._restore(None)
        self._keep()

    def fit(self) -> None:
        """Give the first column what room the others leave."""
        if not self._fills:
            return
        others = sum(self._header.sectionSize(at) for at in range(len(self._columns)) if at != FIRST)
        room = self._table.viewport().width() - others
        self._own = True
        self._header.resizeSection(FIRST, max(self._theme.px(self._columns[FIRST].width), room))
        self._own = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def _restore(self, kept: Any) -> None:
        """``kept`` are columns in their order: name, width at the standard text size, shown. It may be anything at all."""
        known = {column.sort: at for at, column in enumerate(self._columns)}
        entries = [entry for entry in kept if _is_entry(entry)] if isinstance(kept, list) else []
        places = {known[name]: (width, shown) for name, width, shown in entries if name in known}
        self._own = True
        for at, column in enumerate(self._columns):
            width, shown = places.get(at, (column.width, column.is_shown))
            self._header.resizeSection(self._start + at, self._theme.px(width))
            self._header.setSectionHidden(self._start + at, not shown and not self._is_filler(at))
        for place, at in enumerate([*places, *(at for at in known.values() if at not in places)]):
            self._header.moveSection(self._header.visualIndex(self._start + at), self._start + place)
        self._own = False
        self.fit()

    def _keep(self) -> None:
        columns, hidden = self._columns, self._hidden
        self._memory.keep(self._name, [[columns[at].sort, self._width(at), not hidden(at)] for at in self._order()])

    def _order(self) -> list[int]:
        sections = [self._header.logicalIndex(place) for place in range(self._header.count())]
        return [at - self._start for at in sections if 0 <= at - self._start < len(self._columns)]

    def _hidden(self, at: int) -> bool:
        return self._header.isSectionHidden(self._start + at)

    def _is_filler(self, at: int) -> bool:
        return self._fills and at == FIRST

    def _width(self, at: int) -> int:
        """How wide a column is at the standard text size; the first and hidden ones as wide as they were made."""
        if self._is_filler(at) or self._hidden(at):
            return self._columns[at].width
        return round(self._header.sectionSize(self._start + at) / self._theme.scale)

    @Slot(QPoint)
    def _ask_here(self, point: QPoint) -> None:
        self.offer(self._header.viewport().mapToGlobal(point))

    @Slot(int, int, int)
    def _resized(self, at: int, _before: int, _now: int) -> None:
        if not self._own and not self._is_filler(at):
            self.fit()
            self._keep()

    @Slot(int, int, int)
    def _moved(self, _at: int, _before: int, _now: int) -> None:
        if not self._own:
            self._keep()

    @Slot()
    def _scaled(self) -> None:
        if self._theme.scale == self._scale:
            return
        grown, self._scale = self._theme.scale / self._scale, self._theme.scale
        self._own = True
        for at in range(len(self._columns)):
            if not self._is_filler(at) and not self._hidden(at):
                section = self._start + at
                self._header.resizeSection(section, round(self._header.sectionSize(section) * grown))
        self._own = False
        # The style sheet has not reached the viewport yet.
        QTimer.singleShot(0, self, self.fit)


def _is_entry(entry: Any) -> bool:
    if not (isinstance(entry, list) and len(entry) == 3 and isinstance(entry[0], str) and isinstance(entry[2], bool)):
        return False
    return isinstance(entry[1], int) and NARROWEST <= entry[1] <= WIDEST
