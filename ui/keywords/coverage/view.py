"""The matrix with its legend, and the choice of which keywords to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.bank import Bank
from ui.keywords.coverage.asking import Coverage, CoverageAsker
from ui.keywords.coverage.grid import SQUARE, CoverageGrid
from ui.keywords.coverage.matrix import EMPTY, Matrix, matrix_of, narrowed
from ui.keywords.coverage.rows import MEANINGS, PLACES
from ui.keywords.coverage.side import CoverageSide
from ui.keywords.place import Place
from ui.services import Services
from ui.widgets.buttons import Chip
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip
from ui.widgets.segments import Segments

SOURCE = "keywords.coverage.source"
SOURCES = {"bank": "我的关键词", "found": "挖到的长尾词"}
MOST = 300
"""Keywords looked at: more rows are no overview any more."""


class CoverageView(QWidget):
    """``found`` gives the texts of the long-tails that are shown in the other view."""

    chosen_changed = Signal()
    mine_wished = Signal()

    def __init__(self, services: Services, found: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, memory = services.theme, services.memory
        self._memory, self._found = memory, found
        self._bank = Bank(services.store)
        self._whole: Matrix = EMPTY
        self._keys: tuple[str, ...] = ()
        self.asker = CoverageAsker(services, self, told="正在看覆盖")
        kept = memory.get(SOURCE)
        self.source = kept if kept in SOURCES else "bank"
        self._sources = Segments("看哪些词", SOURCES)
        self._sources.choose(self.source)
        self._only_open = Chip("还没写的", "filter")
        self._only_clash = Chip("撞词的", "filter")
        self.count = ElidedLabel("", "soft")
        self.grid = CoverageGrid(theme)
        self.side = CoverageSide(theme)
        self._place = Place(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._place)
        self._stack.addWidget(self.grid)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 24, 0)
        top.setSpacing(8)
        top.addWidget(self._sources)
        top.addWidget(self._only_open)
        top.addWidget(self._only_clash)
        top.addWidget(self.count, 1)
        for place, meaning in zip(PLACES, MEANINGS, strict=True):
            top.addWidget(Mark(services, place, meaning))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._sources.chosen.connect(self._source_chosen)
        for chip in (self._only_open, self._only_clash):
            chip.clicked.connect(self._show)
        self.asker.answered.connect(self._answered)
        self.asker.trouble.connect(self._trouble)
        self.grid.chosen_changed.connect(self._chosen)
        self.side.row_wished.connect(self._show_row)

    @property
    def chosen(self) -> list[str]:
        """The chosen keywords, from the top."""
        return [self.grid.matrix.rows[row] for row in sorted(self.grid.picking.rows)]

    def ask(self) -> None:
        """Look again what covers what."""
        texts = [word.text for word in self._bank.list()] if self.source == "bank" else list(self._found())
        texts = texts[:MOST]
        if texts:
            self.asker.ask(texts)
        else:
            self._answered(Coverage((), (), (), ()))

    @Slot()
    def enter(self) -> None:
        """Put the keys into the matrix."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _source_chosen(self, value: str) -> None:
        self.source = value
        self._memory.keep(SOURCE, value)
        self.ask()

    @Slot(object)
    def _answered(self, found: Coverage) -> None:
        self._keys = found.keys
        self._whole = matrix_of(found.texts, found.keys, found.covered, found.clashes)
        self.side.clashes.show_clashes(found.clashes)
        self._show()

    @Slot(object)
    def _trouble(self, _problem: object) -> None:
        self._place.say("seedling", "笔记库还没学完", "学完就能看覆盖，进度在右下角")
        self._stack.setCurrentWidget(self._place)

    @Slot()
    def _show(self) -> None:
        whole, chosen = self._whole, self.chosen
        covered = {row for row, _column in whole.cells}
        clashing = {row for row, _column in whole.clashing}
        keep = [
            row
            for row in range(len(whole.rows))
            if (not self._only_open.isChecked() or row not in covered)
            and (not self._only_clash.isChecked() or row in clashing)
        ]
        matrix = whole if len(keep) == len(whole.rows) else narrowed(whole, keep)
        self.grid.show_matrix(matrix)
        self.grid.choose([at for at, text in enumerate(matrix.rows) if text in chosen])
        self._chosen()
        self.count.setText(self._counted(len(covered)) if whole.rows else "")
        self._stack.setCurrentWidget(self.grid if matrix.rows else self._place)
        if matrix.rows:
            return
        if whole.rows:
            self._place.say("filter", "没有符合条件的词", "换一个筛选条件", "看全部", self._clear)
        elif self.source == "bank":
            told = "先在长尾词里收下想写的词（Ctrl+D），这里就能看到哪些写过、哪些没写"
            self._place.say("table-cells", "还没有关键词", told, "去找长尾词", self.mine_wished.emit)
        else:
            self._place.say(
                "table-cells", "还没有挖到长尾词", "先在长尾词里输入种子词", "去找长尾词", self.mine_wished.emit
            )

    def _counted(self, covered: int) -> str:
        rows = len(self._whole.rows)
        most = f"（前 {MOST} 个）" if rows == MOST else ""
        return f"{rows:,} 个词{most}，写过 {covered:,} 个，还没写 {rows - covered:,} 个"

    def _clear(self) -> None:
        self._only_open.setChecked(False)
        self._only_clash.setChecked(False)
        self._show()

    @Slot()
    def _chosen(self) -> None:
        rows = sorted(self.grid.picking.rows)
        if len(rows) == 1:
            self.side.choose(self.grid.matrix.rows[rows[0]], self.grid.matrix.covering(rows[0]))
        else:
            self.side.choose("", ())
        self.chosen_changed.emit()

    @Slot(str)
    def _show_row(self, key: str) -> None:
        if key in self._keys:
            self._clear()
            self.grid.choose([self._keys.index(key)])
            self._chosen()


class Mark(QWidget):
    """What one of the four squares means."""

    def __init__(self, services: Services, place: str, meaning: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(_Square(services, place))
        row.addWidget(PlainLabel(meaning, "small"))
        set_tip(self, f"格子里的数字：{meaning}里写了几次；橙色是撞词")


class _Square(QWidget):
    def __init__(self, services: Services, place: str) -> None:
        super().__init__()
        self._theme, self._at = services.theme, PLACES.index(place)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(SQUARE) // 2
        return QSize(side * 4 + 3, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self.height()
        for at in range(4):
            token = "accent" if at == self._at else "line"
            painter.fillRect(at * (side + 1), 0, side, side, self._theme.color(token))
        painter.end()
