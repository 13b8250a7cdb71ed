"""XLSX and XLS, read by calamine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from planner.importing.reading.budgets import COLUMNS_MOST
from planner.importing.reading.package import inspect
from planner.importing.reading.table import Row, Table, within_budget
from planner.problems import Problem


def workbook_tables(path: Path, format: str) -> Iterator[Table]:
    """The sheets that hold anything, visible ones first."""
    if format == "xlsx":
        inspect(path)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        metadata = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        for sheet in sorted(metadata, key=lambda sheet: sheet.visible != calamine.SheetVisibleEnum.Visible):
            table = _table(book.get_sheet_by_name(sheet.name))
            if table is not None:
                yield table
    except calamine.PasswordError:
        raise Problem(f"{path.name} 加了密码", "请去掉密码，另存一份再导入") from None
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, OSError):
        raise Problem(f"{path.name} 不完整或已损坏", "请用 Excel 或 WPS 打开看看，另存后再导入") from None


def _table(sheet: calamine.CalamineSheet) -> Table | None:
    if sheet.start is None or not sheet.height:
        return None
    height = sheet.start[0] + sheet.height
    return Table(sheet.name, within_budget(_rows(sheet)), expected=lambda: height)


def _rows(sheet: calamine.CalamineSheet) -> Iterator[Row]:
    """The rows that hold anything. A forgotten cell far below counts as one row, not as all those above it."""
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell != "" for cell in cells):
            yield number, cells[:COLUMNS_MOST]
