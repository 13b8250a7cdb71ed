"""Writing an answer: begun from the reply library, checked for wording, copied by a person, logged when it was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from planner.inbox.replies import Suited
from planner.inbox.wording import Checked
from ui.theme import Theme
from ui.timers import one_shot
from ui.utf16 import Positions
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip

REST_MS = 250
HEIGHT = 92
SAID_HEIGHT = 36


class ReplyField(QPlainTextEdit):
    """Esc goes back to the list."""

    leave_wished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)


class Composer(QWidget):
    """Nothing is sent from here: a person copies the words and answers on the platform."""

    check_wished = Signal(str)
    copy_wished = Signal()
    answered_wished = Signal()
    promise_wished = Signal()
    library_wished = Signal()
    keep_wished = Signal()
    """Keep these words as a prepared reply."""
    rested = Signal()
    """Nobody has typed for a moment."""
    leave_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._product: str | None = None
        self._checked: Checked | None = None
        self._suited: list[Suited] = []
        self.field = ReplyField()
        self.field.setAccessibleName("回复")
        self.field.setPlaceholderText("写回复，或点上面的话术开头。草田不会发送：复制后到平台上回复，再标为已回复")
        self.field.setTabChangesFocus(True)
        self._said = PlainLabel("", "soft", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._chips = QWidget()
        self._flow = Flow(self._chips, gap=6)
        self.library = Button("话术库", kind="quiet")
        self.keep = Button("存为话术", kind="quiet")
        self.promise = Button("记承诺", keys="P")
        self.copy = Button("复制回复", keys="Ctrl+Shift+C")
        self.answered = Button("标为已回复", kind="primary", keys="Ctrl+Return")
        self._rest = one_shot(self, REST_MS, self._rested)
        self._text = ""
        self._lay_out()
        self.field.textChanged.connect(self._typed)
        self.field.leave_wished.connect(self.leave_wished)
        for button, wish in (
            (self.library, self.library_wished),
            (self.keep, self.keep_wished),
            (self.promise, self.promise_wished),
            (self.copy, self.copy_wished),
            (self.answered, self.answered_wished),
        ):
            button.clicked.connect(wish)
        self._scale()
        theme.theme_changed.connect(self._scale)
        self._judge()

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText().strip()

    @property
    def busy(self) -> bool:
        """Whether something typed has not been told yet."""
        return self._rest.isActive()

    @property
    def fit(self) -> bool:
        """Whether it may be said: it is checked, breaks no rule and has no blanks."""
        return bool(self.text) and self._checked is not None and not self._checked.hard and not self._checked.blanks

    def show_reply(self, text: str, suited: Sequence[Suited], product: str | None) -> None:
        """Show a reply that was begun, and what it can begin with."""
        self._product = product
        self.field.setPlainText(text)
        self._text = text
        self._flow.clear()
        for number, one in enumerate(suited, 1):
            chip = Chip(one.reply.title)
            set_tip(chip, f"{one.reply.for_product(product)}\n推荐理由：{one.why}  F{number + 4}")
            chip.clicked.connect(partial(self.begin_with, one))
            self._flow.addWidget(chip)
        self._suited = list(suited)
        self._chips.setVisible(bool(suited))
        self._rest.stop()
        self._checked = None
        self._judge()
        if text.strip():
            self.check_wished.emit(self.text)

    def begin_with(self, one: Suited, _checked: bool = False) -> None:
        """A prepared reply joins what is there; the field's own Ctrl+Z takes it back."""
        cursor = self.field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self.text else "") + one.reply.for_product(self._product))
        self.field.setTextCursor(cursor)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, text: str) -> None:
        """Put words in, as a prepared reply does."""
        cursor = self.field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self.text else "") + text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, number: int) -> None:
        """The prepared reply at a place, from 0."""
        if number < len(self._suited):
            self.begin_with(self._suited[number])

    def show_checked(self, text: str, checked: Checked) -> None:
        """What was found in these words; nothing is said by it of words that were written since."""
        if text == self.text:
            self._checked = checked
            self._judge()

    def _judge(self) -> None:
        checked, text = self._checked, self.text
        parts: list[str] = []
        if checked is not None and text:
            parts += [f"「{hit.text}」{hit.advice.rstrip('。')}" for hit in checked.hits]
            if checked.blanks:
                blanks = "、".join(text[start:end] for start, end in checked.blanks)
                parts.append(f"还要填 {blanks}")
        role = "bad" if checked and checked.hard else "warn" if parts else "soft"
        clean = checked is not None and checked.clean and bool(text)
        self._said.set_role(role)
        first = f"{parts[0]}（共 {len(parts)} 处）" if len(parts) > 1 else "".join(parts)
        self._said.setText(first or ("用词检查通过" if clean else ""))
        set_tip(self._said, "\n".join(parts))
        for button in (self.copy, self.answered):
            button.setEnabled(self.fit)
        self.keep.setEnabled(bool(text))
        why = "先写好回复" if not text else "先改掉标出的用词、填好空" if checked and not self.fit else ""
        set_tip(self.copy, why or "复制回复  Ctrl+Shift+C")
        set_tip(self.answered, why or "已在平台上这样回复，记进记录  Ctrl+Enter")
        self._underline()

    def _underline(self) -> None:
        found = []
        text = self.field.toPlainText()
        shift, places = len(text) - len(text.lstrip()), Positions(text)
        for hit in self._checked.hits if self._checked else ():
            start, end = hit.span.start + shift, hit.span.end + shift
            if end <= len(text):
                found.append(self._selection(places, start, end, "badtint" if hit.level == "hard" else "warntint"))
        for start, end in self._checked.blanks if self._checked else ():
            if end + shift <= len(text):
                found.append(self._selection(places, start + shift, end + shift, "warntint"))
        self.field.setExtraSelections(found)

    def _selection(self, places: Positions, start: int, end: int, token: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(places.to_qt(start))
        cursor.setPosition(places.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        look = QTextCharFormat()
        look.setBackground(self._theme.color(token))
        look.setFontUnderline(True)
        made.format = look
        return made

    @Slot()
    def _typed(self) -> None:
        # Composing pinyin and colouring announce changes that have not happened.
        if self.field.toPlainText() != self._text:
            self._text = self.field.toPlainText()
            self._checked = None
            for button in (self.copy, self.answered):
                button.setEnabled(False)
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        self._judge()
        self.rested.emit()
        if self.text:
            self.check_wished.emit(self.text)

    @Slot()
    def _scale(self) -> None:
        self.field.setFixedHeight(self._theme.px(HEIGHT))
        # Two lines, always: what is said of the words must not push them about.
        self._said.setFixedHeight(self._theme.px(SAID_HEIGHT))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.library)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        for button in (self.promise, self.copy, self.answered):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.field)
        column.addWidget(self._said)
        column.addLayout(foot)
