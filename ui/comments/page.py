"""The page 评论: the triage list, the conversation with the answer to it, and the evidence; and what is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.inbox.lines import lines
from planner.inbox.records import InboxFacets, InboxFilter, InboxLine, Order
from planner.storage.changes import Changes
from ui.accounts.bringing import Bringing
from ui.comments.acts import PAGE
from ui.comments.commands import offer_commands
from ui.comments.conversation import ConversationPane
from ui.comments.doing import Doing
from ui.comments.finding import Evidence, Finder, Found, Wish
from ui.comments.listing import InboxModel
from ui.comments.menu import menu_of
from ui.comments.questions.view import QuestionsView
from ui.comments.reader import Reader
from ui.comments.side import Side
from ui.comments.wiring import connect
from ui.comments.work import Work
from ui.library.dropping import DropSurface
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.buttons import Button
from ui.widgets.panes import Panes

SIZES = "comments.sizes"
LIST, SIDE = 372, 312
REFIND_MS, REST_MS, TICK_MS = 120, 40, 30_000
NOUNS = ("comment", "handling", "note", "batch", "product", "slot", "account")


class CommentsPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么", parent)
        self._services = services
        self._stale = self._unread_stale = self._facets_stale = True
        self._evidence: Evidence | None = None
        self.model = InboxModel(self._lines, self.now, self)
        self.work = Work(services, self.model)
        self.talk = ConversationPane(services.theme)
        self.side = Side()
        self.finder = Finder(services, self)
        self.reader = Reader(services, self)
        self.do = Doing(services, self)
        self.bringing = Bringing(services, self, PAGE, "导入评论")
        # From the outside in: whatever gets another parent is given its style anew, with all that is in it.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._views = QStackedWidget(self)
        whole.addWidget(self.bringing.outcome)
        whole.addWidget(self._views, 1)
        self.panes = Panes(services.theme, self.work, self.talk, self.side, self._views)
        self.questions = QuestionsView(services, self.finder, self._views)
        self.asked = Button("提问 → 选题", kind="quiet", keys="Q")
        self.work.head.insertWidget(self.work.head.count() - 1, self.asked)
        self.talk.head.addWidget(self.panes.button("list"))
        self.talk.head.addWidget(self.panes.button("inspector"))
        for view in (self.panes, self.questions):
            self._views.addWidget(view)
        self.panes.restore((LIST, SIDE))
        self.panes.restore(services.memory.get(SIZES))
        self._refind = one_shot(self, REFIND_MS, self.ask_again)
        self._rest = one_shot(self, REST_MS, self._read_chosen)
        # What is due comes nearer while nobody does anything.
        self._tick = one_shot(self, TICK_MS, self._time_passed)
        connect(self, services)
        offer_commands(self, services)
        services.savers.add(self.save_words)

    @staticmethod
    def now() -> int:
        """This second since 1970."""
        return int(time.time())

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        waits = self._refind.isActive() or self._rest.isActive() or self.talk.composer.busy
        return self.finder.busy or self.reader.busy or waits

    @property
    def chosen_ids(self) -> list[str]:
        """What is to be dealt with; nothing while the list cannot be seen."""
        return [] if self.shows_questions else self.work.list.chosen_ids

    @property
    def evidence(self) -> Evidence | None:
        """The comment that is shown."""
        return None if self.shows_questions else self._evidence

    @property
    def shows_questions(self) -> bool:
        """Whether the second view is shown."""
        return self._views.currentWidget() is self.questions

    def step(self, by: int) -> None:
        """Choose the next row, or the one before."""
        if self.shows_questions:
            table = self.questions.table
            table.choose(min(max(table.currentIndex().row() + by, 0), len(self.questions.model.ids) - 1))
        else:
            self.work.list.step(by)

    def with_questions(self, act: Callable[[], object]) -> None:
        """Do something with chosen questions; from the first view, show the second."""
        if self.shows_questions:
            act()
        else:
            self.show_questions()

    def ask(self, *, stay: bool = False) -> None:
        """Ask for the comments that fit; ``stay`` when nobody asked for others than before."""
        self._stale = False
        self._refind.stop()
        self.finder.find(Wish(self.work.wanted, self.work.order_wanted, stay))

    @Slot()
    def ask_now(self) -> None:
        """A person wants to see others."""
        self.ask()

    @Slot()
    def ask_again(self) -> None:
        """Something has changed."""
        self._facets_stale = True
        self.ask(stay=True)
        if self.shows_questions:
            self.questions.ask()

    def sort(self, order: Order) -> None:
        """In another order from now on."""
        self.work.order.choose(order)
        self.ask()

    @Slot(object)
    def show_found(self, found: Found) -> None:
        """The comments that fit."""
        self.work.show_ids(found.ids, stay=found.wish.stay, reading=self.reader.busy or self._unread_stale)
        if found.ids and not self.work.list.chosen_count:
            self.work.list.choose(0)
        elif not found.ids:
            self._show_nothing()
        self._read_chosen()
        if self._facets_stale:
            # Last: nobody waits for what the filters can offer.
            self._facets_stale = False
            self.finder.facets(self._offer)
        if self._unread_stale:
            # After what is there already has been asked for: the page opens first.
            self._unread_stale = False
            self.reader.read()

    @Slot()
    def show_questions(self) -> None:
        """Show what unanswered questions ask for, or the comments again."""
        if self.shows_questions:
            self._views.setCurrentWidget(self.panes)
            self.enter()
            return
        self._views.setCurrentWidget(self.questions)
        self.questions.ask()
        self.questions.enter()

    @Slot(str, str)
    def show_askers(self, kind: str, text: str) -> None:
        """Show the comments that ask for it."""
        self._views.setCurrentWidget(self.panes)
        self.work.show_filter(InboxFilter(view="all", asked=(kind, text)))
        self.enter()

    @Slot()
    def enter(self) -> None:
        """Put the keys into the list."""
        self.panes.close_drawers()
        self.work.enter()

    @Slot(QPoint)
    def offer(self, point: QPoint) -> None:
        """The menu of what is chosen."""
        menu_of(self).popup(point)

    @Slot()
    def save_words(self) -> bool:
        """Put an answer that is being written on disk."""
        found, text = self._evidence, self.talk.composer.text
        if found is None or text == found.talk.reply:
            return True
        self._evidence = replace(found, talk=replace(found.talk, reply=text))
        return self.do.acts.keep_reply(found.talk.line.id, text)

    @Slot()
    def choose_otherwise(self) -> None:
        """Another comment is chosen: read it in a moment."""
        if self.chosen_ids:
            self._rest.start()

    @Slot(object)
    def heard(self, changes: Changes) -> None:
        """Something was written somewhere."""
        if changes.touches("comment") or changes.touches("batch"):
            self._unread_stale = True
        if any(changes.touches(noun) for noun in NOUNS):
            self._stale = True
            if self.isVisible():
                self._refind.start()
        elif changes.touches("reply") or changes.touches("keyword"):
            self._refind.start() if self.isVisible() else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        if self._stale:
            self.ask_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for timer in (self._refind, self._rest, self._tick):
            timer.stop()

    def _lines(self, ids: Sequence[str]) -> list[InboxLine]:
        return lines(self._services.store, ids)

    def _offer(self, facets: InboxFacets) -> None:
        self.work.show_facets(facets)
        self.work.show_unread(self.reader.unread, reading=self.reader.busy)

    @Slot()
    def _read_chosen(self) -> None:
        self._rest.stop()
        ids = self.chosen_ids
        if ids:
            here = self.work.list.currentIndex().row()
            id = self.model.ids[here] if 0 <= here < len(self.model.ids) else ids[0]
            self.finder.read(id if id in ids[:1000] else ids[0], self._show_evidence)

    def _show_evidence(self, found: Evidence | None) -> None:
        if found is None:
            return
        before = self._evidence
        same = before is not None and before.talk.line.id == found.talk.line.id
        if not same:
            self.save_words()
        keep = same and before is not None and self.talk.composer.text != before.talk.reply
        keep = keep or (same and before is not None and before.talk.reply == found.talk.reply)
        self._evidence = found
        self.talk.show_evidence(found, self.now(), self.work.list.chosen_count, keep_words=keep)
        self.side.show_evidence(found, self.do.clock, self.now(), other=not same)
        self.side.setVisible(True)

    def _show_nothing(self) -> None:
        self.save_words()
        self._evidence = None
        self.talk.show_nothing()
        self.side.setVisible(False)

    @Slot()
    def _time_passed(self) -> None:
        self.work.list.viewport().update()
        self._tick.start()
