"""Accounts for elsewhere: onto the clipboard as a table, or into a file. What is private goes only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.accounts import Accounts
from planner.exporting.cells import guarded
from planner.storage.records import AccountRecord
from planner.storage.store import Store
from ui.accounts.columns import COLUMNS
from ui.jobs import Job
from ui.saving import ask_for_file, save
from ui.services import Services
from ui.widgets.choices import Check
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from planner.paths import Workspace

COPIED_MOST = 2000
PRIVATE = "也写进报价、返点和联系方式"
WARNING = "这几项平时只存在本机的私密文件里。写进表格之后，请自己管好这份文件。"


class Taking(QObject):
    """Copies and exports."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent
        self._accounts = Accounts(services.store)
        self._ids: Sequence[str] = ()
        self._private = False

    def copy(self, ids: Sequence[str]) -> None:
        """Copy accounts as rows that a spreadsheet takes; never what is private."""
        if len(ids) > COPIED_MOST:
            self._services.status.say(f"一次最多复制 {COPIED_MOST:,} 个，更多请用导出")
        elif ids:
            QGuiApplication.clipboard().setText(table_text(self._accounts.lines(ids)))
            self._services.status.say(f"已复制 {len(ids):,} 个账号，可以粘贴到表格里")

    def export(self, ids: Sequence[str]) -> None:
        """Ask whether what is private goes along, then for a file, and write these accounts into it."""
        if not ids:
            self._services.status.say("没有可导出的账号")
            return
        self._ids = ids
        sheet = Sheet(self._services.theme, f"导出 {len(ids):,} 个账号", self._parent.window(), width=420)
        check = Check(self._services.theme, PRIVATE)
        sheet.body.addWidget(PlainLabel("按表格里的顺序，导出全部公开的列和你填的资料。", "soft", wrap=True))
        sheet.body.addWidget(check)
        warning = PlainLabel(WARNING, "warn", wrap=True)
        warning.hide()
        check.toggled.connect(warning.setVisible)
        sheet.body.addWidget(warning)
        sheet.add_button("取消", sheet.reject)
        sheet.add_button("选择文件…", sheet.accept, kind="primary", default=True)
        sheet.accepted.connect(lambda: self._choose(check.isChecked()))
        sheet.open()

    def _choose(self, private: bool) -> None:
        self._private = private
        ask_for_file(self._services, self._parent, f"导出 {len(self._ids):,} 个账号", "账号", self.write)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the accounts that were asked for into this file."""
        file = Path(path)
        work = partial(export_to, self._services.workspace, tuple(self._ids), file, self._private)
        save(self._services, file, work, "个账号")


def export_to(workspace: Workspace, ids: Sequence[str], file: Path, private: bool, job: Job) -> int:
    """Write accounts into a file; the number of rows."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting import export

    with Store.open(workspace) as store:
        return export(store, "accounts", file, ids=ids, private=private, check=job.check, progress=job.progress)


def table_text(lines: Sequence[AccountRecord]) -> str:
    """Rows with tabs between the cells, under the headings of the table; numbers with every digit."""
    rows = ["\t".join(column.heading for column in COLUMNS)]
    for line in lines:
        cells = []
        for column in COLUMNS:
            value = (
                line.metrics.get(column.sort, getattr(line, column.sort, None))
                if column.is_number
                else column.show(line)
            )
            # A tab or a line break would begin another cell; what looks like a formula would be computed.
            cells.append(" ".join(str(guarded("" if value is None else value)).split()))
        rows.append("\t".join(cells))
    return "\n".join(rows)
