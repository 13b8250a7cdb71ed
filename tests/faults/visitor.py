# ruff: noqa: E402
"""The real window on a workspace full of hostile texts, and hostile files brought to it. Run as a module; prints one JSON object.

Every label, tooltip, table, dialog and the editor show the texts; a hook of the interpreter notes every socket and every file.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

EVENTS: list[tuple[str, str]] = []


def note(event: str, args: tuple[Any, ...]) -> None:
    """Remember what is opened and what reaches out."""
    if event.startswith("socket.") or event == "open":
        EVENTS.append((event, str(args[0]) if args else ""))


sys.addaudithook(note)

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QListWidget,
    QToolTip,
    QWidget,
)

from nlp.note import Note
from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.importing.rows import AccountRow, CommentRow, KeywordRow, NoteRow
from planner.importing.run import run
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.faults.payloads import texts
from ui.app import PAGES, App
from ui.widgets.banner import Banner
from ui.widgets.sheet import ask

HOUSE = Path(__file__).resolve().parents[2]
ROWS = 45


def fill(workspace: Workspace, found: list[str], pictures: list[str]) -> None:
    """The texts in every place that takes one."""
    with Store.open(workspace) as store:
        batches = Batches(store)
        batch = batches.begin(found[0], "test", "note", "n", {found[1]: found[2]})
        notes = [
            Note(f"{at:024x}", title=text, body=text, topics=(text[:40],), author=text, query=text, likes=at)
            for at, text in enumerate(found)
        ]
        batches.write_notes(batch, [NoteRow(note, author_name=note.title, place=note.title[:50]) for note in notes])
        batches.finish(batch)
        batch = batches.begin(found[3], "test", "comment", "c", {})
        batches.write_comments(
            batch,
            [CommentRow(id=f"c{at}", note_id=f"{at:024x}", text=text, author=text) for at, text in enumerate(found)],
        )
        batches.finish(batch)
        batch = batches.begin(found[4], "test", "keyword", "k", {})
        batches.write_keywords(batch, [KeywordRow(text=text, group=text, reason=text) for text in found])
        batches.finish(batch)
        batch = batches.begin(found[5], "test", "account", "p", {})
        batches.write_accounts(
            batch,
            [
                AccountRow(name=text, id=f"p{at}", category=text, place=text, about=text, private={"contact": text})
                for at, text in enumerate(found)
            ],
        )
        batches.finish(batch)
        accounts = Accounts(store)
        for id, text in zip(accounts.find(), found, strict=False):
            accounts.edit([id], {"remark": text, "persona": text, "tone": text})
        for text in found:
            Drafts(store).add(DraftContent(text, text, (text[:40],), tuple(pictures)))


def settle(app: App, seconds: float = 30.0) -> None:
    """Until nothing is being worked on."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if app.session.services is not None and not app.session.busy:
            return
        time.sleep(0.005)


def escaped(tip: str) -> bool:
    """Whether a tooltip shows its text as it is: without a tag, or with no other than the one we put around it."""
    return "<" not in tip.removeprefix("<span style='white-space:pre-wrap'>").removesuffix("</span>")


def visit(app: App) -> tuple[int, list[str]]:
    """Look at everything; how many texts were shown, and which of them would be read as rich text."""
    shown, rich = 0, []
    for page in PAGES:
        app.window.show_page(page)
        settle(app)
        for view in app.window.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None:
                shown += look_through(app, view, view.model(), rich)
        app.window.grab()
        for widget in app.window.findChildren(QWidget):
            if widget.toolTip() and not escaped(widget.toolTip()):
                rich.append(f"tooltip of {type(widget).__name__}")
            # The label of a tooltip is Qt's own; what stands in it has been looked at.
            own = widget.metaObject().className() != "QTipLabel"
            if isinstance(widget, QLabel) and own and widget.textFormat() != Qt.TextFormat.PlainText:
                rich.append(f"label {widget.text()[:40]}")
    return shown, rich


