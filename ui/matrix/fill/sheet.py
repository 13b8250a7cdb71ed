"""The preview of 帮我排: proposals that can be taken in or left out, what could not be had, and taking them as one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.filling import Filling, Proposal
from planner.problems import Problem
from planner.storage.times import china_today
from ui.jobs import Stopped
from ui.matrix.fill.asking import propose
from ui.matrix.fill.rows import ProposalRow
from ui.services import Services
from ui.show import number
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.sheet import Sheet

SHOWN = 300
UNMET = 6
BUSY = "正在排：先按目标、产能、冷却和预算排一遍，再换着找更好的…"
NOTHING = (
    "没有要排的",
    "目标都够了，空着的排期也都有账号、日子和关键词。要再排，先在计划里把目标加大，或新建几篇空的排期",
)
STUCK = ("一篇也没能排出来", "还有目标没够，缺的写在下面。补上以后再点“帮我排”")
SUMS = "{count:,} 篇：新排 {new:,}，补齐 {change:,} · ¥{cost} · 采用后可以一步撤销"


class FillSheet(Sheet):
    """Looks in a lane while it is open. ``wished`` carries the proposals that were taken."""

    wished = Signal(object)
    """tuple[Proposal, ...]."""

    def __init__(self, services: Services, campaign_id: str, name: str, parent: QWidget) -> None:
        super().__init__(services.theme, f"帮我排：{name}", parent, width=760)
        self._services, self._campaign_id = services, campaign_id
        self._seed = 0
        self._rows: list[ProposalRow] = []
        self._rest: tuple[Proposal, ...] = ()
        self._hint = PlainLabel(BUSY, "soft", wrap=True)
        self._unmet = QVBoxLayout()
        self._unmet.setSpacing(2)
        self._unmet_title = PlainLabel("没能满足的", "section")
        self._nothing = EmptyState(services.theme, "circle-check", *NOTHING)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(services.theme.px(300))
        self._all = Button("全不选", kind="link")
        self._all.clicked.connect(self._turn_all)
        head = QHBoxLayout()
        head.addWidget(self._hint, 1)
        head.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._unmet_title)
        self.body.addLayout(self._unmet)
        self._again = self.add_button("换一种排法", self._ask_again, left=True)
        self.add_button("取消", self.reject)
        self._yes = self.add_button("采用", self._take, kind="primary", default=True)
        self._ask()
        self.finished.connect(self._leave)

    @property
    def rows(self) -> Sequence[ProposalRow]:
        """The proposals that are shown."""
        return self._rows

    @property
    def busy(self) -> bool:
        """Whether proposals are waited for."""
        return not self._job.done

    def _ask(self) -> None:
        self._hint.setText(BUSY)
        self._hint.set_role("soft")
        for widget in (self._all, self._area, self._nothing, self._unmet_title, self._again):
            widget.hide()
        self._yes.setEnabled(False)
        work = partial(propose, self._services.workspace, self._campaign_id, self._seed, china_today())
        self._job = self._services.library_lane.queue(work, self._show, self._failed)
        self._services.status.progress(self._job, "帮我排")

    @Slot()
    def _ask_again(self) -> None:
        self._seed += 1
        self._ask()

    def _show(self, filling: Filling) -> None:
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        ordered = sorted(filling.proposals, key=lambda one: (one.day or date.max, one.account))
        self._rows = [ProposalRow(self._services.theme, one) for one in ordered[:SHOWN]]
        self._rest = tuple(ordered[SHOWN:])
        for row in self._rows:
            row.toggled.connect(self._count)
            row.step_wished.connect(lambda step, row=row: row.focusNextPrevChild(step > 0))
            column.addWidget(row)
        if self._rest:
            column.addWidget(PlainLabel(f"还有 {len(self._rest):,} 篇，一起采用", "soft"))
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setVisible(bool(ordered))
        self._nothing.say(*(STUCK if filling.unmet else NOTHING))
        self._nothing.setVisible(not ordered)
        for widget in (self._all, self._again):
            widget.setVisible(bool(ordered))
        self._show_unmet(filling.unmet)
        self._count()
        if not ordered:
            self._hint.setText("")

    def _show_unmet(self, unmet: Sequence[str]) -> None:
        while (item := self._unmet.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._unmet_title.setVisible(bool(unmet))
        for text in unmet[:UNMET]:
            self._unmet.addWidget(PlainLabel(f"· {text}", "soft", wrap=True))
        if len(unmet) > UNMET:
            rest = PlainLabel(f"· 还有 {len(unmet) - UNMET:,} 条", "soft")
            set_tip(rest, "\n".join(unmet[UNMET:]))
            self._unmet.addWidget(rest)

    def _failed(self, error: BaseException) -> None:
        self._hint.setText(
            "已取消" if isinstance(error, Stopped) else str(error) if isinstance(error, Problem) else "没能排出来"
        )
        self._hint.set_role("soft" if isinstance(error, Stopped) else "bad")
        self._again.show()

    @property
    def _taken(self) -> tuple[Proposal, ...]:
        return (*(row.proposal for row in self._rows if row.isChecked()), *self._rest)

    @Slot()
    def _count(self) -> None:
        taken = self._taken
        new = sum(one.slot_id is None for one in taken)
        cost = number(sum(one.cost or 0 for one in taken))
        self._hint.setText(SUMS.format(count=len(taken), new=new, change=len(taken) - new, cost=cost))
        self._yes.setText(f"采用 {len(taken):,} 篇" if taken else "采用")
        self._yes.setEnabled(bool(taken))
        self._all.setText("全不选" if any(row.isChecked() for row in self._rows) else "全选")

    @Slot()
    def _turn_all(self) -> None:
        on = not any(row.isChecked() for row in self._rows)
        for row in self._rows:
            row.setChecked(on)

    def _take(self) -> None:
        self.wished.emit(self._taken)
        self.accept()

    @Slot()
    def _leave(self) -> None:
        # A sheet that is closed waits for nothing.
        if not self._job.done:
            self._job.stop()
