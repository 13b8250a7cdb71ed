"""The left of the page: which comments are shown, in which order, and the list of them or what to do without one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.inbox.records import InboxFacets, InboxFilter, Order, View
from ui.comments.filters import Filters, plain, remembered
from ui.comments.listing import InboxList, InboxModel
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments

EDGE = 16
KEPT, KEPT_ORDER = "comments.filter", "comments.order"
VIEWS: dict[View, str] = {"open": "待办", "late": "超时", "all": "全部"}
ORDERS: dict[Order, str] = {"urgent": "最要紧", "due": "先到期", "new": "最新", "liked": "最多赞"}
KNOWN = "导入创作服务平台、采集工具或自己整理的评论表：CSV、XLSX、JSON 都认得，也可以把文件拖进来"


class Work(QWidget):
    """``asked`` says that a person wants other comments than before, or the same in another order."""

    asked = Signal()
    import_wished = Signal()
    read_wished = Signal()

    def __init__(self, services: Services, model: InboxModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = services.theme
        self._memory = services.memory
        self._total, self._reading_now = 0, True
        self.list = InboxList(theme, model)
        self.views = Segments("看哪些", {str(view): text for view, text in VIEWS.items()})
        self.search = SearchBox(theme, "搜评论的话或评论者")
        self.filters = Filters(services)
        self.order = DropChip(theme, "排序")
        self.order.offer([Entry(text, order) for order, text in ORDERS.items()])
        self.head = QHBoxLayout()
        self._said = PlainLabel("", "soft")
        self._late = PlainLabel("", "bad")
        self.bring = Button("导入")
        set_tip(self.bring, "导入评论文件，也可以把文件拖进来  Ctrl+O")
        self._unread = QWidget()
        self._unread_said = PlainLabel("", "soft", wrap=True)
        self._read_on = Button("接着读", kind="link")
        self._nothing = EmptyState(
            theme, "magnifying-glass", "没有这样的评论", "换个说法，或去掉几个筛选条件", "清除搜索和筛选", self.clear
        )
        self._done = EmptyState(theme, "circle-check", "都处理完了", "新导入的评论会排在这里；回头看可以切到“全部”")
        self._blank = EmptyState(theme, "comments", "还没有评论", KNOWN, "选择文件", self.import_wished.emit)
        self._reading = EmptyState(theme, "comments", "正在读评论", "读完一批显示一批，可以先做别的")
        self._stack = QStackedWidget()
        for widget in (self.list, self._nothing, self._done, self._blank, self._reading):
            self._stack.addWidget(widget)
        self._lay_out()
        self._restore()
        self._connect()

    @property
    def wanted(self) -> InboxFilter:
        """Which comments are asked for."""
        view: View = next((one for one in VIEWS if one == self.views.value), "open")
        return self.filters.wanted(view, self.search.text().strip())

    @property
    def order_wanted(self) -> Order:
        """In which order."""
        return next((one for one in ORDERS if one == self.order.value), "urgent")

    def show_ids(self, ids: list[str], *, stay: bool, reading: bool) -> None:
        """Show these comments, or why there are none and what to do."""
        self.list.show_ids(ids, stay=stay)
        self._reading_now = reading
        self._said.setText(f"{len(ids):,} 条" if ids else "")
        self._settle()

    def show_facets(self, facets: InboxFacets) -> None:
        """What the filters can offer, and how much is past its time."""
        self._total = facets.total
        self._late.setText(f"{facets.late:,} 条超时" if facets.late else "")
        self._late.setVisible(bool(facets.late))
        self.filters.offer(facets)
        self._settle()

    def show_unread(self, count: int, *, reading: bool) -> None:
        """How many comments nobody has read yet; a link reads on where that was cancelled."""
        self._unread.setVisible(count > 0)
        self._unread_said.setText(f"还有 {count:,} 条没读到" + ("，正在读" if reading else ""))
        self._read_on.setVisible(not reading)

    def show_filter(self, wanted: InboxFilter, note: str = "") -> None:
        """Ask for these comments."""
        self.views.choose(wanted.view)
        self.search.setText(wanted.search)
        self.filters.show_filter(wanted, note)
        self._asked()

    @Slot()
    def clear(self) -> None:
        """Show every comment of this view again."""
        self.search.clear()
        self.filters.clear()

    @Slot()
    def enter(self) -> None:
        """Put the keys into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.model().rowCount() and not self.list.chosen_count:
            self.list.choose(0)

    def see(self, view: View) -> None:
        """Show another view."""
        self.views.choose(view)
        self._asked()

    def _settle(self) -> None:
        if self.list.model().rowCount():
            shown: QWidget = self.list
        elif self.search.text().strip() or self.filters.active:
            shown = self._nothing
        elif self._total:
            shown = self._done
        else:
            shown = self._reading if self._reading_now else self._blank
        self._stack.setCurrentWidget(shown)

    def _restore(self) -> None:
        wanted = remembered(self._memory.get(KEPT))
        self.views.choose(wanted.view)
        self.filters.show_filter(wanted)
        kept = self._memory.get(KEPT_ORDER)
        self.order.choose(kept if kept in ORDERS else "urgent")

    def _connect(self) -> None:
        self.views.chosen.connect(self._asked)
        self.search.searched.connect(self._asked)
        self.search.down_requested.connect(self.enter)
        self.filters.changed.connect(self._asked)
        self.order.chosen.connect(self._asked)
        self.list.search_wished.connect(self.search.setFocus)
        self.bring.clicked.connect(self.import_wished)
        self._read_on.clicked.connect(self.read_wished)

    @Slot()
    def _asked(self) -> None:
        if self.order.value is None:
            self.order.choose("urgent")
        self._memory.keep(KEPT, plain(self.wanted))
        self._memory.keep(KEPT_ORDER, self.order_wanted)
        self.asked.emit()

    def _lay_out(self) -> None:
        self.head.setSpacing(8)
        self.head.addWidget(PlainLabel("评论", "page"))
        self.head.addWidget(self._late)
        self.head.addStretch(1)
        self.head.addWidget(self.bring)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self._said)
        row.addWidget(self.order)
        unread = QHBoxLayout(self._unread)
        unread.setContentsMargins(0, 0, 0, 0)
        unread.addWidget(self._unread_said, 1)
        unread.addWidget(self._read_on)
        self._unread.hide()
        top = QVBoxLayout()
        top.setContentsMargins(EDGE, 0, 12, 0)
        top.setSpacing(8)
        top.addLayout(self.head)
        top.addWidget(self.search)
        top.addLayout(row)
        top.addWidget(self.filters)
        top.addWidget(self._unread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
