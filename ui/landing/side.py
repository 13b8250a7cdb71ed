"""Beside the table: why a point is (not) answered and who makes it, or all points of one note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.landing.answers import Answered, Landing, Point, Subject, Tick
from ui.draft.inspector.section import Rows
from ui.landing.rows import TOKENS, SubjectLine, day_of, title_of
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.side import SideColumn

NOTES_MOST, POINTS_MOST = 12, 60


@dataclass(frozen=True, slots=True)
class Maker:
    """A note that makes a point, with the sentence that does."""

    subject: Subject
    sentence: str


class FoundRow(QWidget):
    """Where a point is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._place, self._why = PlainLabel("", "strong"), PlainLabel("")
        self._sentence = PlainLabel("", "soft", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self._place)
        line.addStretch(1)
        line.addWidget(self._why)
        _stack(self, line, self._sentence)

    def show_found(self, found: Answered) -> None:
        """Show a sentence of the shop."""
        self._place.setText(found.place)
        self._why.setText("原话" if found.fully else "部分")
        self._why.set_role("accent" if found.fully else "warn")
        self._sentence.setText(f"“{found.sentence}”")


class MakerRow(QWidget):
    """A note that makes the point; its title opens it."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.subject: Subject | None = None
        self.title = Button("", kind="plainlink")
        self.title.clicked.connect(lambda: self.opened.emit(self.subject))
        self._about = ElidedLabel("", "small")
        self._sentence = PlainLabel("", "soft", wrap=True)
        _stack(self, self.title, self._sentence, self._about)

    def show_maker(self, maker: Maker) -> None:
        """Show a note and the sentence of it."""
        subject = self.subject = maker.subject
        title = subject.title or "没有标题"
        self.title.setText(title if len(title) <= 22 else title[:21] + "…")
        self.title.setEnabled(bool(subject.draft_id or subject.note_id))
        sentence = "" if maker.sentence == subject.title else maker.sentence
        self._sentence.setText(f"“{sentence}”" if sentence else "")
        self._sentence.setVisible(bool(sentence))
        day = day_of(SubjectLine(subject, 0, ()))
        self._about.setText(" · ".join(filter(None, (subject.kind, subject.account, day if subject.day else ""))))


class PointRow(QWidget):
    """A point of a note, with its state and what to add."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._state = ElidedLabel("", "strong"), PlainLabel("")
        self._about = PlainLabel("", "soft", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._text, 1)
        line.addWidget(self._state)
        _stack(self, line, self._about)

    def show_point(self, point: Point) -> None:
        """Show a point."""
        self._text.setText(f"{point.kind} {point.title}")
        self._state.setText(point.state)
        self._state.set_role(TOKENS[point.state])
        answered = "、".join(dict.fromkeys(one.place for one in point.answered))
        self._about.setText(point.advice if point.open else answered)
        self._about.setVisible(bool(self._about.text()))


