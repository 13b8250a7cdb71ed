"""What can be done with several long-tails at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.research.rows import Longtail
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

SHOWN = 12


class ManyKeywords(QWidget):
    """A button for every action, and what is chosen in short."""

    draft_wished = Signal()
    bank_wished = Signal()
    copy_wished = Signal()
    export_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = PlainLabel("", "page")
        self._told = PlainLabel("", "soft", wrap=True)
        self._texts = PlainLabel("", "", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        column.addWidget(self._count)
        column.addWidget(self._told)
        for text, icon_name, keys, wish in (
            ("每个词写成一篇草稿", "pen-nib", "Ctrl+N", self.draft_wished),
            ("收进我的关键词", "bookmark", "Ctrl+D", self.bank_wished),
            ("复制成一行一个", "copy", "Ctrl+C", self.copy_wished),
            ("导出选中的", "file-export", "Ctrl+E", self.export_wished),
        ):
            button = Button(text, theme=theme, icon_name=icon_name, keys=keys)
            button.clicked.connect(wish)
            column.addWidget(button)
        column.addWidget(self._texts)
        column.addWidget(PlainLabel("每一步都可以撤销", "soft"))
        column.addStretch(1)

    def show_rows(self, rows: Sequence[Longtail]) -> None:
        """Show how many are chosen and which."""
        unwritten = sum(not row.own_notes and not row.own_drafts for row in rows)
        inside = sum(bool(row.status) for row in rows)
        self._count.setText(f"选中 {len(rows):,} 个词")
        facts = (f"{unwritten:,} 个还没写过", f"{inside:,} 个已在我的关键词里" if inside else "")
        self._told.setText(" · ".join(fact for fact in facts if fact))
        more = f" 等 {len(rows):,} 个" if len(rows) > SHOWN else ""
        self._texts.setText("、".join(row.text for row in rows[:SHOWN]) + more)
