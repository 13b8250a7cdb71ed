"""The numbers of a note: the four counts, how it did among comparable notes, and every other metric with its definition."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.storage.records import NoteRecord
from ui.draft.inspector.section import Rows
from ui.library.detail.known import COUNTS, Fact, counts, metrics
from ui.theme import Theme
from ui.widgets.gauges import Bar
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

COMPARED = "按赞 + 藏 + 评，和同一来源、同一搜索词（或同一作者、同一个月）的笔记比"
ONLY_BOUNDS = "只知道下限（如 10+），不参加比较"
UNKNOWN = "还没有可比的同类笔记"
NOT_YET = "笔记库还没有学完，学完就能和同类笔记比"


class Numbers(QWidget):
    """Tiles, a rank, rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = [Tile() for _ in COUNTS]
        self._rank = PlainLabel("", "soft", wrap=True)
        set_tip(self._rank, COMPARED)
        self._bar = Bar(theme)
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        for tile in self._tiles:
            tiles.addWidget(tile, 1)
        rank = QHBoxLayout()
        rank.setSpacing(8)
        rank.addWidget(self._rank, 1)
        rank.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout()
        rows.setSpacing(6)
        self._rows: Rows[Fact, FactRow] = Rows(rows, FactRow, FactRow.show_fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tiles)
        column.addLayout(rank)
        column.addLayout(rows)

    def show_note(self, record: NoteRecord, percentile: float | None, *, learned: bool) -> None:
        """Show the numbers; ``percentile`` is the share of comparable notes that did worse, 0–100."""
        for tile, fact in zip(self._tiles, counts(record), strict=True):
            tile.show_fact(fact)
        self._bar.setVisible(percentile is not None)
        if percentile is not None:
            self._bar.set(percentile, 100)
            self._rank.setText(f"互动超过同类笔记的 {percentile:.0f}%")
        elif record.note.likes is None and record.note.likes_least is not None:
            self._rank.setText(ONLY_BOUNDS)
        else:
            self._rank.setText(UNKNOWN if learned else NOT_YET)
        self._rows.fill(metrics(record))


class Tile(QWidget):
    """A number over its name."""

    def __init__(self) -> None:
        super().__init__()
        self._value = PlainLabel("", "page")
        self._label = PlainLabel("", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._value)
        column.addWidget(self._label)

    def show_fact(self, fact: Fact) -> None:
        """Show a number."""
        self._value.setText(fact.value)
        self._label.setText(fact.label)
        set_tip(self, fact.about)
        self.setAccessibleName(f"{fact.label} {fact.value}")


class FactRow(QWidget):
    """Name, what it means, number; all about it on hover."""

    def __init__(self) -> None:
        super().__init__()
        self._label = PlainLabel()
        self._meaning = ElidedLabel("", "small")
        self._value = PlainLabel("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self._meaning, 1)
        row.addWidget(self._value)

    def show_fact(self, fact: Fact) -> None:
        """Show a number."""
        self._label.setText(fact.label)
        self._meaning.setText(fact.meaning)
        self._value.setText(fact.value)
        set_tip(self, fact.about)
        self.setAccessibleName(f"{fact.label} {fact.value}，{fact.meaning}")
