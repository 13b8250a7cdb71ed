"""The rows of the table in the order they stand in: one below the other, by cluster, or as a tree. No widgets here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Literal, TypeVar

from planner.research.rows import Longtail

Grouping = Literal["table", "tree", "cluster"]
GROUPINGS: dict[Grouping, str] = {"table": "表格", "tree": "树", "cluster": "聚类"}
OTHER = "其他"
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Group:
    """A heading: ``rows`` are all that stand below it, also while it is folded."""

    key: str
    text: str
    depth: int
    rows: tuple[Longtail, ...]
    folded: bool

    @property
    def best(self) -> float:
        """The best opportunity below it."""
        return max(row.opportunity for row in self.rows)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a heading or a long-tail, ``depth`` steps from the left."""

    thing: Group | Longtail
    depth: int = 0

    @property
    def rows(self) -> tuple[Longtail, ...]:
        """The long-tails a choice of this line means."""
        return self.thing.rows if isinstance(self.thing, Group) else (self.thing,)

    @property
    def key(self) -> str:
        """What it is known by when the lines come in another order."""
        return self.thing.key if isinstance(self.thing, Group) else f"={self.thing.key}"


def arrange(
    rows: Sequence[Longtail], clusters: Sequence[str], grouping: Grouping, folded: Set[str] = frozenset()
) -> list[Line]:
    """Lines for rows that are sorted already; headings come in the order of their first row."""
    if grouping == "table":
        return [Line(row) for row in rows]
    lines: list[Line] = []
    for number, members in _by(rows, lambda row: row.cluster):
        name = clusters[number] if 0 <= number < len(clusters) and clusters[number] else OTHER
        group = Group(f"{number}", name, 0, tuple(members), f"{number}" in folded)
        lines.append(Line(group))
        if group.folded:
            continue
        if grouping == "cluster":
            lines += [Line(row, 1) for row in members]
        else:
            lines += _branches(number, members, folded)
    return lines


def groups_of(lines: Iterable[Line]) -> frozenset[str]:
    """The keys of all headings."""
    return frozenset(line.thing.key for line in lines if isinstance(line.thing, Group))


def modifier(row: Longtail) -> str:
    """The class of what narrows the head most visibly: the first slot that is not the head; "" for a bare head."""
    return next((slot.kind or OTHER for slot in row.slots if not slot.head), "")


def _branches(number: int, members: Sequence[Longtail], folded: Set[str]) -> list[Line]:
    lines = [Line(row, 1) for row in members if not modifier(row)]
    for kind, some in _by([row for row in members if modifier(row)], modifier):
        key = f"{number}/{kind}"
        lines.append(Line(Group(key, kind, 1, tuple(some), key in folded), 1))
        if key not in folded:
            lines += [Line(row, 2) for row in some]
    return lines


def _by(rows: Iterable[Longtail], key: Callable[[Longtail], Key]) -> list[tuple[Key, list[Longtail]]]:
    found: dict[Key, list[Longtail]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.items())
