"""What kind of file a table comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planner.importing.elsewhere import elsewhere
from planner.importing.evidence import EVIDENCE
from planner.importing.fields import Noun
from planner.importing.headings import key, tail
from planner.importing.kinds import Kind, kinds
from planner.importing.mapping import Columns, Grid, columns_of, settle_keywords
from planner.importing.shapes import fraction, is_note_id
from planner.importing.values.ids import PLATFORM_LINK

RATED = frozenset(("评分", "星级", "rating", "stars"))
"""Goods, shops and films are rated. Comments on notes are not, but some analyse them."""


@dataclass(frozen=True)
class Recognised:
    """What a table is: its kind with the columns of its fields, or why it is not taken.

    ``refusal``: recognised as nothing we take. ``confidence`` runs from 0 to 1; a ``guess`` counts only when the file has no
    other table.
    """

    kind: Kind | None = None
    columns: Columns = field(default_factory=dict)
    refusal: str = ""
    label: str = ""
    confidence: float = 0.0
    guess: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the headings said anything at all, be it that the table is not ours."""
        return self.confidence > 0

    @property
    def noun(self) -> Noun | None:
        """What the table holds, None when it is not taken."""
        return self.kind.noun if self.kind is not None and not self.refusal else None


def recognise(grid: Grid, table: str = "") -> Recognised:
    """Recognise a table with names by its headings and values; ``table`` is the sheet's name."""
    headings = frozenset(map(key, grid.header))
    candidates = sorted(_candidates(grid, headings, table), key=lambda one: -one.confidence)
    best = candidates[0] if candidates else None
    marked = best is not None and best.kind is not None and bool(best.kind.marks)
    # What buyers wrote stands beside goods and orders: those headings are no proof against it.
    certain = best is not None and (_is_ours(grid, best) or best.noun == "feedback")
    other = elsewhere(grid, headings, certain, marked)
    if other is not None:
        return Recognised(refusal=f"看起来是{other.name}，{other.todo}，所以没有导入", label=other.name, confidence=0.8)
    if best is None:
        return Recognised(refusal=_unknown(grid), label="看不出来")
    if best.kind is not None and best.kind.refuse:
        return replace(best, refusal=best.kind.refuse)
    return best


def as_kind(kind: Kind, grid: Grid) -> Recognised:
    """The table read as a kind a person chose."""
    columns = columns_of(kind, grid) if kind.noun else {}
    settle_keywords(kind, columns, grid)
    return Recognised(kind, columns, label=kind.label, confidence=1.0)


def _candidates(grid: Grid, headings: frozenset[str], table: str) -> Iterator[Recognised]:
    for kind in kinds().values():
        if kind.asked_for or (kind.sheets and key(table) not in kind.sheets):
            continue
        if kind.without & headings or (kind.noun == "notes" and kinds()["notes"].without & headings):
            continue
        marks = _marks(kind, headings)
        if marks < kind.least or (kind.marks and not marks):
            continue
        if kind.noun is None:
            named = all(any(_names(name, headings) for name in group) for group in kind.needs)
            if named and not any(_names(name, headings) for name in kind.instead_of):
                yield Recognised(kind, label=kind.label, confidence=0.85)
            continue
        columns = columns_of(kind, grid)
        needs = kind.needs or kinds()[kind.noun].needs[: 1 if kind.marks else None]
        if not all(any(name in columns for name in group) for group in needs):
            continue
        if kind.noun == "comments" and RATED & headings and not {"note_id", "note_url"} & columns.keys():
            continue
        settle_keywords(kind, columns, grid)
        confidence = _confidence(kind, columns, marks, grid, headings, table)
        if confidence > 0:
            yield Recognised(kind, columns, label=kind.label, confidence=confidence)


def _marks(kind: Kind, headings: frozenset[str]) -> int:
    return sum(any(mark.fits(heading) for heading in headings) for mark in kind.marks)


def _names(field_name: str, headings: frozenset[str]) -> bool:
    names = kinds()["notes"].fields.get(field_name, ())
    return any(name.fits(heading) or name.fits(tail(heading)) for name in names for heading in headings)


def _confidence(kind: Kind, columns: Columns, marks: int, grid: Grid, headings: frozenset[str], table: str) -> float:
    """Kinds with marks come before tables of nobody's; among those, the noun with the most evidence."""
    if kind.marks:
        return 0.8 + min(0.199, 0.1 * marks / len(kind.marks) + 0.01 * marks)
    evidence = EVIDENCE[kind.id](columns, grid, headings, table)
    return min(0.79, evidence / 12)


def _is_ours(grid: Grid, best: Recognised) -> bool:
    """Whether links or ids of the platform stand in the table: then one odd heading proves nothing."""
    cells = [cell for row in grid.sample[:50] for cell in row if isinstance(cell, str)]
    return any(PLATFORM_LINK.search(cell) for cell in cells) or (
        best.kind is not None
        and "id" in best.columns
        and fraction(grid.values(best.columns["id"][0]), is_note_id) > 0.5
    )


def _unknown(grid: Grid) -> str:
    shown = "、".join(name for name in grid.header[:6]) + ("…" if len(grid.header) > 6 else "")
    return (
        f"看不出这是什么表（列名：{shown}），没有导入。"
        "如果里面是笔记、评论、账号、关键词、评价或投放和转化的数，请在导入窗口里指定每一列是什么（命令行用 --as notes --map title=列名）"
    )
