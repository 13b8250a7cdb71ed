"""The few questions of this page: when it was published, why a hit is ignored, whether to copy all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from nlp.findings import Hit
from planner.storage.records import Dismissal
from planner.storage.times import china_today
from ui.draft.inspector.wording import advice_of
from ui.links import host_of
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet, ask

REASONS = ("引用原话，不是自己的宣传", "说的是自己的感受，不是产品功效", "有依据，可以出示")


class PostedSheet(Sheet):
    """The day a note was published, and its link if there is one."""

    given = Signal(str, object)
    """The day as ``2025-01-31``, and the link or None."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "标为已发", parent, width=400)
        today = china_today()
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setDisplayFormat("yyyy年M月d日")
        self._day.setAccessibleName("发布日期")
        self._day.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self._link = QLineEdit()
        self._link.setPlaceholderText("可以不填")
        self._link.setAccessibleName("笔记链接")
        self._wrong = PlainLabel("", "bad")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(PlainLabel("发布日期"), self._day)
        form.addRow(PlainLabel("笔记链接"), self._link)
        self.body.addWidget(PlainLabel("在小红书里点过发布后，在这里记一笔。日期可以用 ↑ ↓ 改。", "soft", wrap=True))
        self.body.addLayout(form)
        self.body.addWidget(self._wrong)
        self.add_button("取消", self.reject)
        self.add_button("标为已发", self._give, kind="primary", default=True)

    def _give(self) -> None:
        link = self._link.text().strip()
        if link and host_of(link) is None:
            self._wrong.setText("这不是网页链接，可以先不填")
            return
        self.given.emit(self._day.date().toString("yyyy-MM-dd"), link or None)
        self.accept()


class IgnoreSheet(Sheet):
    """Why a wording hit is left as it is; the lead sees the reason."""

    given = Signal(str)

    def __init__(self, theme: Theme, hit: Hit, parent: QWidget) -> None:
        super().__init__(theme, f"忽略「{hit.text[:20]}」", parent, width=440)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText("为什么可以这样写")
        self._reason.setAccessibleName("理由")
        self._reason.textChanged.connect(self._changed)
        self.body.addWidget(PlainLabel(advice_of(hit), "soft", wrap=True))
        self.body.addWidget(self._reason)
        reasons = Flow(gap=6)
        for reason in REASONS:
            chip = Chip(reason)
            chip.clicked.connect(partial(self._reason.setText, reason))
            reasons.addWidget(chip)
        self.body.addLayout(reasons)
        self.add_button("取消", self.reject)
        self._yes = self.add_button("忽略", self._give, kind="primary", default=True)
        self._yes.setEnabled(False)
        self._reason.setFocus()

    def _changed(self, text: str) -> None:
        self._yes.setEnabled(bool(text.strip()))

    def _give(self) -> None:
        if self._reason.text().strip():
            self.given.emit(self._reason.text().strip())
            self.accept()


class IgnoredSheet(Sheet):
    """What is ignored in a draft, with the reasons; each can be heeded again."""

    heed_wished = Signal(str)
    """The id of a Dismissal."""

    def __init__(self, theme: Theme, dismissed: Sequence[Dismissal], parent: QWidget) -> None:
        super().__init__(theme, "已忽略的用语", parent, width=480)
        for one in dismissed:
            words = PlainLabel(f"「{one.text}」{one.rule}\n理由：{one.reason}", "soft", wrap=True)
            again = Button("重新检查", kind="link")
            again.setAccessibleName(f"重新检查「{one.text}」")
            again.clicked.connect(partial(self._heed, one.id, again))
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(again)
            self.body.addLayout(row)
        if not dismissed:
            self.body.addWidget(PlainLabel("这篇里没有忽略过用语", "soft"))
        self.add_button("关闭", self.reject, kind="primary", default=True)

    def _heed(self, id: str, button: Button) -> None:
        button.setEnabled(False)
        self.heed_wished.emit(id)


def ask_to_copy(theme: Theme, parent: QWidget, doubts: Sequence[str], copy: Callable[[], object]) -> Sheet:
    """Something speaks against it: copy all the same?"""
    text = "\n".join(f"· {line}" for line in doubts) + "\n\n草田不会替你删改，平台会拦下超出的部分。"
    return ask(theme, parent, "先看一眼再复制", text, "仍然复制", copy)
