"""Wishes for other slots, or another order, from the headings of the sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.slots import Slots
from planner.storage.records import SlotFacets, SlotFilter
from planner.storage.store import Store
from ui.jobs import Job
from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.filters import Choice, FilterMenu, filtered_columns
from ui.matrix.sheet.model import SlotsModel
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace


class Asking(QObject):
    """``wanted`` and ``sort`` are what the shown slots were asked for by; wishes begin from them."""

    filter_wished = Signal(object)
    """SlotFilter."""
    sort_wished = Signal(str, bool)

    def __init__(self, services: Services, deck: Deck, model: SlotsModel) -> None:
        super().__init__(deck)
        self._services, self._deck, self._model = services, deck, model
        self.campaign_id: str | None = None
        self.tell(SlotFilter(), ("day", False))
        for pane in deck.panes:
            pane.head.filter_wished.connect(self.ask_filter)
            pane.head.sectionClicked.connect(self._sort_by)

    def tell(self, wanted: SlotFilter, sort: tuple[str, bool]) -> None:
        """The shown slots were asked for by these."""
        self.wanted, self.sort = wanted, sort
        self._model.mark_sorted(sort[0], descending=sort[1])
        for pane in self._deck.panes:
            pane.head.mark_filtered(filtered_columns(wanted))

    @Slot(int)
    def ask_filter(self, column: int) -> None:
        """Offer the values of a column; what they are is asked in a lane."""
        if column < 0 or not COLUMNS[column].filters:
            self._services.status.say("这一列不能筛选")
            return
        work = partial(read_facets, self._services.workspace, self.campaign_id)
        self._services.review_lane.queue(work, partial(self._offer, column), self._services.status.failed)

    def _offer(self, at: int, facets: SlotFacets) -> None:
        deck = self._deck
        if not deck.isVisible():
            return
        menu = FilterMenu(self._services.theme, at, facets, self.wanted, deck.window())
        menu.chosen.connect(partial(self._chosen, at))
        menu.left.connect(deck.take_keys)
        menu.open_at(deck.pane_of(at).head.section_place(at))

    def _chosen(self, at: int, choice: Choice) -> None:
        if choice.wanted is not None:
            self.tell(choice.wanted, self.sort)
            self.filter_wished.emit(choice.wanted)
        elif choice.descending is not None:
            self._wish_sort(COLUMNS[at].sort, descending=choice.descending)

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        column = COLUMNS[section]
        again = column.sort == self.sort[0]
        self._wish_sort(column.sort, descending=not self.sort[1] if again else column.falling)

    def _wish_sort(self, name: str, *, descending: bool) -> None:
        self.tell(self.wanted, (name, descending))
        self.sort_wished.emit(name, descending)


def read_facets(workspace: Workspace, campaign_id: str | None, job: Job) -> SlotFacets:
    """What the filters can offer, with a store of this thread's own."""
    with Store.open(workspace) as store:
        job.check()
        return Slots(store).facets(campaign_id)
