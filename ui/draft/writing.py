"""The draft in hand: what is on the surface, what of it is saved, and how to take it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor

from planner.problems import Problem
from planner.storage.records import DraftContent, DraftRecord
from ui.draft.autosave import Autosave, Ticket, Told
from ui.draft.change import Change
from ui.draft.field import TextField
from ui.draft.history import History, Step, Swap, What
from ui.draft.images import Pictures
from ui.draft.saver import Hand, Saver
from ui.draft.surface import Surface
from ui.timers import one_shot

if TYPE_CHECKING:
    from nlp.findings import Forecast
    from planner.storage.changes import Changes
    from ui.services import Services
    from ui.undo import Undo

PAGE = "draft"
LEFT = "离开草稿时"
CLOSED = "关闭窗口时"
UNSAVED = Problem("这篇还没能保存，先留在这里", "可以先复制出来，或腾出磁盘空间后再切换")
SCORE_AFTER_MS = 1000
"""A draft that is only looked at writes its score when it has been looked at for a while."""


class Writing(QObject):
    """Opens drafts on the surface, saves what is typed and keeps one history for all of it."""

    opened = Signal(object)
    """DraftRecord: another draft stands on the surface."""
    changed = Signal(object)
    """DraftContent: after every change, by whomever."""
    trouble = Signal(object)
    """A Problem."""

    def __init__(self, surface: Surface, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface, self._drafts, self._hub = surface, services.drafts, services.hub
        self._saver = Saver(services.workspace, services.drafts, services.saving_lane, self)
        self._saver.written.connect(self._written)
        self.record: DraftRecord | None = None
        self.score: int | None = None
        self._forecast: Forecast | None = None
        self.keywords: tuple[str, ...] = ()
        self._edited = False
        self._last: TextField = surface.body
        self.saving = False
        self.autosave = Autosave(self._save, self._begin_save, self)
        self.autosave.state_changed.connect(surface.saved.show_state)
        self.autosave.failed.connect(self.trouble)
        self._score_timer = one_shot(self, SCORE_AFTER_MS, self._score_due)
        self.history = History(services.undo.stack(PAGE), self._replay, self)
        for what, field in (("title", surface.title), ("body", surface.body)):
            self._listen(what, field, services.undo)  # type: ignore[arg-type]
        surface.topics.edited.connect(self._topics_edited)
        surface.images.edited.connect(self._images_edited)
        surface.retry_requested.connect(self.autosave.flush)

    @property
    def id(self) -> str | None:
        """The id of the draft in hand."""
        return self.record.id if self.record else None

    @property
    def content(self) -> DraftContent:
        """What is on the surface now."""
        content = self._surface.content(self.record.content if self.record else DraftContent())
        return replace(content, keywords=self.keywords)

    def open(self, id: str) -> bool:
        """Save what is in hand and show another draft; False when the one cannot be saved or the other is not there."""
        if id == self.id:
            return True
        if not self.leave(LEFT):
            self.trouble.emit(UNSAVED)
            return False
        try:
            record = self._drafts.get(id)
        except Problem as problem:
            self.trouble.emit(problem)
            return False
        if record.deleted_at:
            return False
        self._show(record)
        return True

    def reload(self) -> bool:
        """Show the draft in hand as it is stored now; False when it is gone. What is unsaved is saved first."""
        if self.record is None or not self.autosave.flush():
            return self.record is not None
        try:
            record = self._drafts.get(self.record.id)
        except Problem:
            return False
        if record.deleted_at:
            return False
        if record.content != self.content:
            self._show(record)
        else:
            self.record = record
            self._surface.show_record(record)
        return True

    def close(self) -> None:
        """Nothing is in hand any more."""
        self._score_timer.stop()
        self.autosave.forget()
        self.record = None

    def leave(self, why: str) -> bool:
        """Put everything on disk, with a version when something was written; False when that failed."""
        if not self.autosave.flush():
            return False
        self._write_score()
        if self._edited and self.record:
            self._edited = False
            self._keep_version(self.record.id, why)
        return True

    @Slot()
    def save_before_closing(self) -> bool:
        """What the window asks before it closes."""
        return self.leave(CLOSED)

    def remember_score(self, total: int, forecast: Forecast | None = None) -> None:
        """The score that is shown, and the forecast; they go to disk with the next save, or a moment later when nothing is unsaved."""
        self.score, self._forecast = total, forecast
        if self.record and self.record.score != total:
            self._score_timer.start()

    def insert(self, text: str) -> None:
        """Put a text where the cursor last was, as a step of its own."""
        self.history.pause()
        self._last.insert(text)
        self.history.pause()
        self._last.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace(self, what: What, start: int, end: int, text: str) -> None:
        """Replace a range of title or body, as a step of its own."""
        field = self._surface.title if what == "title" else self._surface.body
        self.history.pause()
        field.replace(start, end, text)
        self.history.pause()

    def cover(self, keyword: str, wanted: bool) -> None:
        """Ask this draft to cover a keyword, or no longer."""
        rest = tuple(text for text in self.keywords if text != keyword)
        after = (*rest, keyword) if wanted else rest
        if self.record and after != self.keywords:
            self.history.add(self.record.id, "keywords", Swap(self.keywords, after))
            self.keywords = after
            self._touched()

    def _listen(self, what: What, field: TextField, undo: Undo) -> None:
        field.changed.connect(lambda change: self._text_changed(what, field, change))
        field.left.connect(self.autosave.flush)
        field.cursorPositionChanged.connect(lambda: self._remember_field(field))
        field.undo_wished.connect(undo.undo)
        field.redo_wished.connect(undo.redo)

    def _remember_field(self, field: TextField) -> None:
        if field.hasFocus():
            self._last = field

    def _show(self, record: DraftRecord) -> None:
        self.record, self.score, self._edited = record, record.score, False
        self._forecast = None
        self.keywords = record.content.keywords
        self.history.pause()
        self._surface.show_draft(record)
        for field in (self._surface.title, self._surface.body):
            field.moveCursor(QTextCursor.MoveOperation.End)
        self._last = self._surface.body
        self.autosave.forget("saved")
        self.opened.emit(record)
        self.changed.emit(self.content)

    def _text_changed(self, what: What, field: TextField, change: Change) -> None:
        self._last = field
        if self.record:
            self.history.add(self.record.id, what, change)
            self._touched()

    @Slot(object)
    def _topics_edited(self, topics: tuple[str, ...]) -> None:
        if self.record:
            self.history.add(self.record.id, "topics", Swap(self._surface.topics.topics, topics))
            self._surface.topics.show_topics(topics)
            self._touched()

    @Slot(object)
    def _images_edited(self, pictures: Pictures) -> None:
        if self.record:
            self.history.add(self.record.id, "images", Swap(self._surface.images.pictures, pictures))
            self._surface.images.show_pictures(pictures)
            self._touched()

    def _touched(self) -> None:
        self._edited = True
        self.autosave.touch()
        self.changed.emit(self.content)

    def _replay(self, step: Step) -> bool:
        if not self.open(step.draft):
            return False
        surface, change = self._surface, step.change
        if isinstance(change, Change):
            field = surface.title if step.what == "title" else surface.body
            if not change.fits(field.text()):
                return False
            field.apply(change)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if isinstance(change.after, Pictures):
            surface.images.show_pictures(change.after)
        elif step.what == "topics":
            surface.topics.show_topics(change.after)
        else:
            self.keywords = change.after
        self._touched()
        return True

    def _hand(self) -> Hand | None:
        return Hand(self.record, self.content, self.score, self._forecast) if self.record else None

    def _save(self) -> None:
        if hand := self._hand():
            self._saver.now(hand)

    def _begin_save(self, ticket: Ticket, told: Told) -> None:
        if hand := self._hand():
            self._saver.begin(hand, ticket, told)
        else:
            told(None)

    @Slot(object, object)
    def _written(self, record: DraftRecord, changes: Changes) -> None:
        if record.id == self.id:
            self.record = record
            self._surface.show_record(record)
        self._tell_own(changes)

    def _only_scored(self) -> Hand | None:
        """What is in hand, when nothing but its score is to be written."""
        self._score_timer.stop()
        hand = None if self.autosave.unsaved else self._hand()
        return hand if hand and hand.record.score != hand.score else None

    @Slot()
    def _score_due(self) -> None:
        if hand := self._only_scored():
            self._saver.begin_score(hand, self._tell_trouble)

    def _write_score(self) -> None:
        if hand := self._only_scored():
            try:
                self._saver.score_now(hand)
            except Problem as problem:
                self.trouble.emit(problem)

    def _tell_trouble(self, problem: Problem | None) -> None:
        if problem:
            self.trouble.emit(problem)

    def _tell_own(self, changes: Changes) -> None:
        """Tell what was written here, marked as ours: the surface shows it already."""
        self.saving = True
        self._hub.tell(changes)
        self.saving = False

    def _keep_version(self, id: str, why: str) -> None:
        try:
            self._tell_own(self._drafts.keep_version(id, why))
        except Problem as problem:
            self.trouble.emit(problem)
