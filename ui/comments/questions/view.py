"""The second view of the page: the table of what is asked for, and what can be made of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.campaigns import Campaigns
from planner.inbox.records import Question
from planner.products import Products
from planner.storage.times import china_today
from ui.comments.finding import Finder
from ui.comments.questions.acts import QuestionActs
from ui.comments.questions.plan_sheet import PlanSheet
from ui.comments.questions.side import QuestionSide
from ui.comments.questions.table import COLUMNS, QuestionsModel, QuestionsTable
from ui.grid.layout import Layout
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments

EDGE = 24
KINDS = {"": "全部", "词": "词", "组合": "组合", "原句": "整句"}
SIZES = "comments.questions.sizes"


class QuestionsView(QWidget):
    """Asks in the lane of the page."""

    back_wished = Signal()
    comments_wished = Signal(str, str)
    """Kind and text: show the comments that ask for it."""

    def __init__(self, services: Services, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._finder = services, finder
        self.acts = QuestionActs(services, self)
        self.model = QuestionsModel(self)
        self.table = QuestionsTable(services.theme, self.model)
        self._columns = Layout(services.theme, self.table, services.memory, COLUMNS, "comments.questions.columns")
        self.side = QuestionSide()
        self.kinds = Segments("形式", KINDS)
        self.kinds.choose("")
        self.search = SearchBox(services.theme, "搜词或句子")
        self.back = Button("← 回到评论", kind="quiet", keys="Q")
        self._count = PlainLabel("", "soft")
        self._nothing = EmptyState(services.theme, "circle-check", "没有没人回答的提问", "新导入的提问会按条数排在这里")
        self._stack = QStackedWidget()
        self.panes = Panes(services.theme, None, self._work(), self.side, self)
        self._head.addWidget(self.panes.button("inspector"))
        self.panes.restore(services.memory.get(SIZES))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self._connect()

    @property
    def chosen(self) -> list[Question]:
        """What is chosen."""
        return self.model.known(self.table.chosen_ids)

    def ask(self) -> None:
        """Ask what is asked for."""
        self._finder.questions(self.kinds.value, self.search.text().strip(), self._show)

    @Slot()
    def put_into_bank(self) -> None:
        """Put what is chosen into the bank."""
        self.acts.bank(self.chosen)

    @Slot()
    def begin_drafts(self) -> None:
        """Begin drafts of what is chosen."""
        self.acts.write(self.chosen)

    @Slot()
    def ask_plan(self) -> None:
        """Ask where the idea belongs."""
        chosen, store = self.chosen, self._services.store
        campaigns = Campaigns(store).list()
        if not chosen:
            return
        if not campaigns:
            self._services.status.say("还没有计划：先在矩阵里建一个，或者写成草稿")
            return
        today = china_today().isoformat()
        # The one that is on, or comes next, first.
        campaigns.sort(key=lambda one: (one.end < today, one.start))
        sheet = PlanSheet(self._services.theme, chosen, campaigns, Products(store).list(), self.window())
        sheet.given.connect(lambda campaign, product: self.acts.plan(chosen, campaign, product))
        sheet.open()

    def enter(self) -> None:
        """Put the keys into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.ids and not self.table.chosen_count:
            self.table.choose(0)

    def _show(self, found: list[Question]) -> None:
        ids = self.model.take(found)
        self.table.show_ids(ids, stay=True)
        self.model.refresh()
        self._count.setText(f"{len(ids):,} 个" if ids else "")
        self._stack.setCurrentWidget(self.table if ids else self._nothing)
        if ids and not self.table.chosen_count:
            self.table.choose(0)
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        chosen = self.chosen
        self.side.show_questions(chosen)
        if len(chosen) == 1:
            self._finder.examples(chosen[0].kind, chosen[0].text, self.side.show_examples)

    @Slot()
    def _look(self) -> None:
        chosen = self.chosen
        if chosen:
            self.comments_wished.emit(chosen[0].kind, chosen[0].text)

    def _connect(self) -> None:
        side, table = self.side, self.table
        wishes: tuple[tuple[object, Callable[[], None]], ...] = (
            (side.bank_wished, self.put_into_bank),
            (side.slot_wished, self.ask_plan),
            (side.draft_wished, self.begin_drafts),
            (side.comments_wished, self._look),
            (side.leave_wished, self.enter),
            (table.open_requested, self._look),
            (table.chosen_changed, self._chosen),
            (table.search_wished, self.search.setFocus),
            (self.search.down_requested, self.enter),
        )
        for wish, act in wishes:
            wish.connect(act)  # type: ignore[attr-defined]
        table.doubleClicked.connect(lambda _index: self._look())
        self.model.trouble.connect(self._services.status.trouble)
        self.kinds.chosen.connect(lambda _kind: self.ask())
        self.search.searched.connect(lambda _words: self.ask())
        self.back.clicked.connect(self.back_wished)
        self.panes.moved.connect(lambda: self._services.memory.keep(SIZES, list(self.panes.sizes)))

    def _work(self) -> QWidget:
        made = QWidget()
        made.setProperty("place", "surface")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for widget in (self.table, self._nothing):
            self._stack.addWidget(widget)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.back)
        self._head.addWidget(PlainLabel("没人回答的提问", "page"))
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kinds)
        row.addWidget(self.search, 1)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, EDGE, 0)
        top.setSpacing(10)
        top.addLayout(self._head)
        top.addLayout(row)
        column = QVBoxLayout(made)
        column.setContentsMargins(EDGE, 16, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        return made
