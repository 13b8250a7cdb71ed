"""Which notes to show: chips and drop-downs in one row that together are a NoteFilter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.storage.records import Facets, NoteFilter
from ui.library.columns import TYPES
from ui.services import Services
from ui.widgets.buttons import Chip
from ui.widgets.choices import Choice
from ui.widgets.flow import Flow

ALL = ""
OFFERED = 60
"""Entries of a drop-down: more of them are found faster by searching."""
PERIODS = {"全部时间": None, "近 30 天": 30, "近 90 天": 90, "近一年": 365}


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._chips = {
            "own": Chip("我们的", "filter"),
            "hits": Chip("爆文", "filter"),
            "weighted": Chip("对标", "filter"),
            "deleted": Chip("回收站", "filter"),
        }
        self._type = Choice(theme, "类型")
        self._period = Choice(theme, "发布时间")
        self._query = Choice(theme, "搜索词")
        self._source = Choice(theme, "来源")
        for text, value in (("全部类型", ALL), *((text, value) for value, text in TYPES.items())):
            self._type.add(text, value)
        for text, days in PERIODS.items():
            self._period.add(text, days)
        row = Flow(self)
        for chip in self._chips.values():
            chip.clicked.connect(self._tell)
            row.addWidget(chip)
        for choice in (self._type, self._period, self._query, self._source):
            choice.setMaximumWidth(theme.px(190))
            choice.activated.connect(self._tell)
            row.addWidget(choice)
        self.offer(Facets((), (), (), (), 0, 0, 0))

    def offer(self, facets: Facets) -> None:
        """What there is to choose from; a choice that is gone becomes "all"."""
        for choice, name, found in ((self._query, "搜索词", facets.queries), (self._source, "来源", facets.sources)):
            chosen = choice.currentData()
            choice.clear()
            choice.add(f"全部{name}", ALL)
            for text, notes in found[:OFFERED]:
                choice.add(f"{text}（{notes:,}）", text)
            choice.choose(chosen if chosen and choice.findData(chosen) >= 0 else ALL)
            choice.setVisible(bool(found))

    def wanted(self, search: str, today: date) -> NoteFilter:
        """The filter, with a search text; periods are counted back from ``today``."""
        days = self._period.currentData()
        return replace(
            NoteFilter(search=search),
            types=(self._type.currentData(),) if self._type.currentData() else (),
            own=True if self._chips["own"].isChecked() else None,
            hits_only=self._chips["hits"].isChecked(),
            weighted=True if self._chips["weighted"].isChecked() else None,
            deleted=self._chips["deleted"].isChecked(),
            queries=(self._query.currentData(),) if self._query.currentData() else (),
            sources=(self._source.currentData(),) if self._source.currentData() else (),
            from_day=(today - timedelta(days=days)).isoformat() if days else None,
        )

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return any(chip.isChecked() for chip in self._chips.values()) or any(
            choice.currentIndex() > 0 for choice in (self._type, self._period, self._query, self._source)
        )

    @property
    def shows_deleted(self) -> bool:
        """Whether the waste basket is shown."""
        return self._chips["deleted"].isChecked()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        for chip in self._chips.values():
            chip.setChecked(False)
        for choice in (self._type, self._period, self._query, self._source):
            choice.setCurrentIndex(0)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
