"""The view 表格: the slots of a campaign as a sheet in which one writes as in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import SlotFilter
from ui.matrix.lists import Lists
from ui.matrix.pickers import Picker
from ui.matrix.sheet.acts import Acts
from ui.matrix.sheet.asking import Asking
from ui.matrix.sheet.block_acts import BlockActs
from ui.matrix.sheet.columns import COLUMNS, DRAFT
from ui.matrix.sheet.commands import offer_commands
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.editing import EditedCells
from ui.matrix.sheet.finding import FindBar
from ui.matrix.sheet.foot import Foot
from ui.matrix.sheet.given import Given
from ui.matrix.sheet.hits import Hits
from ui.matrix.sheet.marks import NOWHERE
from ui.matrix.sheet.menu import NAMES, menu_of
from ui.matrix.sheet.model import SlotsModel
from ui.matrix.sheet.order import moved_along, steady
from ui.matrix.sheet.pasting import Pasting
from ui.matrix.sheet.rows import Rows
from ui.matrix.sheet.stage import Stage
from ui.matrix.sheet.unclear import UnclearBar
from ui.services import Services


class Sheet(QWidget):
    """Shows the slots it is told to; what it writes is told to the hub, and whoever asked for these slots asks again."""

    chosen = Signal(list)
    """Ids of the slots in whose rows something is marked."""
    filter_wished = Signal(object)
    """SlotFilter: the one that was told with ``tell_asked``, with other values of one column."""
    sort_wished = Signal(str, bool)
    """Name of the column, descending."""
    seen = Signal(bool)

    def __init__(self, services: Services, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._slots = Slots(services.store)
        self._campaign_id: str | None = None
        self._waiting: tuple[list[str], bool] | None = None
        self._chosen: list[str] = []
        self.lists = lists
        self.model = SlotsModel(self._slots.lines, self)
        self.deck = Deck(theme, services.memory, self.model, self._cells, self)
        self.acts = Acts(services, self.lists, self)
        self.blocks = BlockActs(services, self.deck, self.model, self.lists, self.acts)
        self.asking = Asking(services, self.deck, self.model)
        self.pasting = Pasting(services, self.deck, self.model, self.blocks, self.acts, self.asking)
        self.rows = Rows(services, self.deck, self.model, self.acts, self.asking)
        self.find_bar = FindBar(services)
        self.hits = Hits(self.deck, self.model, self.find_bar)
        self.unclear = UnclearBar(theme)
        self.foot = Foot(self.model)
        self.stage = Stage(theme, self.deck, partial(self.do, "insert"))
        self._lay_out()
        self._connect()
        offer_commands(self, services)

    def show_slots(self, campaign_id: str | None, ids: Sequence[str], *, stay: bool = False) -> None:
        """Show these slots of a campaign (None: of several); while a cell is being written, as soon as that is over.

        ``stay``: nobody asked for other slots than before. Then rows keep their places, and the marks theirs.
        """
        if campaign_id != self._campaign_id:
            self._campaign_id, stay = campaign_id, False
            self.unclear.forget()
        self.lists.show(campaign_id)
        self.asking.campaign_id = campaign_id
        self.find_bar.look_in(campaign_id, deleted=self.asking.wanted.deleted)
        if self.deck.is_editing and stay:
            self._waiting = (list(ids), stay)
            return
        self._waiting = None
        self._show(list(ids), stay=stay)

    def tell_asked(self, wanted: SlotFilter, sort: tuple[str, bool]) -> None:
        """By what the shown slots were asked for: the headings show it, and wishes for other slots begin from it."""
        self.asking.tell(wanted, sort)

    @property
    def chosen_ids(self) -> list[str]:
        """The slots in whose rows something is marked."""
        return self.rows.ids

    def choose(self, ids: Sequence[str]) -> None:
        """Mark the row of the first of these that is shown."""
        wanted = set(ids)
        row = next((row for row, id in enumerate(self.model.ids) if id in wanted), None)
        if row is not None:
            self.deck.set_marks(self.deck.marks.moved(row, self.deck.marks.cell[1]))

    @Slot(str)
    def do(self, name: str) -> None:
        """Do what a key, a menu or the palette asks for, by its name."""
        ways: Mapping[str, Callable[[], object]] = {
            "copy": self.blocks.copy,
            "cut": self.blocks.cut,
            "paste": self.pasting.paste,
            "clear": self.blocks.clear,
            "fill_down": self.blocks.fill_down,
            "fill_right": self.blocks.fill_right,
            "insert": self.rows.insert,
            "duplicate": self.rows.duplicate,
            "delete": self.rows.delete,
            "draft": self.rows.open_draft,
            "find": self.find_bar.open_bar,
            "find_next": partial(self.hits.go, 1),
            "find_back": partial(self.hits.go, -1),
            "filter": lambda: self.asking.ask_filter(self.deck.index().column()),
            "list": self._open_list,
            "unclear": self.unclear.go_on,
            "columns": lambda: self.deck.layout_of_columns.offer(QCursor.pos()),
            "reset_columns": self.deck.layout_of_columns.reset,
            "escape": self._escape,
        }
        ways[name]()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lists.prepare()
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget, stretch in ((self.find_bar, 0), (self.unclear, 0), (self.stage, 1), (self.foot, 0)):
            whole.addWidget(widget, stretch)
        self.setFocusProxy(self.stage)

    def _connect(self) -> None:
        deck, services = self.deck, self._services
        self.model.entered.connect(self._entered)
        self.model.trouble.connect(services.status.trouble)
        deck.marked.connect(self._marked)
        deck.keys.wished.connect(self.do)
        deck.opened.connect(self._opened)
        deck.fill_wished.connect(self.blocks.drag)
        deck.menu_wished.connect(self._menu)
        deck.editor_closed.connect(self._show_waiting, Qt.ConnectionType.QueuedConnection)
        for pane in deck.panes:
            pane.head.columns_wished.connect(deck.layout_of_columns.offer)
        self.acts.unclear.connect(self.unclear.show_read)
        self.acts.added.connect(self._added)
        self.unclear.wished.connect(self._go_to_cell)
        self.unclear.changed.connect(self.model.mark_unclear)
        self.asking.filter_wished.connect(self.filter_wished)
        self.asking.sort_wished.connect(self.sort_wished)
        self.find_bar.left.connect(deck.take_keys)
        self.stage.paste_wished.connect(self.pasting.paste)
        services.hub.changed.connect(self._changed)
        # What was taken back has left nothing to be looked at.
        services.undo.told.connect(self.unclear.forget)

    def _cells(self) -> EditedCells:
        cells = EditedCells(self._services.theme, self.model, self.lists, self._day_of)
        cells.left.connect(self._left_cell)
        cells.spread.connect(self._spread)
        return cells

    def _day_of(self, row: int) -> str | None:
        line = self.model.line(row)
        return line.slot.day if line is not None else None

    def _show(self, ids: list[str], *, stay: bool) -> None:
        before, deck = self.model.ids, self.deck
        wanted = steady(before, ids) if stay else ids
        if wanted == before:
            self.model.refresh()
        else:
            place, marks = deck.bars.down.value(), NOWHERE
            self.model.show(wanted)
            if stay:
                marks = moved_along(deck.marks, before, wanted)
            deck.set_marks(marks, bring=False)
            deck.bars.down.setValue(place if stay else 0)
        self.stage.show_rows(bool(wanted))
        self._marked()
        self.find_bar.search_again()

    @Slot(int, int, object)
    def _entered(self, row: int, column: int, given: Given) -> None:
        self.acts.write(f"改{COLUMNS[column].heading}", {(self.model.ids[row], column): given})

    @Slot(object)
    def _spread(self, given: Given) -> None:
        """Write what stands in an editor into every marked cell."""
        self.blocks.write_all(given)
        self.deck.take_keys()

    @Slot(int, int)
    def _left_cell(self, down: int, across: int) -> None:
        self.deck.take_keys()
        self.deck.keys.onward(down or across, down=bool(down))

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None and not self.deck.is_editing:
            (ids, stay), self._waiting = self._waiting, None
            self._show(ids, stay=stay)

    @Slot()
    def _marked(self) -> None:
        self.foot.tell(self.deck.marks)
        ids = self.chosen_ids
        if ids != self._chosen:
            self._chosen = ids
            self.chosen.emit(ids)

    @Slot(int, int)
    def _opened(self, row: int, column: int) -> None:
        if COLUMNS[column].sort == DRAFT:
            self.rows.open_draft()
        elif COLUMNS[column].sort == "status":
            self._services.status.say("状态跟着流程走，不在这里改")

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        acts = {name: partial(self.do, name) for name in NAMES if name != "draft" or self.rows.has_draft}
        menu_of(self, len(self.chosen_ids), acts, deleted=self.asking.wanted.deleted).popup(point)

    def _open_list(self) -> None:
        editor = self.focusWidget()
        if isinstance(editor, Picker):
            editor.open_list()

    @Slot(list)
    def _added(self, ids: list[str]) -> None:
        """New rows are there at once, below the marked ones; whoever asks again finds them."""
        deck = self.deck
        row = min(deck.marks.area.bottom + 1, len(self.model.ids))
        known = set(self.model.ids)
        new = [id for id in ids if id not in known]
        if new:
            self.model.insert(row, new)
            self.stage.show_rows(True)
        if ids:
            deck.set_marks(deck.marks.moved(self.model.ids.index(ids[0]), deck.marks.cell[1]))

    @Slot(str, int)
    def _go_to_cell(self, id: str, column: int) -> None:
        if id in self.model.ids and column in self.deck.order:
            self.deck.take_keys()
            row, place = self.model.ids.index(id), self.deck.order.index(column)
            self.deck.set_marks(self.deck.marks.moved(row, place))

    def _escape(self) -> None:
        if not self.find_bar.isHidden():
            self.find_bar.close_bar()
        elif not self.deck.marks.is_one:
            self.deck.set_marks(self.deck.marks.moved(*self.deck.marks.cell), bring=False)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("slot"):
            ids = changes.ids("slot")
            if ids is None:
                self.model.refresh()
            else:
                self.model.forget(ids)
        elif any(changes.touches(noun) for noun in ("account", "product", "draft")) or changes.touches(
            "setting", "tiers"
        ):
            self.model.refresh()
