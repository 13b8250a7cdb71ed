"""The page 账号: search and filters, the table, and one account beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.accounts import Accounts
from planner.storage.changes import Changes
from planner.storage.records import Word
from ui.accounts.acts import Acts
from ui.accounts.adding import AddSheet
from ui.accounts.bringing import Bringing
from ui.accounts.bulk import BulkSheet
from ui.accounts.commands import offer_commands
from ui.accounts.detail.panel import Detail
from ui.accounts.detail.said import LABELS
from ui.accounts.finding import Finder, Found, Question
from ui.accounts.menu import menu_of
from ui.accounts.table import AccountsModel
from ui.accounts.taking import Taking
from ui.accounts.twins import TwinsSheet
from ui.accounts.work import Work
from ui.library.dropping import DropSurface
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.panes import Panes

SIZES = "accounts.sizes"
REFIND_MS = 200
"""Changes come in bursts: an import, then words."""
NAMES = {**LABELS, "role": "身份"}


class AccountsPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么", parent)
        self._services = services
        self._stale = True
        self.accounts = Accounts(services.store)
        self.model = AccountsModel(self.accounts, self)
        self.work = Work(services, self.model)
        self.table = self.work.table
        self.detail = Detail(services)
        self.finder = Finder(services, self)
        self.acts = Acts(services, self)
        self.taking = Taking(services, self)
        self.bringing = Bringing(services, self)
        self.panes = Panes(services.theme, None, self.work, self.detail, self)
        self.work.head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bringing.outcome)
        whole.addWidget(self.panes, 1)
        self._refind = one_shot(self, REFIND_MS, self._ask_again)
        self.panes.restore(services.memory.get(SIZES))
        self._connect()
        offer_commands(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.finder.busy or self._refind.isActive()

    def ask(self, *, stay: bool = False) -> None:
        """Ask for the accounts that fit; ``stay`` when nobody asked for other accounts than before."""
        self._stale = False
        self._refind.stop()
        sorting = self.work.sorting
        wanted = self.work.filters.wanted(self.work.words)
        self.finder.ask(Question(wanted, sorting.column, sorting.descending, stay))

    def say(self, name: str, value: Word) -> None:
        """Write one word for the chosen accounts."""
        self.acts.say(self.table.chosen_ids, {name: value}, f"改{NAMES[name]}")

    @Slot()
    def ask_new(self) -> None:
        """Ask for a new account."""
        sheet = AddSheet(self._services.theme, self.window())
        sheet.wished.connect(self.acts.add)
        sheet.open()

    @Slot()
    def ask_bulk(self) -> None:
        """Ask which words the chosen accounts should have."""
        ids = self.table.chosen_ids
        if not ids:
            self._services.status.say("先在表格里选几个账号，Ctrl+A 是全选")
            return
        sheet = BulkSheet(self._services.theme, len(ids), self.window())
        sheet.wished.connect(lambda words: self.acts.say(ids, words, "批量修改"))
        sheet.open()

    @Slot()
    def show_twins(self) -> None:
        """Show accounts that may be one."""
        sheet = TwinsSheet(self._services, self.window())
        sheet.merge_wished.connect(self.acts.merge)
        sheet.apart_wished.connect(self.acts.leave_apart)
        sheet.open()

    @Slot()
    def export(self) -> None:
        """Export what is chosen when that is several accounts, else all that are shown."""
        several = self.table.chosen_count > 1
        self.taking.export(self.table.chosen_ids if several else list(self.model.ids))

    @Slot()
    def to_basket(self) -> None:
        """Delete the chosen accounts; in the waste basket, restore them."""
        self._to_basket(not self.work.filters.shows_deleted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.ask(stay=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refind.stop()

    def _connect(self) -> None:
        table, detail, services = self.table, self.detail, self._services
        self.work.asked.connect(self._ask_now)
        self.work.import_wished.connect(self.bringing.choose_files)
        self.files_dropped.connect(self.bringing.begin)
        self.work.new_wished.connect(self.ask_new)
        self.work.export_wished.connect(self.export)
        self.work.twins_wished.connect(self.show_twins)
        self.finder.found.connect(self._show_found)
        self.model.trouble.connect(services.status.trouble)
        table.chosen_changed.connect(self._chosen)
        table.delete_requested.connect(self.to_basket)
        table.copy_wished.connect(self._copy)
        table.menu_wished.connect(self._menu)
        table.open_requested.connect(self._enter_detail)
        table.doubleClicked.connect(self._enter_detail)
        detail.wrote.connect(self._wrote)
        detail.entered.connect(self.acts.enter)
        detail.basket_wished.connect(self._to_basket)
        detail.leave_wished.connect(self._leave_detail)
        detail.one.part_wished.connect(self.acts.move_out)
        many = detail.many
        many.role_chosen.connect(partial(self.say, "role"))
        many.bulk_wished.connect(self.ask_bulk)
        many.merge_wished.connect(self._merge_chosen)
        many.copy_wished.connect(self._copy)
        many.export_wished.connect(self.export)
        self.panes.moved.connect(self._keep_sizes)
        services.hub.changed.connect(self._changed)

    @Slot()
    def _ask_now(self) -> None:
        self.ask()

    @Slot()
    def _ask_again(self) -> None:
        self.ask(stay=True)

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        if found.facets is not None:
            self.work.filters.offer(found.facets)
        self.work.show_ids(found.ids, stay=found.question.stay)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        # Another preset of tiers calls every account anew.
        if changes.touches("account") or changes.touches("setting", "tiers"):
            self.finder.look_again()
            self.model.refresh()
            self.detail.refresh()
            self._stale = True
            if self.isVisible():
                self._refind.start()
        elif changes.touches("note"):
            self.detail.refresh()

    @Slot()
    def _chosen(self) -> None:
        count = self.table.chosen_count
        id = self.table.chosen_ids[0] if count == 1 else None
        self.detail.choose(id, count, self.work.filters.shows_deleted)

    @Slot(str, str, object)
    def _wrote(self, id: str, name: str, value: Word) -> None:
        self.acts.say([id], {name: value}, f"改{NAMES[name]}")

    @Slot()
    def _merge_chosen(self) -> None:
        ids = self.table.chosen_ids
        # What was seen last leads: its numbers are the newest, and it stands at the top of the merged one.
        newest = max(self.accounts.lines(ids), key=lambda record: record.seen_at or "")
        self.acts.merge(newest.id, [id for id in ids if id != newest.id])

    @Slot()
    def _copy(self) -> None:
        self.taking.copy(self.table.chosen_ids)

    @Slot(bool)
    def _to_basket(self, delete: bool) -> None:
        (self.acts.delete if delete else self.acts.restore)(self.table.chosen_ids)

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        menu = menu_of(
            self.table,
            self.table.chosen_count,
            self.work.filters.shows_deleted,
            say=self.say,
            bulk=self.ask_bulk,
            copy=self._copy,
            export=partial(self.taking.export, self.table.chosen_ids),
            basket=self.to_basket,
        )
        menu.popup(point)

    @Slot()
    def _enter_detail(self) -> None:
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")
        shown = self.detail.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave_detail(self) -> None:
        self.panes.close_drawers()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep_sizes(self) -> None:
        self._services.memory.keep(SIZES, list(self.panes.sizes))
