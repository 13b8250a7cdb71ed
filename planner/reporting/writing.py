"""Writing a report to a file: .html to be read, .xlsx to be worked with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.claims.kept import prepare
from planner.exporting.cells import CONTROLS
from planner.exporting.files import beside, same_count, told_as_problem
from planner.exporting.workbooks import write_book
from planner.problems import Problem
from planner.reporting.answers import Report
from planner.reporting.building import build
from planner.reporting.html import as_html
from planner.reporting.sheets import sheets_of
from planner.storage.store import Store

ENDINGS = (".html", ".xlsx")
Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]


def write_report(
    store: Store,
    campaign_id: str,
    file: Path,
    today: date,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> Report:
    """Build the report of a campaign and write it; an old file goes when the new one is whole. What buyers wrote since the last time
    is read first, in a worker process.

    Raises Problem for another ending, a campaign that is gone or a file that cannot be written, and what ``check`` raises.
    """
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise Problem(f"不能写成 {file.suffix or '没有后缀的文件'}", "请用 .html 或 .xlsx")
    if file.is_dir():
        raise Problem(f"{file.name} 是一个文件夹", "请写上文件名")
    prepare(store.workspace, check, progress)
    report = build(store, campaign_id, today, check, progress)
    check()
    if ending == ".xlsx":
        write_book(sheets_of(report), file, check, progress)
        return report
    # Control characters and half characters are no text of a page.
    text = CONTROLS.sub("", as_html(report)).encode("utf-8")
    with told_as_problem(file), beside(file) as part:
        part.write_bytes(text)
        same_count(len(part.read_bytes()), len(text))
    return report
