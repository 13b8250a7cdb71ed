"""口径: every number of the page, what it counts, what it is divided by, and which file brought it, in a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from planner.funnel.answers import Definition
from ui.library.importing.room import make_room
from ui.settings.rows import Column, RowModel
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet
from ui.widgets.table import DENSE, Table

WIDE, HIGH, FORMULA = 960, 560, 1
TOLD = "口径不同的数不相加、不相除，也不画在一起；缺一列只影响用到它的数。"

COLUMNS: tuple[Column[Definition], ...] = (
    Column("数", lambda one: one.label, 130, tip=lambda one: one.text),
    Column("怎么算", lambda one: one.formula, 240, tip=lambda one: one.formula),
    Column("分母", lambda one: one.denominator or "—", 90),
    Column("来源", lambda one: one.source, 210, tip=lambda one: one.source),
    Column("时间", lambda one: one.window, 90),
    Column("归因", lambda one: one.attribution or "—", 100),
    Column("流量", lambda one: one.flow or "—", 60),
)


class DefinitionsSheet(Sheet):
    """A row for each number."""

    def __init__(self, theme: Theme, definitions: Sequence[Definition], parent: QWidget) -> None:
        super().__init__(theme, "口径", parent)
        self.body.addWidget(PlainLabel(TOLD, "soft", wrap=True))
        model: RowModel[Definition] = RowModel(COLUMNS, self)
        table = Table(theme, "口径", row=DENSE)
        table.setModel(model)
        model.show(definitions)
        model.dress(table, FORMULA)
        self.body.addWidget(table, 1)
        make_room(self, theme, parent, WIDE, HIGH)
        self.add_button("关闭", self.accept, kind="primary", default=True)
