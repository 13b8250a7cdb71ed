"""Colours and type of the phone, and text laid out the way it does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from nlp.resources import RESOURCES
from ui.theme import FAMILIES
from ui.utf16 import to_qt

WIDTH, HEIGHT = 324, 576
"""Of the screen, in pixels: a phone of 375 points made a little smaller, so that it fits a laptop's screen."""

TOPIC = re.compile(r"#([^#\s\[\]]+)(?:\[话题\])?#?")
TEXT_MOST = 6_000
"""Characters laid out: far more than the platform takes."""


@dataclass(frozen=True, slots=True)
class Skin:
    """The phone's colours in light or dark mode, as ``#rrggbb``."""

    frame: str
    feed: str
    page: str
    text: str
    soft: str
    line: str
    blank: str
    topic: str
    red: str
    onred: str

    def color(self, name: str) -> QColor:
        return QColor(getattr(self, name))


def read_skin(*, dark: bool) -> Skin:
    """The colours of one mode."""
    path = RESOURCES / "phone" / ("dark.toml" if dark else "light.toml")
    return Skin(**tomllib.loads(path.read_text(encoding="utf-8")))


def phone_font(size: int, weight: int = 400) -> QFont:
    """The phone's type; it does not grow with the interface."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def shown_body(body: str, topics: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The body as the platform shows it, topics behind it, and the ranges of all topics (drawn in blue)."""
    text = TOPIC.sub(lambda found: f"#{found[1]}", body.rstrip())
    tail = " ".join(f"#{topic}" for topic in topics)
    whole = f"{text}\n{tail}" if text and tail else text + tail
    whole = whole[:TEXT_MOST]
    return whole, [found.span() for found in TOPIC.finditer(whole)]


class Words:
    """A text broken into lines of a width; ``most`` lines at most, the last one elided."""

    def __init__(self, text: str, font: QFont, width: float, pitch: float, most: int | None = None) -> None:
        self._pitch, self._width, self._font = pitch, width, font
        self._parts: list[tuple[QTextLayout, int, str]] = []
        self._elided: tuple[int, str] | None = None
        at = 0
        for paragraph in text.split("\n"):
            self._parts.append((self._lay(paragraph), at, paragraph))
            at += len(paragraph) + 1
        self.lines = sum(max(1, layout.lineCount()) for layout, _, _ in self._parts)
        if most is not None and self.lines > most:
            self._cut(" ".join(text.split()), most)

    @property
    def height(self) -> float:
        return self.lines * self._pitch

    def paint(
        self,
        painter: QPainter,
        at: QPointF,
        color: QColor,
        ranges: Sequence[tuple[int, int]] = (),
        mark: QColor | None = None,
    ) -> None:
        """Draw at a point; ``ranges`` (Python indices of the text) in the colour ``mark``."""
        y = at.y()
        painter.setPen(color)
        painter.setFont(self._font)
        for layout, start, paragraph in self._parts:
            layout.draw(painter, QPointF(at.x(), y), self._formats(ranges, mark, start, paragraph))
            y += max(1, layout.lineCount()) * self._pitch
        if self._elided:
            number, text = self._elided
            rise = (self._pitch + QFontMetricsF(self._font).ascent() - QFontMetricsF(self._font).descent()) / 2
            painter.drawText(QPointF(at.x(), at.y() + number * self._pitch + rise), text)

    def _lay(self, paragraph: str, most: int | None = None) -> QTextLayout:
        layout = QTextLayout(paragraph, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        number = 0
        while (most is None or number < most) and (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, number * self._pitch + (self._pitch - line.height()) / 2))
            number += 1
        layout.endLayout()
        return layout

    def _cut(self, text: str, most: int) -> None:
        layout = self._lay(text, most)
        last = layout.lineAt(most - 1)
        units = text.encode("utf-16-le", "replace")
        rest = units[2 * last.textStart() :].decode("utf-16-le", "replace")
        before = units[: 2 * last.textStart()].decode("utf-16-le", "replace")
        self._parts = [(self._lay(before, most - 1), 0, before)] if before else []
        elided = QFontMetricsF(self._font).elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
        self._elided = (most - 1, elided)
        self.lines = most

    def _formats(
        self, ranges: Sequence[tuple[int, int]], mark: QColor | None, start: int, paragraph: str
    ) -> list[QTextLayout.FormatRange]:
        made = []
        for begin, end in ranges:
            begin, end = max(begin - start, 0), min(end - start, len(paragraph))
            if mark is not None and begin < end:
                one = QTextLayout.FormatRange()
                one.start = to_qt(paragraph, begin)
                one.length = to_qt(paragraph, end) - one.start
                one.format = QTextCharFormat()
                one.format.setForeground(mark)
                made.append(one)
        return made


def rounded(painter: QPainter, box: QRectF, radius: float, color: QColor) -> None:
    """Fill a rounded rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(box, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
