"""The look: tokens of one theme, the palette and the style sheet made from them."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from nlp.resources import RESOURCES
from ui.imports import STYLE, STYLE_VARIABLE

Mode = Literal["system", "light", "dark"]
TextSize = Literal["small", "normal", "large", "huge"]

SCALES: Mapping[str, float] = {"small": 0.92, "normal": 1.0, "large": 1.15, "huge": 1.3}
"""What every size is multiplied by: 小, 标准, 大, 特大."""

FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Noto Color Emoji",
    "Segoe UI Emoji",
    "Apple Color Emoji",
)
"""In this order: with a Latin locale Qt would otherwise pick Japanese glyphs."""

INTERFACE = 13
PLACE = re.compile(r"\$(px)?([a-z]+|\d+)\b")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#rrggbb``."""

    bg: str
    surface: str
    raised: str
    hover: str
    chip: str
    line: str
    text: str
    soft: str
    faint: str
    accent: str
    accenthover: str
    onaccent: str
    tint: str
    select: str
    warn: str
    warntint: str
    bad: str
    badtint: str
    shadow: str


def read_tokens(name: str, folder: Path = RESOURCES / "themes") -> Tokens:
    """The tokens of ``light`` or ``dark``."""
    return Tokens(**tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")))


def style_sheet(tokens: Tokens, scale: float, folder: Path = RESOURCES / "themes") -> str:
    """The one template with ``$token`` filled in and ``$px13`` scaled by the text size."""

    def fill(place: re.Match[str]) -> str:
        return str(round(int(place[2]) * scale)) + "px" if place[1] else str(getattr(tokens, place[2]))

    return PLACE.sub(fill, (folder / "app.qss").read_text(encoding="utf-8"))


class Theme(QObject):
    """The look now in force. Painted widgets ask it for colours and listen to ``theme_changed``."""

    theme_changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", text_size: TextSize = "normal") -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        self.text_size = text_size
        self.animated = True
        self._system = app.styleHints().colorScheme()
        # Taken away: it is nothing to the programs that a person opens from here.
        if os.environ.pop(STYLE_VARIABLE, "") != STYLE:
            app.setStyle(STYLE)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply(mode, text_size)

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are in force."""
        if self.mode == "system":
            return self._system == Qt.ColorScheme.Dark
        return self.mode == "dark"

    @property
    def moves(self) -> bool:
        """Whether things may move: the person and the system both allow it."""
        # Here, since its many names take 5 ms to make, and nothing moves before the first paint.
        from PySide6.QtWidgets import QStyle

        duration = self._app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        return self.animated and duration > 0

    @property
    def scale(self) -> float:
        """What sizes are multiplied by."""
        return SCALES[self.text_size]

    def apply(self, mode: Mode, text_size: TextSize) -> None:
        """Dress the whole application."""
        self.mode, self.text_size = mode, text_size
        self.tokens = read_tokens("dark" if self.dark else "light")
        self._app.setFont(self.font())
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.scale))
        self.theme_changed.emit()

    def color(self, token: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self.tokens, token))

    def px(self, size: float) -> int:
        """A length that grows with the text size."""
        return round(size * self.scale)

    def font(self, size: int = INTERFACE, weight: int = 400) -> QFont:
        """The interface font at a size of LOOK (20, 18, 15, 13, 12, 11), scaled."""
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        if self.mode == "system":
            self.apply(self.mode, self.text_size)


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything the style sheet does not reach."""
    roles = {
        QPalette.ColorRole.Window: tokens.surface,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.raised,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.soft,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.select,
        QPalette.ColorRole.HighlightedText: tokens.text,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Light: tokens.line,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.faint,
        QPalette.ColorRole.Shadow: tokens.line,
    }
    made = QPalette()
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made
