"""The page 笔记库: search and filters, the table, and one note beside it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.settings import LAST_FOLDER
from planner.storage.changes import Changes
from planner.storage.records import NoteSort
from ui.library.columns import COLUMNS
from ui.library.detail import Detail
from ui.library.filters import Filters
from ui.library.finding import Found, Question, find
from ui.library.importing.flow import ImportFlow
from ui.library.importing.history import History
from ui.library.model import NotesModel
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.search import SearchBox
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = "library"
SIZES, WIDTHS, SORT = "library.sizes", "library.widths", "library.sort"
FILES = "表格与数据 (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.json *.jsonl *.ndjson *.db *.sqlite *.sqlite3);;所有文件 (*)"
REFIND_MS = 200
"""Imports change notes in bursts."""


class LibraryPage(QWidget):
    """Files dropped anywhere on it are imported."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked = 0
        self._facets_wanted = True
        self._sort: tuple[NoteSort, bool] = ("published_at", True)
        self.setAcceptDrops(True)
        theme = services.theme
        self.search = SearchBox(theme, "搜标题、正文、话题、作者，或标题拼音首字母")
        self.filters = Filters(services)
        self.model = NotesModel(services.notes.lines, self)
        self.table = Table(theme, "笔记", row=30)
        self.table.setModel(self.model)
        self.detail = Detail(services)
        self.imports = ImportFlow(services, self)
        self._count = PlainLabel("", "soft")
        self._weigh_many = Button("设为对标")
        self._stack = QStackedWidget()
        self._nothing = EmptyState(theme, "magnifying-glass", "没有这样的笔记", "换个说法，或去掉几个筛选条件", "清除筛选", self._clear)
        self._blank = EmptyState(
            theme,
            "file-import",
            "把导出的笔记拖到这里",
            "创作服务平台、MediaCrawler、灰豚、新红、千瓜、聚光和自己做的表都认得，导错了可以撤销",
            "选择文件",
            self.choose_files,
        )
        for widget in (self.table, self._nothing, self._blank):
            self._stack.addWidget(widget)
        self.panes = Panes(theme, None, self._work(), self.detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self._refind = QTimer(self)
        self._refind.setSingleShot(True)
        self._refind.setInterval(REFIND_MS)
        self._refind.timeout.connect(self.find)
        self._remember()
        self._connect()
        self._offer_commands()
        self.find()

    @Slot()
    def find(self) -> None:
        """Ask for the notes that fit; the newest question wins."""
        self._asked += 1
        sort, descending = self._sort
        wanted = self.filters.wanted(self.search.text().strip(), date.today())
        question = Question(self._asked, wanted, sort, descending, self._facets_wanted)
        work = partial(find, self._services.workspace, self._services.library, question)
        self._services.review_lane.queue(work, self._found)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        folder = self._services.settings.get(LAST_FOLDER)
        dialog = QFileDialog(self, "导入文件", folder if Path(folder).is_dir() else "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def import_files(self, files: Sequence[Path]) -> None:
        """Show what the files hold and, when the person agrees, take it in."""
        self.imports.begin(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.import_files(files)

    def _work(self) -> QWidget:
        work = QWidget()
        work.setProperty("place", "surface")
        work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        take_in = Button("导入", kind="primary")
        take_in.clicked.connect(self.choose_files)
        history = Button("导入记录")
        history.clicked.connect(self._show_history)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel("笔记库", "page"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._weigh_many)
        head.addWidget(history)
        head.addWidget(take_in)
        column = QVBoxLayout(work)
        column.setContentsMargins(24, 16, 0, 0)
        column.setSpacing(10)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 24, 0)
        top.setSpacing(10)
        top.addLayout(head)
        top.addWidget(self.search)
        top.addWidget(self.filters)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        return work

    def _remember(self) -> None:
        memory, header = self._services.memory, self.table.horizontalHeader()
        sizes = memory.get(SIZES)
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self.panes.restore((sizes[0], sizes[1]))
        widths = memory.get(WIDTHS)
        usable = isinstance(widths, list) and len(widths) == len(COLUMNS)
        for at, column in enumerate(COLUMNS):
            width = widths[at] if usable and isinstance(widths[at], int) and 30 <= widths[at] <= 2000 else None
            self.table.setColumnWidth(at, width or self._services.theme.px(column.width))
        sort = memory.get(SORT)
        if isinstance(sort, list) and len(sort) == 2 and sort[0] in [column.sort for column in COLUMNS]:
            self._sort = (sort[0], bool(sort[1]))
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        self._show_sort()

    def _connect(self) -> None:
        self.search.searched.connect(self.find)
        self.search.down_requested.connect(self._enter_table)
        self.filters.changed.connect(self.find)
        header = self.table.horizontalHeader()
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._widths_changed)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.delete_requested.connect(self._delete_chosen)
        self.detail.weight_chosen.connect(lambda id, weight: self._weigh([id], weight))
        self.detail.deletion_wished.connect(lambda id: self._delete([id]))
        self.detail.restoring_wished.connect(lambda id: self._restore([id]))
        self._weigh_many.clicked.connect(lambda: self._weigh(self._chosen_ids(), 3))
        self.panes.moved.connect(lambda: self._services.memory.keep(SIZES, list(self.panes.sizes)))
        self._services.hub.changed.connect(self._changed)
        self._services.hub.learned.connect(self._chosen)
        self._weigh_many.setEnabled(False)

    def _offer_commands(self) -> None:
        commands = self._services.commands
        commands.add("library.import", "导入文件", "Ctrl+O", self.choose_files)
        commands.add("library.history", "导入记录", "Ctrl+H", self._show_history, PAGE)
        commands.add("library.search", "搜索笔记", "Ctrl+F", self.search.setFocus, PAGE)
        commands.add("library.clear", "清除筛选", "", self._clear, PAGE)
        for weight in range(6):
            name = "设为反例" if weight == 0 else f"设为对标，权重 {weight}"
            commands.add(f"library.weight.{weight}", name, f"Alt+{weight}", partial(self._weigh_chosen, weight), PAGE)
        commands.add("library.weight.none", "不再对标", "Alt+Backspace", partial(self._weigh_chosen, None), PAGE)
        self.panes.offer(commands, PAGE)

    def _found(self, found: Found) -> None:
        if found.question.number != self._asked:
            return
        if found.facets is not None:
            self._facets_wanted = False
            self.filters.offer(found.facets)
        kept = self._chosen_ids()
        self.model.show(found.ids)
        self._count.setText(f"{len(found.ids):,} 篇")
        searching = bool(self.search.text().strip()) or self.filters.active
        self._stack.setCurrentWidget(self.table if found.ids else self._nothing if searching else self._blank)
        if len(kept) == 1 and kept[0] in found.ids:
            self.table.choose(found.ids.index(kept[0]))
        else:
            self._chosen()

    def _chosen_ids(self) -> list[str]:
        ids = (self.model.id(row) for row in self.table.chosen_rows)
        return [id for id in ids if id is not None]

    @Slot()
    def _chosen(self) -> None:
        ids = self._chosen_ids()
        self._weigh_many.setEnabled(bool(ids))
        if len(ids) != 1:
            self.detail.clear()
            return
        try:
            record = self._services.notes.get(ids[0])
        except Problem:
            self.detail.clear()
            return
        learned = self._services.library.learned
        self.detail.show_note(record, learned.percentile_of(ids[0]) if learned else None)

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        column = COLUMNS[section]
        sort, descending = self._sort
        # A click on a new column begins with what people look for: the greatest number, the first letter.
        self._sort = (column.sort, not descending if column.sort == sort else column.is_number or section == 3)
        self._services.memory.keep(SORT, list(self._sort))
        self._show_sort()
        self.find()

    def _show_sort(self) -> None:
        sort, descending = self._sort
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        section = next(at for at, column in enumerate(COLUMNS) if column.sort == sort)
        self.table.horizontalHeader().setSortIndicator(section, order)

    def _weigh_chosen(self, weight: int | None) -> None:
        self._weigh(self._chosen_ids(), weight)

    def _weigh(self, ids: list[str], weight: int | None) -> None:
        if not ids:
            return
        notes = self._services.notes
        before: dict[int | None, list[str]] = {}
        for line in notes.lines(ids):
            before.setdefault(line.weight, []).append(line.id)

        def take_back() -> Changes:
            changes = Changes()
            for old, group in before.items():
                changes |= notes.set_weight(group, old)
            return changes

        text = "取消对标" if weight is None else "设为反例" if weight == 0 else f"对标权重 {weight}"
        if self._services.undo.do(PAGE, text, lambda: notes.set_weight(ids, weight), take_back):
            self._services.status.say(f"{text}：{len(ids)} 篇", self._services.undo.stack(PAGE).undo)

    @Slot()
    def _delete_chosen(self) -> None:
        ids = self._chosen_ids()
        if ids:
            (self._restore if self.filters.shows_deleted else self._delete)(ids)

    def _delete(self, ids: list[str]) -> None:
        notes = self._services.notes
        if self._services.undo.do(PAGE, "删除笔记", lambda: notes.delete(ids), lambda: notes.restore(ids)):
            self._services.status.say(f"已删除 {len(ids)} 篇，可在回收站找到", self._services.undo.stack(PAGE).undo)

    def _restore(self, ids: list[str]) -> None:
        notes = self._services.notes
        if self._services.undo.do(PAGE, "恢复笔记", lambda: notes.restore(ids), lambda: notes.delete(ids)):
            self._services.status.say(f"已恢复 {len(ids)} 篇", self._services.undo.stack(PAGE).undo)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not changes.touches("note"):
            return
        ids = changes.ids("note")
        self.model.refresh(ids)
        if ids is None or not ids.issubset(self.model.ids) or self.filters.active or not self._same_size():
            self._facets_wanted = True
            self._refind.start()
        self._chosen()

    def _same_size(self) -> bool:
        """Deleting and restoring change how many there are; weights do not."""
        wanted = self.filters.wanted(self.search.text().strip(), date.today())
        return bool(wanted.search) or self._services.notes.count(wanted) == len(self.model.ids)

    @Slot(list)
    def _files_chosen(self, files: list[str]) -> None:
        if files:
            self._services.hub.tell(self._services.settings.set(LAST_FOLDER, str(Path(files[0]).parent)))
            self.import_files([Path(file) for file in files])

    @Slot()
    def _show_history(self) -> None:
        History(self._services, self.imports, self.window()).open()

    @Slot()
    def _clear(self) -> None:
        self.search.clear()
        self.filters.clear()

    @Slot()
    def _enter_table(self) -> None:
        self.table.setFocus()
        if self.model.ids and not self.table.chosen_rows:
            self.table.choose(0)

    @Slot()
    def _widths_changed(self) -> None:
        widths = [self.table.columnWidth(at) for at in range(len(COLUMNS))]
        self._services.memory.keep(WIDTHS, widths)
