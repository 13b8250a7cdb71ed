"""Rows of what buyers wrote in a shop: 评价, 追评, 问大家, 退货原因.

One row of a file may hold several: a review and its 追评 stand beside each other. Who wrote it is not read at all; the shop's number
of the order or the review becomes a digest that only tells two rows apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from planner.claims.kinds import ASKED, FOLLOWED, RETURNED, REVIEWED
from planner.importing.converting.cells_of import RowCells
from planner.importing.mapping import Columns, Grid
from planner.importing.rows import FeedbackRow
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.counts import decimal
from planner.importing.values.dates import day_in_name, when
from planner.importing.values.ids import is_spoiled
from planner.importing.values.texts import clean, clean_line, name
from planner.storage.note_kind import digest

LONGEST, LONGEST_NAME = 2000, 200
NOTHING_SAID = "这一行没有评价内容，也没有退货原因，没有导入"
BAD_DATE = "看不懂这个时间，按未知处理"
BAD_STARS = "看不懂这个星级，按未知处理"
BAD_LABEL = "看不懂这是好评还是差评，按未知处理"
EMPTY = frozenset(
    ("此用户没有填写评价", "此用户未填写评价内容", "该用户未填写评价内容", "用户未填写评价内容", "无", "暂无", "/", "-")
)
"""What shops write where a buyer wrote nothing; it is no feedback, unless stars stand beside it."""

CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
STARS = re.compile(r"([1-5])(?:\.0+)?\s*(?:星|颗星|分|stars?|/5)?(?:级|好评|中评|差评)?", re.I)
PRAISE = frozenset(("好评", "正面", "正向", "积极", "好", "满意", "推荐", "positive", "pos", "good", "1", "正"))
NEITHER = frozenset(("中评", "中性", "中立", "一般", "neutral", "neu", "中"))
BLAME = frozenset(("差评", "负面", "负向", "消极", "差", "不满意", "不推荐", "negative", "neg", "bad", "-1", "负"))


class FeedbackReader:
    """Reads rows of one table; the table's sample says what a label of 0 means."""

    def __init__(self, columns: Columns, grid: Grid, stem: str) -> None:
        self._day = day_in_name(stem)
        labels = {as_text(value).strip() for at in columns.get("label", ()) for value in grid.values(at)}
        # Beside -1 a 0 is neither; where there are only 0 and 1 it is blame.
        self._zero = 0 if "-1" in labels else -1
        self._returns = "退货" in stem or "退款" in stem

    def read_all(self, row: RowCells) -> Iterator[FeedbackRow]:
        """What a row holds, in order; with a complaint when that is nothing."""
        reason, text = name(row.get("reason")), _said(row.get("text"))
        explained = _said(row.get("explanation"))
        said = FeedbackRow(
            id=_id(row.get("id")),
            kind=_kind(row.get("kind"), returned=bool(reason or explained) or self._returns),
            text=text,
            stars=self._stars(row),
            label=self._label(row),
            goods=_name(row.get("product")),
            sku=_name(row.get("sku")),
            crowd=_name(row.get("crowd")),
            said_at=self._moment(row, "said_at"),
            likes=row.count("likes").value,
        )
        found = list(self._parts(row, said, reason, explained))
        if not found:
            row.complain("text", NOTHING_SAID)
        yield from found

    def _parts(self, row: RowCells, said: FeedbackRow, reason: str | None, explained: str) -> Iterator[FeedbackRow]:
        bare = replace(said, text="", stars=None, label=None, likes=None)
        if said.kind == RETURNED and (reason or explained or said.text):
            yield replace(said, text=explained or said.text, reason=reason)
        elif said.text or said.stars is not None or said.label is not None:
            yield said
        question = _said(row.get("question"))
        if question:
            yield replace(bare, kind=ASKED, text=question, answer=_said(row.get("answer")) or None)
        followup = _said(row.get("followup"))
        if followup:
            at = self._moment(row, "followup_at") or said.said_at
            yield replace(bare, kind=FOLLOWED, text=followup, said_at=at)

    def _moment(self, row: RowCells, field: str) -> str | None:
        cell = row.get(field)
        seen: datetime | date | None = self._day
        iso = when(cell, seen).iso
        if iso is None and cell is not None:
            row.complain(field, BAD_DATE)
        return iso

    def _stars(self, row: RowCells) -> int | None:
        cell = row.get("stars")
        found = stars(cell)
        if found is None and cell is not None and _label(as_text(cell), self._zero) is None:
            row.complain("stars", BAD_STARS)
        return found

    def _label(self, row: RowCells) -> int | None:
        """From a column of its own, or from stars that are written as 好评 and 差评."""
        cell = row.get("label")
        if cell is None:
            graded = row.get("stars")
            return None if graded is None or stars(graded) is not None else _label(as_text(graded), self._zero)
        found = _label(as_text(cell), self._zero)
        if found is None:
            row.complain("label", BAD_LABEL)
        return found


def stars(cell: Cell) -> int | None:
    """1 to 5 stars: ``5``, ``5星``, ``五星``, ``★★★★★``, ``4.0``. Halves and other scales are unknown."""
    if is_blank(cell):
        return None
    text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    if text and set(text) <= set("★☆⭐\ufe0f"):
        count = text.count("★") + text.count("⭐")
        return count if 1 <= count <= 5 else None
    if text[:1] in CHINESE and text[1:] in ("星", "颗星", "星级", "星好评", "星差评"):
        return CHINESE[text[0]]
    match = STARS.fullmatch(text)
    if match:
        return int(match[1])
    number = decimal(cell)
    return int(number) if number is not None and number in (1, 2, 3, 4, 5) else None


def _label(text: str, zero: int) -> int | None:
    word = text.strip().lower()
    if word in ("0", "0.0"):
        return zero
    word = word.removesuffix(".0")
    return 1 if word in PRAISE else 0 if word in NEITHER else -1 if word in BLAME else None


def _kind(cell: Cell, *, returned: bool) -> str:
    word = as_text(cell)
    for mark, kind in (("追", FOLLOWED), ("退", RETURNED), ("问", ASKED), ("评", REVIEWED)):
        if mark in word:
            return kind
    return RETURNED if returned else REVIEWED


def _said(cell: Cell) -> str:
    text = clean(cell, LONGEST)
    return "" if text.strip("。.!！ ") in EMPTY else text


def _name(cell: Cell) -> str | None:
    found = name(cell)
    return found[:LONGEST_NAME] if found else None


def _id(cell: Cell) -> str:
    return "" if is_blank(cell) or is_spoiled(cell) else digest(clean_line(cell, 100))
