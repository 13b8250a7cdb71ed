"""Every page as a picture, light and dark, with the sample: for the README, and for looking whether all is well."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent
from PySide6.QtWidgets import QApplication, QTableView

from planner.paths import Workspace
from planner.problems import Problem
from ui.app import App
from ui.look import read_look, write_look
from ui.matrix.grid.grid import PivotGrid
from ui.pages import PAGES
from ui.theme import Mode, TextSize

MODES: tuple[Mode, ...] = ("light", "dark")
WAIT_MS = 120_000
SETTLED_MS = 500
"""How long nothing must happen before a picture is taken: pauses of typing and fading are shorter."""


def take_shots(
    folder: Path,
    size: tuple[int, int] = (1366, 768),
    scale: float = 1.0,
    *,
    modes: Sequence[Mode] = MODES,
    text_size: TextSize = "normal",
    pages: Sequence[str] = tuple(PAGES),
) -> Iterator[Path]:
    """Write ``draft-light.png`` and so on into ``folder`` and yield each path; raises Problem when it cannot.

    ``scale`` is the ratio of device pixels. The sample workspace lives in a temporary folder.
    """
    qt = _application(scale)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("图片写不进这个文件夹", "请换一个文件夹") from error
    with tempfile.TemporaryDirectory(prefix="caotian-shots-") as place:
        workspace = Workspace(Path(place)).ensure()
        write_look(workspace.cache, replace(read_look(workspace.cache), mode="light", text_size=text_size))
        app = App(qt, workspace)
        app.start()
        try:
            app.window.resize(*size)
            _settle(app)
            for mode in modes:
                app.theme.apply(mode, text_size)
                for page in pages:
                    app.window.show_page(page)
                    _settle(app)
                    _choose_first(app)
                    _settle(app)
                    yield _take(app, folder / f"{page}-{mode}.png")
        finally:
            app.window.close()
            app.end()


def _application(scale: float) -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    return QApplication(["caotian"])


def _settle(app: App) -> None:
    """Let the window live until the pages are there, every lane is idle and nothing has happened for a while."""
    whole, quiet = QElapsedTimer(), QElapsedTimer()
    whole.start()
    quiet.start()
    while quiet.elapsed() < SETTLED_MS:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if app.session.busy or app.session.services is None:
            quiet.restart()
        if whole.elapsed() > WAIT_MS:
            raise Problem("页面一直没有安静下来，没有画成图片")
        app.thread().msleep(5)


def _choose_first(app: App) -> None:
    """A table, or a matrix, with nothing chosen shows half of its page."""
    for table in app.window.findChildren(QTableView):
        if table.isVisible() and not table.selectionModel().hasSelection():
            table.selectRow(0)
    for grid in app.window.findChildren(PivotGrid):
        if grid.isVisible() and grid.pivot.cells and grid.current not in grid.pivot.cells:
            grid.choose(min(grid.pivot.cells))


def _take(app: App, path: Path) -> Path:
    if not app.window.grab().save(str(path)):
        raise Problem("图片没有写成", f"请检查 {path.parent.name} 文件夹能否写入")
    return path
