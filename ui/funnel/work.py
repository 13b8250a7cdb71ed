"""The middle of the page: heading and buttons, filters, one of four views, and the tables below it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.funnel.answers import FunnelFacets
from planner.storage.times import china_today
from ui.funnel.below import Below
from ui.funnel.charts.canvas import Canvas
from ui.funnel.filters import Filters
from ui.funnel.finding import Found
from ui.funnel.view import FunnelView
from ui.funnel.views import DaysView, QuadrantView, WaterlineView
from ui.keywords.place import Place
from ui.services import Services
from ui.show import days
from ui.widgets.buttons import Button, Chip
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.segments import Segments

EDGE = 24
VIEW, SPLIT = "funnel.view", "funnel.split"
SIZES = [350, 250]
"""Of the chart and the table, as shares of what there is."""
VIEWS = {"funnel": "漏斗", "quadrants": "四象限", "waterlines": "水位线", "days": "数据覆盖"}
EMPTY = (
    "filter",
    "还没有能连成链路的数",
    "把这些文件拖到这里，先有哪个就先看哪一段，按编号、链接或标题自动对上笔记\n\n"
    "曝光、阅读、互动：创作服务平台、蒲公英\n花费：蒲公英、薯条、代理的结案表\n"
    "进店、收藏、加购、成交、复购：小红星、小红盟",
    "选择文件",
)
UNFOUND = ("magnifying-glass", "没有这样的笔记", "去掉几个筛选条件再看", "清除筛选")


class Work(QWidget):
    """Wishes are named by what they wish for; the desk fulfils them."""

    import_wished = Signal()
    export_wished = Signal()
    picture_wished = Signal()
    queue_wished = Signal()
    definitions_wished = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._found: Found | None = None
        self._fresh: set[str] = set()
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # From the outside in: whatever gets another parent is given its style anew, with all that is in it.
        self._stack = QStackedWidget(self)
        self._split = QSplitter(Qt.Orientation.Vertical, self._stack)
        above = QWidget(self._split)
        self._tops = QStackedWidget(above)
        self.filters = Filters(services)
        self.funnel, self.quadrants = FunnelView(services, self._tops), QuadrantView(services, self._tops)
        self.waterlines, self.days = WaterlineView(services, self._tops), DaysView(services, self._tops)
        self.below = Below(services, self._split)
        self.views = Segments("看法", VIEWS)
        kept = services.memory.get(VIEW)
        self.views.choose(kept if kept in VIEWS else "funnel")
        self._name, self._about = PlainLabel("链路", "page"), ElidedLabel("", "soft")
        self.waiting = Chip("", "warn")
        self.waiting.hide()
        self._takers: list[Button] = []
        """What takes something away from here: where nothing is, there is nothing to take."""
        self._by_view: dict[str, QWidget] = {
            "funnel": self.funnel,
            "quadrants": self.quadrants,
            "waterlines": self.waterlines,
            "days": self.days,
        }
        for widget in self._by_view.values():
            self._tops.addWidget(widget)
        self.place = Place(services.theme)
        self.head = QHBoxLayout()
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._lay_out(above)
        self.views.chosen.connect(self._view_chosen)
        self.waiting.clicked.connect(self.queue_wished)
        self._split.splitterMoved.connect(self._keep_split)
        self._view_chosen(self.views.value)

    @property
    def view(self) -> str:
        """The view that is in front."""
        return self.views.value

    @property
    def shown(self) -> QWidget:
        """What stands above the tables."""
        return self._by_view[self.view]

    @Slot()
    def enter_chart(self) -> None:
        """Put the keys into the chart that is shown."""
        for chart in self.charts[:1]:
            chart.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def charts(self) -> list[Canvas]:
        """The charts that are shown above the tables, from the left."""
        return [one for one in self.shown.findChildren(Canvas) if one.isVisible()]

    def show_view(self, view: str) -> None:
        """Bring a view to the front."""
        self.views.choose(view)
        self._view_chosen(view)

    def show_found(self, found: Found) -> None:
        """Show an answer, or why there is none."""
        answer = found.answer
        if found.around is not None:
            self.filters.offer(found.around.facets)
            self.days.show_coverage(found.around.coverage)
            self._say_about(found.around.facets)
        self.waiting.set_text(f"待匹配 {answer.waiting:,}")
        self.waiting.setVisible(answer.waiting > 0)
        # Notes without one known number are no funnel; a filter of yesterday may let nothing through that lies there today.
        bare = answer.funnel.is_empty and all(one.funnel.is_empty for one in found.slices)
        if bare:
            said, run = (UNFOUND, self.filters.clear) if self.filters.active else (EMPTY, self.import_wished.emit)
            self.place.say(*said, run)
        else:
            self._found = found
            self._fresh.clear()
            self._fill()
            self.below.show_found(found)
        self.filters.setVisible(not bare or self.filters.active)
        for widget in (self.views, *self._takers):
            widget.setVisible(not bare)
        self._stack.setCurrentWidget(self.place if bare else self._split)

    def _fill(self) -> None:
        """Show the answer in the view that is in front; the others follow when somebody turns to them."""
        if self._found is None or self.view in self._fresh:
            return
        self._fresh.add(self.view)
        if self.view == "funnel":
            self.funnel.show_found(self._found)
        elif self.view == "quadrants":
            self.quadrants.show_answer(self._found.answer)
        elif self.view == "waterlines":
            self.waterlines.show_answer(self._found.answer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the head is too narrow, what is said elsewhere goes first: the rail names the page.
        self._name.setVisible(self.width() >= self._services.theme.px(700))

    def _say_about(self, facets: FunnelFacets) -> None:
        words = [f"{facets.notes:,} 篇"] if facets.notes else []
        if facets.first_day and facets.last_day:
            first, last = date.fromisoformat(facets.first_day[:10]), date.fromisoformat(facets.last_day[:10])
            words.append(f"{days(first, last, china_today())} 发布")
        self._about.setText(" · ".join(words))

    def _lay_out(self, above: QWidget) -> None:
        self.head.setSpacing(8)
        self.head.addWidget(self._name)
        self.head.addWidget(self._about, 1)
        self.head.addWidget(self.waiting)
        for text, keys, kind, wish in (
            ("口径", "", "", self.definitions_wished),
            ("复制图片", "Ctrl+Shift+C", "", self.picture_wished),
            ("导出", "Ctrl+E", "", self.export_wished),
            ("导入", "Ctrl+O", "primary", self.import_wished),
        ):
            button = Button(text, kind=kind, keys=keys)
            button.clicked.connect(wish)
            self.head.addWidget(button)
            if kind != "primary":
                self._takers.append(button)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.views, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.filters, 1)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, EDGE, 0)
        top.setSpacing(10)
        top.addLayout(self.head)
        top.addLayout(row)
        inside = QVBoxLayout(above)
        inside.setContentsMargins(0, 2, EDGE, 8)
        inside.addWidget(self._tops)
        self._split.addWidget(above)
        self._split.addWidget(self.below)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        sizes = self._services.memory.get(SPLIT)
        fits = isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(one, int) and one > 0 for one in sizes)
        self._split.setSizes(sizes if fits else SIZES)
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 16, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    @Slot(str)
    def _view_chosen(self, view: str) -> None:
        self._services.memory.keep(VIEW, view)
        self._fill()
        self._tops.setCurrentWidget(self._by_view[view])

    @Slot()
    def _keep_split(self) -> None:
        self._services.memory.keep(SPLIT, self._split.sizes())
