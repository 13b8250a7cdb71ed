"""The same words for many accounts at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from planner.accounts import NUMBERS
from planner.presets import UNKNOWN
from planner.storage.records import HEALTHS, ROLES, Word
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

KEEP = "不改"
CLEAR = "-"
LABELS: Mapping[str, str] = {
    "role": "身份",
    "capacity": "月产能（篇）",
    "cooldown": "冷却天数",
    "own_category": "类目",
    "health": "健康",
}
CHOICES: Mapping[str, tuple[str, ...]] = {"role": ROLES, "health": HEALTHS}
CATEGORY_MOST = 40


class BulkSheet(Sheet):
    """Says which words are ``wished``: only those that were filled in."""

    wished = Signal(object)
    """dict[str, Word]."""

    def __init__(self, theme: Theme, count: int, parent: QWidget) -> None:
        super().__init__(theme, f"批量修改 {count:,} 个账号", parent, width=420)
        self._choices = {name: Choice(theme, LABELS[name]) for name in CHOICES}
        self._fields = {name: QLineEdit() for name in LABELS if name not in CHOICES}
        for name, choice in self._choices.items():
            choice.add(KEEP, KEEP)
            for value in CHOICES[name]:
                choice.add(value, value)
            choice.add(UNKNOWN, UNKNOWN)
        for name, field in self._fields.items():
            field.setAccessibleName(LABELS[name])
            field.setPlaceholderText(KEEP)
            field.setMaxLength(CATEGORY_MOST)
            field.textChanged.connect(self._look)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(16)
        for row, (name, text) in enumerate(LABELS.items()):
            grid.addWidget(PlainLabel(text), row, 0)
            grid.addWidget(self._choices[name] if name in self._choices else self._fields[name], row, 1)
        self.body.addLayout(grid)
        self._hint = PlainLabel("", "soft", wrap=True)
        self.body.addWidget(self._hint)
        self.add_button("取消", self.reject)
        self._yes = self.add_button("修改", self.accept, kind="primary", default=True)
        for choice in self._choices.values():
            choice.activated.connect(self._look)
        self.accepted.connect(self._tell)
        self._look()

    @property
    def words(self) -> dict[str, Word]:
        """What is filled in. Raises ValueError for a number that is none or too great."""
        found: dict[str, Word] = {}
        for name, choice in self._choices.items():
            value = choice.currentData()
            if value not in (KEEP, None):
                found[name] = None if value == UNKNOWN else str(value)
        for name, field in self._fields.items():
            text = field.text().strip()
            if text == CLEAR:
                found[name] = None
            elif text:
                found[name] = _number(name, text) if name in NUMBERS else text
        return found

    def _look(self) -> None:
        try:
            fits, trouble = bool(self.words), ""
        except ValueError as error:
            fits, trouble = False, str(error)
        self._yes.setEnabled(fits)
        self._hint.setText(trouble or f"没填的不改；填 {CLEAR} 是清空。可以撤销")
        self._hint.set_role("bad" if trouble else "soft")

    def _tell(self) -> None:
        self.wished.emit(self.words)


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > NUMBERS[name]:
        raise ValueError(f"{LABELS[name]}要填 0 到 {NUMBERS[name]} 的整数")
    return int(text)
