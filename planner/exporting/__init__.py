"""Notes, keywords and accounts for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.problems import Problem
from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.exporting.cells import Value
    from planner.exporting.tables import Export
    from planner.research.rows import Longtail

__all__ = ["export", "export_longtails", "export_rows"]

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]


def export(
    store: Store,
    what: str,
    file: Path,
    *,
    ids: Sequence[str] | None = None,
    private: bool = False,
    guard: bool = True,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> int:
    """Write ``"notes"``, ``"keywords"`` or ``"accounts"`` to an .xlsx or .csv file; an old one goes when the new one is whole.

    Returns the number of rows. ``ids`` takes these in this order instead of all. ``private`` (accounts only) adds prices,
    rebates and contacts. ``guard`` (CSV only) leads texts that a spreadsheet would compute with ``'``. Raises Problem when
    the file cannot be written or would lose something, ValueError for another ``what``, and what ``check`` raises.
    """
    from planner.exporting.accounts import accounts
    from planner.exporting.tables import EXPORTS

    if what not in (*EXPORTS, "accounts"):
        raise ValueError(what)
    _writable(file)
    table = accounts(store, ids, private=private) if what == "accounts" else EXPORTS[what](store, ids)
    return _write(table, file, guard, check, progress)


def export_longtails(
    rows: Sequence[Longtail],
    file: Path,
    *,
    guard: bool = True,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> int:
    """Write these long-tails, in this order, to an .xlsx or .csv file; the rest as in ``export``."""
    from planner.exporting.longtails import longtails

    _writable(file)
    return _write(longtails(rows), file, guard, check, progress)


def export_rows(
    name: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    file: Path,
    *,
    guard: bool = True,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> int:
    """Write these rows under these headings to an .xlsx or .csv file; the rest as in ``export``."""
    from planner.exporting.tables import Export

    _writable(file)
    return _write(Export(name, tuple(headings), len(rows), map(tuple, rows)), file, guard, check, progress)


def _writable(file: Path) -> None:
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise Problem(f"不能导出为 {file.suffix or '没有后缀的文件'}", "请用 .xlsx 或 .csv")
    if file.is_dir():
        raise Problem(f"{file.name} 是一个文件夹", "请换一个文件名")


def _write(table: Export, file: Path, guard: bool, check: Check, progress: Progress) -> int:
    from planner.exporting.files import write_csv, write_xlsx

    if file.suffix.lower() == ".xlsx":
        return write_xlsx(table, file, check, progress)
    return write_csv(table, file, check, progress, guard=guard)
