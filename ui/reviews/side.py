"""Beside the draft: its gates one by one, wording, annotations, what changed since it was passed, and its log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from nlp.findings import Hit
from planner.storage.records import Annotation, Step
from ui.draft.days import moment_text
from ui.draft.inspector.section import Rows
from ui.reviews.asking import Read
from ui.reviews.rows import GateRow, HitRow, LogRow, RemarkRow
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.side import SideColumn

HITS_MOST, LOG_MOST = 12, 30


class Side(SideColumn):
    """Rows are made once and rewritten, so that nothing jumps."""

    waive_wished = Signal(object)
    """A Gate."""
    look_wished = Signal(object)
    """An Annotation, or a Hit: bring it into sight."""
    settle_wished = Signal(str, bool)
    drop_wished = Signal(str)
    changes_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("审稿依据", parent)
        self._gates = Rows(self.section("关卡"), self._make_gate, GateRow.show_gate)
        self._wording_head = PlainLabel("", "soft")
        self._hits = Rows(self.section("用词", self._wording_head), self._make_hit, HitRow.show_hit)
        self._remarks_head = PlainLabel("", "soft")
        self._remarks = Rows(self.section("批注", self._remarks_head), self._make_remark, RemarkRow.show_remark)
        self._since = PlainLabel("", "soft", wrap=True)
        self.changes = Button("看改动")
        self.changes.clicked.connect(self.changes_wished)
        column = self.section("上次通过以来")
        column.addWidget(self._since)
        column.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignLeft)
        self._log: Rows[Step, LogRow] = Rows(self.section("记录", last=True), LogRow, LogRow.show_step)
        self.column.addStretch(1)
        self.setWidget(self.inside)

    def show_read(self, read: Read, *, other: bool) -> None:
        """Show a slot; what the review finds comes later."""
        self._gates.fill(read.gates)
        self._remarks.fill(read.annotations)
        still = sum(not one.done for one in read.annotations)
        self._remarks_head.setText(
            f"{still} 条没处理" if still else "没有待处理的" if read.annotations else "还没有批注"
        )
        self._log.fill(read.log[:LOG_MOST])
        self._show_since(read)
        if other:
            self._wording_head.setText("正在检查" if read.content else "还没有草稿")
            self._hits.fill(())
            self.verticalScrollBar().setValue(0)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """What the review found."""
        self._hits.fill(hits[:HITS_MOST])
        more = f"，先列 {HITS_MOST} 处" if len(hits) > HITS_MOST else ""
        self._wording_head.setText(f"{len(hits)} 处{more}" if hits else "没有问题")

    def _show_since(self, read: Read) -> None:
        known = read.approved is not None
        same = known and read.approved == read.content
        when = moment_text(read.approved_at) if read.approved_at else ""
        if read.approved_at is None:
            self._since.setText("还没有通过过，这是第一次审")
        elif not known:
            self._since.setText(f"{when} 通过，当时的文字没有留下")
        else:
            self._since.setText(f"{when} 通过，之后{'没有改动' if same else '又改过'}")
        self.changes.setVisible(known and not same)

    def _make_gate(self) -> GateRow:
        row = GateRow()
        row.waive.clicked.connect(lambda: self._tell(self.waive_wished, row.gate))
        return row

    def _make_hit(self) -> HitRow:
        row = HitRow()
        row.look.clicked.connect(lambda: self._tell(self.look_wished, row.hit))
        return row

    def _make_remark(self) -> RemarkRow:
        row = RemarkRow()
        row.quote.clicked.connect(lambda: self._tell(self.look_wished, row.remark))
        row.settle.clicked.connect(lambda: self._settle(row.remark))
        row.drop.clicked.connect(lambda: self._tell(self.drop_wished, row.remark and row.remark.id))
        return row

    def _settle(self, remark: Annotation | None) -> None:
        if remark is not None:
            self.settle_wished.emit(remark.id, not remark.done)

    def _tell(self, wish: SignalInstance, what: object) -> None:
        if what is not None:
            wish.emit(what)
