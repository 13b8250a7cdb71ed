"""Wording that breaks a rule or may; what only looks like it is shown quietly, and a person may ignore one with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nlp.findings import Hit
from ui.draft.inspector.row import GAP, RIGHT, Row, width_of
from ui.draft.inspector.section import Rows, Section
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

LEVELS = {
    "hard": ("违规", "bad", "badtint"),
    "review": ("待核", "warn", "warntint"),
    "exempt": ("可用", "soft", "chip"),
}


class WordingPanel(Section):
    """Hits in reading order, the hard ones first; exempt ones behind a button."""

    chosen = Signal(object)
    """Hit: show it in the text."""
    ignore_wished = Signal(object)
    """Hit: ask for a reason and leave it out from now on."""
    ignored_wished = Signal()
    """Show what has been ignored."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("用语")
        self._theme = theme
        self._hits: Sequence[Hit] = ()
        self._shown = False
        self._rows: Rows[Hit, HitItem] = Rows(self.rows, self._make, lambda item, hit: item.show_hit(hit))
        self._quietly = Button("", kind="link")
        self._quietly.clicked.connect(self._turn)
        self.column.addWidget(self._quietly, 0, Qt.AlignmentFlag.AlignLeft)
        self._quietly.hide()
        self._ignored = Button("", kind="link")
        self._ignored.clicked.connect(self.ignored_wished)
        self.column.addWidget(self._ignored, 0, Qt.AlignmentFlag.AlignLeft)
        self._ignored.hide()

    def show_ignored(self, count: int) -> None:
        """How many hits of this draft a person chose to ignore."""
        self._ignored.setText(f"已忽略 {count} 处，看理由")
        self._ignored.setVisible(bool(count))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        order = {"hard": 0, "review": 1, "exempt": 2}
        self._hits = sorted(hits, key=lambda hit: order[hit.level])
        self._fill()

    def rows_shown(self) -> list[Row]:
        return [item.row for item in self._rows.shown]

    def reveal(self, hit: Hit) -> None:
        """Open a hit's advice."""
        for item in self._rows.shown:
            if item.hit == hit:
                item.open(True)
                item.row.setFocus()

    def _fill(self) -> None:
        exempt = sum(hit.level == "exempt" for hit in self._hits)
        others = len(self._hits) - exempt
        self._rows.fill([hit for hit in self._hits if self._shown or hit.level != "exempt"])
        self._quietly.setVisible(bool(exempt))
        self._quietly.setText("收起可用的" if self._shown else f"另有 {exempt} 处看着像、其实可用")
        self.remark(f"{others} 处要看" if others else "")
        self.empty("" if others else "没有发现要改的用语")

    @Slot()
    def _turn(self) -> None:
        self._shown = not self._shown
        self._fill()

    def _make(self) -> HitItem:
        item = HitItem(self._theme)
        item.row.clicked.connect(lambda: self.chosen.emit(item.hit))
        item.ignore.clicked.connect(lambda: self.ignore_wished.emit(item.hit))
        item.row.menu_wished.connect(lambda point: self._menu(item, point))
        return item

    def _menu(self, item: HitItem, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("看原文", lambda: self.chosen.emit(item.hit))
        menu.addAction("看规则和改法", lambda: item.open(True))
        ignorable = item.hit is not None and item.hit.level != "exempt"
        menu.addAction("忽略…", lambda: self.ignore_wished.emit(item.hit)).setEnabled(ignorable)
        menu.exec(point)
        menu.deleteLater()


def advice_of(hit: Hit) -> str:
    """Level, rule, advice and source, a line each."""
    level, _, _ = LEVELS[hit.level]
    lines = [f"「{hit.text}」{level}：{hit.rule}", hit.advice, f"依据：{hit.source}" if hit.source else ""]
    return "\n".join(line for line in lines if line)


class HitItem(QWidget):
    """A line, and below it rule and advice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.row = HitRow(theme)
        self.row.open_wished.connect(self.open)
        self._advice = PlainLabel("", "soft", wrap=True)
        self.ignore = Button("忽略…", kind="link")
        below = QWidget()
        inner = QHBoxLayout(below)
        inner.setContentsMargins(GAP, 0, GAP, theme.px(4))
        inner.addWidget(self._advice, 1)
        inner.addWidget(self.ignore)
        self._below = below
        below.hide()
        self.hit: Hit | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(below)
        self.row.clicked.connect(lambda: self.open(True))

    def show_hit(self, hit: Hit) -> None:
        if self.hit is None or (hit.text, hit.rule) != (self.hit.text, self.hit.rule):
            self._below.hide()
        self.hit = hit
        self.row.show_hit(hit)
        self._advice.setText(advice_of(hit))
        self.ignore.setVisible(hit.level != "exempt")

    @Slot(bool)
    def open(self, shown: bool) -> None:
        """Show rule and advice, or hide them."""
        self._below.setVisible(shown)


class HitRow(Row):
    """Level, the words, and the rule at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._hit: Hit | None = None

    def show_hit(self, hit: Hit) -> None:
        self._hit = hit
        level, _, _ = LEVELS[hit.level]
        self.say(f"{level}：{hit.text}，{hit.rule}，{hit.advice}", advice_of(hit))

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self._hit is None:
            return
        level, token, ground = LEVELS[self._hit.level]
        wide = self.pill(painter, room, level, token, ground)
        rest = room.adjusted(wide + GAP, 0, 0, 0)
        rule = min(width_of(self.theme, self._hit.rule, 12), rest.width() * 3 // 5)
        self.write(
            painter,
            QRect(rest.right() - rule, rest.top(), rule + 1, rest.height()),
            self._hit.rule,
            "soft",
            size=12,
            edge=RIGHT,
        )
        self.write(painter, rest.adjusted(0, 0, -rule - GAP, 0), self._hit.text, size=14)
