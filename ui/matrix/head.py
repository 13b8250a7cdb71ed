"""The top of the page: which campaign, when, how much, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.storage.records import Campaign
from planner.storage.times import china_today
from ui.icons import icon
from ui.matrix.choosing import ChooserBox, Option
from ui.services import Services
from ui.show import exact, number
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

TITLE_MOST = 16
"""Characters of a campaign's name on the page."""


class Head(QWidget):
    """Says what is wished; ``campaign_chosen`` carries the id of another campaign."""

    campaign_chosen = Signal(str)
    new_campaign_wished = Signal()
    edit_wished = Signal()
    copy_wished = Signal()
    delete_wished = Signal()
    deleted_wished = Signal()
    fill_wished = Signal()
    bring_wished = Signal()
    export_wished = Signal()
    report_wished = Signal()
    slot_wished = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._theme = theme
        self._campaigns: Sequence[Campaign] = ()
        self._current: Campaign | None = None
        self._box: ChooserBox | None = None
        self.title = Button("", kind="heading")
        self.title.setIcon(icon("chevron-down", theme))
        # The icon belongs behind the words.
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.title.clicked.connect(self.open_chooser)
        self.plain = PlainLabel("内容矩阵", "page")
        self.about = ElidedLabel("", "soft")
        self.fill = Button("帮我排", keys="Ctrl+Shift+F")
        self.new = Button("新排期", kind="primary", keys="Ctrl+N")
        self.export = Button("导出 Excel", keys="Ctrl+Shift+E")
        self.export.clicked.connect(self.export_wished)
        self.fill.clicked.connect(self.fill_wished)
        self.new.clicked.connect(self.slot_wished)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.row.addWidget(self.plain)
        self.row.addWidget(self.about, 1)
        self.row.addWidget(self.fill)
        self.row.addWidget(self.export)
        self.row.addWidget(self.new)
        self._scale()
        theme.theme_changed.connect(self._scale)

    def show_campaign(self, current: Campaign | None, campaigns: Sequence[Campaign], count: int | None) -> None:
        """Show which campaign it is, and how many slots it has as far as that is known."""
        self._current, self._campaigns = current, campaigns
        for widget in (self.title, self.fill, self.export, self.new, self.about):
            widget.setVisible(current is not None)
        self.plain.setVisible(current is None)
        if current is None:
            return
        name = current.name if len(current.name) <= TITLE_MOST else current.name[: TITLE_MOST - 1] + "…"
        self.title.setText(f"{name} · 内容矩阵")
        set_tip(self.title, f"{current.name}\n换一个计划，或新建、编辑、复制、复盘、删除")
        budget = f"预算 {number(current.budget)}" if current.budget is not None else ""
        slots = f"{count:,} 篇" if count is not None else ""
        self.about.setText(" · ".join(filter(None, (span(current), slots, budget))))
        if current.budget is not None:
            set_tip(self.about, f"预算 ¥{exact(current.budget)}")

    @Slot()
    def open_chooser(self) -> None:
        """Let the person choose another campaign."""
        if self._box is None:
            self._box = ChooserBox(self._theme, "找计划，可以输入拼音首字母", self.window())
            # It lies in the window, and goes with this page.
            self.destroyed.connect(self._box.deleteLater)
            self._box.chosen.connect(lambda id: self.campaign_chosen.emit(str(id)))
            self._box.add_act("新建", self.new_campaign_wished.emit, "新建计划")
            self._box.add_act("编辑", self.edit_wished.emit, "编辑这个计划")
            self._box.add_act("复制", self.copy_wished.emit, "复制这个计划")
            self._box.add_act("导入", self.bring_wished.emit, "把计划表导入这个计划")
            self._box.add_act("复盘", self.report_wished.emit, "复盘报告")
            self._box.add_act("删除", self.delete_wished.emit, "删除这个计划")
            self._box.add_act("已删除", self.deleted_wished.emit, "已删除的计划")
        options = [Option(campaign.name, campaign.id, span(campaign)) for campaign in self._campaigns]
        self._box.open(self.title, options, self._current.id if self._current else None)

    @Slot()
    def _scale(self) -> None:
        self.title.setIconSize(QSize(self._theme.px(20), self._theme.px(11)))


def span(campaign: Campaign) -> str:
    """11/23 – 12/27, with the year where it is not this one."""
    first, last = date.fromisoformat(campaign.start), date.fromisoformat(campaign.end)
    year = "" if first.year == china_today().year else f"{first.year}/"
    after = "" if first.year == last.year else f"{last.year}/"
    return f"{year}{first.month}/{first.day} – {after}{last.month}/{last.day}"
