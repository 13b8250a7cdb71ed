"""The middle of the page: what is looked at, the ledger or the buyers' words, with search and filters above."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.claims.evidence import thresholds
from planner.claims.ledger import Claim, Ledger
from planner.storage.records.feedback import FeedbackLine
from ui.feedback.columns import CLAIMS, FEEDBACK
from ui.feedback.filters import ClaimFilters, FeedbackFilters
from ui.feedback.tables import ClaimsModel, ClaimsTable, FeedbackTable, feedback_model, sorted_claims
from ui.grid.layout import Layout
from ui.grid.sorting import Sorting
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments

EDGE = 24
NO_CLAIMS = ("这里没有要对的承诺", "去掉几个筛选条件，或换一段时间")
READING = ("正在读刚导入的评价", "读完后承诺账本会自己出现，可以先去做别的")
VIEWS = {"ledger": "承诺账本", "list": "买家原话"}
KNOWN = (
    "导入店铺后台导出的评价、追评、问大家或退货原因（CSV、XLSX，也可以把文件拖进来）。"
    "买家是谁不会被读进来；列名对不上时可以在导入窗口里指定"
)


class Work(QWidget):
    """``asked`` says that a person wants other feedback, ``ledger_asked`` that evidence counts from another day."""

    asked = Signal()
    ledger_asked = Signal()
    import_wished = Signal()
    brief_wished = Signal()
    view_changed = Signal()

    def __init__(
        self,
        services: Services,
        fetch: Callable[[Sequence[str]], Sequence[FeedbackLine]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("place", "surface")
        theme, memory = services.theme, services.memory
        self.claims = ClaimsModel(self)
        self.feedback = feedback_model(fetch, self)
        self.ledger_table = ClaimsTable(theme, self.claims)
        self.list_table = FeedbackTable(theme, self.feedback)
        self._ledger_columns = Layout(theme, self.ledger_table, memory, CLAIMS, "feedback.ledger.columns")
        self._list_columns = Layout(theme, self.list_table, memory, FEEDBACK, "feedback.list.columns")
        self.ledger_sorting = Sorting(
            self.ledger_table.horizontalHeader(), self.claims, memory, "feedback.ledger.sort", ("gap", False)
        )
        self.list_sorting = Sorting(
            self.list_table.horizontalHeader(), self.feedback, memory, "feedback.list.sort", ("said_at", True)
        )
        self.segments = Segments("看法", VIEWS)
        self.segments.choose("ledger")
        self.claim_filters = ClaimFilters(theme, thresholds().days)
        self.filters = FeedbackFilters(theme)
        self.search = SearchBox(theme, "搜买家的话、退货原因、商品、规格")
        self.head = QHBoxLayout()
        self._count = PlainLabel("", "soft")
        self._learned = PlainLabel("", "soft")
        self._ledger: Ledger | None = None
        self._total = 0
        self.blank = EmptyState(
            theme, "star-half-stroke", "还没有评价", KNOWN, "选择文件", lambda: self.import_wished.emit()
        )
        self._nothing = EmptyState(
            theme, "magnifying-glass", "没有这样的评价", "换个说法，或去掉几个筛选条件", "清除搜索和筛选", self.clear
        )
        self._basket = EmptyState(theme, "trash-can", "回收站是空的", "删除的评价会在这里，可以恢复")
        self._no_claims = EmptyState(
            theme,
            "scale-balanced",
            *NO_CLAIMS,
            "清除筛选",
            self.claim_filters.clear,
        )
        self._stack = QStackedWidget()
        for widget in (self.ledger_table, self.list_table, self.blank, self._nothing, self._basket, self._no_claims):
            self._stack.addWidget(widget)
        self._lay_out()
        self._connect()

    @property
    def view(self) -> str:
        """``ledger`` or ``list``."""
        return self.segments.value

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    @property
    def chosen_claim(self) -> Claim | None:
        """The line of the ledger that is chosen, when it is one."""
        keys = self.ledger_table.chosen_ids
        return self.claims.claim(keys[0]) if len(keys) == 1 else None

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Look at the ledger or at the list."""
        self.segments.choose(view)
        ledger = view == "ledger"
        self.claim_filters.setVisible(ledger)
        self.filters.setVisible(not ledger)
        self.search.setVisible(not ledger)
        self._brief.setVisible(not ledger)
        self._show_stack()
        self.view_changed.emit()

    @Slot(object)
    def show_ledger(self, ledger: Ledger) -> None:
        """Show these lines."""
        self._ledger = ledger
        self._total = ledger.feedback
        self.claims.know(ledger.claims)
        self.claim_filters.offer(ledger.claims)
        self._learned.setText(learned_words(ledger))
        set_tip(self._learned, learned_tip(ledger))
        self._show_claims()

    def show_ids(self, ids: list[str], *, stay: bool) -> None:
        """Show this feedback, or why there is none and what to do."""
        self.list_table.show_ids(ids, stay=stay)
        self._show_stack()

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.filters.clear()

    @Slot()
    def enter_table(self) -> None:
        """Put the keys into the table."""
        table = self.ledger_table if self.view == "ledger" else self.list_table
        table.setFocus()
        if not table.chosen_count and table.model().rowCount():
            table.choose(0)

    def _show_claims(self) -> None:
        found = self.claim_filters.wanted(self._ledger.claims if self._ledger else ())
        ordered = sorted_claims(found, self.ledger_sorting.column, descending=self.ledger_sorting.descending)
        first = not self.claims.ids
        self.ledger_table.show_ids([one.key for one in ordered], stay=True)
        self.claims.refresh()
        if first and ordered:
            self.ledger_table.choose(0)
        self._show_stack()

    def _show_stack(self) -> None:
        if self.view == "ledger":
            count, unread = len(self.claims.ids), self._ledger.unread if self._ledger else 0
            left = f" · 还有 {unread:,} 条正在读" if unread else ""
            self._count.setText(f"{self._total:,} 条评价 · {count:,} 个方面{left}" if self._total else "")
            self._no_claims.say(*(READING if unread and not self.claim_filters.active else NO_CLAIMS))
            shown: QWidget = self.ledger_table if count else self._no_claims
            if not count and not self._total and not self.claim_filters.active:
                shown = self.blank
        else:
            count = len(self.feedback.ids)
            self._count.setText(f"{count:,} 条" if count else "")
            asked = bool(self.words) or self.filters.active
            shown = self.list_table if count else self._nothing if asked else self.blank
            if not count and self.filters.shows_deleted and not self.words:
                shown = self._basket
        self._stack.setCurrentWidget(shown)

    def _connect(self) -> None:
        self.segments.chosen.connect(self.show_view)
        self.search.searched.connect(lambda _words: self.asked.emit())
        self.search.down_requested.connect(self.enter_table)
        self.filters.changed.connect(self.asked)
        self.list_sorting.changed.connect(self.asked)
        self.ledger_sorting.changed.connect(self._show_claims)
        self.claim_filters.changed.connect(self._show_claims)
        self.claim_filters.span_changed.connect(self.ledger_asked)
        self.list_table.search_wished.connect(self.search.setFocus)
        self.show_view("ledger")

    def _lay_out(self) -> None:
        self.head.setSpacing(8)
        self.head.addWidget(PlainLabel("评价", "page"))
        self.head.addWidget(self._count)
        self.head.addStretch(1)
        self.head.addWidget(self.segments)
        self._brief = Button("写成选题…", keys="B")
        self._brief.clicked.connect(self.brief_wished)
        self.head.addWidget(self._brief)
        take = Button("导入", kind="primary", keys="Ctrl+O")
        take.clicked.connect(self.import_wished)
        self.head.addWidget(take)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.claim_filters, 1)
        row.addWidget(self.filters, 1)
        row.addWidget(self._learned)
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


def learned_words(ledger: Ledger) -> str:
    """Who decides what praises and what blames, in a few words."""
    learned = ledger.learned
    if not learned.get("used"):
        return ""
    return f"没有星级的按学习判断（准 {_share(learned['learned'])}）"


def learned_tip(ledger: Ledger) -> str:
    """The back-test: model against rules on the same texts."""
    learned = ledger.learned
    if "learned" not in learned:
        return ""
    return (
        f"用你自己有星级或标签的 {learned['texts']:,} 条评价回测：规则 {_share(learned['rules'])}，学习 {_share(learned['learned'])}，"
        f"差距的 95% 区间 {_points(learned['low'])} 到 {_points(learned['high'])} 个百分点"
    )


def _share(value: object) -> str:
    return f"{value:.0%}" if isinstance(value, float) else "—"


def _points(value: object) -> str:
    return f"{value * 100:+.1f}" if isinstance(value, float) else "—"
