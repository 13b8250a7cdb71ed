"""The middle of the page: head, views, filters, and the grid or what to do without one."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.keywords.place import Place
from ui.matrix.filters import Filters
from ui.matrix.grid.grid import PivotGrid
from ui.matrix.head import Head
from ui.matrix.legend import Legend
from ui.matrix.lists import Lists
from ui.matrix.pyramids import PyramidView
from ui.matrix.sheet.sheet import Sheet
from ui.matrix.views import PYRAMID, SHEET, Views
from ui.services import Services
from ui.widgets.labels import PlainLabel

EDGE, WIDE = 20, 820


class Work(QWidget):
    """``sheet_made`` says that the sheet is there: it is made when it is first wanted."""

    sheet_made = Signal(object)

    def __init__(self, services: Services, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self.lists, theme = services, lists, services.theme
        self.setProperty("place", "surface")
        self.head, self.views, self.filters = Head(services), Views(theme), Filters(theme)
        self.grid, self.place = PivotGrid(theme), Place(theme)
        self.pyramid = PyramidView(theme)
        self.legend = Legend(theme)
        self._explains = True
        self._about = PlainLabel("", "small")
        self._stack = QStackedWidget()
        for widget in (self.grid, self.pyramid, self.place):
            self._stack.addWidget(widget)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, EDGE, 0)
        tabs.addWidget(self.views, 1)
        tabs.addWidget(self.legend)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, EDGE, 0)
        head.addWidget(self.head)
        top.addLayout(head)
        top.addLayout(tabs)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(0, 0, EDGE, 0)
        self._bar.addWidget(self.views.own, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._bar.addWidget(self.filters, 1)
        top.addLayout(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 14, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._about)

    @cached_property
    def sheet(self) -> Sheet:
        """The slots as an editable sheet."""
        made = Sheet(self._services, self.lists, self)
        self._stack.addWidget(made)
        self.sheet_made.emit(made)
        return made

    @property
    def shown(self) -> QWidget | None:
        """What stands in the middle."""
        return self._stack.currentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()
        # Beside the axes of the person's own view the filters need room for a row of them.
        across = self.width() >= self._services.theme.px(WIDE)
        self._bar.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)

    def _place_legend(self) -> None:
        """The legend gives way to the tabs: tiles say their status in words, too."""
        room = self.width() - 2 * EDGE - self.views.tabs.sizeHint().width()
        self.legend.setVisible(self._explains and room >= self.legend.sizeHint().width())

    def show_view(self, about: str = "") -> None:
        """Bring what belongs to the chosen view to the front; ``about`` is a remark below it."""
        view = self.views.view
        front: QWidget = self.pyramid if view == PYRAMID else self.sheet if view == SHEET else self.grid
        self._stack.setCurrentWidget(front)
        self._explains = view not in (PYRAMID, SHEET)
        self._place_legend()
        self.filters.setVisible(view != PYRAMID)
        self.filters.offer_basket(view == SHEET)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def show_place(self) -> None:
        """Show why there is nothing, as it was said to ``place``."""
        self._about.hide()
        self._stack.setCurrentWidget(self.place)

    def without_campaign(self, on: bool) -> None:
        """While there is no campaign there is nothing to filter."""
        for widget in (self.views, self.filters):
            widget.setVisible(not on)
        self._explains = not on
        self._place_legend()
