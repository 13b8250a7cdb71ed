"""Which campaign is looked back upon, and as what kind of file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from planner.storage.records import Campaign
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet

HTML, BOOK = "html", "xlsx"
KINDS: Mapping[str, str] = {HTML: "网页（能打印、能转发）", BOOK: "Excel 工作簿"}
ABOUT = "计划与实际、金字塔、漏斗、最好和最差、预估对结果、拿下的关键词、有风险的卖点、下一步，都在一个文件里。"


class ReportSheet(Sheet):
    """``wished`` carries the id of a campaign and the ending of the file."""

    wished = Signal(str, str)

    def __init__(self, theme: Theme, campaigns: Sequence[Campaign], current: str, parent: QWidget) -> None:
        super().__init__(theme, "复盘报告", parent, width=460)
        self.campaign = Choice(theme, "计划")
        for one in campaigns:
            self.campaign.add(one.name, one.id)
        self.campaign.choose(current)
        self.kind = Segments("文件", KINDS)
        self.kind.choose(HTML)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(PlainLabel("计划", "soft"), self.campaign)
        form.addRow(PlainLabel("文件", "soft"), self.kind)
        self.body.addWidget(PlainLabel(ABOUT, "soft", wrap=True))
        self.body.addSpacing(4)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.add_button("取消", self.reject)
        self.add_button("选择位置…", self._give, kind="primary", default=True)

    def _give(self) -> None:
        self.wished.emit(str(self.campaign.currentData()), self.kind.value)
        self.accept()
