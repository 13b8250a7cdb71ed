"""One slot: when it is due, what is known of it, and what can be done before and after it is published."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.matrix.timing import PUBLISHED, READY, Timing
from planner.storage.records import Live, SlotLine
from ui.calendar.detail.facts import Facts
from ui.calendar.detail.hanging import Hanging
from ui.calendar.words import NOBODY, name_of
from ui.show import number
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel

ROLES = {"late": "bad", "look": "warn", "good": "accent", "quiet": "soft"}
REVIEWED = ("一审", "终审")


class OneSlot(QScrollArea):
    """``edited`` carries the slot, a field and its new value; nothing is written here."""

    edited = Signal(str, str, object)
    hung = Signal(str, object, object)
    """The slot, the session it should hang on and the days before it; None takes it off."""
    copy_title_wished = Signal(str)
    copy_body_wished = Signal(str)
    draft_wished = Signal(str)
    review_wished = Signal(str)
    posted_wished = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("排期详情")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line: SlotLine | None = None
        self._name = PlainLabel("", "section", wrap=True)
        self._who = ElidedLabel("", "soft")
        self._status = PlainLabel("", "tag")
        self._timing = PlainLabel("", "soft", wrap=True)
        self._day = QDateEdit()
        self._day.setLocale(QLocale(QLocale.Language.Chinese))
        self._day.setDisplayFormat("yyyy年M月d日 ddd")
        self._day.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self._day.setAccessibleName("日期")
        self._day.setKeyboardTracking(False)
        self._clock = QLineEdit()
        self._clock.setAccessibleName("时间")
        self._clock.setPlaceholderText("几点，如 19:30")
        self._clock.setMaxLength(5)
        self.hanging = Hanging(theme)
        self._facts = Facts()
        self.open_draft = Button("打开草稿")
        self.review = Button("去审稿")
        self.copy_title = Button("复制标题")
        self.copy_body = Button("复制正文+话题")
        self.posted = Button("标为已发")
        self._lay_out(theme)
        self._day.dateChanged.connect(self._day_changed)
        self._clock.editingFinished.connect(self._clock_changed)
        self.hanging.hung.connect(self._hung)
        for button, wish in (
            (self.open_draft, self.draft_wished),
            (self.review, self.review_wished),
            (self.copy_title, self.copy_title_wished),
            (self.copy_body, self.copy_body_wished),
            (self.posted, self.posted_wished),
        ):
            button.clicked.connect(lambda _checked=False, wish=wish: self._wish(wish))

    def show_line(self, line: SlotLine, timing: Timing | None, lives: Sequence[Live]) -> None:
        """Show a slot; ``lives`` are the sessions of its campaign. What is being written in a field stays until it is left."""
        slot, self.line = line.slot, line
        self._name.setText(name_of(line))
        fans = f" · {number(line.fans)} 粉丝" if line.fans is not None else ""
        self._who.setText(f"{line.account} · {line.role}{fans}" if line.account else NOBODY)
        self._status.setText(slot.status)
        self._timing.setText(timing.text if timing else "")
        self._timing.set_role(ROLES[timing.level] if timing else "soft")
        self._timing.setVisible(timing is not None)
        self._show_moment(line)
        self.hanging.show_slot(slot, lives, fixed=slot.status in PUBLISHED)
        self.hanging.setVisible(bool(lives))
        self._facts.show_line(line)
        has_draft, published = slot.draft_id is not None, slot.status in PUBLISHED
        self.open_draft.setText("打开草稿" if has_draft else "写这篇草稿")
        self.open_draft.setVisible(has_draft or not published)
        self.review.setVisible(slot.status in REVIEWED)
        self.copy_title.setVisible(has_draft)
        self.copy_body.setVisible(has_draft)
        self.posted.setVisible(not published)
        self._show_kind(self.posted, "primary" if slot.status == READY else "")

    def _show_kind(self, button: Button, kind: str) -> None:
        """The next thing to do is the filled one."""
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().unpolish(button)
            button.style().polish(button)

    def _show_moment(self, line: SlotLine) -> None:
        slot = line.slot
        fixed = slot.status in PUBLISHED
        for field in (self._day, self._clock):
            field.setEnabled(not fixed)
        self._day.blockSignals(True)
        self._day.setVisible(slot.day is not None)
        if slot.day:
            self._day.setDate(QDate.fromString(slot.day, Qt.DateFormat.ISODate))
        self._day.blockSignals(False)
        if not self._clock.hasFocus() or not self._clock.isModified():
            self._clock.setText(slot.clock or "")

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._who, 1)
        top.addWidget(self._status)
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self._day, 3)
        when.addWidget(self._clock, 2)
        buttons = Flow(gap=8)
        for button in (self.open_draft, self.review, self.copy_title, self.copy_body, self.posted):
            buttons.addWidget(button)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        column.addWidget(self._name)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(PlainLabel("什么时候发", "section"))
        column.addLayout(when)
        column.addWidget(self.hanging)
        column.addWidget(self._timing)
        column.addWidget(hairline())
        column.addWidget(self._facts)
        column.addWidget(hairline())
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(inside)

    def _wish(self, wish: SignalInstance) -> None:
        if self.line is not None:
            wish.emit(self.line.slot.id)

    @Slot(object, object)
    def _hung(self, live_id: str | None, before: int | None) -> None:
        if self.line is not None:
            self.hung.emit(self.line.slot.id, live_id, before)

    @Slot(QDate)
    def _day_changed(self, day: QDate) -> None:
        if self.line is not None:
            self.edited.emit(self.line.slot.id, "day", day.toString("yyyy-MM-dd"))

    @Slot()
    def _clock_changed(self) -> None:
        if self.line is None or not self._clock.isModified():
            return
        self._clock.setModified(False)
        text = self._clock.text().strip()
        if text != (self.line.slot.clock or ""):
            self.edited.emit(self.line.slot.id, "clock", text or None)
