"""What the team says of an account: no import changes any of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.accounts import NUMBERS
from planner.presets import UNKNOWN
from planner.storage.records import HEALTHS, ROLES, AccountRecord, Word
from ui.accounts.detail.fields import NUMBER_MOST, LineField, TextField
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.segments import Segments

HINTS = {
    "persona": "这个账号是谁，过着什么样的生活",
    "skills": "擅长的题材和形式",
    "tone": "说话的口气",
    "avoid": "不能出现的说法",
    "remark": "合作中要记住的事",
}
LABELS = {
    "persona": "人设",
    "skills": "擅长",
    "tone": "语气",
    "avoid": "禁用表达",
    "capacity": "月产能",
    "cooldown": "冷却天数",
    "own_category": "类目",
    "health": "健康",
    "remark": "备注",
}
LONG = ("persona", "avoid", "remark")


class Said(QWidget):
    """Says what a person ``wrote``: a column and its value."""

    wrote = Signal(str, object)
    """Column, Word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = Segments("身份", {role or "": role or UNKNOWN for role in (*ROLES, None)})
        self._role.chosen.connect(self._role_chosen)
        self._health = Choice(theme, LABELS["health"])
        self._health.add(UNKNOWN, None)
        for health in HEALTHS:
            self._health.add(health, health)
        self._health.activated.connect(self._health_chosen)
        self._texts = {name: TextField(theme, LABELS[name], HINTS[name]) for name in LONG}
        self._lines = {name: LineField(LABELS[name], HINTS[name]) for name in ("skills", "tone")}
        self._lines["own_category"] = LineField(LABELS["own_category"], "用导入的类目")
        for name, hint in (("capacity", "篇"), ("cooldown", "天")):
            self._lines[name] = LineField(LABELS[name], hint, NUMBER_MOST)
        self._fields: dict[str, TextField | LineField] = {**self._texts, **self._lines}
        for name, field in self._fields.items():
            field.done.connect(partial(self._wrote, name))
        roles = QHBoxLayout()
        roles.addWidget(self._role)
        roles.addStretch(1)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, name in enumerate(("persona", "skills", "tone", "avoid")):
            self._add(grid, name, row, 0, 3)
        for at, name in enumerate(("capacity", "cooldown", "own_category", "health")):
            self._add(grid, name, 4 + at // 2, at % 2 * 2, 1)
        self._add(grid, "remark", 6, 0, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel("身份", "section"))
        column.addLayout(roles)
        column.addWidget(PlainLabel("资料（你填的，导入不会改）", "section"))
        column.addLayout(grid)

    def show_account(self, record: AccountRecord, *, other: bool) -> None:
        """Show what is said; ``other``: it is another account than before, so nothing that stands here is kept."""
        self._role.choose(record.role or "")
        self._health.choose(record.health)
        for name, field in self._fields.items():
            value = getattr(record, name)
            text = "" if value is None else str(value)
            (field.put if other else field.show_text)(text)
        imported = record.category if record.own_category is None else None
        self._lines["own_category"].setPlaceholderText(imported or "还没有类目")
        set_tip(self._lines["own_category"], f"导入的类目是 {imported}，填了就用你填的" if imported else "")

    def finish(self) -> None:
        """Say what is being written now."""
        for field in self._fields.values():
            field.finish()

    def _add(self, grid: QGridLayout, name: str, row: int, column: int, span: int) -> None:
        label = PlainLabel(LABELS[name], "soft")
        field = self._health if name == "health" else self._fields[name]
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop if name in LONG else Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, row, column + 1, 1, span)

    def _wrote(self, name: str, text: str) -> None:
        value: Word = text
        if name in NUMBERS:
            number = int(text) if text.isascii() and text.isdecimal() else None
            value = min(number, NUMBERS[name]) if number is not None else None
            # What is none, or too great, is shown as it was taken.
            self._lines[name].put("" if value is None else str(value))
        elif name == "own_category":
            value = text or None
        self.wrote.emit(name, value)

    @Slot(str)
    def _role_chosen(self, role: str) -> None:
        self.wrote.emit("role", role or None)

    @Slot()
    def _health_chosen(self) -> None:
        self.wrote.emit("health", self._health.currentData())
