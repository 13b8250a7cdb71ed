"""Accounts that may be one, as suggestions: merge them, or say that they are not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.accounts import Accounts
from planner.merging import Merging, Twins
from planner.storage.records import AccountRecord
from planner.storage.store import Store
from ui.accounts.columns import name_of
from ui.jobs import Job
from ui.services import Services
from ui.show import number
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from planner.paths import Workspace

SHOWN = 100
"""Suggestions shown at once; the others follow when these are done."""
NOTHING = "没有发现重复的账号。按小红书号、主页和名字比较"
Found = list[tuple[Twins, list[AccountRecord]]]


class TwinsSheet(Sheet):
    """Looks in a lane, then lists. ``merge_wished`` carries the one to keep and the others, ``apart_wished`` all ids."""

    merge_wished = Signal(str, object)
    apart_wished = Signal(object)

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(services.theme, "可能重复的账号", parent, width=620)
        self._theme = services.theme
        self._hint = PlainLabel("正在比较…", "soft", wrap=True)
        self.body.addWidget(self._hint)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(services.theme.px(280))
        inside = QWidget()
        inside.setProperty("place", "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._area.setWidget(inside)
        self.body.addWidget(self._area)
        self.add_button("关闭", self.accept, default=True)
        self._job = services.review_lane.queue(partial(look, services.workspace), self._show, self._failed)
        self.finished.connect(self._job.stop)

    def _failed(self, _error: BaseException) -> None:
        self._hint.setText("没能比较，请再试一次")

    def _show(self, found: Found) -> None:
        more = f"先看前 {SHOWN} 组。" if len(found) > SHOWN else ""
        told = f"发现 {len(found)} 组。{more}合并后只显示一个，两边的导入数据都留着，可以撤销或拆开。"
        self._hint.setText(told if found else NOTHING)
        self._area.setVisible(bool(found))
        if not found:
            self.body.addStretch(1)
        for at, (twins, records) in enumerate(found[:SHOWN]):
            row = TwinsRow(self._theme, twins, records)
            row.merge.clicked.connect(partial(self._merge, row, twins.ids))
            row.apart.clicked.connect(partial(self._part, row, twins.ids))
            self._column.insertWidget(at, row)

    def _merge(self, row: QWidget, ids: Sequence[str], _checked: bool = False) -> None:
        row.hide()
        self.merge_wished.emit(ids[0], list(ids[1:]))

    def _part(self, row: QWidget, ids: Sequence[str], _checked: bool = False) -> None:
        row.hide()
        self.apart_wished.emit(list(ids))


class TwinsRow(QWidget):
    """Why, who, and two buttons."""

    def __init__(self, theme: Theme, twins: Twins, records: Sequence[AccountRecord]) -> None:
        super().__init__()
        self.merge = Button("合并")
        self.apart = Button("不是同一个", kind="quiet")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(PlainLabel(twins.why, "small"))
        for at, record in enumerate(records):
            fans = f"{number(record.fans)} 粉丝" if record.fans is not None else "粉丝未知"
            id = f" · {record.platform_name}" if record.platform_name else ""
            names.addWidget(ElidedLabel(f"{name_of(record)} · {fans}{id}{' · 保留它的资料' if at == 0 else ''}"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(names, 1)
        row.addWidget(self.merge)
        row.addWidget(self.apart)


def look(workspace: Workspace, job: Job) -> Found:
    """Every suggestion with its accounts."""
    with Store.open(workspace) as store:
        accounts = Accounts(store)
        twins = Merging(store).suggestions()
        job.check()
        return [(one, accounts.lines(one.ids) if at < SHOWN else []) for at, one in enumerate(twins)]
