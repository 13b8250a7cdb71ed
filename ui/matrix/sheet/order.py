"""Which order the rows have after somebody else asked again: nothing jumps while it is being edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count, starmap, zip_longest
from operator import ne

from ui.matrix.sheet.marks import Marks, Place


def steady(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The ids of ``after``: those that were there stay in the order they had, new ones follow the one they follow in ``after``.

    An edit moves one row of a hundred thousand: what is the same at both ends is only compared, not looked up.
    """
    if before == after:
        return list(before)
    start = _same(before, after)
    rest = min(len(before), len(after)) - start
    end = min(_same(reversed(before), reversed(after)), rest)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) == len(new) and (_one_moved(old, new) or set(old) == set(new)):
        return list(before)
    return [*before[:start], *_merged(old, new, before[start - 1] if start else None), *before[len(before) - end :]]


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """How many are the same from the beginning on."""
    # None beyond the end of the shorter one: an id is never None. All of it runs outside of Python's loop.
    return next(compress(count(), starmap(ne, zip_longest(one, other))), 0)


def _one_moved(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the first became the last, or the last the first."""
    if not before:
        return True
    down = before[0] == after[-1] and before[1:] == after[:-1]
    return down or (before[-1] == after[0] and before[:-1] == after[1:])


def _merged(before: Sequence[str], after: Sequence[str], last: str | None) -> list[str]:
    wanted, known = set(after), set(before)
    follow: dict[str | None, list[str]] = {}
    first = last
    for id in after:
        if id in known:
            last = id
        else:
            follow.setdefault(last, []).append(id)
    found = follow.get(first, [])
    for id in before:
        if id in wanted:
            found += [id, *follow.get(id, ())]
    return found


def moved_along(marks: Marks, before: Sequence[str], after: Sequence[str]) -> Marks:
    """The same cells, wherever their rows are now; where a row is gone its place stays marked."""
    named = {row: before[row] for row, _place in (marks.anchor, marks.head, marks.cell) if row < len(before)}
    wanted = set(named.values())
    rows = {id: row for row, id in enumerate(after) if id in wanted}

    def along(cell: Place) -> Place:
        return rows.get(named.get(cell[0], ""), cell[0]), cell[1]

    return Marks(along(marks.anchor), along(marks.head), at=marks.at and along(marks.at))
