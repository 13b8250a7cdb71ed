"""One buyer's words, with what says so marked in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.claims.reading import spoken
from planner.storage.records.feedback import FeedbackLine, Told
from ui.draft.inspector.section import Rows
from ui.draft.reading import ReadingField
from ui.feedback.columns import NONE, SIGN_TOKENS, SIGNS
from ui.library.columns import moment_text
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel

LINE, CHARACTERS, LINES_MOST = 24, 19, 9
"""Height of a line, and about how many characters stand on it."""


class LineSide(QScrollArea):
    """Widgets are made once and rewritten."""

    brief_wished = Signal()
    assign_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("买家原话")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._title = ElidedLabel("", "title")
        self._sign = PlainLabel("", "strong")
        self._about = PlainLabel("", "soft", wrap=True)
        self.words = ReadingField(theme, "原话")
        self._answer = PlainLabel("", "", wrap=True)
        self.brief = Button("写成选题…", kind="primary")
        self.assign = Button("归到产品…")
        self.brief.clicked.connect(self.brief_wished)
        self.assign.clicked.connect(self.assign_wished)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._sign)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self.words)
        column.addWidget(self._answer)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.brief)
        acts.addWidget(self.assign)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addWidget(hairline())
        column.addWidget(PlainLabel("说到的方面", "section"))
        self._none = PlainLabel("没有说到具体的方面", "soft", wrap=True)
        column.addWidget(self._none)
        told = QVBoxLayout()
        told.setSpacing(4)
        self._told: Rows[tuple[Told, str], _ToldRow] = Rows(told, _ToldRow, lambda row, pair: row.show_told(*pair))
        column.addLayout(told)
        column.addWidget(hairline())
        column.addWidget(PlainLabel("来自", "section"))
        self._source = PlainLabel("", "soft", wrap=True)
        column.addWidget(self._source)
        column.addStretch(1)
        self.setWidget(inside)

    def show_line(self, line: FeedbackLine) -> None:
        """Show one."""
        stars = f" · {line.stars} 星" if line.stars else ""
        self._title.setText(f"{line.kind}{stars}")
        self._sign.setText(SIGNS[line.sign])
        self._sign.set_role(SIGN_TOKENS.get(line.sign or 0, "soft"))
        parts = (line.product or line.goods, line.sku, line.crowd, moment_text(line.said_at) if line.said_at else None)
        self._about.setText(" · ".join(part for part in parts if part) or NONE)
        text = spoken(line.kind, line.text, line.answer)
        shown = text or line.reason or ""
        self.words.show_text(shown)
        lines = min(LINES_MOST, 1 + sum(1 + len(part) // CHARACTERS for part in shown.splitlines()))
        self.words.setFixedHeight(self._theme.px(lines * LINE))
        self.words.mark([(one.start, one.end) for one in line.told if one.end and one.sign < 0], "badtint")
        asked = bool(line.answer)
        self._answer.setText(
            f"问：{line.text}" if asked else f"退货原因：{line.reason}" if line.reason and text else ""
        )
        self._answer.setVisible(bool(self._answer.text()))
        self._told.fill([(one, text[one.start : one.end] or line.reason or "") for one in line.told])
        self._none.setVisible(not line.told)
        by = f"，态度按{line.by}判断" if line.by else "，还没读"
        self._source.setText(f"{line.file}{by}。买家是谁没有读进来")
        self.verticalScrollBar().setValue(0)


class _ToldRow(QWidget):
    """闷痘  说不好  「下巴闷痘」."""

    def __init__(self) -> None:
        super().__init__()
        self._aspect, self._sign, self._words = PlainLabel("", ""), PlainLabel("", "soft"), ElidedLabel("", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._aspect)
        row.addWidget(self._words, 1)
        row.addWidget(self._sign)

    def show_told(self, told: Told, words: str) -> None:
        """Show one aspect with the words that say so."""
        self._aspect.setText(told.aspect)
        self._words.setText(f"「{words}」" if words else "")
        self._sign.setText(SIGNS[told.sign])
        self._sign.set_role(SIGN_TOKENS[told.sign])
