"""The rows beside a draft under review: a gate, a wording, an annotation, a step of the log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from nlp.findings import Hit
from planner.storage.records import Annotation, Gate, Step
from ui.draft.days import moment_text
from ui.reviews.gates import shown, token
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

LEVELS = {"hard": ("违规", "bad"), "review": ("需看", "warn")}


class GateRow(QWidget):
    """Name, verdict and reason of a gate, and a way past it while it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.gate: Gate | None = None
        self._name = PlainLabel("", "strong")
        self._verdict = PlainLabel("")
        self._text = PlainLabel("", "soft", wrap=True)
        self.waive = Button("放行", kind="link")
        _lay_out(self, _line((self._name,), (self.waive, self._verdict)), self._text)

    def show_gate(self, gate: Gate) -> None:
        """Show a gate, with the way past it while it is closed."""
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
        _lay_out(self, _line((self.look,), (self._level,)), self._advice)

    def show_hit(self, hit: Hit) -> None:
        """Show a wording."""
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
        foot = _line((), (self.drop, self.settle))
        foot.insertWidget(0, self._who, 1)
        _lay_out(self, _line((self.quote,)), self._text, foot)

    def show_remark(self, remark: Annotation) -> None:
        """Show an annotation; its sentence can be looked at while it still stands in the draft."""
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
        _lay_out(self, self._step, self._who)

    def show_step(self, step: Step) -> None:
        """Show a step."""
        why = f"：{step.why}" if step.why and step.why != step.before else ""
        self._step.setText(f"{step.before} → {step.after}{why}" if step.before else f"新建，{step.after}")
        self._who.setText(f"{step.who} · {moment_text(step.at)}")


def _line(left: Sequence[QWidget], right: Sequence[QWidget] = ()) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in left:
        line.addWidget(widget)
    if left:
        line.addStretch(1)
    for widget in right:
        line.addWidget(widget)
    return line


def _lay_out(row: QWidget, *lines: QWidget | QLayout) -> None:
    """One below the other."""
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for line in lines:
        if isinstance(line, QWidget):
            column.addWidget(line)
        else:
            column.addLayout(line)
