"""话术库: every prepared reply, to be taken, rewritten, added."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from nlp.intents import INTENTS
from planner.inbox.replies import Library, Reply
from ui.library.importing.room import make_room
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

WIDTH, HEIGHT, LIST = 860, 540, 250


class LibrarySheet(Sheet):
    """``taken`` carries the words of a reply, ``saved`` and ``removed`` a Reply; who listens shows the library anew."""

    taken = Signal(object)
    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, replies: Library, parent: QWidget, *, begin: str = "", intent: str = "") -> None:
        super().__init__(theme, "话术库", parent)
        self._replies: Library = []
        self._one = Reply(None, None, "", "")
        self._list = QListWidget()
        self._list.setAccessibleName("话术")
        self._list.setFixedWidth(theme.px(LIST))
        self._title = QLineEdit()
        self._title.setAccessibleName("话术的名字")
        self._title.setPlaceholderText("名字，例如 问肤质能不能用")
        self._title.setMaxLength(30)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName("话术的内容")
        self._text.setPlaceholderText("内容。{产品} 会换成笔记说的产品，【】里留给人填")
        self._text.setTabChangesFocus(True)
        self._intents = {intent_: Chip(intent_, "filter") for intent_ in INTENTS}
        self._from = PlainLabel("", "soft", wrap=True)
        self._lay_out()
        self._remove = self.add_button("移除", self._drop, left=True)
        self._new = self.add_button("新建", self.begin_new, left=True)
        self.add_button("关闭", self.reject)
        self._save = self.add_button("保存", self._keep)
        self._use = self.add_button("用这条", self._take, kind="primary", default=True)
        make_room(self, theme, parent, WIDTH, HEIGHT)
        self._list.currentRowChanged.connect(self._chosen)
        self._list.itemDoubleClicked.connect(lambda _item: self._take())
        for field in (self._title.textChanged, self._text.textChanged):
            field.connect(self._changed)
        for chip in self._intents.values():
            chip.clicked.connect(self._changed)
        self.show_replies(replies)
        if begin:
            self.begin_new()
            self._text.setPlainText(begin)
            if intent in self._intents:
                self._intents[intent].setChecked(True)

    def show_replies(self, replies: Library, title: str = "") -> None:
        """Show these; the one of this title is chosen, else the first."""
        self._replies = replies
        self._list.blockSignals(True)
        self._list.clear()
        for one in replies:
            item = QListWidgetItem(
                one.title + ("" if one.id is None else "（自己的）" if one.preset is None else "（改过）")
            )
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, one.text)
            self._list.addItem(item)
        self._list.blockSignals(False)
        at = next((place for place, one in enumerate(replies) if one.title == title), 0)
        self._list.setCurrentRow(at)
        self._chosen(at)

    def begin_new(self) -> None:
        """An empty one."""
        self._list.setCurrentRow(-1)
        self._show(Reply(None, None, "", ""))
        self._title.setFocus()

    def _chosen(self, at: int) -> None:
        if 0 <= at < len(self._replies):
            self._show(self._replies[at])

    def _show(self, one: Reply) -> None:
        self._one = one
        self._title.setText(one.title)
        self._text.setPlainText(one.text)
        for intent, chip in self._intents.items():
            chip.setChecked(intent in one.intents)
        words = f"，话里有「{'」「'.join(one.words[:6])}」时优先" if one.words else ""
        self._from.setText(
            "草田自带，改了会另存成自己的" + words if one.id is None and one.preset else "自己的话术" + words
        )
        self._remove.setText("恢复自带的" if one.preset else "移除")
        self._remove.setVisible(one.id is not None)
        self._changed()

    @property
    def _now(self) -> Reply:
        intents = tuple(intent for intent, chip in self._intents.items() if chip.isChecked())
        return replace(
            self._one, title=self._title.text().strip(), text=self._text.toPlainText().strip(), intents=intents
        )

    def _changed(self) -> None:
        now = self._now
        self._save.setEnabled(bool(now.title and now.text) and now != self._one)
        self._use.setEnabled(bool(now.text))

    def _keep(self) -> None:
        self.saved.emit(self._now)

    def _drop(self) -> None:
        self.removed.emit(self._one)

    def _take(self) -> None:
        if self._now.text:
            self.taken.emit(self._now)
            self.accept()

    def _lay_out(self) -> None:
        about = "说实话、不夸大、不承诺疗效、不引到站外；不提供让人删评、改评的话术。"
        self.body.addWidget(PlainLabel(about, "soft", wrap=True))
        chips = QWidget()
        flow = Flow(chips, gap=2)
        for chip in self._intents.values():
            flow.addWidget(chip)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self._title, self._text, PlainLabel("适合哪些意图", "soft"), chips, self._from):
            right.addWidget(widget, 1 if widget is self._text else 0)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
