"""What can be picked for each field of a slot, from the store, and kept until it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.accounts import Accounts
from planner.bank import Bank
from planner.campaigns import Campaigns
from planner.matrix.room import room_left
from planner.presets import UNKNOWN
from planner.products import Products
from planner.routes import Routes
from planner.storage.changes import Changes
from planner.storage.records import CONTENT_TYPES, CROWDS, AccountRecord, Campaign, Goal
from planner.storage.times import china_today
from ui.accounts.columns import name_of
from ui.jobs import Job
from ui.kept import KeptStore
from ui.matrix.entries import Entries, Entry, plain_entries
from ui.matrix.leading import words_of

if TYPE_CHECKING:
    from planner.storage.store import Store
    from ui.services import Services

FILED = (Entry(True, "报备"), Entry(False, "非报备"))
Found = tuple[Entries, dict[str, int]]
"""The accounts, ready to be searched, and the capacity of those that have one."""


class Lists(QObject):
    """The lists of one campaign: ``of`` gives one by the name of a field of Slot.

    Ten thousand accounts take 0.3 s to read: ``prepare`` does so before somebody needs them, in the index lane, so that what a person
    waits for in the review lane does not wait for this.
    """

    renewed = Signal(str)
    """A list reads differently now: the name of its field."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.index_lane)
        self._campaign_id: str | None = None
        self._campaign: Campaign | None = None
        self._lists: dict[str, Entries] = {}
        self._roles: Mapping[str, str] | None = None
        self._capacities: dict[str, int] = {}
        self._owners: tuple[str, ...] = ()
        self._asked = self._used = False
        services.hub.changed.connect(self._changed)

    @cached_property
    def routes(self) -> Routes:
        """Every route that is known: read when it is first asked for."""
        return Routes.load()

    def show(self, campaign_id: str | None) -> None:
        """Lists of this campaign from now on; None: of all."""
        if campaign_id != self._campaign_id:
            self._campaign_id = campaign_id
            self._campaign = None
            self._forget("keywords", "crowd")

    def prepare(self) -> None:
        """Read the accounts in a lane, now and whenever they change."""
        self._used = True
        if "account_id" not in self._lists and not self._asked:
            self._asked = True
            self._services.index_lane.queue(self._read_accounts, self._prepared, self._failed)

    def tell_owners(self, names: Sequence[str]) -> None:
        """Who is responsible for slots of the campaign, most of them first: whoever counts slots knows."""
        if tuple(names) != self._owners:
            self._owners = tuple(names)
            self._forget("owner")

    def of(self, field: str, day: str | None = None) -> Entries:
        """The list of account_id, product_id, keywords, content_type, crowd, route, filed or owner.

        What an account has room for is said of the month of ``day``; None: of the present one.
        """
        found = self._lists.get(field)
        if found is None:
            found = self._lists[field] = self._read(field)
        return found.saying(partial(self._room, day)) if field == "account_id" else found

    def role_of(self, keyword: str) -> str | None:
        """核心 or 长尾 as the campaign's goals say, else the keyword bank."""
        if self._roles is None:
            banked = {record.text.lower(): record.role for record in Bank(self._services.store).list() if record.role}
            goals = {goal.keyword.lower(): goal.role for goal in self._goals()}
            self._roles = MappingProxyType(banked | goals)
        return self._roles.get(keyword.lower())

    def _read(self, field: str) -> Entries:
        store = self._services.store
        if field == "account_id":
            found, self._capacities = account_entries(store)
            return found
        if field == "product_id":
            products = [Entry(one.id, one.name, one.category or "") for one in Products(store).list()]
            return Entries("产品", products)
        if field == "keywords":
            return Entries("关键词", self._keywords(), free=True)
        if field == "owner":
            return plain_entries("负责人", self._owners, free=True)
        if field == "crowd":
            return plain_entries("人群", self._present.crowds if self._present else CROWDS)
        if field == "route":
            routes = [
                Entry(
                    one.name, one.name, " · ".join((words_of(one), *(f"需{needs}" for needs in one.needs))), one.aliases
                )
                for one in self.routes.all
            ]
            return Entries("链路", routes)
        if field == "filed":
            return Entries("报备", FILED)
        return plain_entries("形式", CONTENT_TYPES, free=True)

    @property
    def _present(self) -> Campaign | None:
        if self._campaign is None and self._campaign_id is not None:
            self._campaign = Campaigns(self._services.store).get(self._campaign_id)
        return self._campaign

    def _goals(self) -> tuple[Goal, ...]:
        return self._present.goals if self._present else ()

    def _keywords(self) -> list[Entry]:
        """The goals of the campaign first, then the bank: what is to be written first."""
        found: dict[str, Entry] = {}
        for goal in self._goals():
            found[goal.keyword.lower()] = Entry(goal.keyword, goal.keyword, f"目标 {goal.count} 篇 · {goal.role}")
        for record in Bank(self._services.store).list():
            about = " · ".join(filter(None, (record.status, record.role, record.class_)))
            found.setdefault(record.text.lower(), Entry(record.text, record.text, about))
        return list(found.values())

    def _room(self, day: str | None, entry: Entry) -> str:
        """What stands beside an account: role and tier, and how much of its capacity is left in the month."""
        id, there = str(entry.value), date.fromisoformat(day) if day else china_today()
        capacity = self._capacities.get(id)
        if capacity is None:
            return entry.about
        left = room_left(self._services.store, id, capacity, there)
        return (
            f"{entry.about} · {there.month}月还能写 {left} 篇" if left > 0 else f"{entry.about} · {there.month}月已满"
        )

    def _read_accounts(self, _job: Job) -> Found:
        return account_entries(self._kept.get())

    def _prepared(self, found: Found) -> None:
        self._asked = False
        self._lists["account_id"], self._capacities = found
        self.renewed.emit("account_id")

    def _failed(self, error: BaseException) -> None:
        self._asked = False
        self._services.status.failed(error)

    def _forget(self, *fields: str) -> None:
        for field in fields:
            self._lists.pop(field, None)
            if field == "keywords":
                self._roles = None
            self.renewed.emit(field)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("account") or changes.touches("setting", "tiers"):
            self._forget("account_id")
            # An answer that is under way may come from before the change: the next one takes its place.
            self._asked = False
            if self._used:
                self.prepare()
        if changes.touches("product"):
            self._forget("product_id")
        if changes.touches("campaign"):
            self._campaign = None
            self._forget("crowd", "keywords")
        if changes.touches("keyword"):
            self._forget("keywords")


def account_entries(store: Store) -> Found:
    """Every account, the most followed first, and what each can write in a month where somebody has said so."""
    lines = Accounts(store).list()
    entries = [Entry(line.id, name_of(line), standing(line), (line.platform_name or "",)) for line in lines]
    return Entries("账号", entries).prepared(), {line.id: line.capacity for line in lines if line.capacity is not None}


def standing(line: AccountRecord) -> str:
    """Role and tier, as far as they are known; once where they are called the same."""
    return " · ".join(word for word in dict.fromkeys((line.role or UNKNOWN, line.tier)) if word != UNKNOWN) or UNKNOWN
