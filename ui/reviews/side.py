"""Beside the draft: its gates one by one, wording, annotations, what changed since it was passed, and its log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nlp.findings import Hit
from planner.storage.records import Annotation, Gate, Step
from ui.draft.days import moment_text
from ui.draft.inspector.section import Rows
from ui.library.detail.one import hairline
from ui.reviews.asking import Read
from ui.reviews.gates import shown, token
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

HITS_MOST, LOG_MOST = 12, 30
LEVELS = {"hard": ("违规", "bad"), "review": ("需看", "warn")}


class Side(QScrollArea):
    """Rows are made once and rewritten, so that nothing jumps."""

    waive_wished = Signal(object)
    """A Gate."""
    look_wished = Signal(object)
    """An Annotation, or a Hit: bring it into sight."""
    settle_wished = Signal(str, bool)
    drop_wished = Signal(str)
    changes_wished = Signal()
    leave_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("审稿依据")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("place", "raised")
        inside = QWidget()
        inside.setProperty("place", "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 18, 20, 24)
        self._column.setSpacing(12)
        self._gates = Rows(self._section("关卡"), self._make_gate, GateRow.show_gate)
        self._wording_head = PlainLabel("", "soft")
        self._hits = Rows(self._section("用词", self._wording_head), self._make_hit, HitRow.show_hit)
        self._remarks_head = PlainLabel("", "soft")
        self._remarks = Rows(self._section("批注", self._remarks_head), self._make_remark, RemarkRow.show_remark)
        self._since = PlainLabel("", "soft", wrap=True)
        self.changes = Button("看改动")
        self.changes.clicked.connect(self.changes_wished)
        column = self._section("上次通过以来")
        column.addWidget(self._since)
        column.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignLeft)
        self._log: Rows[Step, LogRow] = Rows(self._section("记录", last=True), LogRow, LogRow.show_step)
        self._column.addStretch(1)
        self.setWidget(inside)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

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

    def _section(self, title: str, remark: QWidget | None = None, *, last: bool = False) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "section"))
        head.addStretch(1)
        if remark is not None:
            head.addWidget(remark)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        self._column.addLayout(head)
        self._column.addLayout(rows)
        if not last:
            self._column.addWidget(hairline())
        return rows

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


class GateRow(QWidget):
    """Name, verdict and reason of a gate, and a way past it while it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.gate: Gate | None = None
        self._name = PlainLabel("", "strong")
        self._verdict = PlainLabel("")
        self._text = PlainLabel("", "soft", wrap=True)
        self.waive = Button("放行", kind="link")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._name)
        top.addStretch(1)
        top.addWidget(self.waive)
        top.addWidget(self._verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._text)

    def show_gate(self, gate: Gate) -> None:
        self.gate = gate
        self._name.setText(gate.name)
        self._verdict.setText(shown(gate))
        self._verdict.set_role(token(gate))
        self._text.setText(gate.text)
        # Without a draft there is nothing that could be let pass.
        self.waive.setVisible(not gate.open and gate.name != "草稿")
        self.waive.setAccessibleName(f"放行{gate.name}")


class HitRow(QWidget):
    """A wording: where, what rule, what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.hit: Hit | None = None
        self.look = Button("", kind="link")
        self._level = PlainLabel("")
        self._advice = PlainLabel("", "soft", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.look)
        top.addStretch(1)
        top.addWidget(self._level)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._advice)

    def show_hit(self, hit: Hit) -> None:
        self.hit = hit
        self.look.setText(f"「{hit.text[:16]}」")
        word, role = LEVELS.get(hit.level, ("", "soft"))
        self._level.setText(word)
        self._level.set_role(role)
        self._advice.setText(f"{hit.rule}：{hit.advice}")


class RemarkRow(QWidget):
    """What was said of a sentence, by whom, and whether it is dealt with."""

    def __init__(self) -> None:
        super().__init__()
        self.remark: Annotation | None = None
        self.quote = Button("", kind="link")
        self._text = PlainLabel("", wrap=True)
        self._who = ElidedLabel("", "small")
        self.settle = Button("", kind="link")
        self.drop = Button("删除", kind="link")
        head = QHBoxLayout()
        head.addWidget(self.quote)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._who, 1)
        foot.addWidget(self.drop)
        foot.addWidget(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(foot)

    def show_remark(self, remark: Annotation) -> None:
        self.remark = remark
        short = " ".join(remark.quote.split())
        self.quote.setText(f"「{short if len(short) <= 18 else short[:17] + '…'}」")
        self.quote.setEnabled(remark.start is not None)
        gone = "原句已改 · " if remark.start is None else ""
        self._text.setText(remark.text)
        self._text.set_role("soft" if remark.done else "")
        self._who.setText(f"{gone}{remark.who} · {moment_text(remark.at)}")
        self.settle.setText("重新打开" if remark.done else "已处理")
        self.drop.setAccessibleName(f"删除批注：{remark.text[:20]}")


class LogRow(QWidget):
    """A step: from where to where, who and when, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._step = PlainLabel("", wrap=True)
        self._who = ElidedLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._step)
        column.addWidget(self._who)

    def show_step(self, step: Step) -> None:
        why = f"：{step.why}" if step.why and step.why != step.before else ""
        self._step.setText(f"{step.before} → {step.after}{why}" if step.before else f"新建，{step.after}")
        self._who.setText(f"{step.who} · {moment_text(step.at)}")
