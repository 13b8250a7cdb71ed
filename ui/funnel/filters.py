"""Which notes to look at: a chip for each thing they can be told apart by, the days, and which numbers are meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.funnel.answers import AXES, EVERY, Axis, Choice, FunnelFacets, FunnelFilter
from ui.funnel.asked import FIELDS, chosen, kept, restored
from ui.funnel.words import group_name
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

CHIPS: tuple[Axis, ...] = ("campaign", "product", "phase", "tier", "route", "traffic", "crowd", "account", "platform")
NOT_SAID = "?"
"""In place of a key: nobody has said it. A chip has None for everything."""
PERIODS = {"近 30 天": 30, "近 90 天": 90}
MONTHS, OFFERED = 12, 40
FLOW, ATTRIBUTION = "流量", "归因"


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._only: tuple[str, ...] = ()
        self._drops = {axis: DropChip(theme, AXES[axis]) for axis in CHIPS}
        self._period = DropChip(theme, "发布时间")
        self._flow, self._attribution = DropChip(theme, FLOW), DropChip(theme, ATTRIBUTION)
        self._only_chip = Chip("", "topic", removable=True)
        self._only_chip.remove_requested.connect(self._drop_only)
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        row = Flow(self, gap=2)
        for chip in self._chips:
            chip.offer(())
            chip.chosen.connect(self._tell)
            row.addWidget(chip)
        row.addWidget(self._only_chip)
        row.addWidget(self._clear)
        self._only_chip.hide()
        self._clear.hide()
        set_tip(self._flow, "来源分自然和推广的，只看其中一种")
        set_tip(self._attribution, "同一个来源的不同归因周期不相加，选一种看")

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self._only) or any(chip.value is not None for chip in self._chips)

    def offer(self, facets: FunnelFacets) -> None:
        """What there is to choose from, with the number of notes."""
        for axis, chip in self._drops.items():
            chip.offer(_entries(facets.choices.get(axis, ())))
        months = _months(facets.first_day, facets.last_day)
        periods = [Entry(text, text) for text in PERIODS]
        self._period.offer([*periods, *(Entry(_month_text(month), month) for month in months)] if months else [])
        flows = [flow for flow in facets.flows if flow != EVERY.flow]
        self._flow.offer([Entry(flow, flow) for flow in flows])
        several = len(facets.attributions) > 1
        self._attribution.offer([Entry(one, one) for one in facets.attributions] if several else [])
        # What was remembered by an id gets its name now.
        for chip in self._chips:
            chip.choose(chip.value)

    def wanted(self, today: date) -> FunnelFilter:
        """The filter; periods are counted back from ``today``."""
        found: dict[str, Any] = {}
        for axis, chip in self._drops.items():
            if chip.value is not None:
                found[FIELDS[axis]] = (None if chip.value == NOT_SAID else str(chip.value),)
        since, until = _days(self._period.value, today)
        flow = str(self._flow.value) if self._flow.value is not None else EVERY.flow
        attribution = str(self._attribution.value) if self._attribution.value is not None else ""
        return replace(EVERY, **found, since=since, until=until, flow=flow, attribution=attribution, notes=self._only)

    @property
    def words(self) -> str:
        """What is filtered, in words; empty for everything."""
        return " · ".join(
            chip.words for chip in (*self._chips, self._only_chip) if not chip.isHidden() and chip.isChecked()
        )

    @property
    def kept(self) -> Mapping[str, Any]:
        """What is worth remembering: the filter, and the period by its name, since days go by."""
        period = self._period.value
        words = {"period": period} if isinstance(period, str) else {}
        return {**kept(replace(self.wanted(date.today()), since=None, until=None, notes=())), **words}

    def restore(self, there: Any) -> None:
        """Show what was remembered, without saying so."""
        base = restored(there)
        for axis, chip in self._drops.items():
            values = chosen(base, axis)
            chip.choose((values[0] if values[0] is not None else NOT_SAID) if values else None)
        period = there.get("period") if isinstance(there, dict) else None
        self._period.choose(period if isinstance(period, str) and _is_period(period) else None)
        self._flow.choose(base.flow if base.flow != EVERY.flow else None)
        self._attribution.choose(base.attribution or None)
        self._clear.setVisible(self.active)

    def look_at(self, note_ids: tuple[str, ...], name: str) -> None:
        """Only these notes, besides what is filtered already."""
        self._only = note_ids
        self._only_chip.set_text(name)
        self._only_chip.show()
        self._tell()

    def choose(self, axis: Axis, key: str | None) -> None:
        """Filter by one value of an axis from now on."""
        if axis in self._drops:
            self._drops[axis].choose(NOT_SAID if key is None else key)
            self._tell()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        if self.active:
            for chip in self._chips:
                chip.choose(None)
            self._only = ()
            self._only_chip.hide()
            self._tell()

    @property
    def _chips(self) -> tuple[DropChip, ...]:
        return (*self._drops.values(), self._period, self._flow, self._attribution)

    @Slot()
    def _drop_only(self) -> None:
        self._only = ()
        self._only_chip.hide()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._clear.setVisible(self.active)
        self.changed.emit()


def _entries(choices: tuple[Choice, ...]) -> list[Entry]:
    """A single value is no choice."""
    if len(choices) < 2:
        return []
    return [
        Entry(
            group_name(choice.label, choice.key),
            NOT_SAID if choice.key is None else choice.key,
            f"（{choice.notes:,}）",
        )
        for choice in choices[:OFFERED]
    ]


def _months(first: str | None, last: str | None) -> list[str]:
    """The months between two days, the newest first."""
    if not first or not last:
        return []
    year, month = int(last[:4]), int(last[5:7])
    found: list[str] = []
    while f"{year}-{month:02}" >= first[:7] and len(found) < MONTHS:
        found.append(f"{year}-{month:02}")
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found


def _month_text(month: str) -> str:
    return f"{month[:4]}年{int(month[5:7])}月"


def _is_period(text: str) -> bool:
    return text in PERIODS or (len(text) == 7 and text[4] == "-" and (text[:4] + text[5:]).isdecimal())


def _days(period: object, today: date) -> tuple[str | None, str | None]:
    """The first and the last day: of the last so many days, or of a month (``2026-11``)."""
    if not isinstance(period, str):
        return None, None
    if period in PERIODS:
        return (today - timedelta(PERIODS[period])).isoformat(), None
    return f"{period}-01", f"{period}-31"
