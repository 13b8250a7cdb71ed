"""A table of long-tails for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from planner.exporting.cells import Value
from planner.exporting.tables import Export
from planner.research.rows import Longtail

HEADINGS = (
    "关键词", "分类", "角色", "中心词", "修饰词", "其他写法", "笔记数", "相对表现", "相对表现下限", "相对表现上限", "近三月走势",
    "月均搜索指数", "竞争指数", "搜索变化", "机会分", "我们的笔记", "我们的草稿", "词库状态", "例句", "理由",
)  # fmt: skip


def longtails(rows: Sequence[Longtail]) -> Export:
    """These rows in this order."""
    return Export("长尾词", HEADINGS, len(rows), map(_row, rows))


def _row(row: Longtail) -> tuple[Value, ...]:
    return (
        row.text,
        row.kind,
        row.role,
        "".join(slot.text for slot in row.slots if slot.head),
        " ".join(f"{slot.text}（{slot.kind}）" if slot.kind else slot.text for slot in row.slots if not slot.head),
        " ".join(row.spellings),
        row.support,
        row.lift,
        row.lift_low,
        row.lift_high,
        row.trend,
        row.volume,
        row.competition,
        row.volume_trend,
        row.opportunity,
        row.own_notes,
        row.own_drafts,
        row.status,
        row.example,
        row.why,
    )
