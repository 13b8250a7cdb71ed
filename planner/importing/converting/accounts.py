"""Rows of accounts."""

from __future__ import annotations

import re
from datetime import date, datetime

from planner.importing.converting.cells_of import OTHER_PLATFORM, RowCells
from planner.importing.fields import ACCOUNT_METRICS, PRIVATE
from planner.importing.rows import AccountRow
from planner.importing.values.cells import Cell, as_text
from planner.importing.values.counts import decimal
from planner.importing.values.dates import day_in_name, moment
from planner.importing.values.ids import is_id, is_spoiled, user_of_link
from planner.importing.values.texts import clean, clean_line, link, name, place

LONGEST_ABOUT = 2000
PRICES = ("image_price", "video_price")
DAY = r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
PERIOD = re.compile(rf"{DAY}\s*[-~～至到—–]+\s*({DAY})")
NO_NAME = "这一行没有昵称和账号编号，没有导入"
SPOILED_ID = "账号编号被表格软件改写了；请在导出时把这一列设为文本"


class AccountReader:
    """Reads rows of one table as accounts."""

    def __init__(self, stem: str) -> None:
        self._day: date | None = day_in_name(stem)

    def read(self, row: RowCells) -> AccountRow | None:
        """The account of a row; None, with a complaint, for a row that names none."""
        if row.of_other_platform():
            row.complain("platform", OTHER_PLATFORM)
            return None
        url, called = link(row.get("url")), name(row.get("name")) or ""
        id = self._id(row, url)
        platform_name = name(as_text(row.get("platform_name")))
        if not (id or called or platform_name):
            row.complain("name", NO_NAME)
            return None
        seen = _seen(row.get("seen_at")) or self._day
        return AccountRow(
            id=id,
            name=called,
            url=url,
            platform_name=platform_name,
            fans=row.count("fans").value,
            following=row.count("following").value,
            likes_collects=row.count("likes_collects").value,
            notes=row.count("notes").value,
            category=name(row.get("category")),
            place=place(row.get("place")),
            about=clean(row.get("about"), LONGEST_ABOUT) or None,
            seen_at=seen.isoformat() if seen else None,
            metrics=_metrics(row),
            private=_private(row),
        )

    def _id(self, row: RowCells, url: str) -> str:
        cell = row.get("id")
        if is_spoiled(cell):
            row.complain("id", SPOILED_ID)
            cell = None
        if is_id(cell):
            return clean_line(cell).lower()
        return user_of_link(url) or clean_line(cell, 100)


def _seen(cell: Cell) -> datetime | date | None:
    """When the vendor looked; of a period (2024-03-14-2024-06-11) its last day."""
    found = moment(cell)
    if found is None and (period := PERIOD.fullmatch(as_text(cell).strip())):
        return moment(period[1])
    return found


def _metrics(row: RowCells) -> dict[str, float]:
    found = {field: decimal(row.get(field)) for field in ACCOUNT_METRICS}
    return {field: value for field, value in found.items() if value is not None}


def _private(row: RowCells) -> dict[str, str]:
    found = {field: clean_line(row.get(field), 200) for field in PRIVATE}
    # A price of 0 is what vendors write when there is none.
    return {
        field: text for field, text in found.items() if text and not (field in PRICES and decimal(text) in (None, 0.0))
    }
