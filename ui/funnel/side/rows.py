"""The lines of the right side."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.funnel.answers import Difference, Number, Origin, Sentence, Tag, Waterline
from planner.metrics import METRICS
from ui.draft.inspector.row import RIGHT, Row
from ui.funnel.words import brief, definition_words, number_words, share, whole
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, set_tip

TONES = {"good": "accent", "bad": "bad", "warn": "warn", "plain": "text"}
MARKS = {"good": "↑", "bad": "!", "warn": "!", "plain": "·"}
"""Before the words: colour does not stand alone."""


class Say(QFrame):
    """A sentence that breaks into lines, and a way to the notes it speaks of."""

    look_wished = Signal(tuple, str)

    def __init__(self) -> None:
        super().__init__()
        self.sentence: Sentence | None = None
        self._mark, self._words = PlainLabel("", "strong"), PlainLabel("", wrap=True)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._mark.setFixedWidth(10)
        self.look = Button("", kind="link")
        self.look.clicked.connect(self._wish)
        # As far in as the words of the button below them.
        self._words.setContentsMargins(7, 0, 0, 0)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._words)
        below.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(0)
        row.addWidget(self._mark)
        row.addLayout(below, 1)

    def show_sentence(self, sentence: Sentence) -> None:
        """Show one."""
        self.sentence = sentence
        token = TONES[sentence.tone]
        self._mark.setText(MARKS[sentence.tone])
        self._mark.set_role("soft" if token == "text" else token)
        self._words.setText(sentence.text)
        self.look.setVisible(bool(sentence.note_ids))
        self.look.setText(f"看这 {len(sentence.note_ids):,} 篇")
        self.look.setAccessibleName(f"{sentence.text}：在笔记库看这 {len(sentence.note_ids):,} 篇")

    def _wish(self) -> None:
        if self.sentence is not None:
            self.look_wished.emit(self.sentence.note_ids, self.sentence.text)


class MeasureRow(Row):
    """What was paid for what, and where that stands among one's own notes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._number: Number | None = None
        self._place = ""

    def show_measure(self, one: tuple[Number, Waterline | None]) -> None:
        """Show a number; with its waterline it says where it stands."""
        self._number, line = one
        value = self._number.value
        same = line is not None and line.definition == self._number.definition
        self._place = line.place(value) if line is not None and same and value is not None else ""
        self.say(f"{self._number.label} {self._number.shown} {self._place}", number_words(self._number))

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self._number is None:
            return
        metric, value = self._number.definition.metric, self._number.value
        token = "text" if value is not None else "faint"
        used = self.write(painter, room, brief(metric, value), token, weight=600, edge=RIGHT)
        aside = room.adjusted(0, 0, -used - 10, 0)
        if self._place:
            used += self.write(painter, aside, self._place, "soft", size=11, edge=RIGHT) + 10
        elif value is None and self._number.missing:
            self.write(painter, aside.adjusted(90, 0, 0, 0), self._number.missing, "soft", size=11, edge=RIGHT)
        self.write(painter, room.adjusted(0, 0, -used - 10, 0), self._number.label, "text", size=12)


class TagRow(Row):
    """A diagnosis, how many notes have it, and what to do."""

    look_wished = Signal(tuple, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 44)
        self.tag: Tag | None = None
        self.clicked.connect(self._wish)

    def show_tag(self, tag: Tag) -> None:
        """Show one."""
        self.tag = tag
        told = f"{tag.name}：{tag.rule}\n{tag.advice}\n点一下在笔记库看这 {len(tag.note_ids):,} 篇"
        self.say(f"{tag.name} {len(tag.note_ids)} 篇，{tag.advice}", told)

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self.tag is None:
            return
        half = room.height() // 2
        top = QRect(room.left(), room.top() + 2, room.width(), half)
        below = QRect(room.left(), top.bottom(), room.width(), half - 2)
        count = f"{len(self.tag.note_ids):,} 篇"
        used = self.write(painter, top, count, "text", size=12, edge=RIGHT)
        name = top.adjusted(0, 0, -used - 10, 0)
        self.write(painter, name, self.tag.name, TONES[self.tag.tone], weight=600)
        self.write(painter, below, self.tag.advice, "soft", size=11)

    def _wish(self) -> None:
        if self.tag is not None:
            self.look_wished.emit(self.tag.note_ids, f"{self.tag.name}")


class DifferenceRow(Row):
    """One number of both halves, and how far they are apart; or why they must not be compared."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._difference: Difference | None = None

    def show_difference(self, found: Difference) -> None:
        """Show one."""
        self._difference = found
        told = [number_words(found.first), "对比", number_words(found.second), found.why]
        self.say(
            f"{found.label} {found.first.shown}，对比 {found.second.shown}{self._change}", "\n".join(filter(None, told))
        )

    @property
    def _change(self) -> str:
        found = self._difference
        if found is None or found.change is None:
            return ""
        return ("+" if found.change >= 0 else "−") + share(abs(found.change))

    def draw(self, painter: QPainter, room: QRect) -> None:
        found = self._difference
        if found is None:
            return
        name, each = round(room.width() * 0.3), round(room.width() * 0.235)
        left = room.left()
        self.write(painter, QRect(left, room.top(), name - 6, room.height()), found.label, size=12)
        for at, number in enumerate((found.first, found.second)):
            place = QRect(left + name + at * each, room.top(), each - 4, room.height())
            shown = brief(number.definition.metric, number.value)
            self.write(painter, place, shown, "text" if at == 0 else "soft", size=12, weight=600, edge=RIGHT)
        place = QRect(left + name + 2 * each, room.top(), room.width() - name - 2 * each, room.height())
        words, token = (self._change, "text") if self._change else ("口径不同" if found.why else "", "warn")
        self.write(painter, place, words, token, size=11, edge=RIGHT)


class OriginRow(Row):
    """Where one number of a note was read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 44)
        self._origin: Origin | None = None

    def show_origin(self, origin: Origin) -> None:
        """Show one."""
        self._origin = origin
        metric = METRICS[origin.metric]
        told = (
            f"{metric.label} {whole(origin.metric, origin.value)}\n{definition_words(origin.definition)}\n{self._where}"
        )
        self.say(f"{metric.label} {metric.show(origin.value)}，{self._where}", told)

    @property
    def _where(self) -> str:
        origin = self._origin
        if origin is None:
            return ""
        days = "–".join(day[5:].replace("-", "/") for day in dict.fromkeys((origin.since, origin.until)) if day)
        parts = (
            f"{origin.file}" + (f" 第 {origin.row:,} 行" if origin.row else ""),
            days,
            "" if origin.used else "没有用上",
        )
        return " · ".join(filter(None, parts))

    def draw(self, painter: QPainter, room: QRect) -> None:
        origin = self._origin
        if origin is None:
            return
        half, token = room.height() // 2, "text" if origin.used else "faint"
        top = QRect(room.left(), room.top() + 2, room.width(), half)
        below = QRect(room.left(), top.bottom(), room.width(), half - 2)
        used = self.write(painter, top, brief(origin.metric, origin.value), token, weight=600, edge=RIGHT)
        self.write(painter, top.adjusted(0, 0, -used - 10, 0), METRICS[origin.metric].label, token, size=12)
        self.write(painter, below, self._where, "soft", size=11)


class Fact(QWidget):
    """What something is called at the left, what it is at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._value = PlainLabel("", "soft"), PlainLabel("", wrap=True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._value, 1)

    def show_fact(self, fact: tuple[str, str]) -> None:
        """Show a name and a value."""
        self._name.setText(fact[0])
        self._value.setText(fact[1])
        set_tip(self, "")
