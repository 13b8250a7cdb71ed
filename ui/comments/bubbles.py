"""One comment of a conversation: who said it and when, and what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from planner.inbox.records import Said
from ui import show
from ui.comments.marked import Mark, MarkedText
from ui.comments.words import SOMEBODY, said_when
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel

INDENT = 28


class Bubble(QFrame):
    """A reply stands a little to the right; the one that is worked on has a ground of its own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._who = PlainLabel("", "strong")
        self._side = PlainLabel("", "tag")
        self._when = ElidedLabel("", "soft")
        self._likes = PlainLabel("", "soft")
        self.said = MarkedText(theme, 15)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._who)
        head.addWidget(self._side)
        head.addWidget(self._when, 1)
        head.addWidget(self._likes)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.said)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addLayout(column, 1)

    def show_said(self, one: Said, marks: Sequence[Mark], *, current: bool, now: int) -> None:
        """Show a comment."""
        px = self._theme.px
        self._row.setContentsMargins(px(12 + (INDENT if one.is_reply else 0)), px(10), px(12), px(10))
        place = "well" if current else ""
        if self.property("place") != place:
            self.setProperty("place", place)
            self.style().unpolish(self)
            self.style().polish(self)
        self._who.setText(one.author or SOMEBODY)
        self._side.setText(one.side)
        self._side.setVisible(bool(one.side))
        self._when.setText(" · ".join(filter(None, (said_when(one.published_at, now), one.place or ""))))
        self._likes.setText(f"赞 {show.number(one.likes)}" if one.likes else "")
        self.said.show_text(one.text, marks)
