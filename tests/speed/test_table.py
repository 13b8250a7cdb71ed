"""The library's table: questions in SQL beside Qt's proxy model and plain Python, and the frames of scrolling."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication

from planner.notes import Notes
from planner.storage.records import NoteFilter, NoteLine, NoteSort
from planner.storage.store import Store
from tests.speed.measuring import BUSY, at, in_turns, median, milliseconds
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.stored import Stored
from ui.library.columns import COLUMNS
from ui.library.model import NotesModel
from ui.library.table import NotesTable
from ui.theme import Theme

pytestmark = pytest.mark.speed

CHAPTER = "The table of notes"
LEAST, LEAST_SMALL = 50, 3
ANSWER, ANSWER_SMALL = 50.0, 400.0
"""Milliseconds for a search, another order, other filters."""
FRAME, FRAME_SMALL = 16.0, 200.0
FRAMES, FRAMES_SMALL = 200, 50
LIKED = 500
WANTED = f"≥ {LEAST}×, ≤ {ANSWER:.0f} ms"
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """Every line in memory, as a first version would have it."""

    def __init__(self, lines: Sequence[NoteLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = lines

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return getattr(self.lines[index.row()], COLUMNS[index.column()].sort)
        return None


class Proxy(QSortFilterProxyModel):
    """Keeps rows with many likes, once it is asked to."""

    least = -1

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        rows = self.sourceModel()
        assert isinstance(rows, Rows)
        return (rows.lines[row].likes or 0) >= self.least


@pytest.fixture
def store(stored: Stored) -> Iterator[Store]:
    with Store.open(stored.workspace) as opened:
        yield opened


@pytest.fixture
def lines(store: Store) -> list[NoteLine]:
    notes = Notes(store)
    return notes.lines(notes.find())


def test_sorting(store: Store, lines: list[NoteLine], scale: Scale, report: Report, qapp: QApplication) -> None:
    notes = Notes(store)
    proxy = Proxy()
    proxy.setSourceModel(Rows(lines, proxy))
    for sort in ("likes", "title"):
        column = next(number for number, one in enumerate(COLUMNS) if one.sort == sort)
        way: tuple[NoteSort, bool] = (sort, False)
        found = notes.find(sort=way)
        assert len(found) == len(lines)

        def by_proxy(column: int = column) -> None:
            proxy.sort(-1)
            proxy.sort(column)
            # Nothing is sorted before somebody asks.
            proxy.rowCount()

        here, peer, plain = map(
            median,
            in_turns(
                scale.rounds,
                lambda way=way: notes.find(sort=way),  # type: ignore[misc]
                by_proxy,
                lambda sort=sort: [
                    line.id
                    for line in sorted(lines, key=lambda line: (getattr(line, sort) is None, getattr(line, sort)))
                ],  # type: ignore[misc]
            ),
        )
        met = peer >= LEAST * here and here <= ANSWER
        beside = f"{ms(peer)} Qt proxy model, {ms(plain)} list.sort"
        report.add(CHAPTER, Line(f"sort by {sort}", ms(here), beside, times(peer / here), WANTED, met))
        assert peer >= (LEAST if scale.full else LEAST_SMALL) * here


# Its successor is younger than the oldest Qt we run on.
@pytest.mark.filterwarnings("ignore:.*invalidateFilter:DeprecationWarning")
def test_filtering(store: Store, lines: list[NoteLine], scale: Scale, report: Report, qapp: QApplication) -> None:
    notes = Notes(store)
    proxy = Proxy()
    proxy.setSourceModel(Rows(lines, proxy))
    proxy.sort(next(number for number, one in enumerate(COLUMNS) if one.sort == "published_at"))
    wanted = NoteFilter(types=("image",), least_engagement=LIKED)
    # The first question learns the ids of all notes.
    assert notes.find(wanted)

    def by_proxy() -> None:
        for least in (LIKED, -1):
            proxy.least = least
            proxy.invalidateFilter()
            proxy.rowCount()

    there, back, peer, plain = map(
        median,
        in_turns(
            scale.rounds,
            lambda: notes.find(wanted),
            notes.find,
            by_proxy,
            lambda: [line.id for line in lines if line.type == "image" and (line.engagement or 0) >= LIKED],
        ),
    )
    beside = f"{ms(peer)} Qt proxy model, {ms(plain)} list"
    # A person waits for one answer at a time; the proxy was asked for both.
    here, longest = there + back, max(there, back)
    what, met = (
        f"filter, {len(notes.find(wanted)):,} notes, and back to all",
        peer >= LEAST * here and longest <= ANSWER,
    )
    report.add(CHAPTER, Line(what, f"{ms(there)} and {ms(back)}", beside, times(peer / here), WANTED, met))
    assert peer >= (LEAST if scale.full else LEAST_SMALL) * here


def test_searching(stored: Stored, scale: Scale, report: Report) -> None:
    with Store.open(stored.searchable) as store:
        notes = Notes(store)
        line = notes.lines(notes.find()[:1])[0]
        for what, search in (("a word", line.query or ""), ("a piece of a title", line.title[2:7])):
            wanted = NoteFilter(search=search)
            assert notes.find(wanted)
            (taken,) = in_turns(5, lambda wanted=wanted: notes.find(wanted))  # type: ignore[misc]
            here = median(taken)
            row = f"search: {what}, {notes.count(wanted):,} notes"
            report.add(CHAPTER, Line(row, ms(here), wanted=f"≤ {ANSWER:.0f} ms", met=here <= ANSWER))
            assert here <= (BUSY * ANSWER if scale.full else ANSWER_SMALL)


def test_scrolling(store: Store, scale: Scale, report: Report, qapp: QApplication) -> None:
    notes = Notes(store)
    model = NotesModel(notes.lines)
    table = NotesTable(Theme(qapp, "light"), model)
    table.resize(1100, 760)
    table.show()
    table.show_ids(notes.find(), stay=False)
    QApplication.processEvents()
    bar = table.verticalScrollBar()
    step = table.rowHeight(0) * 3

    def frame(value: int) -> float:
        def draw() -> None:
            bar.setValue(value)
            table.viewport().repaint()

        return milliseconds(draw)

    frame(step)
    frames = FRAMES if scale.full else FRAMES_SMALL
    # A wheel first, then the bar dragged to places nobody has seen.
    rolled = [frame(step * number) for number in range(frames)]
    places = random.Random(1)
    dragged = [frame(places.randrange(bar.maximum())) for _ in range(frames)]
    for what, taken in (("scrolling by the wheel", rolled), ("dragging the bar to anywhere", dragged)):
        slow = at(taken, 98)
        met = slow <= FRAME
        report.add(CHAPTER, Line(f"{what}: a frame, p98", ms(slow), wanted=f"≤ {FRAME:.0f} ms", met=met))
        assert slow <= (FRAME if scale.full else FRAME_SMALL)
    table.close()
