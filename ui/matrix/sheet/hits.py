"""The rows that hold what is looked for, and going from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.finding import FindBar
from ui.matrix.sheet.model import SlotsModel


class Hits(QObject):
    """Leads the marks to what the line above the sheet has found."""

    def __init__(self, deck: Deck, model: SlotsModel, bar: FindBar) -> None:
        super().__init__(deck)
        self._deck, self._model, self._bar = deck, model, bar
        self._rows: list[int] = []
        bar.found.connect(self._found)
        bar.next_wished.connect(self.go)

    @Slot(int)
    def go(self, step: int) -> None:
        """1: to the next row; -1: the one before; 0: this one, or else the next."""
        if not self._rows:
            return
        row, place = self._deck.marks.cell
        onward = [hit for hit in self._rows if (hit < row if step < 0 else hit >= row + step)]
        hit = (onward or self._rows)[-1 if step < 0 else 0]
        line, order = self._model.line(hit), self._deck.order
        holds = [at for at in order if line is not None and self._model.needle in COLUMNS[at].show(line).lower()]
        self._deck.set_marks(self._deck.marks.moved(hit, order.index(holds[0]) if holds else place))
        self._bar.tell_place(self._rows.index(hit) + 1, len(self._rows))

    @Slot(list, str)
    def _found(self, ids: list[str], words: str) -> None:
        wanted = set(ids)
        self._rows = [row for row, id in enumerate(self._model.ids) if id in wanted] if ids else []
        self._model.look_for(words.lower())
        self._bar.tell_place(0, len(self._rows))
        self.go(0)
