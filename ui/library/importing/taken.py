"""The first rows of a file as they would be taken in, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.importing.fields import Noun
from planner.importing.figure_fields import FIGURE_METRICS
from planner.importing.rows import AccountRow, CommentRow, FigureRow, KeywordRow, NoteRow
from planner.metrics import METRICS
from ui.library.columns import TYPES, count, day, moment_text
from ui.settings.rows import Column
from ui.show import number

LONGEST = 60
"""Characters of a cell: a body may be thousands."""


def _line(text: str | None) -> str:
    short = " ".join((text or "")[: LONGEST * 3].split())
    return short[:LONGEST] or "–"


def _counted(heading: str, name: str) -> Column[NoteRow]:
    def show(row: NoteRow) -> str:
        return count(getattr(row.note, name), getattr(row.note, f"{name}_least"))

    return Column(heading, show, 60, is_number=True)


NOTES: tuple[Column[NoteRow], ...] = (
    Column("标题", lambda row: _line(row.note.title), 190, tip=lambda row: row.note.title),
    Column("正文", lambda row: _line(row.note.body), 150, tip=lambda row: row.note.body[:400]),
    Column("话题", lambda row: _line(" ".join(f"#{topic}" for topic in row.note.topics)), 110),
    Column("类型", lambda row: TYPES.get(row.note.type or "", "–"), 58),
    Column("发布", lambda row: day(row.note.published_at), 100, tip=lambda row: moment_text(row.note.published_at)),
    _counted("赞", "likes"),
    _counted("藏", "collects"),
    _counted("评", "comments"),
    _counted("转", "shares"),
    Column("作者", lambda row: _line(row.author_name), 110, tip=lambda row: row.author_name or ""),
    Column("粉丝", lambda row: number(row.note.fans), 64, is_number=True),
    Column("搜索词", lambda row: _line(row.note.query), 110),
    Column("来源", lambda row: _line(row.note.source), 110),
)
COMMENTS: tuple[Column[CommentRow], ...] = (
    Column("评论", lambda row: _line(row.text), 320, tip=lambda row: row.text[:400]),
    Column("赞", lambda row: number(row.likes), 60, is_number=True),
    Column("时间", lambda row: day(row.published_at), 100, tip=lambda row: moment_text(row.published_at)),
    Column("级别", lambda row: {1: "评论", 2: "回复"}.get(row.level or 0, "–"), 60),
    Column("地区", lambda row: row.place or "–", 80),
    Column("笔记", lambda row: _line(row.note_id), 190),
)
ACCOUNTS: tuple[Column[AccountRow], ...] = (
    Column("昵称", lambda row: _line(row.name), 160, tip=lambda row: row.name),
    Column("粉丝", lambda row: number(row.fans), 72, is_number=True),
    Column("获赞与收藏", lambda row: number(row.likes_collects), 90, is_number=True),
    Column("笔记", lambda row: number(row.notes), 60, is_number=True),
    Column("类目", lambda row: _line(row.category), 100),
    Column("地区", lambda row: row.place or "–", 80),
    Column("简介", lambda row: _line(row.about), 200, tip=lambda row: (row.about or "")[:400]),
)
KEYWORDS: tuple[Column[KeywordRow], ...] = (
    Column("关键词", lambda row: _line(row.text), 220, tip=lambda row: row.text),
    Column("词包", lambda row: _line(row.group), 110),
    Column("月均搜索", lambda row: number(row.volume), 90, is_number=True),
    Column("竞争", lambda row: number(row.competition), 70, is_number=True),
    Column("出价", lambda row: number(row.price), 70, is_number=True),
    Column("长尾词数", lambda row: number(row.longtails), 80, is_number=True),
    Column("推荐理由", lambda row: _line(row.reason), 160),
)


def _figured(name: str) -> Column[FigureRow]:
    metric = METRICS[name]

    def show(row: FigureRow) -> str:
        return metric.show(row.metrics[name]) if name in row.metrics else "–"

    return Column(metric.label, show, 84, is_number=True)


FIGURES: tuple[Column[FigureRow], ...] = (
    Column(
        "笔记",
        lambda row: _line(row.title or row.id or row.url or row.author_name),
        200,
        tip=lambda row: row.title or row.id,
    ),
    Column("作者", lambda row: _line(row.author_name), 110),
    Column("窗口", lambda row: row.window, 70),
    Column("从", lambda row: row.since or "–", 96),
    Column("到", lambda row: row.until or "–", 96),
    Column("流量", lambda row: row.flow or "–", 60),
    Column("归因", lambda row: row.attribution or "–", 96),
    *map(_figured, FIGURE_METRICS),
)
COLUMNS: Mapping[Noun, tuple[Column[Any], ...]] = {
    "notes": NOTES,
    "comments": COMMENTS,
    "accounts": ACCOUNTS,
    "keywords": KEYWORDS,
    "figures": FIGURES,
}


def columns_for(noun: Noun, rows: tuple[Any, ...]) -> tuple[Column[Any], ...]:
    """The columns in which any of these rows says something; the first always."""
    columns = COLUMNS[noun]
    return columns[:1] + tuple(column for column in columns[1:] if any(column.show(row) != "–" for row in rows))
