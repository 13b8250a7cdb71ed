"""A new account by hand: its name and, if known, its home page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.new_accounts import NAME_MOST
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

LINK_MOST = 500
HINT = "有主页链接的话，以后导入的数据会自动对上这个账号。"


class AddSheet(Sheet):
    """Says what is ``wished``: a name and a link."""

    wished = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "新建账号", parent, width=420)
        self._name, self._link = QLineEdit(), QLineEdit()
        for field, name, most in ((self._name, "账号名字", NAME_MOST), (self._link, "主页链接（可空）", LINK_MOST)):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setMaxLength(most)
            self.body.addWidget(field)
        self.body.addWidget(PlainLabel(HINT, "soft", wrap=True))
        self.add_button("取消", self.reject)
        self._yes = self.add_button("新建", self.accept, kind="primary", default=True)
        self._yes.setEnabled(False)
        self._name.textChanged.connect(lambda text: self._yes.setEnabled(bool(text.strip())))
        self.accepted.connect(lambda: self.wished.emit(self._name.text(), self._link.text()))
        self._name.setFocus()
