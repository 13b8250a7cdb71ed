"""The page 审稿: the list of what waits, the draft to be read, and what it is judged by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nlp.findings import Hit
from planner.dismissals import Dismissals
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import Annotation, Gate
from ui.draft.days import moment_text
from ui.reviews.acts import Acts
from ui.reviews.asking import Asking, Read, hard_first
from ui.reviews.changes import ChangesSheet
from ui.reviews.commands import offer_commands
from ui.reviews.listing import WaitingList, WaitingModel
from ui.reviews.sheets import HeldSheet, ask_remark, ask_return, ask_waive
from ui.reviews.side import Side
from ui.reviews.surface import Surface
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.labels import PlainLabel
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from planner.review import Review

SIZES = "reviews.sizes"
LIST, SIDE = 288, 320
REFIND_MS, REST_MS = 60, 40
NOUNS = ("slot", "approval", "draft", "account", "campaign", "dismissal")


class ReviewsPage(QWidget):
    """Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self._read: Read | None = None
        self.slots = Slots(services.store)
        self._dismissals = Dismissals(services.store)
        self.model = WaitingModel(self.slots.lines, self)
        self.list = WaitingList(services.theme, self.model)
        self.surface = Surface(services.theme)
        self.side = Side()
        self.questions = Asking(services, self)
        self.acts = Acts(services, self.questions, self)
        self._count = PlainLabel("", "soft")
        self.panes = Panes(services.theme, self._listing(), self.surface, self.side, self)
        self.surface.head.addWidget(self.panes.button("list"))
        self.surface.head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self.panes.restore((LIST, SIDE))
        self.panes.restore(services.memory.get(SIZES))
        self._refind = one_shot(self, REFIND_MS, self._ask)
        self._rest = one_shot(self, REST_MS, self._read_chosen)
        self._connect()
        offer_commands(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.questions.busy or self._refind.isActive() or self._rest.isActive()

    @property
    def chosen_ids(self) -> list[str]:
        """What is to be decided."""
        return self.list.chosen_ids

    @property
    def read(self) -> Read | None:
        """The slot that is read."""
        return self._read

    def enter(self) -> None:
        """Put the keys into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.ids and not self.list.chosen_count:
            self.list.choose(0)

    @Slot()
    def go_forward(self) -> None:
        """Pass what is chosen."""
        self.acts.go_forward(self.chosen_ids)

    @Slot()
    def ask_back(self) -> None:
        """Ask why what is chosen goes back."""
        ids = self.chosen_ids
        if ids:
            sheet = ask_return(self._services.theme, len(ids), self.window())
            sheet.given.connect(partial(self.acts.send_back, ids))
            sheet.open()

    @Slot()
    def ask_remark(self) -> None:
        """Ask what to say of the selected sentence."""
        selected = self.surface.selected
        if self._read is None or selected is None or self._read.content is None:
            self._services.status.say("先在正文里选中一句话，再批注")
            return
        field, start, end = selected
        quote = getattr(self._read.content, field)[start:end]
        sheet = ask_remark(self._services.theme, quote, self.window())
        sheet.given.connect(partial(self.acts.annotate, self._read.line.slot.id, field, start, end))
        sheet.open()

    @Slot()
    def open_draft(self) -> None:
        """Show the draft in the page it is written in."""
        if self._read and self._read.line.slot.draft_id:
            self._services.hub.look_wished.emit("draft", (self._read.line.slot.draft_id,), "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refind.stop()
        self._rest.stop()

    def _listing(self) -> QWidget:
        made = QWidget()
        made.setProperty("place", "surface")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(PlainLabel("审稿", "page"))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return made

    def _connect(self) -> None:
        surface, side, services = self.surface, self.side, self._services
        self.list.chosen_changed.connect(self._chosen)
        self.list.enter_pressed.connect(self.go_forward)
        self.list.open_requested.connect(self.go_forward)
        self.list.doubleClicked.connect(lambda _index: self.surface.body.setFocus())
        self.model.trouble.connect(services.status.trouble)
        surface.pass_wished.connect(self.go_forward)
        surface.return_wished.connect(self.ask_back)
        surface.annotate_wished.connect(self.ask_remark)
        surface.open_wished.connect(self.open_draft)
        side.waive_wished.connect(self._ask_waive)
        side.look_wished.connect(self._look)
        side.settle_wished.connect(self.acts.settle)
        side.drop_wished.connect(self.acts.drop)
        side.changes_wished.connect(self.show_changes)
        side.leave_wished.connect(self.enter)
        self.acts.held.connect(self._show_held)
        self.panes.moved.connect(lambda: services.memory.keep(SIZES, list(self.panes.sizes)))
        services.hub.changed.connect(self._changed)

    @Slot()
    def _ask(self) -> None:
        self._stale = False
        self.questions.waiting(self._show_waiting)

    def _show_waiting(self, ids: list[str]) -> None:
        first = not self.model.ids
        self.list.show_ids(ids, stay=True)
        self._count.setText(f"{len(ids):,} 篇待审" if ids else "")
        if ids and (first or not self.list.chosen_count):
            self.list.choose(0)
        elif not ids:
            self._read = None
            self.surface.show_nothing()
            self.side.setVisible(False)
        self._read_chosen()
        self.questions.gates(ids, self.model.know)

    @Slot()
    def _chosen(self) -> None:
        if self.chosen_ids:
            self._rest.start()

    @Slot()
    def _read_chosen(self) -> None:
        self._rest.stop()
        ids = self.chosen_ids
        if ids:
            self.questions.read(self._current(ids), self._show_read)

    def _current(self, ids: list[str]) -> str:
        """Of several the one the keys stand on."""
        here = self.list.currentIndex().row()
        id = self.model.ids[here] if 0 <= here < len(self.model.ids) else ids[0]
        return id if id in ids else ids[0]

    def _show_read(self, read: Read | None) -> None:
        if read is None:
            # It went away a moment ago; the list will hear of it.
            return
        other = self._read is None or self._read.line.slot.id != read.line.slot.id or self._read.content != read.content
        self._read = read
        self.surface.show_read(read, len(self.chosen_ids))
        self.side.setVisible(True)
        self.side.show_read(read, other=other)
        self.model.know({read.line.slot.id: read.gates})
        draft_id = read.line.slot.draft_id
        if other and read.content and draft_id:
            ignored = frozenset((one.rule, one.text) for one in self._dismissals.list(draft_id))
            self.questions.review(read.line.slot.id, read.content, ignored, partial(self._reviewed, draft_id))

    def _reviewed(self, draft_id: str, review: Review) -> None:
        if self._read is None or self._read.line.slot.draft_id != draft_id:
            return
        for field in (self.surface.title, self.surface.body):
            field.show_marks(review.marks)
        self.side.show_hits(hard_first(review.wording))

    @Slot()
    def show_changes(self) -> None:
        """Show what changed since it was last passed."""
        if self._read and self._read.approved and self._read.content:
            when = moment_text(self._read.approved_at or "")
            theme, window = self._services.theme, self.window()
            self.questions.compare(
                self._read.approved, self._read.content, lambda found: ChangesSheet(theme, found, when, window).open()
            )

    @Slot(object)
    def _ask_waive(self, gate: Gate) -> None:
        if self._read:
            sheet = ask_waive(self._services.theme, gate, self.window())
            sheet.given.connect(partial(self.acts.waive, self._read.line.slot.id, gate.name))
            sheet.open()

    @Slot(object)
    def _look(self, what: Annotation | Hit) -> None:
        """Bring an annotated sentence, or a wording, into sight."""
        if isinstance(what, Annotation):
            if self._read:
                self.surface.show_annotations(self._read.annotations, what)
            return
        for field in (self.surface.title, self.surface.body):
            field.stress((what.span.start, what.span.end) if field.kind == what.span.field else None)

    @Slot(int, object)
    def _show_held(self, passed: int, held: tuple[tuple[str, Gate], ...]) -> None:
        HeldSheet(self._services.theme, passed, held, self.window()).open()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in NOUNS):
            self._stale = True
            if self.isVisible():
                self._refind.start()
