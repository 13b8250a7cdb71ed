"""Whether what is seen is on disk: said with a shape, a word and a colour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent

from ui.widgets.labels import PlainLabel, set_tip

TEXTS = {
    "": ("", "soft"),
    "saved": ("● 已保存", "accent"),
    "saving": ("○ 保存中", "soft"),
    "failed": ("▲ 未能保存，点此重试", "bad"),
}


class SavedLabel(PlainLabel):
    """Shows a state of ``Autosave``; when saving failed, a click asks to try again."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__("", "soft")
        self._state = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def state(self) -> str:
        return self._state

    @Slot(str)
    def show_state(self, state: str) -> None:
        self._state = state
        text, role = TEXTS[state]
        self.setText(text)
        self.set_role(role)
        failed = state == "failed"
        set_tip(self, "文字还在这里，没有丢；每 3 秒会再试一次" if failed else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if failed else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._state == "failed":
            self.clicked.emit()
