"""The page 笔记库: search and filters, the table, and one note beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.storage.changes import Changes
from planner.storage.records import NoteSort
from planner.storage.times import china_today
from ui.library.acts import Acts
from ui.library.commands import offer_commands
from ui.library.detail.panel import Detail
from ui.library.dropping import DropSurface
from ui.library.filters import Only
from ui.library.finding import Finder, Found, Question
from ui.library.importing.choosing import choose_files
from ui.library.importing.flow import ImportFlow
from ui.library.importing.history import History
from ui.library.importing.outcome import Outcome
from ui.library.menu import menu_of
from ui.library.model import NotesModel
from ui.library.taking import Taking
from ui.library.work import Work
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.panes import Panes

SIZES = "library.sizes"
REFIND_MS = 200
"""Changes come in bursts: an import, then its weights."""


class LibraryPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么", parent)
        self._services = services
        self._stale = True
        self._choose_first = False
        """Whether the answer to the next question is to be entered: somebody came from another page to read it."""
        self.model = NotesModel(services.notes.lines, self)
        self.work = Work(services, self.model)
        self.table = self.work.table
        self.detail = Detail(services)
        self.finder = Finder(services, self)
        self.acts = Acts(services, self)
        self.taking = Taking(services, self)
        self.imports = ImportFlow(services, self)
        self.outcome = Outcome(services.theme)
        self.panes = Panes(services.theme, None, self.work, self.detail, self)
        self.work.head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.outcome)
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
        """Ask for the notes that fit; ``stay`` when nobody asked for other notes than before."""
        self._stale = False
        self._refind.stop()
        wanted = self.work.filters.wanted(self.work.words, china_today())
        self.finder.ask(Question(wanted, cast(NoteSort, self.work.sorting.column), self.work.sorting.descending, stay))

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and import them."""
        choose_files(self._services, self.window(), self.import_files)

    @Slot(list)
    def import_files(self, files: Sequence[Path]) -> None:
        """Show what the files hold and, when the person agrees, take it in."""
        self.imports.begin(files)

    @Slot()
    def show_history(self) -> None:
        """Show the imports so far."""
        sheet = History(self._services, self.imports, self.window())
        sheet.look_wished.connect(self._look_at_batch)
        sheet.open()

    @Slot()
    def export(self) -> None:
        """Export what is chosen when that is several notes, else all that are shown."""
        several = self.table.chosen_count > 1
        if self.finder.partial and not several:
            self._services.status.say("还在找其余的笔记，请稍等一下再导出")
            return
        self.taking.export(self.table.chosen_ids if several else list(self.model.ids), "笔记")

    @Slot(object)
    def weigh(self, weight: int | None) -> None:
        """Weigh the chosen notes."""
        self.acts.weigh(self.table.chosen_ids, weight)

    @Slot()
    def to_basket(self) -> None:
        """Delete the chosen notes; in the waste basket, restore them."""
        ids = self.table.chosen_ids
        (self.acts.restore if self.work.filters.shows_deleted else self.acts.delete)(ids)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.ask(stay=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refind.stop()

    def _connect(self) -> None:
        table, detail, services = self.table, self.detail, self._services
        self.files_dropped.connect(self.import_files)
        self.work.asked.connect(self._ask_now)
        self.work.import_wished.connect(self.choose_files)
        self.work.history_wished.connect(self.show_history)
        self.work.export_wished.connect(self.export)
        self.finder.found.connect(self._show_found)
        self.model.trouble.connect(services.status.trouble)
        table.chosen_changed.connect(self._chosen)
        table.weight_wished.connect(self.weigh)
        table.delete_requested.connect(self.to_basket)
        table.copy_wished.connect(self._copy)
        table.menu_wished.connect(self._menu)
        table.open_requested.connect(self._enter_detail)
        table.doubleClicked.connect(self._enter_detail)
        detail.weight_chosen.connect(self.weigh)
        detail.basket_wished.connect(self._to_basket)
        detail.copy_wished.connect(self._copy)
        detail.export_wished.connect(self.export)
        detail.topic_wished.connect(self.work.search.setText)
        detail.author_wished.connect(self._look_at_author)
        detail.leave_wished.connect(self._leave_detail)
        self.imports.reported.connect(self.outcome.show_reports)
        self.panes.moved.connect(self._keep_sizes)
        services.hub.changed.connect(self._changed)
        services.hub.learned.connect(detail.refresh)
        services.hub.look_wished.connect(self._look_at)

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
        self.work.show_ids(found.ids, stay=found.question.stay, whole=found.whole)
        if self._choose_first and not found.question.stay:
            self._choose_first = False
            self.work.enter_table()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("note"):
            self.finder.look_again()
            self.model.refresh()
            self.detail.refresh()
        if changes.touches("note") or (changes.touches("setting") and self.work.filters.active):
            self._stale = True
            if self.isVisible():
                self._refind.start()

    @Slot()
    def _chosen(self) -> None:
        count = self.table.chosen_count
        id = self.table.chosen_ids[0] if count == 1 else None
        self.detail.choose(id, count, self.work.filters.shows_deleted)

    @Slot()
    def _copy(self) -> None:
        self.taking.copy(self.table.chosen_ids)

    @Slot(bool)
    def _to_basket(self, delete: bool) -> None:
        (self.acts.delete if delete else self.acts.restore)(self.table.chosen_ids)

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        count, deleted = self.table.chosen_count, self.work.filters.shows_deleted
        if count == 1:
            self.detail.show_now()
        more = self.detail.one.head.acts() if count == 1 else []
        menu = menu_of(
            self.table,
            count,
            deleted,
            copy=self._copy,
            export=partial(self.taking.export, self.table.chosen_ids, "笔记"),
            weigh=self.weigh,
            basket=self.to_basket,
            more=more,
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

    @Slot(str, str)
    def _look_at_author(self, author: str, name: str) -> None:
        self.work.search.clear()
        self.work.filters.look_at(Only(f"作者：{name}", author=author))

    @Slot(str, str)
    def _look_at_batch(self, batch: str, name: str) -> None:
        self._services.commands.get("page.library").action.trigger()
        self.work.search.clear()
        self.work.filters.look_at(Only(f"来自：{name}", batch=batch))

    @Slot(str, tuple, str)
    def _look_at(self, noun: str, ids: tuple[str, ...], name: str) -> None:
        if noun == "note":
            self._services.commands.get("page.library").action.trigger()
            self.work.search.clear()
            self._choose_first = True
            self.work.filters.look_at(Only(name, ids=ids))

    @Slot()
    def _keep_sizes(self) -> None:
        self._services.memory.keep(SIZES, list(self.panes.sizes))
