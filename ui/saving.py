"""Where to write an export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.settings import LAST_FOLDER
from ui.services import Services

FORMATS = "Excel 工作簿 (*.xlsx);;CSV 表格 (*.csv)"


def ask_for_file(
    services: Services, parent: QWidget, title: str, name: str, write: Callable[[str], object]
) -> QFileDialog:
    """Ask for an .xlsx or .csv file, called ``name`` unless the person says otherwise; ``write`` gets its path."""
    folder = Path(services.settings.get(LAST_FOLDER) or Path.home())
    start = folder if folder.is_dir() else Path.home()
    dialog = QFileDialog(parent, title, str(start / f"{name}.xlsx"), FORMATS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx"))
    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog
