"""A line above the table after an import of which something needs a look; the rest is said in the status bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.importing.report import BatchReport
from ui.library.importing.looked import TERMINAL
from ui.library.importing.report import ReportSheet
from ui.theme import Theme
from ui.widgets.banner import Banner


class Outcome(QWidget):
    """Stays until it is put away or another import follows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reports: Sequence[BatchReport] = ()
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @Slot(object)
    def show_reports(self, reports: Sequence[BatchReport]) -> None:
        """Say what needs a look, if anything does."""
        self._put_away()
        self._reports = reports
        if any(report.problems for report in reports):
            self._banner = Banner(self._theme, told(reports), "看详情", self.open, tone="warn")
            self._banner.closed.connect(self._put_away)
            self._column.addWidget(self._banner)
            self.show()

    def open(self) -> None:
        """Show every file and every row."""
        ReportSheet.of(self._theme, self._reports, self.window()).open()

    @Slot()
    def _put_away(self) -> None:
        if self._banner is not None:
            self._banner.deleteLater()
            self._banner = None
        self.hide()


def told(reports: Sequence[BatchReport]) -> str:
    """One sentence: the reason itself where there is only one."""
    every = [(report, problem) for report in reports for problem in report.problems]
    if len(every) == 1:
        report, problem = every[0]
        where = f" 第 {problem.row} 行" if problem.row else "" if report.noun else " 没有导入"
        return f"{report.file}{where}：{TERMINAL.sub('', problem.message)}"
    refused = sum(report.noun is None for report in reports)
    rows = sum(report.noun is not None for report, _problem in every)
    parts = [f"{refused} 个文件没有导入" if refused else "", f"{rows:,} 处要留意" if rows else ""]
    return "这次导入有 " + "，".join(part for part in parts if part)
