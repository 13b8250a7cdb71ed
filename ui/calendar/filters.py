"""Which slots to show: the campaign, a search, and chips that together are a SlotFilter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.matrix.days import Offers
from planner.storage.records import STATUSES, Campaign, SlotFilter
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.flow import Flow
from ui.widgets.search import SearchBox

NOBODY = "未定账号"
NO_OWNER = "没有负责人"
ALL = "全部计划"


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise, ``campaign_changed`` when it was the campaign."""

    changed = Signal()
    campaign_changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self.campaigns = Choice(theme, "计划")
        self.campaigns.add(ALL, None)
        self._offered: tuple[list[tuple[str, str | None]], str | None] = ([], None)
        self.search = SearchBox(theme, "搜账号、标题、关键词、负责人，或拼音首字母")
        self._role = DropChip(theme, "身份")
        self._account = DropChip(theme, "账号")
        self._status = DropChip(theme, "状态")
        self._owner = DropChip(theme, "负责人")
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        chips = QWidget()
        chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = Flow(chips, gap=2)
        for widget in (*self._drops, self._clear):
            row.addWidget(widget)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.campaigns)
        whole.addWidget(self.search, 1)
        whole.addWidget(chips, 1)
        for chip in self._drops:
            chip.offer(())
            chip.chosen.connect(self._tell)
        self.search.searched.connect(self._tell)
        self.campaigns.activated.connect(self._campaign_chosen)
        self._clear.hide()

    @property
    def campaign_id(self) -> str | None:
        """The campaign that is looked at; None for all."""
        value = self.campaigns.currentData()
        return str(value) if value else None

    @property
    def active(self) -> bool:
        """Whether anything is filtered besides the campaign."""
        return self.wanted() != SlotFilter()

    def offer_campaigns(self, campaigns: Sequence[Campaign], chosen: str | None) -> None:
        """What campaigns there are; ``chosen`` stays chosen while it is there."""
        entries = [(ALL, None), *((campaign.name, campaign.id) for campaign in campaigns)]
        if (entries, chosen) == self._offered:
            return
        self._offered = entries, chosen
        self.campaigns.clear()
        for name, id in entries:
            self.campaigns.add(name, id)
        at = self.campaigns.findData(chosen) if chosen else 0
        self.campaigns.setCurrentIndex(max(0, at))

    def offer(self, offers: Offers) -> None:
        """What there is to choose from, with the number of slots."""
        self._role.offer([_entry(role, role, count) for role, count in offers.roles])
        self._account.offer([_entry(name or NOBODY, id or "", count) for id, name, count in offers.accounts])
        self._status.offer([_entry(status, status, count) for status, count in offers.statuses])
        owners = offers.owners if any(owner for owner, _count in offers.owners) else ()
        self._owner.offer([_entry(owner or NO_OWNER, owner or "", count) for owner, count in owners])

    def wanted(self) -> SlotFilter:
        """The filter."""
        account, owner = self._account.value, self._owner.value
        return SlotFilter(
            search=self.search.text().strip(),
            roles=(str(self._role.value),) if self._role.value is not None else (),
            accounts=() if account is None else (str(account) or None,),
            statuses=tuple(status for status in STATUSES if status == self._status.value),
            owners=() if owner is None else (str(owner),),
        )

    @Slot()
    def clear(self) -> None:
        """Ask for everything of the campaign again."""
        if self.active:
            for chip in self._drops:
                chip.choose(None)
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self._tell()

    @property
    def _drops(self) -> tuple[DropChip, ...]:
        return self._role, self._account, self._status, self._owner

    @Slot()
    def _tell(self) -> None:
        self._clear.setVisible(self.active)
        self.changed.emit()

    @Slot(int)
    def _campaign_chosen(self, _at: int) -> None:
        # What was chosen of another campaign need not be in this one.
        for chip in self._drops:
            chip.choose(None)
        self._clear.setVisible(self.active)
        self.campaign_changed.emit()


def _entry(text: str, value: object, count: int) -> Entry:
    return Entry(text, value, f"（{count:,}）")
