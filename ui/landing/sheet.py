"""A text of the shop is pasted, or changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from planner.landing.answers import PLACES, LandingText
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet

HIGH = 220
HINT = "把页面上的文字粘贴到这里，图片里的字也打进来：买家看到的才算"


class TextSheet(Sheet):
    """``given`` carries the values of a text: place, name, text."""

    given = Signal(object)

    def __init__(self, theme: Theme, product: str, text: LandingText | None, parent: QWidget) -> None:
        super().__init__(theme, "修改店铺文字" if text else "添加店铺文字", parent, width=560)
        self.place = Segments("位置", {place: place for place in PLACES})
        self.place.choose(text.place if text else "详情页")
        self.name = QLineEdit(text.name if text else "")
        self.name.setAccessibleName("名称")
        self.name.setPlaceholderText("名称，比如 第一屏、怎么用、敏感肌（可以不填）")
        self.words = QPlainTextEdit(text.text if text else "")
        self.words.setAccessibleName("文字")
        self.words.setPlaceholderText(HINT)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(theme.px(HIGH))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.place)
        row.addWidget(self.name, 1)
        self.body.addWidget(PlainLabel(product, "soft"))
        self.body.addLayout(row)
        self.body.addWidget(self.words, 1)
        self.add_button("取消", self.reject)
        self._yes = self.add_button("保存", self._give, kind="primary", default=True)
        self.words.textChanged.connect(self._changed)
        self._changed()
        self.words.setFocus()

    def _changed(self) -> None:
        self._yes.setEnabled(bool(self.words.toPlainText().strip()))

    def _give(self) -> None:
        self.given.emit({"place": self.place.value, "name": self.name.text(), "text": self.words.toPlainText()})
        self.accept()
