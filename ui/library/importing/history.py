"""The imports so far, each of which can be taken back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.importing.fields import NOUNS
from planner.importing.kinds import kinds
from planner.storage.records import BatchRecord
from ui.services import Services
from ui.show import day_and_time
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from ui.library.importing.flow import ImportFlow

SHOWN = 100


class History(Sheet):
    """Newest first."""

    def __init__(self, services: Services, flow: ImportFlow, parent: QWidget) -> None:
        super().__init__(services.theme, "导入记录", parent, width=680)
        self._flow = flow
        inside = QWidget()
        inside.setProperty("place", "clear")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(12)
        batches = services.batches.list()
        for batch in batches[:SHOWN]:
            self._rows.addWidget(self._row(batch))
        if not batches:
            self._rows.addWidget(PlainLabel("还没有导入过文件", "soft"))
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setMinimumHeight(services.theme.px(360))
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.add_button("好", self.accept, kind="primary", default=True)

    def _row(self, batch: BatchRecord) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(batch.file_name, "strong"))
        kind = kinds().get(batch.kind)
        noun = NOUNS.get(f"{batch.noun}s", "")  # type: ignore[call-overload]
        counts = f"{noun} {batch.rows:,} 行 · 新增 {batch.added:,} · 更新 {batch.updated:,} · 没有变化 {batch.skipped:,}"
        problems = f" · {batch.problems:,} 处要留意" if batch.problems else ""
        when = day_and_time(datetime.fromisoformat(batch.created_at))
        words.addWidget(ElidedLabel(" · ".join(filter(None, (when, kind.label if kind else "", counts))) + problems, "soft"))
        line.addLayout(words, 1)
        button = Button("撤销", kind="link")
        button.setAccessibleName(f"撤销导入 {batch.file_name}")
        button.clicked.connect(partial(self._take_back, batch.id, button))
        line.addWidget(button)
        return row

    def _take_back(self, batch: str, button: Button) -> None:
        button.setEnabled(False)
        button.setText("正在撤销")
        self._flow.take_back([batch])
