"""The notes behind a keyword: title, rank and day; a press opens one in 笔记库."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter

from planner.research.rows import Behind
from ui.draft.inspector.row import GAP, RIGHT, Row
from ui.draft.inspector.section import More, Rows, Section
from ui.draft.inspector.similar import rank_text
from ui.library.columns import UNTITLED
from ui.theme import Theme
from ui.widgets.buttons import Button

FEW = 8
HIGH = 44
LOADING = "正在找…"
ONLY_TOPIC = "只在话题里"
NONE = "这些笔记已经不在笔记库里了"


class NotesBehind(Section):
    """The best notes first."""

    note_wished = Signal(str)
    """The id of a note to open."""
    all_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("用到它的笔记")
        self._theme = theme
        self._all: Sequence[Behind] = ()
        self._rows: Rows[Behind, BehindRow] = Rows(self.rows, self._make, BehindRow.show_one)
        self._more = More(FEW)
        self._more.folded_changed.connect(self._fill)
        self._library = Button("", kind="link")
        self._library.clicked.connect(self.all_wished)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._library, 0, Qt.AlignmentFlag.AlignLeft)
        self.wait()

    @property
    def ids(self) -> tuple[str, ...]:
        """The notes that are shown."""
        return tuple(one.id for one in self._all)

    def wait(self) -> None:
        """They are being looked for."""
        self._show(())
        self.empty(LOADING)

    def show_notes(self, notes: Sequence[Behind], support: int) -> None:
        """Show them; ``support`` is how many there are in all."""
        self._show(notes)
        self.empty("" if notes else NONE)
        self.remark(f"最好的 {len(notes)} 篇，共 {support:,} 篇" if support > len(notes) > 0 else "")

    def _show(self, notes: Sequence[Behind]) -> None:
        self._all = notes
        self.remark("")
        self._fill()
        self._library.setText(f"在笔记库里看这 {len(notes)} 篇")
        self._library.setVisible(len(notes) > 1)

    @Slot()
    def _fill(self) -> None:
        self._rows.fill(self._more.cut(self._all))

    def _make(self) -> BehindRow:
        row = BehindRow(self._theme)
        row.clicked.connect(lambda: self.note_wished.emit(row.one.id))
        row.step_wished.connect(lambda step: self._step(row, step))
        return row

    def _step(self, row: BehindRow, step: int) -> None:
        shown = self._rows.shown
        at = shown.index(row) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)


class BehindRow(Row):
    """Title and rank, below them the sentence that holds the keyword."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HIGH)
        self.one = Behind("", "", None, False, "", "")

    def show_one(self, one: Behind) -> None:
        """Show a note."""
        self.one = one
        rank, _token = rank_text(one.percentile)
        title = " ".join(one.title.split()) or UNTITLED
        whose = "我们的笔记，" if one.own else ""
        day = one.published_at[:10] or "日期未知"
        self.say(
            f"{title}，{whose}互动{rank}",
            f"{title}\n{whose}{day} · 互动在同类里{rank}\n{one.sentence}\n回车在笔记库里打开",
        )

    def draw(self, painter: QPainter, room: QRect) -> None:
        one, half = self.one, room.height() // 2
        rank, token = rank_text(one.percentile)
        top = QRect(room.left(), room.top() + 3, room.width(), half - 2)
        low = QRect(room.left(), room.top() + half, room.width(), half - 4)
        wide = self.write(painter, top, rank, token, size=12, weight=600, edge=RIGHT)
        mine = "我们的  " if one.own else ""
        left = top.adjusted(0, 0, -wide - GAP, 0)
        taken = self.write(painter, left, mine, "accent", size=12, weight=600) if mine else 0
        self.write(painter, left.adjusted(taken, 0, 0, 0), " ".join(one.title.split()) or UNTITLED)
        day = self.write(painter, low, one.published_at[:10] or "–", "soft", size=11, edge=RIGHT)
        self.write(
            painter, low.adjusted(0, 0, -day - GAP, 0), " ".join(one.sentence.split()) or ONLY_TOPIC, "soft", size=11
        )
