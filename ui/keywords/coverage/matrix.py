"""Keywords against our notes and drafts: plain data for the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.research.rows import Collision, Covered


@dataclass(frozen=True)
class Matrix:
    """``rows`` are all keywords asked for, also uncovered ones; ``columns`` one Covered of each note or draft, drafts first,
    then the newest note; ``cells`` what stands where a row and a column meet; ``clashing`` the cells of a 撞词."""

    rows: tuple[str, ...]
    columns: tuple[Covered, ...]
    cells: dict[tuple[int, int], Covered]
    clashing: frozenset[tuple[int, int]] = frozenset()

    def covering(self, row: int) -> list[Covered]:
        """What covers a keyword."""
        return [covered for (at, _column), covered in self.cells.items() if at == row]


EMPTY = Matrix((), (), {})


def matrix_of(
    texts: Sequence[str], keys: Sequence[str], covered: Sequence[Covered], clashes: Sequence[Collision]
) -> Matrix:
    """A matrix of what was found for keywords, each with its key; those nobody wrote come with no cells."""
    places: dict[str, int] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, at)
    covered = [one for one in covered if one.key in places]
    those: dict[tuple[str, str], Covered] = {}
    for one in covered:
        those.setdefault((one.noun, one.id), one)
    notes = sorted((one for one in those.values() if one.noun == "note"), key=lambda one: one.day, reverse=True)
    columns = [one for one in those.values() if one.noun == "draft"] + notes
    at_column = {(one.noun, one.id): at for at, one in enumerate(columns)}

    def place(one: Covered) -> tuple[int, int]:
        return places[one.key], at_column[one.noun, one.id]

    clashing = frozenset(place(one) for clash in clashes for one in (clash.first, clash.second) if one.key in places)
    return Matrix(tuple(texts), tuple(columns), {place(one): one for one in covered}, clashing)


def narrowed(matrix: Matrix, keep: Sequence[int]) -> Matrix:
    """Only these rows, in this order, and the columns that cover any of them."""
    rows = {row: at for at, row in enumerate(keep)}
    used = sorted({column for row, column in matrix.cells if row in rows})
    columns = {column: at for at, column in enumerate(used)}
    return Matrix(
        tuple(matrix.rows[row] for row in keep),
        tuple(matrix.columns[column] for column in used),
        {(rows[row], columns[column]): one for (row, column), one in matrix.cells.items() if row in rows},
        frozenset((rows[row], columns[column]) for row, column in matrix.clashing if row in rows),
    )
