"""The bank: words to write, filters over them, and the table or what to do without one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from nlp.lexicon import CLASSES
from planner.bank import STATUSES
from ui.grid.layout import Layout
from ui.keywords.bank.columns import COLUMNS, WordModel
from ui.keywords.bank.edits import BankEdits
from ui.keywords.bank.table import WordTable
from ui.keywords.bank.words import SCOPES, Answer, BankAsker, Question, Scope, Word
from ui.keywords.place import Place
from ui.keywords.seeds import MOST, seeds_in
from ui.keywords.sorting import Sorting
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments

SCOPE, LAYOUT, SORT = "keywords.bank.scope", "keywords.bank.columns", "keywords.bank.sort"
FIND_WIDTH = 180
FORMATS = "聚光、5118 和自己做的关键词表都认得；每次导入都会记下当天的搜索量和竞争"


class BankView(QWidget):
    """Reads nothing before it is first asked to."""

    chosen_changed = Signal()
    import_wished = Signal()
    mine_wished = Signal()
    """Go and look for words to put in."""

    def __init__(self, services: Services, edits: BankEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, memory = services.theme, services.memory
        self._theme, self._memory = theme, memory
        self.edits = edits
        self.asker = BankAsker(services, self)
        kept = memory.get(SCOPE)
        self.scope: Scope = "tables" if kept == "tables" else "mine"
        self._scopes = Segments("哪些词", {str(scope): text for scope, text in SCOPES.items()})
        self._scopes.choose(self.scope)
        self._status, self._class = DropChip(theme, "状态"), DropChip(theme, "类别")
        self._class.offer([Entry(name, name) for name in CLASSES])
        self._status.offer([Entry(name, name) for name in STATUSES])
        self.add = QLineEdit()
        self.add.setPlaceholderText("加词，回车收下；可以一次粘贴很多个")
        self.add.setAccessibleName("加词")
        self.add.setMaxLength(MOST * 10)
        self.add.setAcceptDrops(False)
        self.search = SearchBox(theme, "找词，或拼音首字母")
        self.search.setAcceptDrops(False)
        self.count = ElidedLabel("", "soft")
        self.model = WordModel(self)
        self.table = WordTable(theme, self.model)
        self.layout_of_columns = Layout(theme, self.table, memory, COLUMNS, LAYOUT)
        self.sorting = Sorting(self.table.horizontalHeader(), self.model, memory, COLUMNS, SORT)
        self._columns = IconButton(theme, "list-check", "选择显示的列")
        self._place = Place(theme)
        self._stack = QStackedWidget()
        for widget in (self._place, self.table):
            self._stack.addWidget(widget)
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> list[Word]:
        """The chosen words."""
        return self.table.chosen

    @property
    def words(self) -> list[Word]:
        """All words that are shown."""
        return list(self.model.words)

    def ask(self, *, stay: bool = False) -> None:
        """Read the words again; ``stay`` when nobody asked for others than before."""
        status, class_ = self._status.value, self._class.value
        self.asker.ask(
            Question(
                self.scope,
                self.search.text().strip(),
                str(status) if status else None,
                str(class_) if class_ else None,
                self.sorting.order,
                stay,
            )
        )

    @Slot()
    def enter(self) -> None:
        """Put the keys into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.words and not self.table.selectionModel().hasSelection():
            self.table.choose(0)

    @Slot()
    def clear(self) -> None:
        """Show all words again."""
        self._status.choose(None)
        self._class.choose(None)
        self.search.clear()
        self.ask()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._scopes)
        first.addWidget(self.add, 1)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._status)
        second.addWidget(self._class)
        second.addWidget(self.count, 1)
        self._scale()
        second.addWidget(self.search)
        second.addWidget(self._columns)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 24, 0)
        top.setSpacing(8)
        top.addLayout(first)
        top.addLayout(second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    @Slot()
    def _scale(self) -> None:
        self.search.setFixedWidth(self._theme.px(FIND_WIDTH))

    def _connect(self) -> None:
        self._theme.theme_changed.connect(self._scale)
        self._scopes.chosen.connect(self._scope_chosen)
        self.add.returnPressed.connect(self._add)
        for chip in (self._status, self._class):
            chip.chosen.connect(self._ask)
        self.search.searched.connect(self._ask)
        self.search.down_requested.connect(self.enter)
        self.sorting.changed.connect(self._ask)
        self._columns.clicked.connect(self._offer_columns)
        self.asker.answered.connect(self._show)
        self.table.chosen_changed.connect(self.chosen_changed)
        self.table.search_wished.connect(self.search.setFocus)
        self.table.status_wished.connect(lambda status: self.edits.move(self.chosen, status))
        self.table.delete_requested.connect(lambda: self.edits.remove(self.chosen))

    @Slot()
    def _ask(self) -> None:
        self.ask()

    @Slot()
    def _offer_columns(self) -> None:
        self.layout_of_columns.offer(self._columns.mapToGlobal(QPoint(0, self._columns.height())))

    @Slot()
    def _add(self) -> None:
        texts = seeds_in(self.add.text(), most=None)
        if texts and self.edits.add(texts):
            self.add.clear()

    @Slot(str)
    def _scope_chosen(self, value: str) -> None:
        self.scope = "tables" if value == "tables" else "mine"
        self._memory.keep(SCOPE, self.scope)
        self.ask()

    @Slot(object)
    def _show(self, found: Answer) -> None:
        self.table.show_words(found.words, stay=found.question.stay)
        self._status.offer([Entry(name, name, f"（{found.counts.get(name, 0):,}）") for name in STATUSES])
        shown = len(found.words)
        self.count.setText(
            f"{shown:,} 个" if shown == len(found.every) else f"{shown:,} 个，共 {len(found.every):,} 个"
        )
        self._stack.setCurrentWidget(self.table if found.words else self._place)
        if found.words:
            return
        if len(found.every):
            self._place.say("filter", "没有符合条件的词", "换个说法，或去掉筛选", "清除筛选", self.clear)
        elif found.question.scope == "mine":
            told = "在长尾词里选中想写的词，按 Ctrl+D 收进来；也可以在上面直接输入"
            self._place.say("bookmark", "还没有收下关键词", told, "去找长尾词", self.mine_wished.emit)
        else:
            self._place.say("file-import", "还没有导入过关键词表", FORMATS, "导入关键词表", self.import_wished.emit)
