"""The pyramid as a sheet: what was aimed at, what is planned, what is published, by count and by yuan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.exporting.sheets import COUNT, MONEY, Column, Dressed, Entry, Line, Look, Sheet
from planner.storage.records import Level

NAME = "金字塔"
NUMBER, YUAN, SHARE = Look(COUNT, side="right"), Look(MONEY, side="right"), Look("0%", color="soft", side="right")
GAP = Look("+#,##0;−#,##0;0", side="right")
SHORT = Look("+#,##0;−#,##0;0", color="warn", ground="warntint", bold=True, side="right")


def pyramid_sheet(levels: Sequence[Level]) -> Sheet:
    """A row for each role, and their sums below."""
    columns = (
        Column("层级", 10, Look(bold=True)),
        Column("目标篇数", 11, NUMBER),
        Column("计划篇数", 11, NUMBER),
        Column("还差", 8, GAP),
        Column("已发篇数", 11, NUMBER),
        Column("篇数占比", 10, SHARE),
        Column("目标预算", 13, YUAN),
        Column("计划费用", 13, YUAN),
        Column("已发费用", 13, YUAN),
        Column("费用占比", 10, SHARE),
    )
    return Sheet(NAME, columns, len(levels) + 1, _rows(levels))


def _rows(levels: Sequence[Level]) -> Iterator[Line]:
    planned = sum(level.planned for level in levels)
    cost = sum(level.planned_cost for level in levels)
    for level in levels:
        yield [
            level.role,
            level.target_count,
            level.planned,
            _gap(level.target_count, level.planned),
            level.published,
            level.planned / planned if planned else None,
            level.target_budget,
            level.planned_cost,
            level.published_cost,
            level.planned_cost / cost if cost else None,
        ]
    count, budget = _sum([one.target_count for one in levels]), _sum([one.target_budget for one in levels])
    published, paid = sum(one.published for one in levels), sum(one.published_cost for one in levels)
    whole: tuple[Entry | Dressed, ...] = (
        "合计", count, planned, _gap(count, planned), published, None, budget, cost, paid, None,
    )  # fmt: skip
    looks = (Look(), NUMBER, NUMBER, GAP, NUMBER, SHARE, YUAN, YUAN, YUAN, SHARE)
    yield [_total(entry, look) for entry, look in zip(whole, looks, strict=True)]


def _gap(target: float | None, planned: int) -> Entry | Dressed:
    """How many more are planned than aimed at; too few stand out."""
    if target is None:
        return None
    return Dressed(planned - target, SHORT) if planned < target else planned - target


def _sum(numbers: Sequence[float | None]) -> float | None:
    """The sum of what was said; nothing when nothing was."""
    said = [number for number in numbers if number is not None]
    return sum(said) if said else None


def _total(entry: Entry | Dressed, look: Look) -> Dressed:
    if isinstance(entry, Dressed):
        return entry
    return Dressed(entry, Look(look.format, "text", "chip", True, look.side))
