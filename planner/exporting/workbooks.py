"""Writing finished sheets: a styled workbook, or the first sheet alone as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from planner.exporting.cells import storable
from planner.exporting.files import ROWS_MOST, TELL_EVERY, TEXT, beside, fitting, same_count, told_as_problem, write_csv
from planner.exporting.sheets import HEAD, PLAIN, Dressed, Entry, Look, Sheet, bare, tokens, written
from planner.exporting.tables import Export
from planner.problems import Problem

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]

HEAD_HEIGHT = 24.0
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
"""What the name of a sheet may not hold."""
NAME_MOST = 31


def write_book(sheets: Sequence[Sheet], file: Path, check: Check, progress: Progress, *, guard: bool = True) -> int:
    """Write all sheets to an .xlsx file, or the first of them to a .csv file; the number of its rows.

    Texts are always texts, never formulas. The old file goes when the new one is whole. Raises Problem when the file cannot
    be written or would lose something, and what ``check`` raises.
    """
    if file.suffix.lower() == ".csv":
        return write_csv(_as_table(sheets[0]), file, check, progress, guard=guard)
    from openpyxl import Workbook

    if any(sheet.count > ROWS_MOST - len(sheet.above) for sheet in sheets):
        raise Problem(f"一个工作表放不下 {max(sheet.count for sheet in sheets):,} 行", "请导出为 .csv")
    book = Workbook(write_only=True)
    wardrobe = _Wardrobe()
    counts: list[int] = []
    try:
        for sheet in sheets:
            made = book.create_sheet(_name(sheet.name, book.sheetnames))
            counts.append(_fill(made, sheet, wardrobe, check, progress))
    except BaseException:
        # An open sheet complains when it is collected.
        for made in book.worksheets:
            made.close()
        raise
    with told_as_problem(file), beside(file) as part:
        book.save(part)
        same_count(_height(part), counts[0] + len(sheets[0].above) + 1)
    return counts[0]


def _fill(made: Any, sheet: Sheet, wardrobe: _Wardrobe, check: Check, progress: Progress) -> int:
    top = len(sheet.above) + 1
    _arrange(made, sheet, top)
    for line in sheet.above:
        made.append([wardrobe.cell(made, entry, PLAIN, 1) for entry in line])
    made.append([wardrobe.cell(made, column.heading, _headed(column.look), top) for column in sheet.columns])
    looks = [column.look for column in sheet.columns]
    count = 0
    for count, line in enumerate(_told(sheet, check, progress), 1):
        row = top + count
        made.append([wardrobe.cell(made, entry, look, row) for entry, look in zip(line, looks, strict=False)])
    _offer(made, sheet, top, count)
    return count


def _arrange(made: Any, sheet: Sheet, top: int) -> None:
    """Widths, what stays in sight, and how it is printed: lying, as wide as the paper, the headings on every page."""
    from openpyxl.utils import get_column_letter

    made.freeze_panes = f"{get_column_letter(sheet.kept + 1)}{top + 1}"
    made.sheet_view.showGridLines = False
    for at, column in enumerate(sheet.columns, 1):
        made.column_dimensions[get_column_letter(at)].width = column.width
    made.row_dimensions[top].height = HEAD_HEIGHT
    for row, height in sheet.heights.items():
        made.row_dimensions[row].height = height
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = made.PAPERSIZE_A4 if hasattr(made, "PAPERSIZE_A4") else 9
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = f"{top}:{top}"


def _offer(made: Any, sheet: Sheet, top: int, count: int) -> None:
    """A filter at every heading, and the known words where one of a few is written."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if sheet.filtered and count:
        made.auto_filter.ref = f"A{top}:{get_column_letter(len(sheet.columns))}{top + count}"
    for at, column in enumerate(sheet.columns, 1):
        if column.choices and count:
            letter = get_column_letter(at)
            offer = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            # Other words are taken: a team may have its own.
            offer.showErrorMessage = False
            offer.add(f"{letter}{top + 1}:{letter}{top + count}")
            made.data_validations.append(offer)


class _Wardrobe:
    """Makes each look once: openpyxl needs longer to dress a cell than to write it."""

    def __init__(self) -> None:
        self._made: dict[Look, Any] = {}

    def cell(self, sheet: Any, entry: Entry | Dressed, look: Look, row: int) -> Any:
        from openpyxl.cell import Cell

        value = bare(entry)
        if isinstance(entry, Dressed):
            look = entry.look
        if isinstance(value, (str, int, float)):
            value = fitting(storable(value), row)
        cell = Cell(sheet, row=row, column=1, value=value, style_array=self._style(sheet, look, value))
        if isinstance(value, str):
            cell.data_type = "s"
        return cell

    def _style(self, sheet: Any, look: Look, value: Entry) -> Any:
        # A day written where the look says nothing of days would be shown as a number.
        if isinstance(value, (date, time)) and look.format == "General":
            look = Look("hh:mm" if isinstance(value, time) else "yyyy-mm-dd", look.color, look.ground, look.bold)
        if look not in self._made:
            self._made[look] = _dressed(sheet, look)
        return self._made[look]


def _dressed(sheet: Any, look: Look) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    colors = tokens()
    cell = WriteOnlyCell(sheet)
    cell.font = Font(name="微软雅黑", size=10, bold=look.bold, color=colors[look.color or "text"])
    cell.alignment = Alignment(horizontal=look.side, vertical="top" if look.wrap else "center", wrap_text=look.wrap)
    cell.border = Border(bottom=Side("thin", color=colors["line"]))
    if look.ground:
        cell.fill = PatternFill("solid", fgColor=colors[look.ground])
    cell.number_format = look.format
    return cell._style


def _headed(look: Look) -> Look:
    """A heading stands over its numbers."""
    return Look(color=HEAD.color, ground=HEAD.ground, bold=True, side=look.side)


def _told(sheet: Sheet, check: Check, progress: Progress) -> Iterator[Sequence[Entry | Dressed]]:
    for number, line in enumerate(sheet.rows):
        if number % TELL_EVERY == 0:
            check()
            progress(number, sheet.count, TEXT)
        yield line


def _as_table(sheet: Sheet) -> Export:
    headings = tuple(column.heading for column in sheet.columns)
    rows = (tuple(map(written, line)) for line in sheet.rows)
    return Export(sheet.name, headings, sheet.count, rows)


def _name(wanted: str, taken: Sequence[str]) -> str:
    name = wanted.translate(FORBIDDEN).strip()[:NAME_MOST] or "表"
    number, unique = 2, name
    while unique in taken:
        unique, number = f"{name[: NAME_MOST - 3]} {number}", number + 1
    return unique


def _height(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return int(sheet.height) + (sheet.start[0] if sheet.start else 0)
