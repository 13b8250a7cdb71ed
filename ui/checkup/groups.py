"""The correlation inside each group of comparable notes, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from nlp.forecasting.backtest import Inside
from ui.checkup.words import of_stratum, ranged
from ui.settings.rows import Column, RowModel
from ui.theme import Theme
from ui.widgets.table import DENSE, Table

SHOWN_MOST = 30
"""Rows shown at once; what is beyond them scrolls."""


def remark(one: Inside) -> str:
    """What to make of the number."""
    low, high = one.interval
    if one.few:
        return "样本少，别当真"
    return "看得出高低" if low > 0 else "反着来" if high < 0 else "看不出高低"


COLUMNS: tuple[Column[Inside], ...] = (
    Column("同类笔记", lambda one: of_stratum(one.stratum), 360, tip=lambda one: of_stratum(one.stratum)),
    Column("篇数", lambda one: f"{one.notes:,}", 80, is_number=True),
    Column("ρ（95% 范围）", lambda one: ranged(one.rho, *one.interval), 190, is_number=True),
    Column("怎么看", remark, 150),
)


class Groups(Table):
    """Largest group first. As high as its rows: the page scrolls, not the table."""

    def __init__(self, theme: Theme, inside: Sequence[Inside], parent: QWidget | None = None) -> None:
        super().__init__(theme, "分类的 ρ", parent, row=DENSE)
        self._look = theme
        self._rows: RowModel[Inside] = RowModel(COLUMNS, self)
        self._rows.show(sorted(inside, key=lambda one: -one.notes))
        self.setModel(self._rows)
        self._rows.dress(self, stretch=0)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, theme.px(column.width))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = min(self._rows.rowCount(), SHOWN_MOST)
        head = self.horizontalHeader().sizeHint().height()
        return QSize(480, head + rows * self._look.px(DENSE) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())
