"""The keywords a campaign should cover: one a line, as they are pasted from a sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.storage.records import Campaign, Goal
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

LINE = re.compile(r"(?P<keyword>.+?)(?:[\t,，;；| ]+(?P<role>核心|长尾))?(?:[\t,，;；| ]+(?P<count>\d{1,4})\s*篇?)?")
CORE_MOST = 4
"""A keyword of more characters, of which nobody says what it is, is taken for a long-tail."""
HINT = "一行一个，可以从表格整列粘贴：关键词，再写 核心 或 长尾，再写要几篇。后两项可以不写"
SAMPLE = "面霜 核心 6\n干皮秋冬面霜推荐 长尾 3\n敏感肌能用什么精华"


class Goals(QWidget):
    """``fields`` are the goals; ``bank`` gives the keywords of the bank that are still to be written, with their roles."""

    def __init__(self, theme: Theme, bank: Callable[[], Sequence[Goal]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("关键词目标")
        self.text.setPlaceholderText(SAMPLE)
        self.text.setMinimumHeight(theme.px(200))
        self._count = PlainLabel("", "soft")
        take = Button("加入词库里待写的词", kind="link")
        take.clicked.connect(self.take_bank)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(HINT, "soft", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.text.textChanged.connect(self._sum)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign."""
        self.text.setPlainText(written(campaign.goals))
        self._sum()

    @Slot()
    def take_bank(self) -> None:
        """Add the words of the bank that are not here yet."""
        there = {goal.keyword for goal in read(self.text.toPlainText())}
        new = [goal for goal in self._bank() if goal.keyword not in there]
        before = self.text.toPlainText().rstrip()
        self.text.setPlainText("\n".join(filter(None, (before, written(new)))))
        if not new:
            self._count.setText("词库里待写的词都在了，或词库还是空的")

    def fields(self) -> dict[str, object]:
        """What is to be written; raises Problem for a keyword that is too long to be one."""
        goals = read(self.text.toPlainText())
        long = next((goal.keyword for goal in goals if len(goal.keyword) > 60), None)
        if long:
            raise Problem("这一行不像关键词", long[:40] + "…")
        return {"goals": goals}

    @Slot()
    def _sum(self) -> None:
        goals = read(self.text.toPlainText())
        self._count.setText(
            f"{len(goals):,} 个词，共要 {sum(goal.count for goal in goals):,} 篇" if goals else "还没有目标"
        )


def read(text: str) -> tuple[Goal, ...]:
    """The goals of a text, each keyword once: what stands first counts."""
    found: dict[str, Goal] = {}
    for line in text.splitlines():
        fits = LINE.fullmatch(" ".join(line.split(" ")).strip())
        if not fits:
            continue
        keyword = " ".join(fits["keyword"].split())
        role = fits["role"] or ("长尾" if len(keyword) > CORE_MOST else "核心")
        found.setdefault(keyword, Goal(keyword, role, max(1, int(fits["count"] or 1))))
    return tuple(found.values())


def written(goals: Sequence[Goal]) -> str:
    """Goals as lines that can be read again."""
    return "\n".join(f"{goal.keyword}\t{goal.role}\t{goal.count}" for goal in goals)
