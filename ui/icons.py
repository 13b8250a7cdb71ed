"""Icons of one set, drawn when they are shown and in the colours of the theme of that moment.

The font and its table are read from where qtawesome keeps them: importing qtawesome itself costs 0.25 s at start.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import Theme

FILL = 0.92
"""Part of the square a glyph takes."""
BELOW = 0.375
"""How far under the middle of the em square the base line of this font runs."""


def _file(pattern: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    return next((Path(spec.submodule_search_locations[0]) / "fonts").glob(pattern))


@cache
def _table() -> dict[str, str]:
    found = _file("fontawesome6-solid-webfont-charmap-*.json")
    return {name: chr(int(code, 16)) for name, code in json.loads(found.read_text(encoding="utf-8")).items()}


@cache
def _family() -> str:
    font = _file("fontawesome6-solid-webfont-*.ttf")
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]


def glyph(name: str) -> str:
    """The character of an icon of Font Awesome 6 solid, such as ``pen-nib``."""
    return _table()[name]


def draw(painter: QPainter, rect: QRect, name: str, theme: Theme, token: str) -> None:
    """Draw an icon centred in ``rect``."""
    font = QFont(_family())
    # The file is called 900 in its own table; any other weight would be drawn bold by machine.
    font.setWeight(QFont.Weight.Black)
    size = max(1, round(min(rect.width(), rect.height()) * FILL))
    font.setPixelSize(size)
    char = glyph(name)
    middle = QRectF(rect).center()
    left = middle.x() - QFontMetricsF(font).horizontalAdvance(char) / 2
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(QPointF(left, middle.y() + size * BELOW), char)
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, name: str, theme: Theme, token: str, chosen: str) -> None:
        super().__init__()
        self._name, self._theme, self._token, self._chosen = name, theme, token, chosen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._chosen if state == QIcon.State.On else self._token
        draw(painter, rect, self._name, self._theme, "faint" if mode == QIcon.Mode.Disabled else token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._theme, self._token, self._chosen)


def icon(name: str, theme: Theme, token: str = "soft", chosen: str = "accent") -> QIcon:
    """An icon in a token's colour, ``chosen`` when checked; it follows the theme by itself."""
    return QIcon(_Engine(name, theme, token, chosen))