def look_through(app: App, view: QAbstractItemView, model: QAbstractItemModel, rich: list[str]) -> int:
    """Every row chosen once, every cell and its tooltip read."""
    shown = 0
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(min(ROWS, model.rowCount(QModelIndex()))):
        for column in range(columns):
            index = model.index(row, column)
            model.data(index, Qt.ItemDataRole.DisplayRole)
            tip = model.data(index, Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and tip:
                if not escaped(tip):
                    rich.append(f"tooltip in {type(model).__name__}: {tip[:60]}")
                QToolTip.showText(QPoint(5, 5), tip, view)
            shown += 1
        if not isinstance(view, QListWidget):
            view.setCurrentIndex(model.index(row, 0))
            QCoreApplication.processEvents()
            if row % 9 == 0:
                settle(app, 3)
    QToolTip.hideText()
    return shown


def say_all(app: App, found: list[str]) -> None:
    """Status bar, banner and dialog."""
    for text in found:
        app.window.status.say(text)
        app.window.status.trouble(Problem(text, text))
        banner = Banner(app.theme, text, text, lambda: None, tone="warn")
        app.window.add_banner(banner)
        sheet = ask(app.theme, app.window, text[:80], text[:400], text[:20], lambda: None)
        QCoreApplication.processEvents()
        sheet.grab()
        sheet.reject()
        banner.hide()
        banner.deleteLater()
    QCoreApplication.processEvents()


def bring(app: App, workspace: Workspace, folder: Path) -> dict[str, Any]:
    """Import every hostile file: how long it took at most, and what was not told in a sentence."""
    slowest, bugs, told = 0.0, [], 0
    for path in sorted(folder.iterdir()):
        began = time.monotonic()
        try:
            with Store.open(workspace) as store:
                run(path, store)
        except Problem:
            told += 1
        except Exception as error:
            bugs.append(f"{path.name}: {type(error).__name__}")
        slowest = max(slowest, time.monotonic() - began)
        QCoreApplication.processEvents()
    return {"slowest": slowest, "bugs": bugs, "told": told, "files": len(list(folder.iterdir()))}


def memory_mb() -> float:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def unasked(workspace: Workspace, files: Path) -> list[str]:
    """Files that were opened though nobody asked: outside of the house, Python's own, the workspace and the files brought."""
    own = [
        str(place)
        for place in (HOUSE, workspace.folder, files, Path(sys.prefix), Path(sys.base_prefix), tempfile.gettempdir())
    ]
    system = ("/proc/", "/dev/null", "/usr/share/", "/usr/lib", "/etc/", "/sys/", "/lib", "/dev/urandom")
    return sorted({
        name
        for event, name in EVENTS
        if event == "open" and name.startswith("/") and not name.startswith((*own, *system))
    })  # fmt: skip


def main(folder: Path, files: Path, canary: Path, pipe: Path) -> None:
    """Fill, open, look, bring, tell."""
    qt = QApplication(sys.argv[:1])
    workspace = Workspace(folder).ensure()
    found = texts(str(canary), str(pipe))
    fill(workspace, found, ["/dev/zero", str(pipe), "//nowhere/share/a.png", "/etc/passwd"])
    app = App(qt, workspace)
    app.start()
    settle(app, 90)
    app.window.resize(1366, 768)
    idle = memory_mb()
    shown, rich = visit(app)
    say_all(app, found)
    peak = memory_mb()
    brought = bring(app, workspace, files)
    settle(app)
    peak = max(peak, memory_mb())
    app.window.guard = None
    app.window.close()
    app.end()
    gc.collect()
    logs = "".join(path.read_text(encoding="utf-8", errors="replace") for path in workspace.logs.glob("*.log"))
    print(
        json.dumps(
            {
                "texts": len(found),
                "shown": shown,
                "rich": rich,
                "idle_mb": idle,
                "peak_mb": peak,
                "sockets": [event for event, _ in EVENTS if event.startswith("socket.")],
                "unasked": unasked(workspace, files),
                "jieba_cache": [name for event, name in EVENTS if "jieba.cache" in name],
                "logged": [text[:20] for text in found if len(text) > 12 and text[:30] in logs],
                "read": canary.stat().st_atime > 0,
                **brought,
            }
        ),
        flush=True,
    )
    # Negative control: what a label does that is not plain.
    label = QLabel(f'<img src="file://{canary}">')
    label.grab()
    print(json.dumps({"control": canary.stat().st_atime > 0}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    try:
        main(*(Path(word) for word in sys.argv[1:5]))
    except BaseException:
        # The window's own hook would log it and go on to an end that nobody waits for.
        traceback.print_exc()
        os._exit(1)
