"""Rows of keywords: one in a row, or a matrix whose cells list alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from planner.importing.converting.cells_of import RowCells
from planner.importing.headerless import SPLIT
from planner.importing.rows import KeywordRow
from planner.importing.values.cells import as_text, is_blank
from planner.importing.values.counts import decimal
from planner.importing.values.texts import clean, clean_line, name

LONGEST = 60
LONG = f"超过 {LONGEST} 字，不像关键词，没有导入"
EMPTY = "这一行没有关键词，没有导入"
NO_KEYWORDS = frozenset(("补充", "备注", "说明", "序号", "-", "/"))


class KeywordReader:
    """Reads rows of a table as keywords."""

    def read(self, row: RowCells) -> KeywordRow | None:
        """The keyword of a row; None, with a complaint, when there is none or a sentence."""
        text = clean_line(row.get("text"), LONGEST * 4).strip("#＃ ")
        if not text or len(text) > LONGEST:
            row.complain("text", LONG if text else EMPTY)
            return None
        return KeywordRow(
            text=text,
            group=name(row.get("group")),
            volume=decimal(row.get("volume")),
            competition=_percent(decimal(row.get("competition"))),
            price=decimal(row.get("price")),
            longtails=_whole(decimal(row.get("longtails"))),
            reason=clean(row.get("reason"), 500) or None,
        )


class MatrixReader:
    """Reads a table whose every cell lists alternatives, separated by / and 、: each alternative is a keyword.

    The first row may hold words that name a column (补充); those are no keywords.
    """

    def read_all(self, row: RowCells) -> Iterator[KeywordRow]:
        """The keywords of a row, in order."""
        for column in row.columns["text"]:
            if column < len(row.cells) and not is_blank(row.cells[column]):
                for piece in SPLIT.split(as_text(row.cells[column])):
                    text = clean_line(piece, LONGEST).strip("#＃ ")
                    if text and text not in NO_KEYWORDS:
                        yield KeywordRow(text)


def _percent(number: float | None) -> float | None:
    return number if number is not None and 0 <= number <= 100 else None


def _whole(number: float | None) -> int | None:
    return None if number is None or number < 0 else round(number)
