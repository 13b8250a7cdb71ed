"""The right side: one account, what can be done with several, or how to choose one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.accounts import Accounts
from planner.private import NAMES, Private
from planner.problems import Problem
from planner.settings import TIERS
from planner.storage.records import AccountPart, AccountRecord
from ui.accounts.columns import name_of
from ui.accounts.detail.many import ManyAccounts
from ui.accounts.detail.one import OneAccount
from ui.links import open_link
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.empty import EmptyState

REST_MS = 40
"""Whoever runs through the rows with the arrow keys reads none of them."""
OWN_KEY = "n:"


class Detail(QStackedWidget):
    """``choose`` says what is chosen; it is shown as soon as the choice rests."""

    wrote = Signal(str, str, object)
    """Account, column, Word."""
    entered = Signal(str, str, str)
    """Account, name of something private, text."""
    basket_wished = Signal(bool)
    leave_wished = Signal()
    """Esc: back to the table."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._accounts, self._private = Accounts(services.store), Private(services.store)
        self._id: str | None = None
        self._name = ""
        self._parts: list[AccountPart] = []
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(services.theme, "users", "选一个账号", "它的资料、历次数据、报价和笔记会在这里")
        # Here from the beginning: a change of parent gives everything in it its style anew.
        self.one = OneAccount(services, self)
        self.many = ManyAccounts(services.theme, self)
        for widget in (self._empty, self.one, self.many):
            self.addWidget(widget)
        self._rest = one_shot(self, REST_MS, self.show_now)
        services.savers.add(self._save)
        self._connect()

    def choose(self, id: str | None, count: int, deleted: bool) -> None:
        """``count`` accounts are chosen; ``id`` is the one of one."""
        self.one.finish()
        self._id = id if count == 1 else None
        if count > 1:
            self._rest.stop()
            self.many.show_count(count, deleted)
            self.setCurrentWidget(self.many)
        elif id is None:
            self._rest.stop()
            self.setCurrentWidget(self._empty)
        elif self.isVisible():
            self._rest.start()

    @Slot()
    def refresh(self) -> None:
        """What is known of the account may have changed; what cannot be seen is read when it is."""
        if self.isVisible():
            self.show_now()

    @Slot()
    def show_now(self) -> None:
        """Read the chosen account, again if need be, and show it."""
        self._rest.stop()
        if self._id is None:
            return
        other = self._id != self.one.id
        try:
            record = self._accounts.get(self._id)
            self._parts = self._accounts.parts(self._id)
            snapshots = self._accounts.snapshots(self._id)
        except Problem:
            # It went away a moment ago; the table will hear of it.
            self.setCurrentWidget(self._empty)
            return
        self._name = name_of(record)
        if other:
            self.one.secret.open = False
        self.one.show_account(record, self._services.settings.get(TIERS), snapshots, self._parts)
        self._show_secret(other=other)
        self.one.notes.look(self._authors(record))
        self.setCurrentWidget(self.one)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self.one.finish()
        # Whoever comes back to the page has to ask again.
        self.one.secret.open = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        one, many = self.one, self.many
        one.said.wrote.connect(self._wrote)
        one.secret.wrote.connect(self._entered)
        one.secret.wished.connect(self._show_secret)
        one.notes.wished.connect(self._look_at_notes)
        one.head.link_wished.connect(self._open)
        one.head.presets_wished.connect(self._to_presets)
        one.head.basket_wished.connect(self.basket_wished)
        many.basket_wished.connect(self.basket_wished)

    def _authors(self, record: AccountRecord) -> list[str]:
        """What notes may call this account: ids of the platform, and its name where files gave no id."""
        keys = [part.key for part in self._parts]
        return [record.name if key.startswith(OWN_KEY) else key for key in keys]

    @Slot()
    def _show_secret(self, *, other: bool = True) -> None:
        details = self._private.details_of([part.id for part in self._parts])
        if self.one.secret.open:
            self.one.secret.show_details(details, other=other)
        else:
            self.one.secret.hide_all(frozenset(name for name in NAMES if details.get(name)))

    def _save(self) -> None:
        self.one.finish()

    @Slot(str, object)
    def _wrote(self, name: str, value: object) -> None:
        self.wrote.emit(self.one.id, name, value)

    @Slot(str, str)
    def _entered(self, name: str, text: str) -> None:
        self.entered.emit(self.one.id, name, text)

    @Slot(tuple)
    def _look_at_notes(self, ids: tuple[str, ...]) -> None:
        self._services.hub.look_wished.emit("note", ids, f"账号：{self._name}")

    @Slot()
    def _to_presets(self) -> None:
        self._services.commands.get("settings.presets").action.trigger()

    @Slot(str)
    def _open(self, url: str) -> None:
        try:
            open_link(url)
        except Problem as problem:
            self._services.status.trouble(problem)
