"""The right side: score and forecast, parts, edits, keywords, topics, similar notes, wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QScrollArea, QVBoxLayout, QWidget

from nlp.checks.closeness import freedom
from nlp.findings import Similar
from ui.draft.inspector.bones import Bones
from ui.draft.inspector.edits import EditsPanel
from ui.draft.inspector.forecast import ForecastPanel
from ui.draft.inspector.parts import PartsPanel
from ui.draft.inspector.row import Row
from ui.draft.inspector.similar import SimilarPanel
from ui.draft.inspector.suggestions import SuggestionsPanel
from ui.draft.inspector.wording import WordingPanel
from ui.theme import Theme

if TYPE_CHECKING:
    from planner.review import Review

KEYWORDS_FEW, TOPICS_FEW = 6, 5
ROWS = (12, 3, 6, 5, 4, 1)
"""Rows each section usually has: room is kept for them until the first review has come."""
FADED = 0.45


class Inspector(QScrollArea):
    """Shows a Review; every panel says for itself what the person wants."""

    leave_wished = Signal()
    """Esc: back to the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("place", "raised")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("评阅")
        self.forecast = ForecastPanel(theme)
        self.parts = PartsPanel(theme)
        self.edits = EditsPanel(theme)
        self.keywords = SuggestionsPanel(theme, "长尾词", KEYWORDS_FEW)
        self.topics = SuggestionsPanel(theme, "话题", TOPICS_FEW, topics=True)
        self.similar = SimilarPanel(theme)
        self.wording = WordingPanel(theme)
        self.learning = False
        """There are notes, and nothing is learned from them yet."""
        self._bones: list[Bones] = []
        self._sections = (self.parts, self.edits, self.keywords, self.topics, self.similar, self.wording)
        inside = QWidget()
        inside.setProperty("place", "raised")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = inside
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 18, 8, 16)
        column.setSpacing(14)
        column.addWidget(self.forecast)
        for section, rows in zip(self._sections, ROWS, strict=True):
            self._bones.append(Bones(theme, rows))
            section.rows.addWidget(self._bones[-1])
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(inside)
        self._wired: set[Row] = set()

    @Slot(object)
    def show_review(self, review: Review) -> None:
        """Show what was found; nothing is scrolled or folded by it."""
        self._brighten()
        for bones in self._bones:
            bones.hide()
        self.forecast.show_forecast(review.score, review.forecast)
        self.parts.show_parts(review.score.parts)
        self.edits.show_edits(review.edits)
        source = f"证据来自 {review.forecast.notes:,} 篇" if review.forecast.notes else ""
        self.keywords.remark(source)
        when = "学完笔记库" if self.learning else "导入笔记后"
        self.keywords.show_all(review.keywords, f"{when}，这里会按证据建议长尾词")
        here = frozenset(review.draft.topics)
        topics = [replace(one, mentions=max(1, one.mentions)) if one.text in here else one for one in review.topics]
        self.topics.show_all(topics, f"{when}，这里会按证据建议话题")
        self.similar.show_similar(review.similar, nearness(review.similar), f"{when}，这里会列出相近的笔记")
        self.wording.show_hits(review.wording)
        self._wire()

    def show_banned(self, words: frozenset[str]) -> None:
        """Words that are never proposed, also before the library has learned that."""
        self.keywords.leave_out(words)
        self.topics.leave_out(words)

    def wait(self) -> None:
        """Another draft, not read yet: what was found in the last one fades and cannot be pressed."""
        self.forecast.wait()
        for section in self._sections:
            section.show()
        if self._inside.graphicsEffect() is None:
            faded = QGraphicsOpacityEffect(self._inside)
            faded.setOpacity(FADED)
            self._inside.setGraphicsEffect(faded)
        for section in self._sections:
            section.setEnabled(False)

    def clear(self) -> None:
        """No draft at all."""
        self._brighten()
        self.forecast.rest()
        for section in self._sections:
            section.hide()

    def _brighten(self) -> None:
        self._inside.setGraphicsEffect(None)  # type: ignore[arg-type]
        for section in self._sections:
            section.setEnabled(True)
            section.show()

    def rows(self) -> list[Row]:
        """Every row that can be reached now, from top to bottom."""
        return [*self.forecast.rows(), *(row for section in self._sections for row in section.rows_shown())]

    def focus_first(self) -> None:
        """Give the first row the focus."""
        rows = self.rows()
        if rows:
            rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        for row in self._new_rows():
            row.step_wished.connect(self._step)
            self._wired.add(row)

    def _new_rows(self) -> Iterator[Row]:
        return (row for row in self.rows() if row not in self._wired)

    @Slot(int)
    def _step(self, by: int) -> None:
        rows = self.rows()
        row = self.sender()
        if row in rows:
            at = rows.index(row) + by
            if 0 <= at < len(rows):
                rows[at].setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(rows[at], 0, 24)


def nearness(similar: tuple[Similar, ...]) -> str:
    """Whether the nearest note is too near, as the score judges it: ``最近 0.41，不算撞稿``."""
    if not similar:
        return ""
    nearest = max(one.similarity for one in similar)
    share = freedom(nearest)
    remark = "不算撞稿" if share >= 1 else "有点近" if share >= 0.3 else "太像了，当心撞稿"
    return f"最近 {nearest:.2f}，{remark}"
