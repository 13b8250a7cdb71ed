"""Writing a table to a file: beside the old one, read again and counted, then put in its place."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from planner.exporting.cells import Value, guarded, storable
from planner.exporting.tables import Export
from planner.problems import Problem

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]

CELL_MOST = 32_767
"""What a cell of a workbook holds, in UTF-16 units; openpyxl cuts silently."""
ROWS_MOST = 1_048_575
TELL_EVERY = 500
TEXT = "正在导出"


def write_xlsx(export: Export, path: Path, check: Check, progress: Progress) -> int:
    """Write a workbook. Texts are always texts, never formulas. Raises Problem when something would be lost."""
    from openpyxl import Workbook

    if export.count > ROWS_MOST:
        raise Problem(f"一个工作表放不下 {export.count:,} 行", "请导出为 .csv")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(export.name)
    sheet.freeze_panes = "A2"
    # The rows lie in a file of the temporary folder until the book is saved: that disk may be full, too.
    with told_as_problem(path):
        try:
            written = _append_all(sheet, export, check, progress)
        except BaseException:
            # An open sheet complains when it is collected; one whose file is broken cannot be closed.
            with contextlib.suppress(OSError, ValueError):
                sheet.close()
            raise
        with beside(path) as part:
            book.save(part)
            same_count(_rows_of_xlsx(part), written)
    return written


def _append_all(sheet: Any, export: Export, check: Check, progress: Progress) -> int:
    from openpyxl.cell import WriteOnlyCell

    sheet.append(list(export.headings))
    written = 0
    for values in _told(export, check, progress):
        written += 1
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, fitting(storable(value), written + 1))
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    return written


def write_csv(export: Export, path: Path, check: Check, progress: Progress, *, guard: bool = True) -> int:
    """Write a CSV that Excel opens as UTF-8. With ``guard`` texts that would be computed are led by ``'``."""
    written = 0
    with told_as_problem(path), beside(path) as part:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(export.headings)
            for values in _told(export, check, progress):
                kept = map(storable, values)
                writer.writerow([guarded(value) if guard else value for value in kept])
                written += 1
        same_count(_rows_of_csv(part), written)
    return written


def _told(export: Export, check: Check, progress: Progress) -> Iterator[tuple[Value, ...]]:
    for number, values in enumerate(export.rows):
        if number % TELL_EVERY == 0:
            check()
            progress(number, export.count, TEXT)
        yield values


def fitting(value: Value, row: int) -> Value:
    if isinstance(value, str) and len(value) > CELL_MOST // 2 and len(value.encode("utf-16-le")) // 2 > CELL_MOST:
        raise Problem(f"第 {row:,} 行有一个超过 {CELL_MOST:,} 字的单元格，工作簿放不下", "请导出为 .csv")
    return value


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A file beside the one wanted, put in its place when all went well; the old one stays until then."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def told_as_problem(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(
            f"没有写成 {path.name}", "请检查磁盘空间和文件夹权限；如果它正在 Excel 里打开，请先关闭"
        ) from error


def same_count(found: int, written: int) -> None:
    if found != written:
        raise Problem("导出的文件没有写完整", "请再试一次，或换一个文件夹")


def _rows_of_xlsx(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    return int(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).height) - 1


def _rows_of_csv(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1
