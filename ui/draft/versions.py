"""The kept states of a draft: when and why each was kept, what has changed since, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.storage.records import DraftContent, DraftVersion
from ui.draft.compare import Comparison, Piece
from ui.draft.days import moment_text
from ui.draft.reading import ReadingField
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

ROW = 52
Show = Callable[[Comparison], None]
Compare = Callable[[str, str, Show], object]
"""Compares two texts in a lane and hands the answer over."""


class VersionsSheet(Sheet):
    """A list at the left, the chosen state and the present one side by side."""

    restore_requested = Signal(object)
    """DraftVersion."""

    def __init__(
        self, theme: Theme, versions: Sequence[DraftVersion], now: DraftContent, compare: Compare, parent: QWidget
    ) -> None:
        super().__init__(theme, "版本", parent, width=980)
        self._versions, self._now, self._compare = versions, now, compare
        self._list = QListWidget()
        self._list.setAccessibleName("版本列表")
        self._list.setFixedWidth(theme.px(220))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for version in versions:
            item = _item(version)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            self._list.addItem(item)
        self._then = ReadingField(theme, "当时")
        self._current = ReadingField(theme, "现在")
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._list)
        row.addLayout(_column("当时", self._then), 1)
        row.addLayout(_column("现在", self._current), 1)
        self._said = PlainLabel("", "soft")
        self.body.addLayout(row, 1)
        self.body.addWidget(self._said)
        self.setMinimumHeight(theme.px(520))
        self.add_button("关闭", self.reject)
        self._restore = self.add_button("恢复到这一版", self._wish, kind="primary")
        self._restore.setEnabled(False)
        self._list.currentRowChanged.connect(self._show)
        if versions:
            self._list.setCurrentRow(0)
            self._list.setFocus()
        else:
            self._said.setText("还没有版本：复制、改状态、关闭草稿时，以及每写五分钟，会自动留一版")

    @Slot(int)
    def _show(self, row: int) -> None:
        version = self._versions[row]
        self._restore.setEnabled(False)
        self._said.setText("正在比较")
        self._compare(whole_text(version.content), whole_text(self._now), self._compared)

    def _compared(self, found: Comparison) -> None:
        for field, pieces, token in ((self._then, found.before, "badtint"), (self._current, found.after, "tint")):
            field.show_text("".join(piece.text for piece in pieces))
            field.mark(changed(pieces), token, line=token == "badtint")
        places = max(len(changed(found.before)), len(changed(found.after)))
        self._said.setText("和现在一样" if found.same else f"{places} 处不同：左边划掉的已删改，右边绿底的是后来写的")
        self._restore.setEnabled(not found.same)

    def _wish(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self.restore_requested.emit(self._versions[row])
            self.accept()


def changed(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where the changed pieces stand in the whole text."""
    at, places = 0, []
    for piece in pieces:
        if piece.changed:
            places.append((at, at + len(piece.text)))
        at += len(piece.text)
    return places


def whole_text(content: DraftContent) -> str:
    """Everything that is compared, as one text."""
    topics = " ".join(f"#{topic}" for topic in content.topics)
    pictures = "\n".join(f"图 {number}：{path}" for number, path in enumerate(content.images, 1))
    return "\n\n".join(part for part in (content.title, content.body, topics, pictures) if part)


def _item(version: DraftVersion) -> QListWidgetItem:
    item = QListWidgetItem(f"{moment_text(version.created_at)}\n{version.why}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{moment_text(version.created_at)}，{version.why}")
    return item


def _column(heading: str, field: ReadingField) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(PlainLabel(heading, "soft"))
    column.addWidget(field, 1)
    return column
