"""Past notes the draft resembles, and how well they did."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter

from nlp.findings import Similar
from ui.draft.inspector.row import GAP, RIGHT, Row
from ui.draft.inspector.section import More, Rows, Section
from ui.theme import Theme

FEW = 4


class SimilarPanel(Section):
    """The nearest notes first."""

    chosen = Signal(object)
    """Similar: show it beside the draft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("像这些笔记")
        self._theme = theme
        self._all: Sequence[Similar] = ()
        self._rows: Rows[Similar, SimilarRow] = Rows(self.rows, self._make, lambda row, one: row.show_one(one))
        self._more = More(FEW)
        self._more.folded_changed.connect(lambda _folded: self._fill())
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_similar(self, similar: Sequence[Similar], remark: str, empty: str = "") -> None:
        """Show them; ``remark`` says whether the nearest is too near, ``empty`` stands there when there are none."""
        self._all = similar
        self._fill()
        self.remark(remark)
        self.empty("" if similar else empty)

    def rows_shown(self) -> list[Row]:
        return list(self._rows.shown)

    def _fill(self) -> None:
        self._rows.fill(self._more.cut(self._all))

    def _make(self) -> SimilarRow:
        row = SimilarRow(self._theme)
        row.clicked.connect(lambda: self.chosen.emit(row.one))
        return row


def rank_text(percentile: float | None) -> tuple[str, str]:
    """How a note did among comparable ones, in words, and the token of its colour."""
    if percentile is None:
        return "未知", "soft"
    if percentile >= 50:
        return f"前 {max(1, round(100 - percentile))}%", "accent" if percentile >= 75 else "text"
    return f"后 {max(1, round(percentile))}%", "soft"


class SimilarRow(Row):
    """Title and rank."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.one = Similar("", "", 0, None)

    def show_one(self, one: Similar) -> None:
        if one != self.one:
            self.one = one
            rank, _ = rank_text(one.percentile)
            self.say(
                f"{one.title}，相似 {one.similarity:.2f}，互动{rank}",
                f"{one.title}\n相似度 {one.similarity:.2f}，互动在同类里{rank}\n回车并排看",
            )

    def draw(self, painter: QPainter, room: QRect) -> None:
        rank, token = rank_text(self.one.percentile)
        wide = self.write(painter, room, rank, token, size=12, weight=600, edge=RIGHT)
        title = " ".join(self.one.title.split()) or "（没有标题）"
        self.write(painter, room.adjusted(0, 0, -wide - GAP, 0), title)
