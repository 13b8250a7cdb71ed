"""The middle of the page: heading and buttons, search, filters, and the table or what to do without one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.grid.layout import Layout
from ui.grid.sorting import Sorting
from ui.library.columns import COLUMNS
from ui.library.filters import Filters
from ui.library.model import NotesModel
from ui.library.table import NotesTable
from ui.services import Services
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.search import SearchBox

EDGE = 24
KNOWN = "创作服务平台、灰豚、新红、千瓜、蒲公英、采集工具导出的文件和自己做的表都认得，导错了可以撤销"


class Work(QWidget):
    """``asked`` says that a person wants other notes than before, or the same in another order."""

    asked = Signal()
    import_wished = Signal()
    history_wished = Signal()
    export_wished = Signal()

    def __init__(self, services: Services, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = services.theme
        self._model = model
        self.search = SearchBox(theme, "搜标题、正文、话题、作者，或标题拼音首字母")
        # A file dropped here is to be imported, not to become a search text.
        self.search.setAcceptDrops(False)
        self.filters = Filters(services)
        self.table = NotesTable(theme, model)
        self.columns = Layout(theme, self.table, services.memory, COLUMNS, "library.columns")
        self.sorting = Sorting(
            self.table.horizontalHeader(), model, services.memory, "library.sort", ("published_at", True)
        )
        self.head = QHBoxLayout()
        self._count = PlainLabel("", "soft")
        self._choose = IconButton(theme, "list-check", "选择显示的列")
        self._nothing = EmptyState(
            theme, "magnifying-glass", "没有这样的笔记", "换个说法，或去掉几个筛选条件", "清除搜索和筛选", self.clear
        )
        self._basket = EmptyState(theme, "trash-can", "回收站是空的", "删除的笔记会在这里，可以恢复")
        self._blank = EmptyState(
            theme, "file-import", "把导出的笔记拖到这里", KNOWN, "选择文件", self.import_wished.emit
        )
        self._stack = QStackedWidget()
        for widget in (self.table, self._nothing, self._basket, self._blank):
            self._stack.addWidget(widget)
        self._lay_out()
        self._choose.clicked.connect(self.offer_columns)
        self.search.searched.connect(self._ask)
        self.search.down_requested.connect(self.enter_table)
        self.filters.changed.connect(self.asked)
        self.sorting.changed.connect(self.asked)
        self.table.search_wished.connect(self.search.setFocus)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def show_ids(self, ids: list[str], *, stay: bool, whole: bool = True) -> None:
        """Show these notes, or why there are none and what to do; they may be the first of more."""
        self.table.show_ids(ids, stay=stay)
        self._count.setText(f"{len(ids):,} 篇" if whole else f"{len(ids):,} 篇以上")
        if ids:
            shown: QWidget = self.table
        elif self.words or (self.filters.active and not self.filters.only_deleted):
            shown = self._nothing
        else:
            shown = self._basket if self.filters.shows_deleted else self._blank
        self._stack.setCurrentWidget(shown)

    @Slot()
    def clear(self) -> None:
        """Show every note again."""
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
        self.head.addWidget(PlainLabel("笔记库", "page"))
        self.head.addWidget(self._count)
        self.head.addStretch(1)
        for text, keys, kind, wish in (
            ("导出", "Ctrl+E", "", self.export_wished),
            ("导入记录", "Ctrl+H", "", self.history_wished),
            ("导入", "Ctrl+O", "primary", self.import_wished),
        ):
            button = Button(text, kind=kind, keys=keys)
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

    @Slot(str)
    def _ask(self, _words: str) -> None:
        self.asked.emit()
