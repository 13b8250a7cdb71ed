"""Buttons: with words, with an icon alone, and chips."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.labels import set_tip


def native(keys: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class Button(QPushButton):
    """A button with words. ``kind``: ``""`` outlined, ``primary`` filled, ``quiet`` without an outline, ``bad``."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: str = "",
        theme: Theme | None = None,
        icon_name: str = "",
        keys: str = "",
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if theme and icon_name:
            self.setIcon(icon(icon_name, theme, {"primary": "onaccent", "bad": "bad"}.get(kind, "text")))
            # A little wider than the icon: room between it and the words.
            self.setIconSize(QSize(theme.px(18), theme.px(13)))
        if keys:
            set_tip(self, f"{text}  {native(keys)}")

    def setText(self, text: str) -> None:
        # A lone & would underline the next letter.
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)


class IconButton(QToolButton):
    """An icon alone, with an accessible name and a tooltip that names its key."""

    def __init__(
        self, theme: Theme, icon_name: str, name: str, keys: str = "", parent: QWidget | None = None, size: int = 15
    ) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self.setIcon(icon(icon_name, theme))
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self, f"{name}  {native(keys)}" if keys else name)
        self._scale()
        theme.theme_changed.connect(self._scale)

    def _scale(self) -> None:
        self.setIconSize(QSize(self._theme.px(self._size), self._theme.px(self._size)))


class Chip(QPushButton):
    """A pill. ``kind``: ``topic`` green, ``filter`` checkable, ``add`` dashed, ``warn``, ``bad``, ``""`` grey.

    A removable chip shows × and answers Delete and Backspace with ``remove_requested``.
    """

    remove_requested = Signal()

    def __init__(self, text: str, kind: str = "", parent: QWidget | None = None, *, removable: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setProperty("chip", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setCheckable(kind == "filter")
        self._removable = removable
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._text = text
        shown = text if len(text) <= 24 else text[:23] + "…"
        self.setText(shown.replace("&", "&&") + ("  ×" if self._removable else ""))
        self.setAccessibleName(f"{text}，按 Delete 移除" if self._removable else text)
        set_tip(self, text if shown != text else "")

    @property
    def words(self) -> str:
        """The words as they were set, without marks."""
        return self._text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = event.position().x() > self.width() - self.fontMetrics().horizontalAdvance("  ×") - 8
        if self._removable and on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.remove_requested.emit()
        else:
            super().mouseReleaseEvent(event)
