"""How much of everything is used, counted as the platform counts, while typing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nlp.findings import Limit
from ui.widgets.labels import PlainLabel, set_tip

NEARLY = 0.95
"""From this share on a number turns amber: the last characters before the end."""


def tone(limit: Limit) -> str:
    """The role of a label for a limit: red when over, amber when nearly, else quiet."""
    if limit.over:
        return "bad"
    return "warn" if limit.most and limit.used >= limit.most * NEARLY and limit.used < limit.most else "soft"


class Counter(PlainLabel):
    """``15 / 20``; over the limit it also says how much is too much."""

    def __init__(self, name: str, shown: str = "") -> None:
        super().__init__("", "soft")
        self._name, self._shown = name, shown
        self.limit: Limit | None = None

    def show_limit(self, limit: Limit) -> None:
        if limit == self.limit:
            return
        self.limit = limit
        over = f" 超 {limit.used - limit.most}" if limit.over else ""
        self.setText(f"{self._shown}{limit.used} / {limit.most}{over}")
        self.set_role(tone(limit))
        set_tip(self, f"{self._name}按平台的算法计 {limit.used}，最多 {limit.most}")
        self.setAccessibleName(f"{self._name} {limit.used}，最多 {limit.most}{over}")


class Counters(QWidget):
    """Topics, body and pictures in one line."""

    def __init__(self) -> None:
        super().__init__()
        self._counters = {
            "话题": Counter("话题", "话题 "),
            "正文": Counter("正文", "正文 "),
            "图片": Counter("图片", "图 "),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, counter in enumerate(self._counters.values()):
            if number:
                row.addWidget(PlainLabel("·", "soft"))
            row.addWidget(counter)

    def show_limits(self, limits: Iterable[Limit]) -> None:
        """Show those limits that have a place here."""
        for limit in limits:
            if limit.name in self._counters:
                self._counters[limit.name].show_limit(limit)

    def text(self) -> str:
        """All of it as one line."""
        return " · ".join(counter.text() for counter in self._counters.values())
