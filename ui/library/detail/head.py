"""The top of a note: title, by whom and when, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner.storage.records import NoteRecord
from ui.library.columns import UNTITLED
from ui.library.detail.known import byline
from ui.links import host_of
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class Head(QWidget):
    """Says what the person wants done; the page does it."""

    copy_wished = Signal(str)
    """A text to copy."""
    link_wished = Signal(str)
    author_wished = Signal(str, str)
    """Show this author's notes: platform id and name."""
    basket_wished = Signal(bool)
    """Delete (True) or restore."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: NoteRecord | None = None
        self._title = PlainLabel("", "page", wrap=True)
        self._title.setTextInteractionFlags(SELECTABLE)
        self._byline = PlainLabel("", "soft", wrap=True)
        self._byline.setTextInteractionFlags(SELECTABLE)
        self._deleted = PlainLabel("在回收站里，不参与建议和评分", "warn", wrap=True)
        self._copy = Chip("复制")
        self._copy.clicked.connect(self._offer_copies)
        self._open = Chip("打开链接")
        self._open.clicked.connect(self._wish_link)
        self._author = Chip("看作者其他笔记")
        self._author.clicked.connect(self._wish_author)
        self._basket = Chip("删除")
        self._basket.clicked.connect(self._wish_basket)
        actions = Flow(gap=6)
        for button in (self._copy, self._open, self._author, self._basket):
            actions.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._byline)
        column.addWidget(self._deleted)
        column.addSpacing(2)
        column.addLayout(actions)

    def show_note(self, record: NoteRecord) -> None:
        """Show a note."""
        self._record = record
        note = record.note
        self._title.setText(" ".join(note.title.split()) or UNTITLED)
        self._byline.setText(byline(record))
        self._deleted.setVisible(record.deleted_at is not None)
        host = host_of(record.url or "")
        self._open.setVisible(host is not None)
        self._open.set_text(f"打开 {(host or '').removeprefix('www.')}")
        set_tip(self._open, record.url or "")
        self._author.setVisible(bool(note.author))
        self._basket.set_text("恢复" if record.deleted_at else "删除")

    def acts(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with this note and not with several: words and what they do."""
        found: list[tuple[str, Callable[[], object]]] = []
        if not self._open.isHidden():
            found.append((self._open.words, self._wish_link))
        if not self._author.isHidden():
            found.append((self._author.words, self._wish_author))
        return found + [(f"复制{name}", partial(self.copy_wished.emit, text)) for name, text in self.copies()]

    def copies(self) -> list[tuple[str, str]]:
        """What can be copied: name and text."""
        if self._record is None:
            return []
        note = self._record.note
        topics = " ".join(f"#{topic}" for topic in note.topics)
        whole = "\n\n".join(filter(None, (note.title.strip(), note.body.strip(), topics)))
        every = [
            ("标题", note.title.strip()),
            ("正文", note.body.strip()),
            ("话题", topics),
            ("标题、正文和话题", whole),
            ("链接", self._record.url or ""),
        ]
        return [(name, text) for name, text in every if text]

    @Slot()
    def _offer_copies(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text in self.copies():
            menu.addAction(f"复制{name}", partial(self.copy_wished.emit, text))
        menu.popup(self._copy.mapToGlobal(QPoint(0, self._copy.height())))

    @Slot()
    def _wish_link(self) -> None:
        if self._record:
            self.link_wished.emit(self._record.url or "")

    @Slot()
    def _wish_author(self) -> None:
        if self._record:
            self.author_wished.emit(self._record.note.author or "", self._record.author_name or "这位作者")

    @Slot()
    def _wish_basket(self) -> None:
        if self._record:
            self.basket_wished.emit(self._record.deleted_at is None)
