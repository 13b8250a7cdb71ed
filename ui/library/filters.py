"""Which notes to show: chips in one row that together are a NoteFilter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.storage.records import Facets, NoteFilter
from ui.library.columns import TYPES
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

OFFERED = 40
"""Entries of a list: more of them are found faster by searching."""
MONTHS = 12
PERIODS = {"近 30 天": 30, "近 90 天": 90, "近一年": 365}
OWN, HITS, WEIGHTED, BASKET = "own", "hits", "weighted", "deleted"
CHIPS = {
    OWN: ("我们的", "只看自己账号的笔记"),
    HITS: ("爆文", "只看达到爆文线的笔记；爆文线在设置 › 预设里改"),
    WEIGHTED: ("对标", "只看给了对标权重的笔记"),
    BASKET: ("回收站", "只看已删除的笔记"),
}


@dataclass(frozen=True, slots=True)
class Only:
    """A narrower look asked for elsewhere: the notes of one import, of one author, or just these."""

    text: str
    batch: str | None = None
    author: str | None = None
    ids: tuple[str, ...] = ()


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._only: Only | None = None
        self._chips = {name: Chip(text, "filter") for name, (text, _hint) in CHIPS.items()}
        self._type = DropChip(theme, "类型")
        self._period = DropChip(theme, "时间")
        self._query = DropChip(theme, "搜索词")
        self._source = DropChip(theme, "来源")
        self._only_chip = Chip("", "topic", removable=True)
        self._only_chip.remove_requested.connect(self._drop_only)
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        row = Flow(self, gap=2)
        for name, chip in self._chips.items():
            set_tip(chip, CHIPS[name][1])
            chip.clicked.connect(self._tell)
            row.addWidget(chip)
        for choice in self._drops:
            choice.chosen.connect(self._tell)
            row.addWidget(choice)
        row.addWidget(self._only_chip)
        row.addWidget(self._clear)
        self._only_chip.hide()
        self.offer(Facets((), (), (), (), 0, 0, 0))
        self._show_clear()

    def offer(self, facets: Facets) -> None:
        """What there is to choose from."""
        self._type.offer([_entry(TYPES.get(kind, kind), kind, notes) for kind, notes in facets.types])
        self._query.offer([_entry(text, text, notes) for text, notes in facets.queries[:OFFERED]])
        self._source.offer([_entry(text, text, notes) for text, notes in facets.sources[:OFFERED]])
        years: Counter[str] = Counter()
        for month, notes in facets.months:
            years[month[:4]] += notes
        found = [Entry(text, days) for text, days in PERIODS.items()]
        found += [_entry(f"{year}年", year, notes) for year, notes in years.items()]
        found += [_entry(_month_text(month), month, notes) for month, notes in facets.months[:MONTHS]]
        self._period.offer(found if facets.months else [])

    def wanted(self, search: str, today: date) -> NoteFilter:
        """The filter, with a search text; periods are counted back from ``today``."""
        first, last = _days(self._period.value, today)
        only = self._only or Only("")
        return NoteFilter(
            search=search,
            types=_one(self._type),
            own=True if self._chips[OWN].isChecked() else None,
            hits_only=self._chips[HITS].isChecked(),
            weighted=True if self._chips[WEIGHTED].isChecked() else None,
            deleted=self.shows_deleted,
            queries=_one(self._query),
            sources=_one(self._source),
            from_day=first,
            to_day=last,
            batch=only.batch,
            author=only.author,
            ids=only.ids,
        )

    def look_at(self, only: Only) -> None:
        """Show the notes of one import or author, and of those all."""
        self._reset()
        self._only = only
        self._only_chip.set_text(only.text)
        self._only_chip.show()
        self._tell()

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return (
            any(chip.isChecked() for chip in self._chips.values())
            or any(choice.value is not None for choice in self._drops)
            or self._only is not None
        )

    @property
    def shows_deleted(self) -> bool:
        """Whether the waste basket is shown."""
        return self._chips[BASKET].isChecked()

    @property
    def only_deleted(self) -> bool:
        """Whether the whole waste basket is shown, and nothing narrower."""
        others = [chip for name, chip in self._chips.items() if name != BASKET and chip.isChecked()]
        return self.shows_deleted and not others and self._only is None and not any(map(_one, self._drops))

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        if self.active:
            self._reset()
            self._tell()

    @property
    def _drops(self) -> tuple[DropChip, ...]:
        return self._type, self._period, self._query, self._source

    def _reset(self) -> None:
        for chip in self._chips.values():
            chip.setChecked(False)
        for choice in self._drops:
            choice.choose(None)
        self._only = None
        self._only_chip.hide()

    def _show_clear(self) -> None:
        self._clear.setVisible(self.active)

    @Slot()
    def _drop_only(self) -> None:
        self._only = None
        self._only_chip.hide()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._show_clear()
        self.changed.emit()


def _entry(text: str, value: str, notes: int) -> Entry:
    return Entry(text, value, f"（{notes:,}）")


def _one(choice: DropChip) -> tuple[str, ...]:
    return (str(choice.value),) if choice.value is not None else ()


def _month_text(month: str) -> str:
    return f"{month[:4]}年{int(month[5:7])}月"


def _days(period: object, today: date) -> tuple[str | None, str | None]:
    """The first and the last day: of the last so many days, of a year (``2024``) or of a month (``2024-06``)."""
    if isinstance(period, int):
        return (today - timedelta(days=period)).isoformat(), None
    if isinstance(period, str):
        year_only = len(period) == 4
        return f"{period}-01-01" if year_only else f"{period}-01", f"{period}-12-31" if year_only else f"{period}-31"
    return None, None
