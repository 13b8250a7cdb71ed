"""Which files to import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.settings import LAST_FOLDER
from ui.services import Services

FILES = (
    "表格与数据 (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.json *.jsonl *.ndjson *.db *.sqlite *.sqlite3);;所有文件 (*)"
)


def choose_files(
    services: Services, parent: QWidget, then: Callable[[Sequence[Path]], object], title: str = "导入文件"
) -> QFileDialog:
    """Ask for files; ``then`` gets their paths. Their folder is remembered."""
    folder = services.settings.get(LAST_FOLDER)
    dialog = QFileDialog(parent, title, folder if Path(folder).is_dir() else "", FILES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(files: list[str]) -> None:
        if files:
            services.hub.tell(services.settings.set(LAST_FOLDER, str(Path(files[0]).parent)))
            then([Path(file) for file in files])

    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog
