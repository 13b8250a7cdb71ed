"""Notes and keywords for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from planner.problems import Problem
from planner.storage.store import Store

__all__ = ["export"]


def export(
    store: Store,
    what: str,
    file: Path,
    *,
    ids: Sequence[str] | None = None,
    guard: bool = True,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[int, int | None, str], None] = lambda *_: None,
) -> int:
    """Write ``"notes"`` or ``"keywords"`` to an .xlsx or .csv file; an old one is replaced only when the new one is whole.

    Returns the number of rows. ``ids`` takes these notes in this order instead of all. ``guard`` (CSV only) leads texts that
    a spreadsheet would compute with ``'``. Raises Problem when the file cannot be written or would lose something, ValueError
    for another ``what``, and what ``check`` raises.
    """
    from planner.exporting.files import write_csv, write_xlsx
    from planner.exporting.tables import EXPORTS, notes

    if what not in EXPORTS:
        raise ValueError(what)
    suffix = file.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise Problem(f"不能导出为 {file.suffix or '没有后缀的文件'}", "请用 .xlsx 或 .csv")
    if file.is_dir():
        raise Problem(f"{file.name} 是一个文件夹", "请换一个文件名")
    table = EXPORTS[what](store) if ids is None else notes(store, ids)
    if suffix == ".xlsx":
        return write_xlsx(table, file, check, progress)
    return write_csv(table, file, check, progress, guard=guard)
