"""What a note says, and under which topics."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.storage.records import NoteRecord
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip

SHOWN = 700
"""Characters: a few notes are ten times as long, and a label lays out all it holds."""
TOPICS_MOST = 30


class Text(QWidget):
    """The body can be selected; a topic that is pressed is searched for."""

    topic_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._topics: tuple[str, ...] | None = None
        self._body = PlainLabel("", wrap=True)
        self._body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._body.setAccessibleName("正文")
        self._more = Button("展开全文", kind="link")
        self._more.clicked.connect(self._unfold)
        self._chips = Flow(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._body)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._chips)

    def show_note(self, record: NoteRecord) -> None:
        """Show body and topics."""
        body = record.note.body.strip()
        if body != self._whole or not body:
            self._whole = body
            long = len(body) > SHOWN
            self._body.setText((body[:SHOWN] + "…" if long else body) or "导入的文件里没有正文")
            self._body.set_role("" if body else "soft")
            self._more.setVisible(long)
            self._more.setText(f"展开全文（{len(body):,} 字）")
        if record.note.topics != self._topics:
            self._topics = record.note.topics
            self._chips.clear()
            for topic in record.note.topics[:TOPICS_MOST]:
                chip = Chip(f"# {topic}", "topic")
                chip.clicked.connect(partial(self.topic_wished.emit, topic))
                set_tip(chip, f"搜索「{topic}」")
                self._chips.addWidget(chip)

    @Slot()
    def _unfold(self) -> None:
        self._body.setText(self._whole)
        self._more.hide()
