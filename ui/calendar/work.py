"""The middle of the page: what is looked at, month, week or queue, and how to get elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.matrix.days import COUNTED_MOST
from planner.storage.records import SlotLine
from ui.calendar.filters import Filters
from ui.calendar.plane import DaysPlane
from ui.calendar.queue import QUEUE, QueueModel, QueueTable
from ui.calendar.span import Span
from ui.grid.layout import Layout
from ui.services import Services
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.segments import Segments

EDGE = 24
VIEWS = {"month": "月", "week": "周", "queue": "待发队列"}
STEPS = {"month": ("上个月", "下个月"), "week": ("上一周", "下一周")}


class Work(QWidget):
    """``asked`` says that a person wants to see other days or slots than before."""

    asked = Signal()
    import_wished = Signal()
    export_wished = Signal()

    def __init__(
        self,
        services: Services,
        fetch: Callable[[Sequence[str]], Sequence[SlotLine]],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = services.theme
        self.view = "month"
        self.span = Span("month", today)
        self._today = today
        self.filters = Filters(services)
        self.plane = DaysPlane(theme, self.span, today)
        self.model = QueueModel(QUEUE, fetch, self)
        self.queue = QueueTable(theme, "待发队列", self.model)
        self.columns = Layout(theme, self.queue, services.memory, QUEUE, "calendar.queue.columns")
        self.segments = Segments("看法", VIEWS)
        self.segments.choose("month")
        self.segments.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._name = PlainLabel("排期", "page")
        self._name.setContentsMargins(0, 0, 8, 0)
        self._title = PlainLabel(self.span.title, "section")
        self._count = PlainLabel("", "soft")
        self._back = IconButton(theme, "chevron-left", "上个月", "PgUp")
        self._now = Button("今天", keys="T")
        self._on = IconButton(theme, "chevron-right", "下个月", "PgDown")
        self._clear_queue = EmptyState(
            theme, "circle-check", "没有要发的了", "定了日子、还没发布的排期会按先后排在这里，晚了的在最前"
        )
        self.head = QHBoxLayout()
        self._stack = QStackedWidget()
        for widget in (self.plane, self.queue, self._clear_queue):
            self._stack.addWidget(widget)
        self._lay_out()
        self.segments.chosen.connect(self.show_view)
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self._now.clicked.connect(self.go_today)
        self.plane.step_wished.connect(self.step)
        self.plane.day_left.connect(self.go_to)
        self.filters.changed.connect(self.asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Where the head is too narrow, what is said elsewhere goes first: the rail names the page."""
        for widget in (self._name, self._count):
            widget.show()
        for widget in (self._name, self._count):
            if self.head.sizeHint().width() > self.width() - 2 * EDGE:
                widget.hide()

    @property
    def shows_queue(self) -> bool:
        """Whether the queue is looked at, and not days."""
        return self.view == "queue"

    def know_today(self, today: date) -> None:
        """The day it is now."""
        self._today = today

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Look at the month, the week or the queue; the day that is meant stays the same."""
        self.view = view
        self.segments.choose(view)
        if view != "queue":
            self._set_span(Span("week" if view == "week" else "month", self.plane.cursor_day))
        self._name_steps()
        self.asked.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """So many months or weeks on."""
        if not self.shows_queue:
            self._set_span(self.span.step(by))
            self.plane.go_to(self._today if self._own(self._today) else self.span.day)
            self.asked.emit()

    @Slot()
    def go_today(self) -> None:
        """To the day it is."""
        if self.shows_queue:
            self.show_view("month")
        self.go_to(self._today)
        self.plane.go_to(self._today)

    @Slot(object)
    def go_to(self, day: date) -> None:
        """Show the days around a day."""
        self._set_span(self.span.to(day))
        self.asked.emit()

    def show_count(self, count: int, shown: int | None = None) -> None:
        """How many slots there are; ``shown`` when only the first of them are."""
        more = " 以上" if shown is not None and count >= COUNTED_MOST else ""
        self._count.setText(f"{count:,} 篇" if shown in (None, count) else f"最近 {shown:,} 篇，共 {count:,}{more} 篇")

    def show_queue(self, ids: list[str], *, stay: bool) -> None:
        """Show the queue."""
        self.queue.show_ids(ids, stay=stay)
        self._stack.setCurrentWidget(self.queue if ids else self._clear_queue)

    def show_days(self) -> None:
        """Bring the days to the front."""
        self._stack.setCurrentWidget(self.plane)

    def enter(self) -> None:
        """Put the keys into what is shown."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()
        if shown is self.queue and self.model.ids and not self.queue.chosen_count:
            self.queue.choose(0)

    def _own(self, day: date) -> bool:
        return self.span.holds(day) and self.span.is_own(day)

    def _set_span(self, span: Span) -> None:
        self.span = span
        self._title.setText(span.title)

    def _name_steps(self) -> None:
        back, on = STEPS.get(self.view, STEPS["month"])
        for button, name in ((self._back, back), (self._on, on)):
            button.setAccessibleName(name)
        for widget in (self._back, self._now, self._on, self._title):
            widget.setVisible(not self.shows_queue)
        self._give_way()

    def _lay_out(self) -> None:
        self.head.setSpacing(8)
        self.head.addWidget(self._name)
        for widget in (self._back, self._now, self._on, self._title, self._count):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.head.addWidget(self.segments)
        for text, keys, wish in (("导入计划表", "Ctrl+O", self.import_wished), ("导出", "Ctrl+E", self.export_wished)):
            button = Button(text, keys=keys)
            button.clicked.connect(wish)
            self.head.addWidget(button)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, EDGE, 0)
        top.setSpacing(10)
        top.addLayout(self.head)
        top.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 16, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
