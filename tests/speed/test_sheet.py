"""The sheet of slots: frames of scrolling, and an edit to the last dependent cell, beside Qt's proxy model over the same rows."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from planner.paths import Workspace
from planner.settings import Settings
from planner.slots import Slots
from planner.storage.records import SlotFilter, SlotLine
from planner.storage.store import Store
from tests.speed.measuring import BUSY, at, in_turns, median, milliseconds
from tests.speed.planned import Planned, plan
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from ui.jobs import Lane
from ui.matrix.sheet.cells import SheetCells
from ui.matrix.sheet.columns import BY_NAME, COLUMNS
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.marks import Marks
from ui.matrix.sheet.model import SlotsModel
from ui.matrix.sheet.order import steady
from ui.memory import Memory
from ui.theme import Theme

pytestmark = pytest.mark.speed

CHAPTER = "The sheet of slots"
SLOTS, SLOTS_SMALL = 100_000, 2_000
ACCOUNTS, ACCOUNTS_SMALL = 10_000, 200
FRAME, FRAME_SMALL = 50.0, 400.0
EDIT, EDIT_SMALL = 16.0, 400.0
SMOOTH = 16.0
FRAMES, FRAMES_SMALL = 200, 40
EDITS = 20
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """Every line in memory, as a first version would have it."""

    def __init__(self, lines: Sequence[SlotLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = list(lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].show(self.lines[index.row()])
        return None

    def retitle(self, row: int, title: str) -> None:
        """Write a title."""
        line = self.lines[row]
        self.lines[row] = replace(line, slot=replace(line.slot, title=title))
        index = self.index(row, BY_NAME["title"])
        self.dataChanged.emit(index, index)


@pytest.fixture(scope="module")
def workspace(scale: Scale, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Planned]:
    made = Workspace(tmp_path_factory.mktemp("planned")).ensure()
    with Store.open(made) as store:
        slots, accounts = (SLOTS, ACCOUNTS) if scale.full else (SLOTS_SMALL, ACCOUNTS_SMALL)
        return made, plan(store, slots, accounts)


@pytest.fixture
def store(workspace: tuple[Workspace, Planned]) -> Iterator[Store]:
    with Store.open(workspace[0]) as opened:
        yield opened


class Drawn:
    """The sheet as it is drawn, with every slot of the campaign in it."""

    def __init__(self, store: Store, ids: list[str], theme: Theme) -> None:
        self.slots, self.holder = Slots(store), QWidget()
        self.model = SlotsModel(self.slots.lines, self.holder)
        cells = partial(SheetCells, theme, self.model)
        self.lane = Lane("saving", self.holder)
        memory = Memory(Settings(store), store.workspace, self.lane, self.holder)
        self.deck = Deck(theme, memory, self.model, cells, self.holder)
        for widget in (self.deck, self.holder):
            widget.resize(1100, 700)
        self.holder.show()
        self.model.show(ids)
        self.deck.set_marks(Marks((0, 3), (0, 3)))
        QApplication.processEvents()

    def repaint(self) -> None:
        """Both halves, now."""
        for pane in self.deck.panes:
            pane.viewport().repaint()

    def settle(self) -> None:
        """What has changed is drawn. Qt lets 5 ms pass before it draws; they are no work of this thread."""
        for _ in range(3):
            QApplication.processEvents()
            time.sleep(0.006)
        QApplication.processEvents()


@pytest.fixture
def drawn(store: Store, workspace: tuple[Workspace, Planned], qapp: QApplication) -> Iterator[Drawn]:
    made = Drawn(store, Slots(store).find(workspace[1].campaign), Theme(qapp, "light"))
    yield made
    made.lane.close()
    made.holder.close()


def test_scrolling(drawn: Drawn, scale: Scale, report: Report) -> None:
    deck = drawn.deck
    bar = deck.right.verticalScrollBar()
    step = deck.right.rowHeight(0) * 3

    def frame(value: int) -> float:
        def draw() -> None:
            deck.bars.down.setValue(value)
            drawn.repaint()

        return milliseconds(draw)

    frame(step)
    frames = FRAMES if scale.full else FRAMES_SMALL
    rolled = [frame(step * number) for number in range(frames)]
    places = random.Random(1)
    dragged = [frame(places.randrange(bar.maximum())) for _ in range(frames)]
    marks = deck.marks

    def go_down() -> None:
        nonlocal marks
        marks = marks.moved(marks.cell[0] + 1, 5)
        deck.set_marks(marks)
        drawn.repaint()

    walked = [milliseconds(go_down) for _ in range(frames)]
    for what, taken in (
        ("scrolling by the wheel", rolled),
        ("dragging the bar to anywhere", dragged),
        ("going down with the arrow key", walked),
    ):
        slowest = max(taken)
        met = slowest <= FRAME
        line = Line(f"{what}: the slowest frame", ms(slowest), wanted=f"≤ {FRAME:.0f} ms", met=met)
        report.add(CHAPTER, line)
        most = at(taken, 98)
        report.add(CHAPTER, Line(f"{what}: a frame, p98", ms(most), wanted=f"≤ {SMOOTH:.0f} ms", met=most <= SMOOTH))
        assert slowest <= (FRAME if scale.full else FRAME_SMALL)


def test_an_edit(drawn: Drawn, scale: Scale, report: Report) -> None:
    """Written to disk, read again, drawn; and all rows kept in their places when the page has asked for them again."""
    slots, model, ids = drawn.slots, drawn.model, drawn.model.ids
    title, chance = BY_NAME["title"], random.Random(2)

    def write(row: int) -> None:
        written = slots.edit({ids[row]: {"title": f"改过的标题{row}"}})
        model.forget(written.changes.ids("slot") or ())
        drawn.settle()

    taken, waited = [], []
    for _ in range(EDITS):
        row = chance.randrange(len(ids))
        drawn.deck.set_marks(Marks((row, title), (row, title)))
        drawn.settle()
        began = time.perf_counter()
        taken.append(milliseconds(partial(write, row)))
        waited.append((time.perf_counter() - began) * 1000)
    here = median(taken)
    lines = slots.lines(ids)
    rows = Rows(lines)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(rows)
    proxy.setDynamicSortFilter(True)
    proxy.sort(title)
    view = QTableView()
    view.setModel(proxy)
    view.resize(1100, 700)
    view.show()

    def by_proxy() -> None:
        rows.retitle(chance.randrange(len(lines)), "改过的标题")
        view.viewport().repaint()

    beside = median([milliseconds(by_proxy) for _ in range(3)])
    view.close()
    around = f"{ms(median(waited))} with waiting; {ms(beside)} in memory, sorted by Qt proxy model"
    line = Line("one edit: written, read again, drawn", ms(here), around, wanted=f"≤ {EDIT:.0f} ms", met=here <= EDIT)
    report.add(CHAPTER, line)
    assert here <= (BUSY * EDIT if scale.full else EDIT_SMALL)
    moved = [*ids[1:], ids[0]]
    (same,) = in_turns(5, lambda: steady(ids, moved))
    report.add(CHAPTER, Line("keeping the rows in their places after it", ms(median(same)), wanted=f"≤ {EDIT:.0f} ms"))


def test_sorting_and_filtering(
    store: Store, workspace: tuple[Workspace, Planned], scale: Scale, report: Report, qapp: QApplication
) -> None:
    slots, campaign = Slots(store), workspace[1].campaign
    lines = slots.lines(slots.find(campaign))
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(Rows(lines, proxy))
    column = BY_NAME["title"]
    proxy.setFilterKeyColumn(column)

    def sorted_by_proxy() -> None:
        proxy.sort(-1)
        proxy.sort(column)
        proxy.rowCount()

    def filtered_by_proxy() -> None:
        for words in ("敏感肌", ""):
            proxy.setFilterFixedString(words)
            proxy.rowCount()

    wanted = SlotFilter(content_types=("测评",))
    for what, here, peer in (
        ("sort by title", lambda: slots.find(campaign, sort=("title", False)), sorted_by_proxy),
        ("filter, and back to all", lambda: (slots.find(campaign, wanted), slots.find(campaign)), filtered_by_proxy),
    ):
        ours, theirs = map(median, in_turns(scale.rounds, here, peer))
        report.add(CHAPTER, Line(what, ms(ours), f"{ms(theirs)} Qt proxy model", times(theirs / ours)))
        assert theirs > ours
