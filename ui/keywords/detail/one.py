"""All the evidence of one long-tail."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.research.rows import Longtail
from ui.draft.inspector.section import Rows
from ui.keywords.detail.known import facts, meta, tiles, verdict
from ui.keywords.detail.notes import NotesBehind
from ui.keywords.detail.shapes import Interval, Months
from ui.library.detail.known import Fact
from ui.library.detail.numbers import FactRow, Tile
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel, set_tip

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
NO_DAYS = "近两年没有带日期的笔记写到它"


class OneKeyword(QScrollArea):
    """Widgets are made once and rewritten: nothing jumps from one keyword to the next."""

    draft_wished = Signal()
    bank_wished = Signal()
    copy_wished = Signal()
    seed_wished = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("关键词的依据")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._key = ""
        self._title = PlainLabel("", "page", wrap=True)
        self._title.setTextInteractionFlags(SELECTABLE)
        self._meta = PlainLabel("", "soft", wrap=True)
        self._bank = Chip("收进我的关键词")
        self._slots = Flow(gap=6)
        self._tiles = [Tile() for _ in range(4)]
        self._verdict = PlainLabel("", "soft", wrap=True)
        self._interval = Interval(theme)
        self._why = PlainLabel("", "soft", wrap=True)
        self._months = Months(theme)
        self._no_months = PlainLabel(NO_DAYS, "soft", wrap=True)
        self._example = PlainLabel("", "", wrap=True)
        self._example.setTextInteractionFlags(SELECTABLE)
        self._spellings = PlainLabel("", "soft", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(6)
        self._facts: Rows[Fact, FactRow] = Rows(rows, FactRow, FactRow.show_fact)
        self.notes = NotesBehind(theme)
        self._example_head = PlainLabel("例句", "section")
        inside = QWidget()
        inside.setProperty("place", "clear")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 18, 0, 24)
        whole.setSpacing(10)
        column = QVBoxLayout()
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(10)
        whole.addLayout(column)
        for part in (self._title, self._meta, self._actions(), self._slots, hairline(), self._numbers(), self._verdict):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addWidget(self._interval)
        column.addWidget(self._why)
        column.addLayout(rows)
        column.addWidget(hairline())
        column.addWidget(PlainLabel("每月写它的笔记", "section"))
        for widget in (self._months, self._no_months, self._example_head, self._example, self._spellings, hairline()):
            column.addWidget(widget)
        # The rows of notes have a margin of their own for the ring of the focus.
        self.notes.column.setContentsMargins(12, 0, 12, 0)
        whole.addWidget(self.notes)
        whole.addStretch(1)
        self.setWidget(inside)

    def show_row(self, row: Longtail, months: tuple[str, ...]) -> None:
        """Show a long-tail; ``months`` names its months. The notes behind it come a moment later."""
        other, self._key = row.key != self._key, row.key
        self._title.setText(row.text)
        self._meta.setText(meta(row))
        self._bank.set_text(f"在我的关键词里：{row.status}" if row.status else "收进我的关键词")
        self._bank.setEnabled(not row.status)
        self._fill_slots(row)
        for tile, fact in zip(self._tiles, tiles(row), strict=True):
            tile.show_fact(fact)
        self._verdict.setText(verdict(row))
        self._interval.show_row(row)
        self._why.setText(row.why)
        self._why.setVisible(bool(row.why))
        self._facts.fill(facts(row))
        self._months.show_months(months, row.months)
        self._months.setVisible(any(row.months))
        self._no_months.setVisible(not any(row.months))
        self._example.setText(" ".join(row.example.split()))
        for widget in (self._example, self._example_head):
            widget.setVisible(bool(row.example.strip()))
        self._spellings.setText(f"也写作：{'、'.join(row.spellings)}")
        self._spellings.setVisible(bool(row.spellings))
        if other:
            self.notes.wait()
            self.verticalScrollBar().setValue(0)

    def _actions(self) -> Flow:
        actions = Flow(gap=6)
        draft, copy, seed = Chip("写成草稿", "topic"), Chip("复制"), Chip("用作种子")
        draft.clicked.connect(self.draft_wished)
        self._bank.clicked.connect(self.bank_wished)
        copy.clicked.connect(self.copy_wished)
        seed.clicked.connect(lambda: self.seed_wished.emit(self._title.text()))
        for chip in (draft, self._bank, copy, seed):
            actions.addWidget(chip)
        return actions

    def _numbers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for tile in self._tiles:
            row.addWidget(tile, 1)
        return row

    def _fill_slots(self, row: Longtail) -> None:
        self._slots.clear()
        for slot in row.slots:
            chip = Chip(f"{slot.kind} {slot.text}" if slot.kind else slot.text, "topic" if slot.head else "")
            what = "核心词" if slot.head else slot.kind or "修饰"
            set_tip(chip, f"{what}：{slot.text}\n点一下用它做种子")
            chip.clicked.connect(partial(self.seed_wished.emit, slot.text))
            self._slots.addWidget(chip)
