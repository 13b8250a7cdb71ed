"""The table of what is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from planner.inbox.records import Question
from ui import show
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.model import LinesModel
from ui.grid.table import LinesTable
from ui.theme import Theme

BANKED = "已在我的关键词"
KINDS = {"词": "词", "组合": "组合", "原句": "整句"}

COLUMNS: tuple[Column[Question], ...] = (
    Column("text", "在问什么", lambda one: one.text, 190, lambda one: one.text),
    Column(
        "count",
        "没人回答",
        lambda one: f"{show.number(one.count)} 条",
        84,
        lambda one: show.exact(one.count),
        is_number=True,
    ),
    Column("kind", "形式", lambda one: KINDS[one.kind], 60),
    Column("class", "类", lambda one: one.class_ or "", 64),
    Column("bank", "词库", lambda one: "已收" if one.banked else "", 60, token="accent"),
    Column("example", "例如", lambda one: one.example, 240, lambda one: one.example, token="soft"),
)


class QuestionsModel(LinesModel[Question]):
    """What is asked for, in the order it was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, self._rows, parent)
        self._known: dict[str, Question] = {}

    def take(self, questions: Sequence[Question]) -> list[str]:
        """Know these; returns their ids."""
        self._known = {one.id: one for one in questions}
        return list(self._known)

    def known(self, ids: Sequence[str]) -> list[Question]:
        """These, as far as they are known."""
        return [self._known[id] for id in ids if id in self._known]

    def _rows(self, ids: Sequence[str]) -> list[Question]:
        return self.known(ids)


class QuestionsTable(LinesTable[Question]):
    """Enter shows the comments that ask."""

    def __init__(self, theme: Theme, model: QuestionsModel) -> None:
        super().__init__(theme, "没人回答的提问", model, LineCells(theme, model))