class Side(SideColumn):
    """Rows are made once and rewritten, so that nothing jumps."""

    tick_wished = Signal(object)
    """已补, 不用补, or None: open again."""
    open_wished = Signal(object)
    """A Subject whose draft or note is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("承接依据", parent)
        self._title, self._state = PlainLabel("", "section", wrap=True), PlainLabel("")
        self._about, self._advice = PlainLabel("", "soft", wrap=True), PlainLabel("", wrap=True)
        self._buttons = QWidget()
        self.open = Button("打开这篇", kind="quiet")
        self._subject: Subject | None = None
        self._lay_head()
        self._found_part, found = self._section("店铺里的话")
        self._found: Rows[Answered, FoundRow] = Rows(found, FoundRow, FoundRow.show_found)
        self._makers_part, makers = self._section("谁说到它")
        self._makers: Rows[Maker, MakerRow] = Rows(makers, self._make_maker, MakerRow.show_maker)
        self._more = PlainLabel("", "soft")
        if (column := self._makers_part.layout()) is not None:
            column.addWidget(self._more)
        self._points_part, points = self._section("它的要点")
        self._points: Rows[Point, PointRow] = Rows(points, PointRow, PointRow.show_point)
        self.column.addStretch(1)
        self.setWidget(self.inside)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        for part in (self._found_part, self._makers_part, self._points_part, self._buttons, self.open):
            part.hide()
        self._head("选一条要点", "", "", "左边选一条，这里是它在店铺里的原句、说到它的笔记，和要补的话", "")

    def show_points(self, landing: Landing, points: Sequence[Point]) -> None:
        """Show one point with its reasons, or what can be done with several."""
        first = points[0]
        several = len(points) > 1
        self._buttons.show()
        self.open.hide()
        self._points_part.hide()
        if several:
            open_points = sum(point.open for point in points)
            self._head(f"选中 {len(points)} 条", "", "", f"其中 {open_points} 条还没有承接", "")
            self._found_part.hide()
            self._makers_part.hide()
        else:
            others = [word for word in first.words if word != first.text]
            said = f"笔记里的说法：{'、'.join(others[:6])}" if others else ""
            brand = "品牌卖点" if first.brand else ""
            about = " · ".join(filter(None, (first.kind, brand, said)))
            self._head(first.title, first.state, TOKENS[first.state], about, first.advice)
            self._found_part.setVisible(bool(first.answered))
            self._found.fill(first.answered)
            self._show_makers(landing, first)
        states = {point.state for point in points}
        for tick, button in self._ticks.items():
            button.setVisible(tick not in states if tick else bool(states & {"已补", "不用补"}))
        if states == {"已回应"}:
            self._buttons.hide()

    def show_subject(self, landing: Landing, line: SubjectLine) -> None:
        """Show all points of one note."""
        subject = self._subject = line.subject
        for part in (self._found_part, self._makers_part, self._buttons):
            part.hide()
        about = " · ".join(filter(None, (subject.kind, subject.account, day_of(line), subject.status)))
        state, token = (f"{line.settled} / {line.total}", "warn" if line.lacking else "accent")
        self._head(title_of(line), state, token, about, "")
        self.open.setVisible(bool(subject.draft_id or subject.note_id))
        known = landing.by_key
        points = sorted((known[key] for key in subject.points), key=lambda point: not point.open)
        self._points_part.setVisible(bool(points))
        self._points.fill(points[:POINTS_MOST])

    def _show_makers(self, landing: Landing, point: Point) -> None:
        known = {subject.id: subject for subject in landing.subjects}
        makers = [Maker(known[one.subject], one.sentence) for one in point.said]
        self._makers_part.setVisible(bool(makers))
        self._makers.fill(makers[:NOTES_MOST])
        over = len(makers) - NOTES_MOST
        self._more.setText(f"还有 {over} 篇，在“按笔记”里看" if over > 0 else "")
        self._more.setVisible(over > 0)

    def _head(self, title: str, state: str, token: str, about: str, advice: str) -> None:
        self._title.setText(title)
        self._state.setText(state)
        self._state.set_role(token or "soft")
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))

    def _lay_head(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._title, 1)
        line.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addWidget(self._about)
        self.column.addWidget(self._advice)
        row = Flow(self._buttons, gap=8)
        ticks: tuple[tuple[Tick | None, str, str], ...] = (
            ("已补", "勾为已补", "Space"),
            ("不用补", "不用补", "N"),
            (None, "重新打开", ""),
        )
        self._ticks: dict[Tick | None, Button] = {}
        for tick, text, keys in ticks:
            button = self._ticks[tick] = Button(text, keys=keys)
            button.clicked.connect(lambda _checked=False, tick=tick: self.tick_wished.emit(tick))
            row.addWidget(button)
        self.column.addWidget(self._buttons)
        self.open.clicked.connect(lambda: self.open_wished.emit(self._subject))
        self.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def _section(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addWidget(PlainLabel(title, "section"))
        rows = QVBoxLayout()
        rows.setSpacing(12)
        column.addLayout(rows)
        self.column.addWidget(part)
        return part, rows

    def _make_maker(self) -> MakerRow:
        row = MakerRow()
        row.opened.connect(self.open_wished)
        return row


def _stack(row: QWidget, *lines: QWidget | QHBoxLayout) -> None:
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for line in lines:
        if isinstance(line, QWidget):
            column.addWidget(line)
        else:
            column.addLayout(line)
