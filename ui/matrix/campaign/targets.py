"""How many notes and how much money each role of the pyramid should have."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from planner.pyramids import PyramidPreset, pyramid_presets
from planner.storage.records import ROLES, Campaign, Target
from ui.matrix.campaign.fields import AmountField
from ui.show import number
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip

FOLKLORE = "下面是行业里常说的分法，不是平台规则；点一下会填进表里，填好后每个数都可以改"


class Targets(QWidget):
    """``fields`` are the targets. Presets share the budget, or the notes, among roles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget: AmountField | None = None
        self.counts = {role: AmountField(f"{role}篇数", "–", whole=True) for role in ROLES}
        self.budgets = {role: AmountField(f"{role}预算", "–") for role in ROLES}
        self._sum_count, self._sum_budget = PlainLabel("", "soft"), PlainLabel("", "soft")
        self._hint = PlainLabel("", "warn", wrap=True)
        self._hint.hide()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, text in enumerate(("身份", "篇数", "预算（元）")):
            grid.addWidget(PlainLabel(text, "soft"), 0, at)
        for row, role in enumerate(ROLES, 1):
            grid.addWidget(PlainLabel(role), row, 0)
            grid.addWidget(self.counts[role], row, 1)
            grid.addWidget(self.budgets[role], row, 2)
            self.counts[role].textChanged.connect(self._sum)
            self.budgets[role].textChanged.connect(self._sum)
        grid.addWidget(PlainLabel("合计", "soft"), len(ROLES) + 1, 0)
        grid.addWidget(self._sum_count, len(ROLES) + 1, 1)
        grid.addWidget(self._sum_budget, len(ROLES) + 1, 2)
        self.total = AmountField("总篇数", "总篇数", whole=True)
        self.total.setFixedWidth(theme.px(96))
        presets = Flow(gap=6)
        for preset in pyramid_presets():
            chip = Chip(preset.name, "add")
            set_tip(chip, preset.source)
            chip.clicked.connect(partial(self.take, preset))
            presets.addWidget(chip)
        presets.addWidget(PlainLabel("  总篇数", "soft"))
        presets.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(PlainLabel(FOLKLORE, "soft", wrap=True))
        column.addLayout(presets)
        column.addWidget(self._hint)
        column.addStretch(1)

    def watch(self, budget: AmountField) -> None:
        """The field that holds the whole budget."""
        self._budget = budget
        budget.textChanged.connect(self._sum)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign."""
        there = {target.role: target for target in campaign.targets}
        for role in ROLES:
            target = there.get(role, Target(role))
            self.counts[role].show_amount(target.count)
            self.budgets[role].show_amount(target.budget)
        counts = [target.count for target in campaign.targets if target.count]
        self.total.show_amount(sum(counts) if counts else None)
        self._sum()

    def take(self, preset: PyramidPreset, _checked: bool = False) -> None:
        """Share the budget, or the notes, as a preset says."""
        fields = self.budgets if preset.by == "budget" else self.counts
        if preset.by == "budget":
            total = self._budget.sure if self._budget else 0.0
            missing = "先填计划的预算，才能按预算分"
        else:
            others = sum(self.counts[role].sure for role in ROLES if role not in preset.shares)
            total = self.total.sure - others
            missing = "先填总篇数，才能按篇数分"
        self._hint.setText(missing if total <= 0 else "")
        self._hint.setVisible(total <= 0)
        if total > 0:
            for role, amount in preset.spread(total).items():
                fields[role].show_amount(amount)

    def fields(self) -> dict[str, object]:
        """What is to be written; raises Problem for what is no number."""
        found = []
        for role in ROLES:
            count, budget = self.counts[role].amount, self.budgets[role].amount
            if count is not None or budget is not None:
                found.append(Target(role, None if count is None else int(count), budget))
        return {"targets": tuple(found)}

    @Slot()
    def _sum(self) -> None:
        count = sum(field.sure for field in self.counts.values())
        budget = sum(field.sure for field in self.budgets.values())
        self._sum_count.setText(f"{count:,.0f} 篇")
        whole = self._budget.sure if self._budget else 0.0
        over = whole and budget > whole
        of = f" / {number(whole)}" if whole else ""
        self._sum_budget.setText(f"¥{number(budget)}{of}" + ("，超出预算" if over else ""))
        self._sum_budget.set_role("warn" if over else "soft")
        self._sum_budget.setAlignment(Qt.AlignmentFlag.AlignLeft)
