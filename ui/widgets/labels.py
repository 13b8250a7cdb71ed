"""Words on the screen. Whatever a name or a title holds, it is shown as it is and never read as rich text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
TIP_MOST = 600
"""Characters of a tooltip: more is no hint any more."""


def set_tip(widget: QWidget, text: str) -> None:
    """A tooltip that shows ``text`` as it is. Qt reads tooltips as HTML when they look like it."""
    short = text if len(text) <= TIP_MOST else text[: TIP_MOST - 1] + "…"
    widget.setToolTip(tip(short))


def tip(text: str) -> str:
    """Plain text as a tooltip that cannot be taken for rich text, for models that answer ``ToolTipRole``."""
    return f"<span style='white-space:pre-wrap'>{text.translate(ESCAPED)}</span>" if text else ""


class PlainLabel(QLabel):
    """A label for plain text.

    ``role`` picks the look: ``""`` body, ``page``, ``title``, ``section``, ``strong``, ``soft``, ``small``, ``faint``,
    ``accent``, ``warn``, ``bad``, ``tag`` (a grey pill). ``wrap`` breaks lines.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the look."""
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line that ends in … when there is no room, with the whole of it on hover."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        self._mode = mode
        super().__init__(" ".join(text.split()), role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._hint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    def _hint(self) -> None:
        short = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        set_tip(self, self.text() if short else "")
