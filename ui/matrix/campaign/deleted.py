"""Campaigns in the waste basket, each with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.storage.records import Campaign
from ui.matrix.head import span
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.sheet import Sheet

NONE_LEFT = "没有已删除的计划。删除计划时，它的排期一起收起来；恢复计划，排期一起回来"


class DeletedSheet(Sheet):
    """Says which is to come back."""

    restore_wished = Signal(str)

    def __init__(self, theme: Theme, campaigns: Sequence[Campaign], parent: QWidget) -> None:
        super().__init__(theme, "已删除的计划", parent, width=440)
        self._hint = PlainLabel("恢复计划，它的排期一起回来", "soft", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setMinimumHeight(theme.px(180))
        self.body.addWidget(self._hint)
        self.body.addWidget(self._scroll, 1)
        self.add_button("关闭", self.accept, default=True)
        self.show_campaigns(campaigns)

    def show_campaigns(self, campaigns: Sequence[Campaign]) -> None:
        """Show these, and say so when there is none left."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for campaign in campaigns:
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(campaign.name), 1)
            row.addWidget(PlainLabel(span(campaign), "small"))
            button = Button("恢复", kind="link")
            button.setAccessibleName(f"恢复计划“{campaign.name}”")
            button.clicked.connect(partial(self.restore_wished.emit, campaign.id))
            row.addWidget(button)
            column.addLayout(row)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setVisible(bool(campaigns))
        if not campaigns:
            self._hint.setText(NONE_LEFT)
