"""Rows of comments."""

from __future__ import annotations

from datetime import date, datetime

from planner.importing.converting.cells_of import OTHER_PLATFORM, RowCells
from planner.importing.rows import CommentRow
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.dates import day_in_name, moment, when
from planner.importing.values.ids import id_of_link, is_spoiled, moment_of_id, note_id
from planner.importing.values.texts import clean, clean_line, name, place

LONGEST = 2000
NO_TEXT = "这条评论没有文字，没有导入"
BAD_DATE = "看不懂这个时间，按未知处理"
NO_PARENT = frozenset(("", "0", "none", "null", "nan"))


class CommentReader:
    """Reads rows of one table as comments."""

    def __init__(self, stem: str) -> None:
        self._day = day_in_name(stem)

    def read(self, row: RowCells) -> CommentRow | None:
        """The comment of a row; None, with a complaint, when it has no text."""
        if row.of_other_platform():
            row.complain("platform", OTHER_PLATFORM)
            return None
        text = clean(row.get("text"), LONGEST)
        if not text:
            row.complain("text", NO_TEXT)
            return None
        id = _id(row.get("id"))
        return CommentRow(
            id=id,
            note_id=note_id(row.get("note_id")) or id_of_link(row.get("note_url")),
            text=text,
            likes=row.count("likes").value,
            published_at=self._published(row, id),
            level=_level(row),
            author=name(as_text(row.get("author"))) or name(row.get("author_name")),
            place=place(row.get("place")),
            parent=_parent(row),
        )

    def _published(self, row: RowCells, id: str) -> str | None:
        seen: datetime | date | None = moment(row.get("crawled_at")) or self._day
        cell = row.get("published_at")
        iso = when(cell, seen).iso or moment_of_id(id)
        if iso is None and cell is not None:
            row.complain("published_at", BAD_DATE)
        return iso


def _id(cell: Cell) -> str:
    return "" if is_blank(cell) or is_spoiled(cell) else clean_line(cell, 100)


def _level(row: RowCells) -> int | None:
    word = as_text(row.get("level"))
    if word:
        return 1 if word.startswith(("一级", "1")) or "主评" in word else 2
    if "parent" in row.columns:
        return 1 if as_text(row.get("parent")).strip().lower() in NO_PARENT else 2
    return None


def _parent(row: RowCells) -> str | None:
    id = _id(row.get("parent"))
    return None if id.lower() in NO_PARENT else id
