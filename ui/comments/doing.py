"""What a person does with chosen comments: some of it needs a question first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from planner.inbox.clock import CLOCK, ResponseClock
from planner.inbox.lines import lines
from planner.inbox.records import HandlingStatus, InboxFilter
from planner.inbox.replies import Reply
from planner.matrix.steps import who_works
from planner.storage.times import china_today
from ui.comments.acts import Acts
from ui.comments.library import LibrarySheet
from ui.comments.sheets import ClockSheet, DueSheet, OwnerSheet, PromiseSheet
from ui.services import Services

if TYPE_CHECKING:
    from ui.comments.finding import Evidence
    from ui.comments.page import CommentsPage

COPIED_MOST = 200


class Doing(QObject):
    """Speaks of what is chosen on the page, and of the comment that is shown."""

    def __init__(self, services: Services, page: CommentsPage) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self.acts = Acts(services, self)

    @property
    def clock(self) -> ResponseClock:
        """The response clock that is in use."""
        return self._services.settings.get(CLOCK)

    @property
    def _ids(self) -> list[str]:
        return self._page.chosen_ids

    @property
    def _evidence(self) -> Evidence | None:
        return self._page.evidence

    def set_status(self, status: HandlingStatus) -> None:
        """Where they stand."""
        self.acts.set_status(self._ids, status)

    @Slot()
    def take_it(self) -> None:
        """Take them oneself."""
        self.acts.set_owner(self._ids, who_works(self._services.store))

    @Slot()
    def ask_owner(self) -> None:
        """Ask who takes them."""
        ids = self._ids
        if ids:
            held = self._evidence.talk.line.owner if self._evidence else ""
            me, names = who_works(self._services.store), self.acts.handlings.owners()
            sheet = OwnerSheet(self._services.theme, len(ids), held, me, names, self._page.window())
            sheet.given.connect(lambda name: self.acts.set_owner(ids, name))
            sheet.open()

    @Slot()
    def ask_due(self) -> None:
        """Ask by when."""
        ids = self._ids
        if ids:
            due = self._evidence.talk.line.due if self._evidence else None
            sheet = DueSheet(self._services.theme, self.clock, china_today(), due, self._page.window())
            sheet.given.connect(lambda second: self.acts.set_due(ids, second))
            sheet.open()

    @Slot()
    def ask_promise(self) -> None:
        """Ask what was promised."""
        if self._evidence is not None:
            id = self._evidence.talk.line.id
            sheet = PromiseSheet(self._services.theme, china_today(), self._page.window())
            sheet.given.connect(lambda promise: self.acts.promise(id, promise))
            sheet.open()

    @Slot(str)
    def keep_promise(self, entry: str) -> None:
        """A promise was kept."""
        if self._evidence is not None:
            self.acts.keep_promise(self._evidence.talk.line.id, entry)

    @Slot()
    def answer(self) -> None:
        """Put the keys into the answer."""
        if self._evidence is not None:
            self._page.talk.composer.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def copy_reply(self) -> None:
        """The answer into the clipboard, when it is fit to be said."""
        if self._page.talk.composer.fit:
            self.acts.copy(self._page.talk.composer.text, "已复制：到平台上这条评论下回复，再回来标为已回复")

    @Slot()
    def mark_answered(self) -> None:
        """The answer was given; the next comment comes up."""
        if self._evidence is None or not self._page.talk.composer.fit:
            return
        if self.acts.answer(self._evidence.talk.line.id, self._page.talk.composer.text):
            self._page.talk.composer.show_reply("", (), None)
            self._page.enter()

    @Slot()
    def copy_comments(self) -> None:
        """The words of chosen comments into the clipboard, without names."""
        found = lines(self._services.store, self._ids[:COPIED_MOST])
        if found:
            self.acts.copy("\n".join(line.text for line in found), f"已复制 {len(found)} 条评论")

    @Slot()
    def look_at_note(self) -> None:
        """Show the note in the library."""
        note = self._evidence.talk.note if self._evidence else None
        if note and note.id:
            self._services.hub.look_wished.emit("note", (note.id,), "有这条评论的笔记")

    @Slot()
    def show_note(self) -> None:
        """Show everything that was said under this note."""
        note = self._evidence.talk.note if self._evidence else None
        if note:
            self._page.work.show_filter(InboxFilter(view="all", notes=(note.key,)), note.title or "这篇笔记")

    @Slot()
    def show_library(self, begin: str = "") -> None:
        """Show the reply library; ``begin`` are words for a new reply."""
        found = self._evidence
        intent = found.talk.line.intent if found else ""
        sheet = LibrarySheet(
            self._services.theme, self.acts.replies.list(), self._page.window(), begin=begin, intent=intent
        )
        product = found.talk.note.product if found and found.talk.note else None

        def save(reply: Reply) -> None:
            if self.acts.save_reply(reply):
                sheet.show_replies(self.acts.replies.list(), reply.title)

        def remove(reply: Reply) -> None:
            if self.acts.remove_reply(reply):
                sheet.show_replies(self.acts.replies.list())

        sheet.saved.connect(save)
        sheet.removed.connect(remove)
        sheet.taken.connect(lambda reply: self._page.talk.composer.take(reply.for_product(product)))
        sheet.open()

    @Slot()
    def ask_clock(self) -> None:
        """Ask how long an answer may take."""
        sheet = ClockSheet(self._services.theme, self.clock, self._page.window())
        sheet.given.connect(self._page.reader.retime)
        sheet.open()
