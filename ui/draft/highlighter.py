"""Colours for keywords and wording. It paints places found by the review and never looks for any itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import Theme

BLOCKS_A_TURN = 60
"""Paragraphs coloured before the event loop gets its turn again: 60 take about 3 ms."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A range to colour, in Qt's positions; ``kind`` is that of ``nlp.findings.Mark``."""

    start: int
    end: int
    kind: str


class Highlighter(QSyntaxHighlighter):
    """Paints places. When text is typed they move along; those that were typed into fade until the next review."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._places: list[Place] = []
        self._longest = 0
        self._due: list[int] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._paint_some)
        self._formats: dict[str, QTextCharFormat] = {}
        self._dress()
        theme.theme_changed.connect(self._dress)

    @property
    def places(self) -> tuple[Place, ...]:
        """What is painted now."""
        return tuple(self._places)

    def show(self, places: Iterable[Place]) -> None:
        """Paint these places; only paragraphs whose places differ are painted again."""
        new = sorted(set(places))
        blocks = {block for place in set(self._places) ^ set(new) for block in self._blocks(place)}
        self._set(new)
        self._due = sorted(blocks)
        self._paint_some()

    def shift(self, at: int, removed: int, added: int) -> None:
        """Text changed at ``at``: move what stands behind it, drop what was touched."""
        by = added - removed
        kept = []
        for place in self._places:
            if place.end <= at:
                kept.append(place)
            elif place.start >= at + removed:
                kept.append(Place(place.start + by, place.end + by, place.kind))
        self._set(kept)

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        start, end = block.position(), block.position() + block.length()
        first = bisect_left(self._places, Place(start - self._longest, 0, ""))
        here = list(takewhile(lambda place: place.start < end, self._places[first:]))
        # A hit may hold a keyword (最好用 holds 好用): what is wrong is painted over what is good.
        for kind, look in self._formats.items():
            for place in here:
                if place.kind == kind and place.end > start:
                    begin = max(place.start - start, 0)
                    self.setFormat(begin, place.end - start - begin, look)

    def _set(self, places: list[Place]) -> None:
        self._places = places
        self._longest = max((place.end - place.start for place in places), default=0)

    def _blocks(self, place: Place) -> range:
        document = self.document()
        first = document.findBlock(place.start)
        last = document.findBlock(max(place.start, place.end - 1))
        if not first.isValid():
            return range(0)
        return range(first.blockNumber(), (last if last.isValid() else first).blockNumber() + 1)

    @Slot()
    def _paint_some(self) -> None:
        now, self._due = self._due[:BLOCKS_A_TURN], self._due[BLOCKS_A_TURN:]
        for number in now:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)
        if self._due:
            self._turn.start()
        else:
            self._turn.stop()

    @Slot()
    def _dress(self) -> None:
        theme = self._theme
        # Colour never stands alone: wording is underlined too, in a wave or in dots.
        line = QTextCharFormat.UnderlineStyle
        self._formats = {
            "keyword": _format(theme, "tint", None, None),
            "review": _format(theme, "warntint", "warn", line.DotLine),
            "hard": _format(theme, "badtint", "bad", line.WaveUnderline),
        }
        self._due = sorted({block for place in self._places for block in self._blocks(place)})
        self._paint_some()


def _format(theme: Theme, ground: str, ink: str | None, line: QTextCharFormat.UnderlineStyle | None) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(theme.color(ground))
    if ink and line:
        made.setUnderlineColor(theme.color(ink))
        made.setUnderlineStyle(line)
    return made
