"""The page 写稿: the list of drafts, the work surface and the inspector, and how they listen to each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from nlp.draft import Draft
from nlp.limits import Limits, limits_of
from planner.drafts import EVERY
from planner.problems import Problem
from planner.storage.records import DraftContent, DraftFilter, DraftLine, DraftRecord
from ui.draft.actions import Actions
from ui.draft.assistance import Assistance
from ui.draft.commands import offer_commands
from ui.draft.inspector.panel import Inspector
from ui.draft.list import BASKET, DraftList
from ui.draft.reviewer import Reviewer, Subject, Work
from ui.draft.reviewing import ReviewWork
from ui.draft.scoring import Scoring
from ui.draft.surface import Surface
from ui.draft.thumbnails import Thumbnails
from ui.draft.verdicts import Verdicts
from ui.draft.windows import Windows
from ui.draft.writing import Writing
from ui.services import Services
from ui.widgets.empty import EmptyState
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from planner.review import Review
    from planner.storage.changes import Changes

LEARNING = "笔记库还没学完；学完后这里会和同类笔记比较"
LAST, SIZES = "draft.open", "draft.sizes"
MEASURES = ("dismissal", "word", "setting", "claim")
"""What a review looks at besides the draft and the library."""


class DraftPage(QWidget):
    """Everything about one draft at a time. ``work`` reviews a draft in the lane."""

    def __init__(self, services: Services, parent: QWidget | None = None, work: Work | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._limits = Limits()
        theme = services.theme
        self.thumbnails = Thumbnails(services.review_lane, self)
        self.list = DraftList(theme)
        self.surface = Surface(theme, self.thumbnails, lambda field, at: self.assistance.explain(field, at))
        self.inspector = Inspector(theme)
        self.writing = Writing(self.surface, services, self)
        self.assistance = Assistance(self.surface, self.inspector, self.writing, self)
        # Two, since each remembers what it read last: the draft in hand must stay in its memory.
        self.scoring = Scoring(services, work or ReviewWork(services.library, services.claims), self)
        work = work or ReviewWork(services.library, services.claims)
        self.reviewer = Reviewer(services.review_lane, work, lambda: self.surface.composing, self)
        self.verdicts = Verdicts(services, self.writing, self)
        self.acts = Actions(services, self.surface, self.writing, self)
        self.windows = Windows(services, self.writing, self.thumbnails, self)
        self._empty = EmptyState(
            theme,
            "pen-nib",
            "写第一篇草稿",
            "标题、正文、话题放在一起写，右边会说哪里好、哪里差",
            "新建草稿",
            self.acts.new,
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self.surface)
        self.panes = Panes(theme, self.list, self._middle, self.inspector, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self._connect()
        offer_commands(services.commands, self)
        self._begin()

    def open(self, id: str) -> bool:
        """Show a draft; False when it is gone, or when the one in hand cannot be saved."""
        shown = self.writing.open(id)
        if not shown:
            self.list.show_current(self.writing.id)
        return shown

    @Slot()
    def go_to_inspector(self) -> None:
        """Bring the inspector into sight and give it the focus; from there, go back to the text."""
        if self.inspector.isAncestorOf(self.focusWidget() or self):
            self.focus_text()
            return
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")
        self.inspector.focus_first()

    @Slot()
    def _go_to_checkup(self) -> None:
        self._services.commands.get("page.checkup").action.trigger()

    @Slot()
    def reload_list(self) -> None:
        """Fetch the rows again."""
        wanted = self.list.wanted
        everything = self._services.drafts.list()
        deleted = self._found(replace(EVERY, deleted=True))
        statuses = Counter(line.status for line in everything) + Counter({BASKET: len(deleted)})
        self.list.show_lines(everything if wanted == EVERY else self._found(wanted), statuses, self.writing.id)

    def _found(self, wanted: DraftFilter) -> list[DraftLine]:
        found = self._services.drafts.list(wanted)
        return [line for line in found if worth_keeping(line)] if wanted.deleted else found

    def _connect(self) -> None:
        services, theirs = self._services, self.acts
        self.list.chosen.connect(self.open)
        self.list.new_requested.connect(theirs.new)
        self.list.delete_requested.connect(theirs.delete)
        self.list.deleted_chosen.connect(theirs.offer_restore)
        self.list.restore_requested.connect(theirs.restore)
        theirs.restored.connect(lambda: self.list.show_status(None))
        self.list.wanted_changed.connect(self.reload_list)
        self.surface.preview.clicked.connect(self.windows.open_preview)
        self.surface.versions.clicked.connect(self.windows.open_versions)
        self.inspector.wording.ignore_wished.connect(self.verdicts.ask_to_ignore)
        self.inspector.wording.ignored_wished.connect(self.verdicts.show_ignored)
        for panel in (self.inspector.keywords, self.inspector.topics):
            panel.banned.connect(self.verdicts.ban)
        self.inspector.similar.chosen.connect(self.windows.open_beside)
        self.inspector.leave_wished.connect(self.focus_text)
        self.inspector.forecast.checkup_wished.connect(self._go_to_checkup)
        self.list.write_requested.connect(self.focus_text)
        self.writing.opened.connect(self._opened)
        self.writing.changed.connect(self._changed)
        self.writing.trouble.connect(services.status.trouble)
        self.assistance.said.connect(services.status.say)
        self.reviewer.reviewed.connect(self._reviewed)
        self.reviewer.failed.connect(services.status.trouble)
        self.reviewer.failed.connect(lambda _error: self.inspector.forecast.fail())
        services.hub.changed.connect(self._heard)
        services.hub.learned.connect(self._review_again)
        services.hub.caught_up.connect(self._review_again)
        services.hub.look_wished.connect(self._look_at)
        services.hub.learned.connect(self.scoring.start)
        services.savers.add(self.writing.save_before_closing)
        self.surface.open_list.clicked.connect(lambda: self.panes.toggle("list"))
        self.surface.open_inspector.clicked.connect(lambda: self.panes.toggle("inspector"))
        self.panes.folded_changed.connect(self._folded)
        self.panes.moved.connect(lambda: services.memory.keep(SIZES, list(self.panes.sizes)))

    def _begin(self) -> None:
        self.panes.restore(self._services.memory.get(SIZES))
        last = self._services.memory.get(LAST)
        if not (isinstance(last, str) and self._is_there(last) and self.open(last)):
            self._open_latest()
        self.reload_list()

    def _open_latest(self) -> None:
        latest = self._services.drafts.latest()
        if latest:
            self.open(latest.id)
        else:
            self.assistance.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None or not self.isAncestorOf(self.focusWidget()):
            self.focus_text()

    def focus_text(self) -> None:
        """Where writing goes on: the title while it is empty, else the body."""
        field = self.surface.body if self.surface.title.text() else self.surface.title
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_there(self, id: str) -> bool:
        try:
            return self._services.drafts.get(id).deleted_at is None
        except Problem:
            return False

    @Slot()
    def _folded(self) -> None:
        self.surface.open_list.setVisible(self.panes.folded("list"))
        self.surface.open_inspector.setVisible(self.panes.folded("inspector"))

    @Slot(str, tuple, str)
    def _look_at(self, noun: str, ids: tuple[str, ...], _name: str) -> None:
        if noun == "draft":
            self._services.commands.get("page.draft").action.trigger()
            self.list.show_status(None)
            self.open(ids[0])

    @Slot(object)
    def _opened(self, record: DraftRecord) -> None:
        self._middle.setCurrentWidget(self.surface)
        self.scoring.in_hand = record.id
        self.list.show_current(record.id)
        self.acts.show_record(record)
        self._read_verdicts()
        self.assistance.forget()
        self._services.memory.keep(LAST, record.id)

    @Slot(object)
    def _changed(self, content: DraftContent) -> None:
        self._show_limits(content.draft())
        if self.writing.id:
            self.reviewer.look(self._subject(content))

    @Slot(str, object)
    def _reviewed(self, id: str, review: Review) -> None:
        if id != self.writing.id or self.surface.composing:
            return
        review = self._told_of_learning(review)
        self._limits = limits_from(review, self._limits)
        self._show_limits(self._draft())
        self.assistance.show_review(review)
        self.writing.remember_score(review.score.total, review.forecast)

    def _told_of_learning(self, review: Review) -> Review:
        """A library that is not learned yet is not an empty one."""
        self.inspector.learning = not self._services.library.learned and self._services.notes.has_any()
        if not self.inspector.learning:
            return review
        return replace(review, forecast=replace(review.forecast, reason=LEARNING))

    @Slot()
    def _review_again(self) -> None:
        if self.writing.id:
            self.reviewer.look_again(self._subject(self.writing.content))

    @Slot(object)
    def _heard(self, changes: Changes) -> None:
        if self.writing.saving and self.writing.record:
            self.list.rewrite(self.writing.record)
        elif self.scoring.telling:
            self.list.rewrite(self.scoring.telling)
        elif changes.touches("draft"):
            self._drafts_changed(changes)
        if any(changes.touches(noun) for noun in MEASURES):
            self._read_verdicts()
            self._review_again()

    def _read_verdicts(self) -> None:
        self.verdicts.read()
        self.inspector.show_banned(self.verdicts.banned)
        self.inspector.wording.show_ignored(len(self.verdicts.dismissed))

    def _drafts_changed(self, changes: Changes) -> None:
        mine = self.writing.id
        if mine and changes.touches("draft", mine):
            if self.writing.reload():
                self.acts.show_record(self.writing.record)
            else:
                self._lost(mine)
        self.reload_list()
        if self.writing.id is None:
            self._open_latest()

    def _lost(self, id: str) -> None:
        """The draft in hand was deleted: show the one beside it."""
        beside = self.list.neighbour(id)
        self.writing.close()
        if not (beside and self._is_there(beside) and self.open(beside)):
            self._middle.setCurrentWidget(self._empty)
            self.assistance.clear()

    def _subject(self, content: DraftContent) -> Subject:
        return Subject(self.writing.id or "", content.draft(), content.keywords, self.verdicts.ignored)

    def _show_limits(self, draft: Draft) -> None:
        limits = limits_of(draft, self._limits)
        self.surface.show_limits(limits)
        self.acts.show_limits(limits)

    def _draft(self) -> Draft:
        return self.writing.content.draft()


def worth_keeping(line: DraftLine) -> bool:
    """Whether a deleted draft can be wanted back: one of the sample that nobody wrote in is not."""
    return not line.sample or line.updated_at != line.created_at


def limits_from(review: Review, otherwise: Limits) -> Limits:
    """The platform's limits of the day, as the review used them."""
    most = {limit.name: limit.most for limit in review.limits}
    return Limits(
        most.get("标题", otherwise.title),
        most.get("正文", otherwise.body),
        most.get("话题", otherwise.topics),
        otherwise.images_least,
        most.get("图片", otherwise.images),
    )
