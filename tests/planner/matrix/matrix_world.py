"""A small campaign: five accounts, two products, four weeks from a Monday on."""

from __future__ import annotations

from dataclasses import dataclass

from planner.campaigns import Campaigns
from planner.slots import Slots
from planner.storage.store import Store

START, END = "2025-03-03", "2025-03-30"
ACCOUNTS = (
    ("青禾官方", 21_000, "官方"),
    ("阿芷", 132_000, "KOL"),
    ("木木护肤日记", 48_000, "KOC"),
    ("小满", 8_000, "KOC"),
    ("没写粉丝", None, None),
)


@dataclass
class World:
    """The store and what is in it."""

    store: Store
    campaign: str
    accounts: dict[str, str]
    products: dict[str, str]

    @property
    def slots(self) -> Slots:
        return Slots(self.store)

    @property
    def campaigns(self) -> Campaigns:
        return Campaigns(self.store)

    def add(self, account: str | None = None, day: str | None = None, **more: object) -> str:
        """One slot."""
        return self.slots.add(self.campaign, [{"account_id": account and self.accounts[account], "day": day, **more}])[
            0
        ][0]
