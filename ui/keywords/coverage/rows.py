"""Notes and drafts that hold a keyword, as lines that can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter

from planner.research.rows import Covered
from ui.draft.inspector.row import GAP, RIGHT, Row
from ui.draft.inspector.section import More, Rows, Section
from ui.library.columns import UNTITLED
from ui.theme import Theme

FEW = 8
HIGH = 44
PLACES = ("题", "首", "文", "话")
MEANINGS = ("标题", "开头", "正文", "话题")


def counts_of(covered: Covered) -> tuple[int, int, int, int]:
    """Mentions in title, opening, body and topics."""
    return covered.title, covered.opening, covered.body, covered.topics


def counts_text(covered: Covered) -> str:
    """标题 1 · 正文 3, only where there are any."""
    both = zip(MEANINGS, counts_of(covered), strict=True)
    return " · ".join(f"{name} {count}" for name, count in both if count) or "没有写到"


def name_of(covered: Covered) -> str:
    """Its title on one line."""
    return " ".join(covered.name.split()) or UNTITLED


def kind_of(covered: Covered) -> str:
    """笔记 or 草稿."""
    return "草稿" if covered.noun == "draft" else "笔记"


class CoveredList(Section):
    """The newest first."""

    look_wished = Signal(str, str)
    """note or draft, and its id."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(title)
        self._theme = theme
        self._all: Sequence[Covered] = ()
        self._rows: Rows[Covered, CoveredRow] = Rows(self.rows, self._make, CoveredRow.show_one)
        self._more = More(FEW)
        self._more.folded_changed.connect(self._fill)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.wait()

    def wait(self) -> None:
        """They are being looked for."""
        self._all = ()
        self._fill()
        self.remark("")
        self.empty("正在找…")

    def show_covered(self, covered: Sequence[Covered]) -> None:
        """Show them."""
        self._all = sorted(covered, key=lambda one: (one.noun == "note", one.day), reverse=True)
        self._fill()
        self.remark(f"{len(covered)} 篇" if covered else "")
        self.empty("" if covered else "还没有写过它")

    @Slot()
    def _fill(self) -> None:
        self._rows.fill(self._more.cut(self._all))

    def _make(self) -> CoveredRow:
        row = CoveredRow(self._theme)
        row.clicked.connect(lambda: self._look(row))
        row.step_wished.connect(lambda step: self._step(row, step))
        return row

    def _look(self, row: CoveredRow) -> None:
        if row.one is not None:
            self.look_wished.emit(row.one.noun, row.one.id)

    def _step(self, row: CoveredRow, step: int) -> None:
        shown = self._rows.shown
        at = shown.index(row) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)


class CoveredRow(Row):
    """Title and day, below them where the keyword stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HIGH)
        self.one: Covered | None = None

    def show_one(self, one: Covered) -> None:
        """Show a note or draft."""
        self.one = one
        self.say(
            f"{kind_of(one)}：{name_of(one)}，{counts_text(one)}",
            f"{name_of(one)}\n{kind_of(one)} · {one.day or '没有日期'}\n{counts_text(one)}\n回车打开",
        )

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self.one is None:
            return
        half = room.height() // 2
        top = QRect(room.left(), room.top() + 3, room.width(), half - 2)
        low = QRect(room.left(), room.top() + half, room.width(), half - 4)
        day = self.write(painter, top, self.one.day or "–", "soft", size=11, edge=RIGHT)
        self.write(painter, top.adjusted(0, 0, -day - GAP, 0), name_of(self.one))
        kind = self.write(painter, low, kind_of(self.one), "accent" if self.one.noun == "draft" else "soft", size=11)
        self.write(painter, low.adjusted(kind + GAP, 0, 0, 0), counts_text(self.one), "soft", size=11)
