"""The middle of the page: heading and buttons, search, filters, and the table or what to do without one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.account_views import AccountView
from ui.accounts.columns import COLUMNS
from ui.accounts.filters import Filters
from ui.accounts.table import AccountsModel, AccountsTable
from ui.accounts.views import ViewsButton
from ui.grid.layout import Layout
from ui.grid.sorting import Sorting
from ui.services import Services
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.search import SearchBox

EDGE = 24
KNOWN = "导入新红、千瓜、灰豚、蒲公英的达人表，或自己的账号表。表头在第几行都认得，缺的列留空，导错了可以撤销"


class Work(QWidget):
    """``asked`` says that a person wants other accounts than before, or the same in another order."""

    asked = Signal()
    import_wished = Signal()
    new_wished = Signal()
    export_wished = Signal()
    twins_wished = Signal()

    def __init__(self, services: Services, model: AccountsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme, memory = services.theme, services.memory
        self._model = model
        self.search = SearchBox(theme, "搜名字、小红书号、类目、人设、备注，或名字的拼音首字母")
        self.filters = Filters(services)
        self.table = AccountsTable(theme, model)
        self.columns = Layout(theme, self.table, memory, COLUMNS, "accounts.columns")
        self.sorting = Sorting(self.table.horizontalHeader(), model, memory, "accounts.sort", ("fans", True))
        self.views = ViewsButton(services, self.present)
        self.head = QHBoxLayout()
        self._count = PlainLabel("", "soft")
        self._choose = IconButton(theme, "list-check", "选择显示的列")
        self._nothing = EmptyState(
            theme, "magnifying-glass", "没有这样的账号", "换个说法，或去掉几个筛选条件", "清除搜索和筛选", self.clear
        )
        self._basket = EmptyState(theme, "trash-can", "回收站是空的", "删除的账号会在这里，可以恢复")
        self._blank = EmptyState(theme, "users", "还没有账号", KNOWN, "选择文件", self.import_wished.emit)
        self._stack = QStackedWidget()
        for widget in (self.table, self._nothing, self._basket, self._blank):
            self._stack.addWidget(widget)
        self._lay_out()
        self._choose.clicked.connect(self.offer_columns)
        self.search.searched.connect(self._ask)
        self.search.down_requested.connect(self.enter_table)
        self.filters.changed.connect(self._asked_otherwise)
        self.sorting.changed.connect(self.asked)
        self.views.chosen.connect(self.show_view)
        self.table.search_wished.connect(self.search.setFocus)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def present(self) -> AccountView:
        """What is looked at now, as a view without a name."""
        wanted = self.filters.wanted(self.words)
        return AccountView("", wanted, self.sorting.column, self.sorting.descending, tuple(self.columns.shown))

    @Slot(object)
    def show_view(self, view: AccountView) -> None:
        """Filter, sort and show columns as a saved view does."""
        self.search.blockSignals(True)
        self.search.setText(view.wanted.search)
        self.search.blockSignals(False)
        self.filters.show_filter(view.wanted)
        if view.columns:
            self.columns.show_only(view.columns)
        self.sorting.by(view.sort, descending=view.descending)
        self.views.mark(view.name)

    def show_ids(self, ids: list[str], *, stay: bool) -> None:
        """Show these accounts, or why there are none and what to do."""
        self.table.show_ids(ids, stay=stay)
        self._count.setText(f"{len(ids):,} 个")
        if ids:
            shown: QWidget = self.table
        elif self.filters.shows_deleted and not self.words:
            shown = self._basket
        else:
            shown = self._nothing if self.words or self.filters.active else self._blank
        self._stack.setCurrentWidget(shown)

    @Slot()
    def clear(self) -> None:
        """Show every account again."""
        self.search.clear()
        self.filters.clear()

    @Slot()
    def enter_table(self) -> None:
        """Put the keys into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._model.ids and not self.table.chosen_count:
            self.table.choose(0)

    @Slot()
    def offer_columns(self) -> None:
        """Let the person choose columns."""
        self.columns.offer(self._choose.mapToGlobal(QPoint(0, self._choose.height())))

    def _lay_out(self) -> None:
        self.head.setSpacing(8)
        self.head.addWidget(PlainLabel("账号", "page"))
        self.head.addWidget(self._count)
        self.head.addStretch(1)
        self.head.addWidget(self.views)
        for text, hint, keys, kind, wish in (
            ("新建", "新建账号", "Ctrl+N", "", self.new_wished),
            ("查重", "找可能重复的账号，合并成一个", "", "", self.twins_wished),
            ("导出", "导出账号", "Ctrl+E", "", self.export_wished),
            ("导入", "导入账号表，也可以把文件拖进来", "", "primary", self.import_wished),
        ):
            button = Button(text, kind=kind, keys=keys)
            if not keys:
                set_tip(button, hint)
            button.clicked.connect(wish)
            self.head.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.filters, 1)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, EDGE, 0)
        top.setSpacing(10)
        top.addLayout(self.head)
        top.addWidget(self.search)
        top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 16, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    @Slot()
    def _asked_otherwise(self) -> None:
        self.views.mark("")
        self.asked.emit()

    @Slot(str)
    def _ask(self, _words: str) -> None:
        self._asked_otherwise()
