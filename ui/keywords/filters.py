"""Which long-tails to show: chips in one row that together are a Wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nlp.lexicon import CLASSES
from planner.research.rows import Longtail
from ui.keywords.wanted import STATES, Wanted, kinds_of
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

FILTERS = "keywords.filters"
SUPPORTS = (3, 5, 10, 30, 100)
OPPORTUNITIES = (30, 50, 70)
ROLES = ("核心", "长尾")


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for, remembered between starts."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._memory = services.memory
        self._wanted = Wanted.from_kept(services.memory.get(FILTERS))
        self._drops = {
            "kind": DropChip(theme, "类别"),
            "role": DropChip(theme, "角色"),
            "support": DropChip(theme, "支持"),
            "opportunity": DropChip(theme, "机会"),
            "state": DropChip(theme, "进度"),
        }
        self._marks = {"rising": Chip("上升", "filter"), "searched": Chip("有搜索量", "filter")}
        set_tip(self._marks["rising"], "只看近 3 个月写得比此前多两成以上的")
        set_tip(self._marks["searched"], "只看导入过搜索量的")
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        row = Flow(self, gap=2)
        for drop in self._drops.values():
            row.addWidget(drop)
            drop.chosen.connect(self._taken)
        for chip in self._marks.values():
            row.addWidget(chip)
            chip.clicked.connect(self._taken)
        row.addWidget(self._clear)
        self._drops["role"].offer([Entry(role, role) for role in ROLES])
        self._drops["support"].offer([Entry(f"至少 {least} 篇", least) for least in SUPPORTS])
        self._drops["opportunity"].offer([Entry(f"{least} 以上", least) for least in OPPORTUNITIES])
        self._drops["state"].offer([Entry(text, state) for state, (text, _fits) in STATES.items()])
        self.offer(())

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        return self._wanted

    def offer(self, rows: Sequence[Longtail]) -> None:
        """The classes there are to choose from."""
        counts = kinds_of(rows)
        self._drops["kind"].offer([Entry(kind, kind, f"（{counts[kind]:,}）") for kind in CLASSES if counts[kind]])
        self._dress()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        if self._wanted.active:
            self._set(Wanted())

    def _dress(self) -> None:
        for name, drop in self._drops.items():
            drop.choose(getattr(self._wanted, name))
        for name, chip in self._marks.items():
            chip.setChecked(getattr(self._wanted, name))
        self._clear.setVisible(self._wanted.active)

    def _set(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._memory.keep(FILTERS, wanted.kept())
        self._dress()
        self.changed.emit()

    @Slot()
    def _taken(self) -> None:
        chosen: dict[str, Any] = {name: drop.value for name, drop in self._drops.items()}
        chosen |= {name: chip.isChecked() for name, chip in self._marks.items()}
        self._set(replace(self._wanted, **chosen))
