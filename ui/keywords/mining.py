"""Seeds, filters, and below them the long-tails: as a table, a tree, clusters or a heat map, or what to do without any."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.research.rows import Found, Longtail
from ui.grid.layout import Layout
from ui.keywords.arranging import GROUPINGS, Grouping, arrange, groups_of
from ui.keywords.columns import COLUMNS
from ui.keywords.filters import Filters
from ui.keywords.heat.view import HeatView
from ui.keywords.model import LongtailModel
from ui.keywords.place import Place
from ui.keywords.seeds import SeedBar
from ui.keywords.sorting import Sorting
from ui.keywords.table import LongtailTable
from ui.keywords.wanted import sifted
from ui.services import Services
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments

GROUPING, LAYOUT, SORT = "keywords.grouping", "keywords.columns", "keywords.sort"
NOTHING = Found((), (), (), (), 0)
FIND_WIDTH = 128
LEARNING = "学完就能选词，进度在右下角。没有动静的话，点这里再学一次"


class Mining(QWidget):
    """``asked``: a person wants other long-tails. What is shown follows the filters, the order and the grouping at once."""

    asked = Signal()
    chosen_changed = Signal()
    import_wished = Signal()
    learn_wished = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, memory = services.theme, services.memory
        self._theme, self._memory = theme, memory
        self._found = NOTHING
        self._shown: list[Longtail] = []
        self._notes: int | None = None
        """How many notes there are while nothing has been learned from them; None when something was."""
        self._folded: set[str] = set()
        self._is_heat = False
        self.seeds = SeedBar(theme, memory)
        self.filters = Filters(services)
        self.search = SearchBox(theme, "在结果里找")
        self.search.setAcceptDrops(False)
        self.model = LongtailModel(self)
        self.table = LongtailTable(theme, self.model)
        self.heat = HeatView(theme, memory)
        self.layout_of_columns = Layout(theme, self.table, memory, COLUMNS, LAYOUT)
        self.sorting = Sorting(self.table.horizontalHeader(), self.model, memory, COLUMNS, SORT)
        self._groups = Segments("排列", {str(one): text for one, text in GROUPINGS.items()})
        kept = memory.get(GROUPING)
        self.grouping: Grouping = next((one for one in GROUPINGS if one == kept), "table")
        self._groups.choose(self.grouping)
        self._columns = IconButton(theme, "list-check", "选择显示的列")
        self.count = ElidedLabel("", "soft")
        self._empty = Place(theme)
        self._stack = QStackedWidget()
        for widget in (self._empty, self.table, self.heat):
            self._stack.addWidget(widget)
        self._lay_out()
        self._connect()

    @property
    def rows(self) -> list[Longtail]:
        """All rows that pass the filters, in the order they are shown."""
        return self._shown

    @property
    def months(self) -> tuple[str, ...]:
        """The months the counts of the rows belong to."""
        return self._found.months

    @property
    def chosen(self) -> list[Longtail]:
        """The chosen rows, from the top."""
        return self.heat.grid.chosen if self._is_heat else self.table.chosen

    def show_found(self, found: Found, *, stay: bool) -> None:
        """Show an answer; ``stay``: only what is known of the rows has changed."""
        self._found, self._notes = found, None
        if not stay:
            self._folded.clear()
        self.filters.offer(found.rows)
        self._show(stay=stay)

    def show_nothing_learned(self, notes: int) -> None:
        """Say why there is no answer; ``notes`` is how many the library has."""
        self._found, self._notes = NOTHING, notes
        self._show(stay=False)

    def _tell_unlearned(self, notes: int) -> None:
        if notes:
            self._empty.say("seedling", "笔记库还没学完", LEARNING, "学习笔记库", self.learn_wished.emit)
        else:
            words = "长尾词从笔记里来：导入自己的、采集的或工具导出的笔记，关键词表也可以一起导入"
            self._empty.say("file-import", "先放进一些笔记", words, "导入文件", self.import_wished.emit)

    def show_heat(self, heat: bool) -> None:
        """Show the rows as a heat map, or as a table; what was chosen stays chosen."""
        if heat == self._is_heat:
            return
        keys = [row.key for row in self.chosen]
        self._is_heat = heat
        self._groups.setVisible(not heat)
        self._columns.setVisible(not heat)
        self._show(stay=True)
        if heat:
            self.heat.grid.choose_keys(set(keys))
        else:
            self.table.choose_keys(keys)
        self.chosen_changed.emit()

    @Slot()
    def enter(self) -> None:
        """Put the keys into what is shown."""
        target = self.heat.grid if self._is_heat else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._shown and not self.chosen:
            if self._is_heat:
                self.heat.grid.choose([0])
                self.chosen_changed.emit()
            else:
                self.table.choose(0)

    @Slot()
    def clear(self) -> None:
        """Show all rows again."""
        self.search.clear()
        self.filters.clear()

    @Slot()
    def fold_all(self) -> None:
        """Fold every heading; when all are folded already, unfold them."""
        every = groups_of(arrange(self._shown, self._found.clusters, self.grouping))
        self._folded = set() if every <= self._folded else set(every)
        self._arrange(stay=True)

    @Slot()
    def offer_columns(self) -> None:
        """Let the person choose columns."""
        self.layout_of_columns.offer(self._columns.mapToGlobal(QPoint(0, self._columns.height())))

    def group(self, grouping: Grouping) -> None:
        """Arrange the table another way."""
        self.grouping = grouping
        self._groups.choose(grouping)
        self._memory.keep(GROUPING, grouping)
        self._folded.clear()
        self._arrange(stay=False)

    def _show(self, *, stay: bool) -> None:
        words = self.search.text().strip()
        self._shown = sifted(self._found.rows, self.filters.wanted, words, self.sorting.order)
        self._arrange(stay=stay)
        self.count.setText(self._counted())
        if self._shown:
            self._stack.setCurrentWidget(self.heat if self._is_heat else self.table)
            return
        self._stack.setCurrentWidget(self._empty)
        if self._notes is not None:
            self._tell_unlearned(self._notes)
        elif self._found.rows:
            told = f"找到的 {len(self._found.rows):,} 个词都被筛掉了"
            self._empty.say("filter", "没有符合条件的词", told, "清除筛选", self.clear)
        elif self._found.seeds:
            told = "换个说法、少放几个种子，或导入更多笔记和关键词表"
            name = "、".join(self._found.seeds[:5])
            self._empty.say("seedling", f"没有找到含「{name}」的长尾词", told, "看整个笔记库里最好的", self._best)
        else:
            self._empty.say("seedling", "正在找长尾词")

    def _arrange(self, *, stay: bool) -> None:
        if self._is_heat:
            self.heat.show_rows(self._shown, self._found.months)
            self.chosen_changed.emit()
        else:
            lines = arrange(self._shown, self._found.clusters, self.grouping, self._folded)
            self.table.show_lines(lines, self._found.months, stay=stay)

    def _counted(self) -> str:
        shown, found = len(self._shown), self._found
        if not found.rows:
            return ""
        every = (
            f"{found.total:,}" if found.total == len(found.rows) else f"{found.total:,} 个里最好的 {len(found.rows):,}"
        )
        return f"{shown:,} 个" if shown == found.total else f"{shown:,} 个，共找到 {every} 个"

    def _best(self) -> None:
        self.seeds.take("")

    def _lay_out(self) -> None:
        self._scale()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.filters, 1)
        for widget in (self.search, self._groups, self._columns):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 24, 0)
        top.setSpacing(8)
        top.addWidget(self.seeds)
        top.addLayout(row)
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
        self.seeds.asked.connect(self.asked)
        self.seeds.down_requested.connect(self.enter)
        self.search.searched.connect(self._sift)
        self.search.down_requested.connect(self.enter)
        self.filters.changed.connect(self._sift)
        self.sorting.changed.connect(self._sift)
        self._groups.chosen.connect(self._grouped)
        self._columns.clicked.connect(self.offer_columns)
        self.table.chosen_changed.connect(self.chosen_changed)
        self.table.fold_wished.connect(self._fold)
        self.table.seeds_wished.connect(self.seeds.box.setFocus)
        self.heat.grid.chosen_changed.connect(self.chosen_changed)
        self.heat.grid.up_out.connect(self.seeds.box.setFocus)

    @Slot()
    def _sift(self) -> None:
        self._show(stay=False)

    @Slot(str)
    def _grouped(self, value: str) -> None:
        self.group(next((one for one in GROUPINGS if one == value), "table"))

    @Slot(str, bool)
    def _fold(self, key: str, away: bool) -> None:
        (self._folded.add if away else self._folded.discard)(key)
        self._arrange(stay=True)
