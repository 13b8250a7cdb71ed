"""The pyramid: every layer with what was aimed at, planned and published, by count and by yuan."""

from __future__ import annotations

from planner.matrix.plan import facts_of, levels_of
from planner.reporting.answers import Bar, Bars, Chapter, Entry, Heading, Line, Table
from planner.reporting.asked import Asked, figure
from planner.storage.records import Level

HEADINGS = ("目标篇数", "计划篇数", "已发篇数", "预算", "计划费用", "已发费用")


def pyramid(asked: Asked) -> Chapter:
    """The chapter."""
    levels = levels_of(asked.campaign, facts_of(asked.store, asked.campaign.id))
    rows = tuple(_row(level) for level in levels)
    bars = []
    for level, (_role, target, planned, published, *_money) in zip(levels, rows, strict=True):
        plan = target if level.target_count is not None else planned
        empty = level.target_count is None and not level.planned
        if not empty and not isinstance(plan, str) and not isinstance(published, str):
            bars.append(Bar(level.role, plan, published))
    headings = (Heading("层级"), *(Heading(text, True) for text in HEADINGS))
    blocks = (Bars("外框是目标（没写目标的是计划），实心是已发", tuple(bars)), Table("", headings, rows))
    return Chapter("pyramid", "金字塔", _lead(levels), blocks)


def _row(level: Level) -> tuple[Entry, ...]:
    of = f"role.{level.role}"
    return (
        level.role,
        figure(of, "target_notes", level.target_count),
        figure(of, "planned_notes", level.planned),
        figure(of, "published_notes", level.published),
        figure(of, "target_cost", level.target_budget),
        figure(of, "planned_cost", level.planned_cost),
        figure(of, "published_cost", level.published_cost),
    )


def _lead(levels: tuple[Level, ...]) -> Line:
    short = [one for one in levels if one.target_count is not None and one.published < one.target_count]
    if not any(level.target_count is not None for level in levels):
        return Line(("计划里没有写各层的目标，只列出排了和发了多少",))
    if not short:
        return Line(("各层都发到了目标篇数",), "good")
    words: list[Entry] = []
    for level in short:
        words += [
            "；" if words else "",
            f"{level.role} 目标 ",
            figure(f"role.{level.role}", "target_notes", level.target_count),
        ]
        words += [" 篇，发了 ", figure(f"role.{level.role}", "published_notes", level.published)]
    return Line(tuple(words), "warn")
