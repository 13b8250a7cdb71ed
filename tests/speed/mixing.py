"""Mixed use of the window: typing, every page and its views, searching, sorting, filtering, scrolling, importing, undoing.

Qt is imported inside functions, since a worker process imports the program that uses this once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app import App

KEYS = 16
"""Typed before going elsewhere."""
LOOK_SECONDS = 0.3
"""How long somebody looks at what has appeared."""
SCROLLS = 6
SEARCHED = ("面霜", "敏感肌", "mb")
SORTED = (1, 3, 2)
"""Headings that are clicked."""
VIEWS = {"视图", "看法", "看", "看哪些", "看哪些词", "哪些词", "排列", "表格看", "金字塔看"}
"""What only shows things otherwise; other choices write."""
WORST = 8
"""Names that are told."""
CHIPS = {"我们的", "爆文", "对标"}

Deed = tuple[str, Callable[[], object]]


def deeds(app: App, types: Callable[[int], None], imports: Callable[[], None]) -> Iterator[Deed]:
    """One deed after another, for ever, each with its name; a round takes about a minute."""
    from ui.pages import RAIL

    number = 0
    while True:
        for page in RAIL:
            number += 1
            yield "typing", lambda: types(KEYS)
            yield f"going to {page.id}", lambda page=page: app.window.show_page(page.id)  # type: ignore[misc]
            for scroll in range(SCROLLS):
                yield f"scrolling in {page.id}", lambda scroll=scroll: _scroll(app.window, scroll / (SCROLLS - 1))  # type: ignore[misc]
            yield f"another view of {page.id}", lambda: _other_view(app.window)
            word = SEARCHED[number % len(SEARCHED)]
            yield f"searching in {page.id}", lambda word=word: _search(app.window, word)  # type: ignore[misc]
            yield f"searching no more in {page.id}", lambda: _search(app.window, "")
            if page.id == "library":
                yield from _of_table(app.window)
        yield "importing", imports
        yield "undoing", app.session.undo.undo
        yield "redoing", app.session.undo.redo


def mix(
    app: App,
    seconds: float,
    types: Callable[[int], None],
    imports: Callable[[], None],
    pulse: Any,
    wait: Callable[[float], None],
) -> dict[str, Any]:
    """Do deeds for so many seconds. Returns how many, and each name with the longest the thread was held up, the worst first."""
    end, done, held = time.monotonic() + seconds, 0, dict[str, float]()
    for name, deed in deeds(app, types, imports):
        if time.monotonic() > end:
            break
        pulse.start()
        deed()
        wait(LOOK_SECONDS)
        held[name] = max(held.get(name, 0.0), pulse.stop()["held"])
        done += 1
    worst = dict(sorted(held.items(), key=lambda one: -one[1])[:WORST])
    return {"deeds": done, "held": max(held.values(), default=0.0), "worst": worst}


def _of_table(window: QWidget) -> Iterator[Deed]:
    for section in SORTED:
        yield "sorting the library", lambda section=section: _sort(window, section)  # type: ignore[misc]
    for _ in range(2):
        for text in CHIPS:
            yield "filtering the library", lambda text=text: _filter(window, text)  # type: ignore[misc]


def _scroll(window: QWidget, share: float) -> None:
    from PySide6.QtWidgets import QAbstractScrollArea

    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible():
            bar = area.verticalScrollBar()
            bar.setValue(int(bar.maximum() * share))


def _other_view(window: QWidget) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.widgets.segments import Segments

    for segments in window.findChildren(Segments):
        if segments.isVisible() and segments.accessibleName() in VIEWS:
            QTest.keyClick(segments, Qt.Key.Key_Right)
            return


def _search(window: QWidget, words: str) -> None:
    from ui.widgets.search import SearchBox

    for box in window.findChildren(SearchBox):
        if box.isVisible():
            box.setText(words)
            return


def _sort(window: QWidget, section: int) -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from ui.library.table import NotesTable

    table = next(table for table in window.findChildren(NotesTable))
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, header.height() // 2))


def _filter(window: QWidget, text: str) -> None:
    from ui.widgets.buttons import Chip

    next(chip for chip in window.findChildren(Chip) if chip.isVisible() and chip.text() == text).click()
