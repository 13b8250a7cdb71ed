"""Where the cells of a pasted block go. Nothing of Qt, nothing of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.matrix.sheet.given import Given
from ui.matrix.sheet.marks import Area, Marks, Place

Block = Sequence[Sequence[Given]]


NO_AREA = Area(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """``cells`` by row and place; ``below`` are rows for which there is none yet, by place; ``lost`` columns had no room."""

    cells: Mapping[Place, Given]
    below: tuple[Mapping[int, Given], ...] = ()
    lost: int = 0
    area: Area = NO_AREA


def placed(block: Block, marks: Marks, rows: int, places: int) -> Placed:
    """Lay a block over what is marked, in a sheet of so many rows and places.

    A single cell goes into every marked one. A marked area that is a multiple of the block, in height or in width, is filled with
    repetitions. Rows that do not fit go below the last.
    """
    high, wide = len(block), max(map(len, block), default=0)
    if not high or not wide:
        return Placed({})
    if high == wide == 1 and rows:
        return Placed(dict.fromkeys(marks.cells(), block[0][0]), area=marks.area)
    area = marks.area
    down = len(area.rows) // high if len(area.rows) % high == 0 else 1
    across = len(area.places) // wide if len(area.places) % wide == 0 else 1
    fitting = min(wide * across, places - area.left)
    cells: dict[Place, Given] = {}
    below: list[dict[int, Given]] = []
    for at in range(high * down):
        given = block[at % high]
        line = {area.left + place: given[place % wide] for place in range(fitting)}
        row = area.top + at
        if row < rows:
            cells.update({(row, place): one for place, one in line.items()})
        elif any(one.text.strip() for one in line.values()):
            below.append(line)
    last = max(min(area.top + high * down, rows) - 1, area.top)
    return Placed(
        cells, tuple(below), wide * across - fitting, Area(area.top, area.left, last, area.left + fitting - 1)
    )
