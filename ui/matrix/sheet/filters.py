"""The menu of a heading: sort by the column, and choose which of its values are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.storage.records import SlotFacets, SlotFilter
from ui.matrix.sheet.checklist import CheckList, Option
from ui.matrix.sheet.columns import COLUMNS, SheetColumn
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.search import SearchBox

NOT_SAID = {
    "accounts": "（没有账号）",
    "products": "（没有产品）",
    "keywords": "（没有关键词）",
    "weeks": "（没有日期）",
    "owners": "（没有负责人）",
}
SAID_NOTHING = "（未填）"
SEARCHED_FROM = 8
"""A list this long has a line to search it."""
WIDTH = 240


@dataclass(frozen=True, slots=True)
class Choice:
    """What a menu of a heading came to: sort by the column so, or filter so."""

    wanted: SlotFilter | None = None
    descending: bool | None = None


class FilterMenu(QFrame):
    """``chosen`` tells a Choice at each change. It stays until Esc, or until somebody goes elsewhere, and deletes itself.

    A child of the window and no window of its own, so that an input method works in it.
    """

    chosen = Signal(object)
    left = Signal()
    """Esc."""

    def __init__(self, theme: Theme, at: int, facets: SlotFacets, wanted: SlotFilter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("place", "card")
        column = COLUMNS[at]
        self._field, self._wanted = column.filters, wanted
        self.setAccessibleName(f"{column.heading}：排序和筛选")
        self.setFixedWidth(theme.px(WIDTH))
        up, down = Button("升序 ▴", kind="quiet"), Button("降序 ▾", kind="quiet")
        up.clicked.connect(lambda: self._sort(descending=False))
        down.clicked.connect(lambda: self._sort(descending=True))
        self.search = SearchBox(theme, "找，或拼音首字母")
        self.list = CheckList(theme, f"显示哪些{column.heading}")
        self.clear = Button("显示全部", kind="link")
        self.clear.clicked.connect(self._show_all)
        sorts = QHBoxLayout()
        sorts.setSpacing(4)
        sorts.addWidget(up, 1)
        sorts.addWidget(down, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(6)
        whole.addLayout(sorts)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        options = options_of(column, facets)
        checked = set(getattr(wanted, self._field))
        self.list.show_options(options, checked)
        self.search.setVisible(len(options) >= SEARCHED_FROM)
        self.clear.setVisible(bool(checked))
        self.search.textChanged.connect(self.list.narrow)
        self.search.down_requested.connect(self.list.setFocus)
        self.list.changed.connect(self._filter)

    def open_at(self, heading: QRect) -> None:
        """Show the menu below a heading, which stands there on the screen."""
        window = self.parentWidget()
        assert window is not None
        corner = window.mapFromGlobal(heading.bottomLeft())
        height = min(self.sizeHint().height(), window.height() - corner.y() - 8)
        self.move(QPoint(max(min(corner.x(), window.width() - self.width() - 4), 0), corner.y() + 1))
        self.resize(self.width(), height)
        self.raise_()
        self.show()
        (self.search if not self.search.isHidden() else self.list).setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.close()
        else:
            super().keyPressEvent(event)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # None: another program; that is not elsewhere.
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.close()

    def _sort(self, *, descending: bool) -> None:
        self.chosen.emit(Choice(descending=descending))
        self.close()

    @Slot()
    def _show_all(self) -> None:
        self.list.check(set())
        self._filter()

    @Slot()
    def _filter(self) -> None:
        values = tuple(option.value for option in self.list.options if option.value in self.list.checked)
        self._wanted = _with(self._wanted, self._field, values)
        self.clear.setVisible(bool(values))
        self.chosen.emit(Choice(wanted=self._wanted))


def options_of(column: SheetColumn, facets: SlotFacets) -> list[Option]:
    """The values of a column with the number of slots that have them; what nobody has said comes last."""
    found: Sequence[tuple[str | None, str, int]]
    if column.filters in ("accounts", "products"):
        found = getattr(facets, column.filters)
    else:
        found = [(value, _text(column.filters, value), count) for value, count in getattr(facets, column.filters)]
    none = NOT_SAID.get(column.filters, SAID_NOTHING)
    options = [Option(value, text if value else none, count) for value, text, count in found]
    return sorted(options, key=lambda option: not option.value)


def _with(wanted: SlotFilter, field: str, values: tuple[str | None, ...]) -> SlotFilter:
    # Which field it is comes from the column; mypy cannot know its type.
    given: dict[str, Any] = {field: values}
    return replace(wanted, **given)


def filtered_columns(wanted: SlotFilter) -> frozenset[str]:
    """The columns by which is filtered."""
    return frozenset(column.sort for column in COLUMNS if column.filters and getattr(wanted, column.filters))


def _text(field: str, value: str | None) -> str:
    if field != "weeks" or value is None:
        return value or ""
    first = date.fromisoformat(value)
    last = first + timedelta(6)
    return f"{first.month}/{first.day} – {last.month}/{last.day}"
