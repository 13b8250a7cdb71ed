"""The middle of the page: the checklist, the notes, or the texts of the shop of one product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from planner.landing.answers import Landing, Point, State
from planner.storage.records import Product
from ui.grid.table import LinesTable
from ui.landing.rows import (
    POINT_COLUMNS,
    SUBJECT_COLUMNS,
    PointCells,
    PointsModel,
    SubjectCells,
    SubjectLine,
    SubjectsModel,
    line_of,
)
from ui.landing.shop import Shop
from ui.pinyin import fits
from ui.services import Services
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments

EDGE = 24
POINTS, SUBJECTS, TEXTS = "points", "subjects", "texts"
VIEWS = {POINTS: "清单", SUBJECTS: "按笔记", TEXTS: "店铺文字"}
NO_TEXTS = "把首页、详情页、客服自动回复的文字粘贴或导入进来，就能看出笔记答应的事店铺有没有接住"
NO_POINTS = "在矩阵里给排期选上这个产品，或在草稿里写到它的名字，这里就会列出要承接的词和承诺"
SHOWN: tuple[State, ...] = ("待补", "部分", "已回应", "已补", "不用补")


class PointsTable(LinesTable[Point]):
    """Space ticks what is chosen."""

    tick_wished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.tick_wished.emit()
        else:
            super().keyPressEvent(event)


class Work(QWidget):
    """Shows, and says what a person wants; nothing is written here."""

    paste_wished = Signal()
    bring_wished = Signal()
    view_chosen = Signal(str)
    chosen_changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._landing: Landing | None = None
        self._lines: dict[str, SubjectLine] = {}
        self._title, self._about = PlainLabel("承接", "page"), ElidedLabel("", "soft")
        self.bring = Button("导入文件", keys="Ctrl+O")
        self.paste = Button("添加文字", kind="primary", keys="Ctrl+N")
        self.views = Segments("看", VIEWS)
        self.search = SearchBox(theme, "搜索")
        self._choices = QWidget()
        self.chips = {state: Chip(state, "filter") for state in SHOWN}
        points, subjects = PointsModel(self._points_of, self), SubjectsModel(self._subjects_of, self)
        self.points = PointsTable(theme, "承接清单", points, PointCells(theme, points))
        self.subjects = LinesTable(theme, "笔记和它们的承接", subjects, SubjectCells(theme, subjects))
        self.shop = Shop()
        self._empty = EmptyState(theme, "shop", "还没有店铺文字", NO_TEXTS, "添加文字", self.paste_wished.emit)
        self._nothing = EmptyState(
            theme, "magnifying-glass", "没有这样的要点", "换个说法，或去掉筛选", "清除筛选", self.clear
        )
        self._pointless = EmptyState(theme, "shop", "还没有笔记说到它", NO_POINTS)
        self.head, self._stack = QHBoxLayout(), QStackedWidget()
        self._lay_out(theme)
        self._connect()

    @property
    def view(self) -> str:
        """Which of the three is in front."""
        return self.views.value or POINTS

    @property
    def chosen_points(self) -> list[Point]:
        """The points that are chosen in the checklist."""
        return self._points_of(self.points.chosen_ids) if self.view == POINTS else []

    @property
    def chosen_subject(self) -> SubjectLine | None:
        """The note that is chosen."""
        ids = self.subjects.chosen_ids if self.view == SUBJECTS else []
        return self._lines.get(ids[0]) if ids else None

    def show_view(self, view: str) -> None:
        """Bring one of the three to the front."""
        self.views.choose(view)
        self._refill(stay=True)
        self.view_chosen.emit(view)

    def show_landing(self, product: Product, landing: Landing | None, *, stay: bool) -> None:
        """Show a product; None while its landing is being read."""
        self._landing = landing
        self._title.setText(product.name)
        if landing is None:
            self._about.setText("正在对照笔记和店铺文字…")
            return
        self._lines = {subject.id: line_of(landing, subject) for subject in landing.subjects}
        open_points = sum(point.open for point in landing.points)
        said = f"还有 {open_points} 条要补" if open_points else "都接住了" if landing.points else ""
        more = f"另有 {landing.left_out:,} 篇较早的没有读" if landing.left_out else ""
        self._about.setText(" · ".join(filter(None, (said, f"{len(landing.subjects):,} 篇笔记和排期", more))))
        counts = landing.counts
        for state, chip in self.chips.items():
            chip.set_text(f"{state} {counts[state]}")
            chip.setVisible(bool(counts[state]) or chip.isChecked())
        answers = Counter(text_id for point in landing.points for text_id in {one.text_id for one in point.answered})
        self.shop.show_texts(landing.texts, answers)
        self._refill(stay=stay)

    def show_nothing(self) -> None:
        """There is no product."""
        self._landing = None
        self._title.setText("承接")
        self._about.setText("")

    @Slot()
    def clear(self) -> None:
        """Show every point again."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        self._refill(stay=False)

    @Slot()
    def enter(self) -> None:
        """Put the keys into the table."""
        table: LinesTable[Point] | LinesTable[SubjectLine] = self.points if self.view == POINTS else self.subjects
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        if table.model().rowCount() and not table.chosen_count:
            table.choose(0)

    def _refill(self, *, stay: bool) -> None:
        landing = self._landing
        if landing is None:
            return
        wanted = {state for state, chip in self.chips.items() if chip.isChecked()}
        query = self.search.text().strip()
        keys = [
            point.key
            for point in landing.points
            if (not wanted or point.state in wanted) and (not query or _fits(point, query))
        ]
        ids = [id for id, line in self._lines.items() if not query or fits(line.subject.title, query) is not None]
        self.points.show_ids(keys, stay=stay)
        self.subjects.show_ids(ids, stay=stay)
        self._choices.setVisible(self.view == POINTS)
        self.search.setVisible(self.view != TEXTS)
        self._stack.setCurrentWidget(self._front(landing, bool(keys), bool(ids)))
        self.chosen_changed.emit()

    def _front(self, landing: Landing, points: bool, subjects: bool) -> QWidget:
        if self.view == TEXTS:
            return self.shop if landing.texts else self._empty
        if not landing.points:
            return self._pointless if landing.texts else self._empty
        if not (points if self.view == POINTS else subjects):
            return self._nothing
        return self.points if self.view == POINTS else self.subjects

    def _points_of(self, keys: Sequence[str]) -> list[Point]:
        known = self._landing.by_key if self._landing else {}
        return [known[key] for key in keys if key in known]

    def _subjects_of(self, ids: Sequence[str]) -> list[SubjectLine]:
        return [self._lines[id] for id in ids if id in self._lines]

    def _connect(self) -> None:
        self.bring.clicked.connect(self.bring_wished)
        self.paste.clicked.connect(self.paste_wished)
        self.views.chosen.connect(self.show_view)
        self.search.searched.connect(lambda _words: self._refill(stay=False))
        self.search.down_requested.connect(self.enter)
        for chip in self.chips.values():
            chip.toggled.connect(lambda _on: self._refill(stay=False))
        for table in (self.points, self.subjects):
            table.chosen_changed.connect(self.chosen_changed)
            table.search_wished.connect(self.search.setFocus)

    def _lay_out(self, theme: Theme) -> None:
        self.views.choose(POINTS)
        self.head.setSpacing(8)
        self.head.addWidget(self._title)
        self.head.addWidget(self._about, 1)
        self.head.addWidget(self.bring)
        self.head.addWidget(self.paste)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.views)
        row = Flow(self._choices, gap=4)
        # As high as the choice beside it.
        row.setContentsMargins(0, 4, 0, 0)
        for chip in self.chips.values():
            row.addWidget(chip)
        second.addWidget(self._choices, 2)
        second.addStretch(1)
        self.search.setMinimumWidth(theme.px(150))
        second.addWidget(self.search)
        top = QVBoxLayout()
        top.setContentsMargins(0, 16, EDGE, 12)
        top.setSpacing(12)
        top.addLayout(self.head)
        top.addLayout(second)
        for widget in (self.points, self.subjects, self.shop, self._empty, self._nothing, self._pointless):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        # The rows begin where the words above them do.
        column.setContentsMargins(EDGE, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        _widen(theme, self.points, [one.width for one in POINT_COLUMNS])
        _widen(theme, self.subjects, [one.width for one in SUBJECT_COLUMNS])


def _widen(theme: Theme, table: QTableView, widths: Sequence[int]) -> None:
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    for at, width in enumerate(widths):
        header.resizeSection(at, theme.px(width))


def _fits(point: Point, query: str) -> bool:
    return any(fits(words, query) is not None for words in (point.text, *point.words))
