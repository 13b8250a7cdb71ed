"""The page 评价: the ledger of claims, what buyers wrote, and the evidence beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.claims.ledger import Claim, Ledger
from planner.feedback import FeedbackList
from planner.storage.changes import Changes
from planner.storage.store import Store
from ui.feedback.acts import PAGE, Acts
from ui.feedback.commands import offer_commands
from ui.feedback.finding import Asking, Found, Question, wanted_of
from ui.feedback.side import Side
from ui.feedback.taking import Copying, menu_of
from ui.feedback.work import Work
from ui.library.dropping import DropSurface
from ui.library.importing.choosing import choose_files
from ui.library.importing.flow import ImportFlow
from ui.library.importing.outcome import Outcome
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.panes import Panes

SIZES = "feedback.sizes"
REFIND_MS, REST_MS = 200, 40
BRIEFED_MOST = 12
"""Sentences a brief of a whole claim begins with, half of them blaming."""


class FeedbackPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么", parent)
        self._services = services
        self._stale = True
        self._list_stale = True
        self._feedback = FeedbackList(services.store)
        self.work = Work(services, self._feedback.lines)
        self.side = Side(services.theme)
        self.questions = Asking(services, self)
        self.acts = Acts(services, self)
        self.copying = Copying(services, self._feedback, self)
        self.imports = ImportFlow(services, self, PAGE)
        self.outcome = Outcome(services.theme)
        self.panes = Panes(services.theme, None, self.work, self.side, self)
        self.work.head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.outcome)
        whole.addWidget(self.panes, 1)
        self.panes.restore(services.memory.get(SIZES))
        self._refind = one_shot(self, REFIND_MS, self._ask_again)
        self._rest = one_shot(self, REST_MS, self._show_chosen)
        self._connect()
        offer_commands(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.questions.busy or self._refind.isActive() or self._rest.isActive()

    @property
    def chosen_ids(self) -> list[str]:
        """The feedback that is chosen in the list."""
        return self.work.list_table.chosen_ids if self.work.view == "list" else []

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and import them."""
        choose_files(self._services, self.window(), self.imports.begin, "导入评价")

    @Slot(list)
    def import_files(self, files: Sequence[Path]) -> None:
        """Show what files hold and, when the person agrees, take it in."""
        self.imports.begin(files)

    @Slot()
    def go_search(self) -> None:
        """Search in the list."""
        if self.work.view != "list":
            self.work.show_view("list")
        self.work.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        if self.work.view == "list":
            self.work.clear()
        else:
            self.work.claim_filters.clear()

    @Slot()
    def brief(self) -> None:
        """A brief from what is chosen: from the sentences, or from the newest ones of a claim."""
        if self.work.view == "ledger":
            claim = self.work.chosen_claim
            if claim is not None:
                self._brief_claim(claim)
        elif ids := self.chosen_ids:
            self.questions.brief(ids, None, self.acts.show_brief)
        else:
            self._services.status.say("先选几条买家原话，再写成选题")

    @Slot()
    def assign(self) -> None:
        """Ask which product the chosen feedback speaks of."""
        self.acts.ask_product(self.chosen_ids)

    @Slot()
    def to_basket(self) -> None:
        """Delete the chosen feedback; in the waste basket, restore it."""
        act = self.acts.restore if self.work.filters.shows_deleted else self.acts.delete
        act(self.chosen_ids)

    @Slot(int)
    def show_words(self, sign: int) -> None:
        """Show what buyers wrote of the chosen claim."""
        claim = self.work.chosen_claim
        if claim is not None:
            self.work.search.clear()
            if self._list_stale:
                self.work.filters.name_product(claim.product_id, claim.product)
            self.work.filters.show_filter(wanted_of(claim, sign, self.work.claim_filters.days))
            # Asked before the list is looked at, which would ask once more.
            self.ask()
            self.work.show_view("list")

    def ask(self, *, stay: bool = False) -> None:
        """Ask for the feedback that fits; ``stay`` when nobody asked for other rows than before."""
        self._list_stale = False
        sorting = self.work.list_sorting
        wanted = self.work.filters.wanted(self.work.words)
        self.questions.feedback(Question(wanted, sorting.column, sorting.descending, stay), self._show_found)

    def ask_ledger(self) -> None:
        """Ask for the ledger."""
        self._stale = False
        self.questions.ledger(self.work.claim_filters.days, self._show_ledger)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refind.stop()
        self._rest.stop()

    def _connect(self) -> None:
        work, side, services = self.work, self.side, self._services
        self.files_dropped.connect(self.import_files)
        self.imports.reported.connect(self.outcome.show_reports)
        work.import_wished.connect(self.choose_files)
        work.asked.connect(self._ask_now)
        work.ledger_asked.connect(self._ask_ledger_now)
        work.brief_wished.connect(self.brief)
        work.view_changed.connect(self._view_changed)
        work.feedback.trouble.connect(services.status.trouble)
        for table in (work.ledger_table, work.list_table):
            table.chosen_changed.connect(self._rest.start)
        work.ledger_table.open_requested.connect(self._enter_side)
        work.ledger_table.doubleClicked.connect(lambda _index: self.show_words(-1))
        work.list_table.open_requested.connect(self._enter_side)
        work.list_table.delete_requested.connect(self.to_basket)
        work.list_table.brief_wished.connect(self.brief)
        work.list_table.copy_wished.connect(self._copy)
        work.ledger_table.copy_wished.connect(self._copy)
        work.list_table.menu_wished.connect(self._menu)
        side.leave_wished.connect(self._leave_side)
        side.claim.words_wished.connect(self.show_words)
        side.claim.open_wished.connect(self._open_source)
        side.claim.brief_wished.connect(self.brief)
        side.line.brief_wished.connect(self.brief)
        side.line.assign_wished.connect(self.assign)
        self.panes.moved.connect(lambda: services.memory.keep(SIZES, list(self.panes.sizes)))
        services.hub.changed.connect(self._changed)

    @Slot()
    def _ask_now(self) -> None:
        self.ask()

    @Slot()
    def _ask_ledger_now(self) -> None:
        self.ask_ledger()

    @Slot()
    def _ask_again(self) -> None:
        self.ask_ledger()
        # The list is asked for when it is looked at: the ledger comes sooner without it.
        if self.work.view == "list":
            self.ask(stay=True)
        else:
            self._list_stale = True

    @Slot()
    def _view_changed(self) -> None:
        if self.work.view == "list" and self._list_stale and self.isVisible():
            self.ask(stay=True)
        self._rest.start()

    def _show_ledger(self, ledger: Ledger) -> None:
        self.work.show_ledger(ledger)
        self._rest.start()

    def _show_found(self, found: Found) -> None:
        if found.facets is not None:
            self.work.filters.offer(found.facets)
        self.work.show_ids(found.ids, stay=found.question.stay)
        self._rest.start()

    @Slot()
    def _show_chosen(self) -> None:
        self._rest.stop()
        if self.work.view == "ledger":
            claim = self.work.chosen_claim
            if claim is None:
                self.side.show_nothing()
            else:
                self.side.show_claim(claim)
            return
        ids = self.chosen_ids
        lines = self._feedback.lines(ids) if len(ids) == 1 else []
        if lines:
            self.side.show_line(lines[0])
        elif ids:
            self.side.show_many(len(ids))
        else:
            self.side.show_nothing()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in ("feedback", "claim", "product")):
            self.questions.look_again()
            self.work.feedback.refresh()
            self._stale = self._list_stale = True
            if self.isVisible():
                self._refind.start()

    def _brief_claim(self, claim: Claim) -> None:
        wanted = [wanted_of(claim, sign, self.work.claim_filters.days) for sign in (-1, 1)]

        def newest(store: Store) -> list[str]:
            found = [FeedbackList(store).find(one)[: BRIEFED_MOST // 2] for one in wanted]
            return [id for ids in found for id in ids]

        self.questions.brief(newest, claim.evidence, self.acts.show_brief)

    @Slot(str, str)
    def _open_source(self, source: str, id: str) -> None:
        """Show where a promise stands."""
        if source == "草稿":
            self._services.hub.look_wished.emit("draft", (id,), "")
        elif source == "笔记":
            self._services.hub.look_wished.emit("note", (id,), "写到这条承诺的笔记")
        else:
            self._services.status.say("这是产品的卖点：在 矩阵 的计划设置里改")

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        menu = menu_of(
            self,
            len(self.chosen_ids),
            self.work.filters.shows_deleted,
            brief=self.brief,
            assign=self.assign,
            copy=self._copy,
            basket=self.to_basket,
        )
        menu.popup(point)

    @Slot()
    def _copy(self) -> None:
        if self.work.view == "ledger":
            found = [self.work.claims.claim(key) for key in self.work.ledger_table.chosen_ids]
            self.copying.copy_claims([one for one in found if one is not None])
        else:
            self.copying.copy(self.chosen_ids)

    @Slot()
    def _enter_side(self) -> None:
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")
        shown = self.side.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave_side(self) -> None:
        self.panes.close_drawers()
        self.work.enter_table()
