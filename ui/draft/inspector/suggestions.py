"""Keywords and topics worth using, each with its evidence. Pressing one puts it in; → shows why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from nlp.findings import Suggestion
from ui.draft.inspector.row import GAP, RIGHT, Row, width_of
from ui.draft.inspector.section import More, Rows, Section
from ui.show import number
from ui.theme import Theme
from ui.widgets.labels import PlainLabel

MARK = "# "


class SuggestionsPanel(Section):
    """A list of suggestions, the first few until the person asks for the rest."""

    taken = Signal(object)
    """Suggestion: put it in."""
    banned = Signal(object)
    """Suggestion: never propose it again."""
    cover_wished = Signal(str, bool)
    """A keyword this draft should cover, or no longer."""

    def __init__(self, theme: Theme, title: str, few: int, *, topics: bool = False) -> None:
        super().__init__(title)
        self._theme, self._topics = theme, topics
        self._all: Sequence[Suggestion] = ()
        self._covered: frozenset[str] = frozenset()
        self._left_out: frozenset[str] = frozenset()
        self._rows: Rows[Suggestion, SuggestionItem] = Rows(self.rows, self._make, self._show_one)
        self._more = More(few)
        self._more.folded_changed.connect(self._fill)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_all(self, suggestions: Sequence[Suggestion], empty: str) -> None:
        """Show them; ``empty`` is said when there are none."""
        self._all = suggestions
        self._fill()
        self.empty("" if suggestions else empty)

    def leave_out(self, words: frozenset[str]) -> None:
        """Never show these."""
        if words != self._left_out:
            self._left_out = words
            self._fill()

    def show_covered(self, keywords: Sequence[str]) -> None:
        """Which keywords this draft is to cover."""
        if frozenset(keywords) != self._covered:
            self._covered = frozenset(keywords)
            self._fill()

    def rows_shown(self) -> list[Row]:
        return [item.row for item in self._rows.shown]

    @Slot()
    def _fill(self) -> None:
        self._rows.fill(self._more.cut([one for one in self._all if one.text not in self._left_out]))

    def _show_one(self, item: SuggestionItem, one: Suggestion) -> None:
        item.show_one(one, covered=one.text in self._covered)

    def _make(self) -> SuggestionItem:
        item = SuggestionItem(self._theme, topic=self._topics)
        item.row.clicked.connect(lambda: self.taken.emit(item.one))
        item.row.menu_wished.connect(lambda point: self._menu(item, point))
        return item

    def _menu(self, item: SuggestionItem, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("加为话题" if self._topics else "写进正文", lambda: self.taken.emit(item.one))
        menu.addAction("收起依据" if item.is_open else "看依据", lambda: item.open(not item.is_open))
        if not self._topics:
            covered = item.one.text in self._covered
            words = "不再要求这篇覆盖" if covered else "要这篇覆盖它"
            menu.addAction(words, lambda: self.cover_wished.emit(item.one.text, not covered))
        menu.addSeparator()
        menu.addAction(f"不再建议「{item.one.text[:12]}」", lambda: self.banned.emit(item.one))
        menu.exec(point)
        menu.deleteLater()


def evidence(one: Suggestion) -> str:
    """The numbers behind a suggestion, on one short line: ``支持 86 · 高 1.4×``."""
    words = [f"支持 {one.support}"] if one.support else []
    if one.lift is not None and abs(one.lift - 1) >= 0.05:
        words.append(f"{'高' if one.lift > 1 else '低'} {one.lift:.1f}×")
    if one.volume is not None:
        words.append(f"搜索 {number(one.volume)}")
    return " · ".join(words[:2]) or one.why


def reasons(one: Suggestion) -> str:
    """Everything that is known, a line each."""
    lines = [one.why]
    if one.lift is not None:
        lines.append(f"用到它的 {one.support} 篇，互动是同类笔记的 {one.lift:.2f} 倍")
    elif one.support:
        lines.append(f"{one.support} 篇笔记用到它，还不足以比较好坏")
    if one.volume is not None:
        rivals = f"，竞争 {one.competition:g}" if one.competition is not None else ""
        lines.append(f"月均搜索 {one.volume:,.0f}{rivals}")
    lines.append(f"自己的笔记用过 {one.used} 篇" if one.used else "自己的笔记还没用过")
    if one.example:
        lines.append(f"例：{one.example}")
    return "\n".join(line for line in lines if line)


class SuggestionItem(QWidget):
    """A line, and below it the reasons when they are asked for."""

    def __init__(self, theme: Theme, *, topic: bool) -> None:
        super().__init__()
        self.row = SuggestionRow(theme, topic=topic)
        self.row.open_wished.connect(self.open)
        self._why = PlainLabel("", "soft", wrap=True)
        self._why.setContentsMargins(GAP, 0, GAP, theme.px(6))
        self._why.hide()
        self.one = Suggestion("", "", "", "", 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self._why)

    @property
    def is_open(self) -> bool:
        return not self._why.isHidden()

    def show_one(self, one: Suggestion, *, covered: bool) -> None:
        self.row.covered(covered)
        if one == self.one:
            return
        if one.text != self.one.text:
            self._why.hide()
        self.one = one
        self.row.show_one(one)
        if self.is_open:
            self._why.setText(reasons(one))

    @Slot(bool)
    def open(self, shown: bool) -> None:
        """Show the reasons, or hide them."""
        self._why.setText(reasons(self.one) if shown else "")
        self._why.setVisible(shown)


class SuggestionRow(Row):
    """The word, its class, and the evidence at the right."""

    def __init__(self, theme: Theme, *, topic: bool) -> None:
        super().__init__(theme)
        self._topic = topic
        self._covered = False
        self._one = Suggestion("", "", "", "", 0)

    def show_one(self, one: Suggestion) -> None:
        self._one = one
        self.say(f"{one.text}，{one.kind}，{evidence(one)}", f"{one.text}\n{reasons(one)}\n\n回车采纳，→ 展开依据")

    def covered(self, covered: bool) -> None:
        """Whether the draft is to cover this keyword."""
        if covered != self._covered:
            self._covered = covered
            self.update()

    def draw(self, painter: QPainter, room: QRect) -> None:
        one, theme = self._one, self.theme
        right = evidence(one)
        numbers = min(width_of(theme, right, 12), room.width() // 2)
        place = QRect(room.right() - numbers, room.top(), numbers + 1, room.height())
        self.write(painter, place, right, "soft", size=12, edge=RIGHT)
        left = room.adjusted(0, 0, -numbers - GAP, 0)
        label = "已写" if one.mentions else "要覆盖" if self._covered else one.kind
        reserved = width_of(theme, label, 11) + theme.px(16) + GAP if label else 0
        text = (MARK if self._topic else "") + one.text
        token = "soft" if one.mentions else "text"
        wide = self.write(painter, left.adjusted(0, 0, -reserved, 0), text, token, size=14)
        rest = left.adjusted(wide + GAP, 0, 0, 0)
        if one.mentions or self._covered:
            self.pill(painter, rest, label, *(("accent", "tint") if one.mentions else ("warn", "warntint")))
        else:
            self.pill(painter, rest, label)
