"""Blocks of cells: copied, cut, pasted, filled, cleared."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.matrix import clip
from ui.matrix.lists import Lists
from ui.matrix.sheet.acts import Acts, names_of
from ui.matrix.sheet.blocks import Block
from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.given import NOTHING, Given, taken_from
from ui.matrix.sheet.marks import Area, Marks, Place
from ui.matrix.sheet.model import Cell, SlotsModel
from ui.matrix.sheet.series import go_on
from ui.services import Services

ROWS_MOST = 5000
"""Rows that are copied, or written, at a time."""
TOO_MANY = f"一次最多 {ROWS_MOST:,} 行"


class BlockActs(QObject):
    """Works on what is marked in the deck."""

    def __init__(
        self,
        services: Services,
        deck: Deck,
        model: SlotsModel,
        lists: Lists,
        acts: Acts,
    ) -> None:
        super().__init__(deck)
        self._services, self._deck, self._model = services, deck, model
        self._lists, self._acts = lists, acts
        self.copied: tuple[str, Block] = ("", ())
        """What was copied here last, with its values: a name may belong to two."""

    def copy(self) -> bool:
        """Put what is marked onto the clipboard; False when it cannot be."""
        marks = self._deck.marks
        if marks.others:
            return self._cannot("一次只能复制一块连着的格子")
        if len(marks.area.rows) > ROWS_MOST:
            return self._cannot(f"{TOO_MANY}，更多请用导出")
        if not self._model.ids:
            return False
        block = self._given(marks.area)
        text = clip.write([[given.text for given in row] for row in block])
        self.copied = (text, block)
        QGuiApplication.clipboard().setText(text)
        self._services.status.say(f"已复制 {marks.area.count:,} 格")
        return True

    def cut(self) -> None:
        """Copy, and empty the cells."""
        if self.copy():
            self.clear("剪切")

    def clear(self, text: str = "清空") -> None:
        """Empty what is marked."""
        self._write_all(NOTHING, text, "已清空 {} 格")

    def write_all(self, given: Given) -> None:
        """Write the same into every marked cell."""
        self._write_all(given, "批量填写", "已填写 {} 格")

    def fill_down(self) -> None:
        """The first marked row into those below; a single row takes over what stands above it."""
        self._fill(down=True)

    def fill_right(self) -> None:
        """The first marked column into those at its right; a single column takes over what stands at its left."""
        self._fill(down=False)

    def drag(self, source: Area, whole: Area) -> None:
        """The handle was dragged from one area over another: days and numbers go on, everything else repeats."""
        if len(whole.rows) > ROWS_MOST:
            self._cannot(TOO_MANY)
            return
        given = self._given(source)
        cells: dict[Place, Given] = {}
        if len(whole.rows) > len(source.rows):
            up = whole.top < source.top
            rows = range(source.top - 1, whole.top - 1, -1) if up else range(source.bottom + 1, whole.bottom + 1)
            for at, place in enumerate(source.places):
                column = [row[at] for row in given]
                more = go_on(column[::-1] if up else column, len(rows))
                cells.update({(row, place): one for row, one in zip(rows, more, strict=True)})
        else:
            left = whole.left < source.left
            places = range(source.left - 1, whole.left - 1, -1) if left else range(source.right + 1, whole.right + 1)
            for row, line in zip(source.rows, given, strict=True):
                more = [line[at % len(line)] for at in range(len(places))] if not left else line[::-1] * len(places)
                cells.update({(row, place): one for place, one in zip(places, more, strict=False)})
        self._acts.write("拖动填充", self.cells(cells), said="已填充 {} 格")
        self._deck.set_marks(Marks((whole.top, whole.left), (whole.bottom, whole.right)), bring=False)

    def _fill(self, *, down: bool) -> None:
        area = self._deck.marks.area
        if len(area.rows) > ROWS_MOST:
            self._cannot(TOO_MANY)
            return
        if down:
            first = area.top if len(area.rows) > 1 else area.top - 1
            if first < 0:
                return
            (source,) = self._given(Area(first, area.left, first, area.right))
            cells = {
                (row, place): source[place - area.left]
                for row in range(first + 1, area.bottom + 1)
                for place in area.places
            }
        else:
            first = area.left if len(area.places) > 1 else area.left - 1
            if first < 0:
                return
            column = self._given(Area(area.top, first, area.bottom, first))
            cells = {
                (row, place): column[row - area.top][0]
                for row in area.rows
                for place in range(first + 1, area.right + 1)
            }
        text = "向下填充" if down else "向右填充"
        self._acts.write(text, self.cells(cells), said="已填充 {} 格" if len(cells) > 1 else "")

    def _write_all(self, given: Given, text: str, said: str) -> None:
        marks = self._deck.marks
        if not self._model.ids:
            return
        if sum(len(area.rows) for area in marks.areas) > ROWS_MOST:
            self._cannot(TOO_MANY)
            return
        cells = self.cells(dict.fromkeys(marks.cells(), given))
        columns = [at for _id, at in cells if not COLUMNS[at].is_fixed]
        if columns:
            self._acts.write(f"{text}{names_of(columns)}", cells, said=said if len(cells) > 1 else "")

    def _given(self, area: Area) -> list[list[Given]]:
        columns = [COLUMNS[at] for at in self._deck.columns_of(area)]
        lines = self._model.each(area.rows)
        return [
            [taken_from(line, column, self._lists) if line is not None else NOTHING for column in columns]
            for line in lines
        ]

    def cells(self, cells: Mapping[Place, Given]) -> dict[Cell, Given]:
        """Cells by id and number of column instead of row and place."""
        order, ids = self._deck.order, self._model.ids
        return {(ids[row], order[place]): given for (row, place), given in cells.items()}

    def _cannot(self, why: str) -> bool:
        self._services.status.say(why)
        return False
