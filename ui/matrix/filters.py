"""Which slots to look at: a search, chips for what they have in common, and one chip for what another place asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.matrix.axes import both
from planner.storage.records import STATUSES, SlotFacets, SlotFilter
from ui.library.dropchip import DropChip, Entry
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip
from ui.widgets.search import SearchBox

UNSAID = "未填"
NOT_SAID = "\0"
"""Stands for None among the values of a list: there None means that all are wanted."""
NAMES: Mapping[str, str] = {
    "roles": "身份",
    "products": "产品",
    "crowds": "人群",
    "statuses": "进度",
    "owners": "负责人",
    "content_types": "形式",
    "routes": "链路",
    "phases": "阶段",
}
SEARCH = 200
IN_SHEET = "表格里的筛选"
OFFERED = 60


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._also: SlotFilter | None = None
        self.search = SearchBox(theme, "搜账号、词、标题、备注")
        self.drops = {name: DropChip(theme, text) for name, text in NAMES.items()}
        self._also_chip = Chip("", "topic", removable=True)
        self._also_chip.remove_requested.connect(self._drop_also)
        self._also_chip.clicked.connect(self._drop_also)
        self._also_chip.hide()
        self._basket = Chip("回收站", "filter")
        set_tip(self._basket, "只看已删除的排期，可以恢复")
        self._basket.clicked.connect(self._tell)
        self._basket.hide()
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        flow = Flow(gap=2)
        flow.setContentsMargins(0, 3, 0, 0)
        for widget in (*self.drops.values(), self._basket, self._also_chip, self._clear):
            flow.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(flow, 1)
        for drop in self.drops.values():
            drop.offer(())
            drop.chosen.connect(self._tell)
        self.search.searched.connect(self._tell)
        self._scale()
        theme.theme_changed.connect(self._scale)

    def offer(self, facets: SlotFacets) -> None:
        """What there is to choose from, with the number of slots."""
        for name, drop in self.drops.items():
            if name == "products":
                drop.offer([_entry(text, id, count) for id, text, count in facets.products[:OFFERED]])
                continue
            found: Sequence[tuple[str | None, int]] = getattr(facets, name)
            if name == "statuses":
                found = sorted(found, key=lambda one: STATUSES.index(one[0]) if one[0] in STATUSES else 99)
            drop.offer([_entry(value or UNSAID, value, count) for value, count in found[:OFFERED]])

    def wanted(self) -> SlotFilter:
        """The filter."""
        chosen: dict[str, Any] = {}
        for name, drop in self.drops.items():
            if drop.value is not None:
                none: str | None = "" if name == "owners" else None
                chosen[name] = (none if drop.value == NOT_SAID else str(drop.value),)
        wanted = SlotFilter(search=self.search.text().strip(), deleted=self._basket.isChecked(), **chosen)
        return both(wanted, self._also) if self._also else wanted

    def offer_basket(self, on: bool) -> None:
        """Only the sheet shows what was deleted, and restores it."""
        self._basket.setVisible(on)
        if not on:
            self._basket.setChecked(False)

    def look_only(self, wanted: SlotFilter, words: str) -> None:
        """Another place asks to see these slots: a chip with its words, that can be taken away."""
        self._also = wanted
        self._also_chip.set_text(words)
        self._also_chip.show()
        self._tell()

    @Slot(object)
    def take(self, wanted: SlotFilter) -> None:
        """The sheet asks for other slots: chips show what they can, one chip stands for the rest."""
        single: dict[str, Any] = {}
        self._put(wanted.search)
        for name, drop in self.drops.items():
            values: tuple[str | None, ...] = getattr(wanted, name)
            drop.choose((values[0] or NOT_SAID) if len(values) == 1 else None)
            if len(values) == 1:
                single[name] = ()
        self._forget_also()
        self._basket.setChecked(wanted.deleted)
        rest = replace(wanted, search="", deleted=False, **single)
        if rest != SlotFilter():
            self._also = rest
            self._also_chip.set_text(IN_SHEET)
            self._also_chip.show()
        self._tell()

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return self.wanted() != SlotFilter()

    @property
    def kept(self) -> dict[str, str]:
        """What is chosen, to be remembered; what another place asked for is not."""
        found = {name: str(drop.value) for name, drop in self.drops.items() if drop.value is not None}
        return {**found, "search": self.search.text().strip()}

    def restore(self, kept: object) -> None:
        """Show what was remembered, without saying so; nonsense is ignored."""
        there = kept if isinstance(kept, dict) else {}
        self._put(there.get("search", ""))
        self._basket.setChecked(False)
        for name, drop in self.drops.items():
            value = there.get(name)
            drop.choose(value if isinstance(value, str) else None)
        self._forget_also()
        self._clear.setVisible(self.active)

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        self.restore({})
        self.changed.emit()

    @Slot()
    def _drop_also(self) -> None:
        self._forget_also()
        self._tell()

    def _forget_also(self) -> None:
        self._also = None
        self._also_chip.hide()

    def _put(self, words: object) -> None:
        self.search.blockSignals(True)
        self.search.setText(words if isinstance(words, str) else "")
        self.search.blockSignals(False)

    @Slot()
    def _tell(self) -> None:
        self._clear.setVisible(self.active)
        self.changed.emit()

    @Slot()
    def _scale(self) -> None:
        self.search.setFixedWidth(self._theme.px(SEARCH))


def _entry(text: str, value: str | None, count: int) -> Entry:
    return Entry(text, NOT_SAID if value is None or value == "" else value, f"（{count:,}）")
