"""The list of drafts at the left: search, filter by status, new from a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from planner.storage.records import STATUSES, DraftFilter, DraftLine, DraftRecord
from planner.templates import templates
from ui.draft.rows import DraftDelegate, DraftRows, line_of
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, tip
from ui.widgets.search import SearchBox

EVERY = "全部"
BASKET = "回收站"


class DraftList(QWidget):
    """Says which draft the person wants; the page fetches the rows and shows them here."""

    chosen = Signal(str)
    """The id of a draft to open."""
    new_requested = Signal(object)
    """The name of a template, or None for an empty draft."""
    delete_requested = Signal(str)
    deleted_chosen = Signal(str)
    """A draft in the waste basket was chosen: it cannot be opened where it lies."""
    restore_requested = Signal(str)
    wanted_changed = Signal()
    """Search or filter changed: ask ``wanted`` and show other rows."""
    write_requested = Signal()
    """Enter in the list: go on writing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._status: str | None = None
        self._showing = False
        self._rows = DraftRows(self)
        self.search = SearchBox(theme)
        self.search.searched.connect(lambda _text: self.wanted_changed.emit())
        self.search.down_requested.connect(self._to_rows)
        self.new = Button("新建", theme=theme, icon_name="plus", keys="Ctrl+N")
        self.new.setMenu(self._templates())
        self._chips: dict[str, Chip] = {}
        self._flow = Flow(gap=2)
        for name in (EVERY, *STATUSES, BASKET):
            self._add_chip(name)
        self.view = _Rows()
        self.view.setModel(self._rows)
        self.view.setItemDelegate(DraftDelegate(theme, self.view))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.delete_pressed.connect(self._delete_current)
        self.view.enter_pressed.connect(self._entered)
        self.view.doubleClicked.connect(self._entered)
        self.view.up_out.connect(self.search.setFocus)
        self.view.customContextMenuRequested.connect(self._menu)
        self._empty = EmptyState(theme, "", "还没有草稿", "从一个模板开始，或者从空白写起")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._lay_out()
        theme.theme_changed.connect(self.view.doItemsLayout)

    @property
    def wanted(self) -> DraftFilter:
        """Which drafts the person wants to see."""
        status = tuple(status for status in STATUSES if status == self._status)
        return DraftFilter(self.search.text().strip(), status, self.shows_deleted)

    @property
    def shows_deleted(self) -> bool:
        """Whether this is the waste basket."""
        return self._status == BASKET

    def show_lines(self, lines: Sequence[DraftLine], statuses: Counter[str], current: str | None) -> None:
        """Show rows, the number of drafts by status, and which draft is open. Nobody is told."""
        for name, chip in self._chips.items():
            count = statuses.total() - statuses[BASKET] if name == EVERY else statuses[name]
            chip.set_text(f"{name} {count}" if count else name)
            chip.setVisible(name == EVERY or bool(count) or name == self._status)
        self._rows.show(lines)
        self.show_current(current)
        if not lines:
            self._say_empty(bool(statuses.total() - statuses[BASKET]))
        self._stack.setCurrentIndex(0 if lines else 1)

    def show_current(self, id: str | None) -> None:
        """Select the row of the open draft."""
        row = self._rows.row_of(id)
        selection = self.view.selectionModel()
        self._showing = True
        if row < 0:
            selection.clear()
        else:
            index = self._rows.index(row)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self._showing = False

    def neighbour(self, id: str) -> str | None:
        """The draft to open when this one goes away."""
        row = self._rows.row_of(id)
        others = [self._rows.line(at).id for at in (row + 1, row - 1) if row >= 0 and 0 <= at < self._rows.rowCount()]
        return others[0] if others else None

    def rewrite(self, record: DraftRecord) -> None:
        """The open draft was saved: rewrite its row where it is, since rows that move while one types are in the way."""
        self._rows.rewrite(line_of(record))

    def step(self, by: int) -> None:
        """Open the next or the previous draft."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self._rows.rowCount():
            self.view.setCurrentIndex(self._rows.index(row))

    def show_status(self, name: str | None) -> None:
        """Filter by one status; None shows every draft."""
        self._status = name
        for text, chip in self._chips.items():
            chip.setChecked(text == (name or EVERY))
        self.wanted_changed.emit()

    def _add_chip(self, name: str) -> None:
        chip = Chip(name, "filter")
        chip.setChecked(name == EVERY)
        chip.clicked.connect(lambda: self.show_status(None if name == EVERY else name))
        self._chips[name] = chip
        self._flow.addWidget(chip)

    def _templates(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction("空白", lambda: self.new_requested.emit(None))
        menu.addSeparator()
        for one in templates():
            menu.addAction(one.name, partial(self.new_requested.emit, one.name)).setToolTip(tip(one.about))
        return menu

    def _say_empty(self, others: bool) -> None:
        if self.shows_deleted:
            self._empty.say("回收站里没有", "删除的草稿会先放在这里")
        elif others:
            self._empty.say("没有找到", "换个词，或看全部状态")
        else:
            self._empty.say("还没有草稿", "按 Ctrl+N 新建，或从模板开始")

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            chosen = self.deleted_chosen if self.shows_deleted else self.chosen
            chosen.emit(self._rows.line(current.row()).id)

    @Slot()
    def _entered(self) -> None:
        if not self.shows_deleted:
            self.write_requested.emit()
        elif self.view.currentIndex().isValid():
            self.restore_requested.emit(self._rows.line(self.view.currentIndex().row()).id)

    @Slot()
    def _to_rows(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid() and self._rows.rowCount():
            self.view.setCurrentIndex(self._rows.index(0))

    @Slot()
    def _delete_current(self) -> None:
        if self.view.currentIndex().isValid() and not self.shows_deleted:
            self.delete_requested.emit(self._rows.line(self.view.currentIndex().row()).id)

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            id = self._rows.line(index.row()).id
            menu = QMenu(self)
            if self.shows_deleted:
                menu.addAction("恢复", lambda: self.restore_requested.emit(id))
            else:
                menu.addAction("打开", lambda: self.chosen.emit(id))
                menu.addAction("删除", lambda: self.delete_requested.emit(id))
            menu.exec(self.view.viewport().mapToGlobal(point))
            menu.deleteLater()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(PlainLabel("草稿", "page"))
        top.addStretch(1)
        top.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addLayout(self._flow)
        column.addWidget(self._stack, 1)


class _Rows(QListView):
    delete_pressed = Signal()
    enter_pressed = Signal()
    up_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("草稿列表")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.up_out.emit()
        else:
            super().keyPressEvent(event)
