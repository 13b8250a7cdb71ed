"""Icons of one set, drawn when they are shown and in the colours of the theme of that moment.

The font and its table are read from where qtawesome keeps them: importing qtawesome itself costs 0.25 s at start.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import Theme

FILES = "fontawesome6-solid-webfont"
FILL = 0.92
"""Part of the square a glyph takes."""


@cache
def _table() -> dict[str, str]:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    found = next(folder.glob(f"{FILES}-charmap-*.json"))
    return {name: chr(int(code, 16)) for name, code in json.loads(found.read_text(encoding="utf-8")).items()}


@cache
def _family() -> str:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    font = next(path for path in folder.glob(f"{FILES}-*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]


def glyph(name: str) -> str:
    """The character of an icon of Font Awesome 6 solid, such as ``pen-nib``."""
    return _table()[name]


def draw(painter: QPainter, rect: QRect, name: str, theme: Theme, token: str) -> None:
    """Draw an icon centred in ``rect``."""
    font = QFont(_family())
    # The file is called 900 in its own table; any other weight would be drawn bold by machine.
    font.setWeight(QFont.Weight.Black)
    font.setPixelSize(max(1, round(min(rect.width(), rect.height()) * FILL)))
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph(name))
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
