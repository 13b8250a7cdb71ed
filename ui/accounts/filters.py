"""Which accounts to show: chips in one row that together are an AccountFilter."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.presets import UNKNOWN
from planner.storage.records import ROLES, AccountFacets, AccountFilter
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

OFFERED = 60
"""Categories in the list: more of them are found faster by searching."""


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._roles: dict[str | None, Chip] = {role: Chip(role or UNKNOWN, "filter") for role in (*ROLES, None)}
        set_tip(self._roles[None], "还没有说是什么身份的账号")
        self._roles[None].setAccessibleName("身份未知")
        self._no_tier = Chip("层级未知", "filter")
        set_tip(self._no_tier, "粉丝数不详，分不出层级的账号")
        self._tier = DropChip(theme, "层级")
        self._category = DropChip(theme, "类目")
        self._health = DropChip(theme, "健康")
        self._basket = Chip("回收站", "filter")
        set_tip(self._basket, "只看已删除的账号")
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        row = Flow(self, gap=2)
        for chip in (*self._roles.values(), self._no_tier, self._basket):
            chip.clicked.connect(self._tell)
        for choice in self._drops:
            choice.chosen.connect(self._tell)
        for widget in (*self._roles.values(), self._no_tier, *self._drops, self._basket, self._clear):
            row.addWidget(widget)
        self.offer(AccountFacets((), (), (), (), 0))
        self._clear.hide()

    def offer(self, facets: AccountFacets) -> None:
        """What there is to choose from, with the number of accounts."""
        roles = dict(facets.roles)
        for role, chip in self._roles.items():
            chip.set_text(f"{role or UNKNOWN} {roles[role]:,}" if roles.get(role) else role or UNKNOWN)
            chip.setAccessibleName(f"身份{role or UNKNOWN}，{roles.get(role, 0):,} 个")
        tiers = [(name, count) for name, count in facets.tiers if name != UNKNOWN]
        self._tier.offer([_entry(name, count) for name, count in tiers])
        self._category.offer([_entry(name, count) for name, count in facets.categories[:OFFERED]])
        self._health.offer([_entry(name or UNKNOWN, count) for name, count in facets.healths])

    def wanted(self, search: str = "") -> AccountFilter:
        """The filter, with a search text."""
        tiers = (str(self._tier.value),) if self._tier.value is not None else ()
        health = self._health.value
        return AccountFilter(
            search=search,
            roles=tuple(role for role, chip in self._roles.items() if chip.isChecked()),
            tiers=(*tiers, UNKNOWN) if self._no_tier.isChecked() else tiers,
            categories=(str(self._category.value),) if self._category.value is not None else (),
            healths=() if health is None else (None,) if health == UNKNOWN else (str(health),),
            deleted=self._basket.isChecked(),
        )

    def show_filter(self, wanted: AccountFilter) -> None:
        """Show a filter as chosen, without saying so."""
        for role, chip in self._roles.items():
            chip.setChecked(role in wanted.roles)
        self._no_tier.setChecked(UNKNOWN in wanted.tiers)
        self._basket.setChecked(wanted.deleted)
        self._tier.choose(next((tier for tier in wanted.tiers if tier != UNKNOWN), None))
        self._category.choose(next(iter(wanted.categories), None))
        self._health.choose((wanted.healths[0] or UNKNOWN) if wanted.healths else None)
        self._clear.setVisible(self.active)

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return self.wanted() != AccountFilter()

    @property
    def shows_deleted(self) -> bool:
        """Whether the waste basket is shown."""
        return self._basket.isChecked()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        if self.active:
            self.show_filter(AccountFilter())
            self._tell()

    @property
    def _drops(self) -> tuple[DropChip, ...]:
        return self._tier, self._category, self._health

    @Slot()
    def _tell(self) -> None:
        self._clear.setVisible(self.active)
        self.changed.emit()


def _entry(text: str, accounts: int) -> Entry:
    return Entry(text, text, f"（{accounts:,}）")
