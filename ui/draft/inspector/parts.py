"""The parts of the score, each with its reason; pressing one shows in the text what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nlp.findings import Part
from ui.draft.inspector.row import GAP, RIGHT, Row, width_of
from ui.draft.inspector.section import Rows, Section
from ui.theme import Theme
from ui.widgets.gauges import shade
from ui.widgets.labels import PlainLabel

BAR = 48
CLAUSES = re.compile(r"(?:「[^」]*」|《[^》]*》|（[^）]*）|[^，；。「《（])+")
"""What stands between commas; what is quoted or bracketed is one thing."""
WANTING = re.compile(
    r"(?:标题|开头|结尾|正文|图片|话题|卖点词|段落)?里?"
    r"(?:还没|没有(?!照搬|发现)|没说|少了|缺|太|偏|有点|像是|超|可以|都是|问得|再|多[了分]|第 |平均|相似度)"
)
"""How a clause begins that says what to do better, or how near is too near."""


class PartsPanel(Section):
    """All parts in the order of the checks."""

    chosen = Signal(object)
    """Part: show its places."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("得分项", "点一项，看原文")
        self._theme = theme
        self._rows: Rows[Part, PartItem] = Rows(self.rows, self._make, lambda item, part: item.show_part(part))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Parts that count first; those without a signal in this library last and quiet."""
        self._rows.fill([part for part in parts if part.most] + [part for part in parts if not part.most])
        self.empty("" if parts else "写几个字，这里会说哪里好、哪里差")

    def rows_shown(self) -> list[Row]:
        return [item.row for item in self._rows.shown]

    def _make(self) -> PartItem:
        item = PartItem(self._theme)
        item.row.clicked.connect(lambda: self.chosen.emit(item.row.part))
        return item


def points_text(part: Part) -> str:
    """``8/10``; a part that weighs nothing says so."""
    return f"{part.points:.0f}/{part.most:.0f}" if part.most else "不计"


def gist(part: Part) -> str:
    """The reason from where it says what is missing, for a line that has no room for all of it."""
    for clause in CLAUSES.finditer(part.reason):
        if WANTING.match(clause[0]):
            return part.reason[clause.start() :]
    return part.reason


class PartItem(QWidget):
    """A line, and below it the whole reason once the part has been pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.row = PartRow(theme)
        self.row.open_wished.connect(self.open)
        self.row.clicked.connect(lambda: self.open(True))
        self._reason = PlainLabel("", "soft", wrap=True)
        self._reason.setContentsMargins(GAP, 0, GAP, theme.px(6))
        self._reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self._reason)

    def show_part(self, part: Part) -> None:
        if part.name != self.row.part.name:
            self._reason.hide()
        self.row.show_part(part)
        if not self._reason.isHidden():
            self._reason.setText(part.reason)

    @Slot(bool)
    def open(self, shown: bool) -> None:
        """Show the whole reason, or hide it."""
        self._reason.setText(self.row.part.reason)
        self._reason.setVisible(shown)


class PartRow(Row):
    """Name, what is missing as far as there is room, bar, points."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.part = Part("", 0, 0, "")

    def show_part(self, part: Part) -> None:
        if part == self.part:
            return
        self.part = part
        places = f"\n原文 {len(part.spans)} 处，点一下逐处看" if part.spans else ""
        self.say(f"{part.name} {points_text(part)}，{part.reason}", f"{part.name}：{part.reason}{places}")

    def draw(self, painter: QPainter, room: QRect) -> None:
        part, theme = self.part, self.theme
        numbers = width_of(theme, "12/12", 12)
        self.write(painter, room, points_text(part), "soft", size=12, edge=RIGHT)
        bar = QRectF(
            room.right() - numbers - theme.px(10) - theme.px(BAR),
            room.center().y() - theme.px(3) + 1,
            theme.px(BAR),
            theme.px(6),
        )
        if part.most:
            self._bar(painter, bar, max(0.0, min(1.0, part.points / part.most)))
        words = QRect(room.left(), room.top(), round(bar.left()) - room.left() - GAP, room.height())
        name = self.write(painter, words, part.name, "text" if part.most else "soft")
        column = max(name, width_of(theme, "原创程度")) + GAP
        self.write(painter, words.adjusted(column, 0, 0, 0), gist(part), "soft", size=12)

    def _bar(self, painter: QPainter, bar: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("line"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if share > 0:
            painter.setBrush(self.theme.color(shade(share)))
            bar.setWidth(max(bar.height(), bar.width() * share))
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
