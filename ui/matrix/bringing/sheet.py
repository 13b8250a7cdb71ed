"""The dialog before a plan sheet is taken: what changes row by row, and names nobody knows yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.matrix.bringing.brought import KINDS, BroughtPlan, Kind
from ui.library.importing.room import make_room
from ui.matrix.bringing.rows import RowsModel, RowsTable
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet

WIDTH, HEIGHT = 940, 600
OFFERED_MOST = 40
ORDER: tuple[Kind, ...] = ("changed", "new", "left", "same")
ALL = "all"


class BringSheet(Sheet):
    """Nothing is written before ``wished``: it carries the plan, and the unknown accounts and products to be made."""

    wished = Signal(object, list, list)

    def __init__(self, theme: Theme, plan: BroughtPlan, campaign: str, parent: QWidget) -> None:
        super().__init__(theme, "导入计划表", parent)
        self._plan = plan
        columns = "、".join(plan.columns.values())
        unused = f"；没用到 {'、'.join(plan.unused)}" if plan.unused else ""
        self.body.addWidget(ElidedLabel(f"{plan.file} › {plan.sheet}，导入到「{campaign}」", "soft"))
        self.body.addWidget(ElidedLabel(f"认出的列：{columns}{unused}", "soft"))
        texts = {ALL: f"全部 {len(plan.rows):,}"}
        texts |= {kind: f"{KINDS[kind]} {plan.count(kind):,}" for kind in ORDER if plan.count(kind)}
        self._kinds = Segments("看哪些行", texts)
        self._kinds.choose(ALL)
        self._kinds.chosen.connect(self._show)
        self._model = RowsModel(self)
        self._table = RowsTable(theme, self._model)
        self.body.addWidget(self._kinds)
        self.body.addWidget(self._table, 1)
        self._accounts = self._offer(theme, "账号", plan.unknown_accounts)
        self._products = self._offer(theme, "产品", plan.unknown_products)
        self.body.addWidget(PlainLabel("读不懂的行不会导入，其余的一步写入，可以撤销。", "soft"))
        make_room(self, theme, parent, WIDTH, HEIGHT)
        self.add_button("取消", self.reject, default=not plan.anything)
        count = plan.count("new") + plan.count("changed")
        self._yes = self.add_button(
            f"导入 {count:,} 处" if count else "没有要导入的", self._wish, kind="primary", default=plan.anything
        )
        self._yes.setEnabled(plan.anything)
        self._show(ALL)

    def _offer(self, theme: Theme, what: str, names: Sequence[str]) -> list[Check]:
        """Names nobody knows: each is made only when it is ticked."""
        if not names:
            return []
        self.body.addWidget(
            PlainLabel(f"有 {len(names)} 个没见过的{what}。勾上的会新建，没勾的那一格不动：", "warn", wrap=True)
        )
        holder = QWidget()
        row = Flow(holder, gap=8)
        checks = [Check(theme, name) for name in names[:OFFERED_MOST]]
        for check in checks:
            row.addWidget(check)
        if len(names) > 1:
            every = Check(theme, f"全部 {len(checks)} 个")
            for check in checks:
                every.toggled.connect(check.setChecked)
            row.addWidget(every)
        if len(names) > OFFERED_MOST:
            row.addWidget(PlainLabel(f"还有 {len(names) - OFFERED_MOST} 个，请先在{what}里新建", "soft"))
        column = QVBoxLayout()
        column.addWidget(holder)
        self.body.addLayout(column)
        return checks

    @Slot(str)
    def _show(self, kind: str) -> None:
        rows = [row for row in self._plan.rows if kind in (ALL, row.kind)]
        if kind == ALL:
            rows.sort(key=lambda row: (ORDER.index(row.kind), row.row))
        self._table.show_ids(self._model.show_rows(rows), stay=False)

    def _wish(self) -> None:
        ticked = [
            [check.text() for check in checks if check.isChecked()] for checks in (self._accounts, self._products)
        ]
        self.wished.emit(self._plan, *ticked)
        self.accept()
