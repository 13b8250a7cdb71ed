"""A past note beside the draft, with the phrases both have."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nlp.findings import Similar
from ui.draft.alike import Shared
from ui.draft.inspector.similar import rank_text
from ui.draft.reading import ReadingField
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.sheet import Sheet

WIDTH, HEIGHT = 960, 460


class BesideSheet(Sheet):
    """Both texts; 上一处 and 下一处 walk through what they share."""

    def __init__(
        self, theme: Theme, one: Similar, mine: tuple[str, str], theirs: tuple[str, str], parent: QWidget
    ) -> None:
        super().__init__(theme, "并排看", parent, width=WIDTH)
        self._shared: tuple[Shared, ...] = ()
        self._at = -1
        self._mine = ReadingField(theme, "这篇草稿")
        self._theirs = ReadingField(theme, "相似的笔记")
        rank, _ = rank_text(one.percentile)
        self.columns = (mine[1], theirs[1])
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(_column("这篇草稿", mine[0], self._mine), 1)
        row.addLayout(_column(f"相似 {one.similarity:.2f} · 互动{rank}", theirs[0], self._theirs), 1)
        self._said = PlainLabel("正在找相同的说法", "soft")
        self.body.addLayout(row, 1)
        self.body.addWidget(self._said)
        self._mine.show_text(mine[1])
        self._theirs.show_text(theirs[1])
        self.setMinimumHeight(theme.px(HEIGHT))
        self._before = self.add_button("上一处", lambda: self.step(-1))
        self._next = self.add_button("下一处", lambda: self.step(1))
        self.add_button("关闭", self.reject, kind="primary", default=True)
        for button in (self._before, self._next):
            button.setEnabled(False)

    def show_shared(self, shared: tuple[Shared, ...]) -> None:
        """Mark what was found in both."""
        self._shared, self._at = shared, -1
        self._mine.mark([(one.mine, one.mine + one.length) for one in shared], "warntint")
        self._theirs.mark([(one.theirs, one.theirs + one.length) for one in shared], "warntint")
        same = sum(one.length for one in shared)
        share = same / max(1, len(self.columns[0]))
        self._said.setText(
            f"{len(shared)} 处说法相同，占这篇正文的 {share:.0%}" if shared else "没有连着五个字以上的相同说法"
        )
        for button in (self._before, self._next):
            button.setEnabled(bool(shared))

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the next shared phrase in both texts."""
        if self._shared:
            self._at = (
                (self._at + by) % len(self._shared) if self._at >= 0 else (0 if by > 0 else len(self._shared) - 1)
            )
            one = self._shared[self._at]
            self._mine.stress((one.mine, one.mine + one.length))
            self._theirs.stress((one.theirs, one.theirs + one.length))


def _column(heading: str, title: str, field: ReadingField) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(PlainLabel(heading, "soft"))
    name = ElidedLabel(title or "（没有标题）", "section")
    name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    column.addWidget(name)
    column.addWidget(field, 1)
    return column
