"""The colours of the heat map, made from the theme: from its tint to its accent."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor

from ui.theme import Theme

STEPS = 16
READABLE = 4.5
"""Contrast of small words with their ground, at least."""


class Ramp:
    """``at`` a strength between 0 and 1: the ground of a cell, and the colour its words are best read in."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._steps: list[tuple[QColor, QColor]] = []
        self._dress()
        theme.theme_changed.connect(self._dress)

    def at(self, strength: float) -> tuple[QColor, QColor]:
        """Ground and words."""
        return self._steps[round(max(0.0, min(strength, 1.0)) * STEPS)]

    @Slot()
    def _dress(self) -> None:
        theme = self._theme
        pale, full = theme.color("tint"), theme.color("accent")
        inks = (theme.color("text"), theme.color("onaccent"))
        grounds = [blend(pale, full, step / 100) for step in range(101)]
        both = [(ground, max(inks, key=lambda ink: contrast(ink, ground))) for ground in grounds]
        # Half way between pale and full neither ink can be read: those shades are left out.
        good = [(ground, ink) for ground, ink in both if contrast(ground, ink) >= READABLE] or both
        self._steps = [good[round(step / STEPS * (len(good) - 1))] for step in range(STEPS + 1)]


def blend(pale: QColor, full: QColor, share: float) -> QColor:
    """A colour between two."""

    def between(low: int, high: int) -> int:
        return round(low + (high - low) * share)

    return QColor(
        between(pale.red(), full.red()), between(pale.green(), full.green()), between(pale.blue(), full.blue())
    )


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())
