"""How far a slot has come: its status, what stands before the next step, and who took which step when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.storage.records import STATUSES, Gate, Status, Step
from ui.draft.days import moment_text
from ui.draft.inspector.section import More, Rows
from ui.matrix.legend import Mark
from ui.matrix.states import PLANNED, STATE_OF
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip
from ui.widgets.sheet import Sheet

VERDICTS = {"通过": "accent", "阻断": "bad", "需复核": "warn", "已过期": "warn", "未运行": "soft"}
FEW = 3


class Progress(QWidget):
    """``step_wished`` carries a status and why, ``waive_wished`` the name of a gate. ``history`` is to be put somewhere, too."""

    step_wished = Signal(str, str)
    back_wished = Signal()
    waive_wished = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status: Status = "选题"
        self._mark, self._word = Mark(theme, PLANNED), PlainLabel("", "strong")
        self._next = Button("", kind="link")
        self._back = Button("退回…", kind="link")
        self._next.clicked.connect(self._wish_next)
        self._back.clicked.connect(self.back_wished)
        self._log: Sequence[Step] = ()
        self._more = More(FEW)
        self._more.folded_changed.connect(self._fill_log)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._word)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        gates, steps = QVBoxLayout(), QVBoxLayout()
        gates.setSpacing(2)
        steps.setSpacing(2)
        self._gates: Rows[Gate, GateRow] = Rows(gates, self._make_gate, GateRow.show_gate)
        self._steps: Rows[Step, StepRow] = Rows(steps, StepRow, StepRow.show_step)
        self._passed = ElidedLabel("", "small")
        self._passed.hide()
        self._log_title = PlainLabel("记录", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(gates)
        column.addWidget(self._passed)
        self.history = QWidget()
        below = QVBoxLayout(self.history)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._log_title)
        below.addLayout(steps)
        below.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_progress(self, status: Status, log: Sequence[Step], *, other: bool) -> None:
        """Show how far it is; ``log`` begins with the newest step. ``other``: gates shown before are of another slot."""
        self._status, self._log = status, log
        self._mark.show_state(STATE_OF[status])
        self._word.setText(status)
        at = STATUSES.index(status)
        after = STATUSES[at + 1] if at + 1 < len(STATUSES) else None
        self._next.setVisible(after is not None)
        self._next.setText(f"下一步：{after}" if after else "")
        self._back.setVisible(at > 0)
        if other:
            self.show_gates(())
        self.history.setVisible(bool(log))
        self._fill_log()

    def show_gates(self, gates: Sequence[Gate]) -> None:
        """Show what is closed, or was let pass, each in a line; what is open in one line together."""
        if self._status == STATUSES[-1]:
            # Nothing comes after it that a gate could stop.
            gates = ()
        told = [gate for gate in gates if not gate.open or gate.waived or gate.verdict == "已过期"]
        self._gates.fill(told)
        passed = [gate.name for gate in gates if gate.verdict == "通过" and not gate.waived]
        self._passed.setText(f"已通过：{'、'.join(passed)}" if passed else "")
        self._passed.setVisible(bool(passed))
        set_tip(self._passed, "\n".join(f"{gate.name} {gate.verdict}：{gate.text}" for gate in gates))

    def _make_gate(self) -> GateRow:
        row = GateRow()
        row.waive.clicked.connect(lambda: self.waive_wished.emit(row.name))
        return row

    @Slot()
    def _fill_log(self) -> None:
        self._steps.fill(self._more.cut(self._log))

    @Slot()
    def _wish_next(self) -> None:
        self.step_wished.emit(STATUSES[STATUSES.index(self._status) + 1], "")


class GateRow(QWidget):
    """A gate, its verdict, and a way to let it pass with a reason."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self._name, self._text = PlainLabel("", "soft"), ElidedLabel("", "soft")
        self.waive = Button("放行…", kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._text, 1)
        row.addWidget(self.waive)

    def show_gate(self, gate: Gate) -> None:
        """Show a gate."""
        self.name = gate.name
        role = "soft" if gate.waived else VERDICTS[gate.verdict]
        self._name.setText(f"{gate.name} {'已放行' if gate.waived else gate.verdict}")
        self._name.set_role(role)
        self._text.setText(gate.text)
        self.waive.setVisible(not gate.open)
        self.waive.setAccessibleName(f"放行{gate.name}")


class StepRow(QWidget):
    """A line of the log."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._when = ElidedLabel("", "soft"), PlainLabel("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._what, 1)
        row.addWidget(self._when)

    def show_step(self, step: Step) -> None:
        """Show a step."""
        way = f"{step.before} → {step.after}" if step.before else step.after
        self._what.setText(f"{step.who} {way}" + (f"：{step.why}" if step.why else ""))
        self._when.setText(moment_text(step.at))


def ask_reason(theme: Theme, parent: QWidget, title: str, hint: str, then: Callable[[str], object]) -> Sheet:
    """Ask why; ``then`` gets the reason."""
    return _ask(theme, parent, title, hint, None, lambda _status, why: then(why))


def ask_back(theme: Theme, parent: QWidget, status: Status, then: Callable[[Status, str], object]) -> Sheet:
    """Ask to which earlier status, and why; ``then`` gets both."""
    return _ask(theme, parent, "退回", "要改什么？写稿的人会看到", status, then)


def _ask(
    theme: Theme, parent: QWidget, title: str, hint: str, status: Status | None, then: Callable[[Status, str], object]
) -> Sheet:
    sheet = Sheet(theme, title, parent, width=400)
    choice = Choice(theme, "退回到")
    if status is not None:
        for one in reversed(STATUSES[: STATUSES.index(status)]):
            choice.add(f"退回到 {one}", one)
        choice.choose("初稿" if STATUSES.index(status) > 1 else "选题")
        sheet.body.addWidget(choice)
    field = QLineEdit()
    field.setAccessibleName("原因")
    field.setPlaceholderText(hint)
    field.setMaxLength(500)
    sheet.body.addWidget(field)
    sheet.add_button("取消", sheet.reject)
    yes = sheet.add_button("确定", sheet.accept, kind="primary", default=True)
    yes.setEnabled(False)
    field.textChanged.connect(lambda text: yes.setEnabled(bool(text.strip())))
    sheet.accepted.connect(lambda: then(choice.currentData() or "选题", field.text().strip()))
    sheet.open()
    field.setFocus()
    return sheet
