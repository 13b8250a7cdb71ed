"""The columns of the bank, as data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from ui.keywords.bank.words import Word
from ui.keywords.columns import UNKNOWN, Column
from ui.keywords.headed import LEFT, RIGHT, TOP, HeadedModel, Index
from ui.show import exact, number
from ui.widgets.labels import tip

NEVER = "没写过"
MARKS = {"待写": "○", "已排": "◐", "已覆盖": "●"}


def status_text(status: str) -> str:
    """◐ 已排, or – outside the bank."""
    return f"{MARKS[status]} {status}" if status in MARKS else UNKNOWN


def change_text(word: Word) -> str:
    """+12%, against the import before."""
    return f"{word.change - 1:+.0%}" if word.change is not None else UNKNOWN


def covered_text(word: Word) -> str:
    """2 篇 1 稿, 没写过, or – where nothing is known."""
    if word.own_notes is None and not word.own_drafts:
        return UNKNOWN
    notes = f"{word.own_notes} 篇" if word.own_notes else ""
    drafts = f"{word.own_drafts} 稿" if word.own_drafts else ""
    return " ".join(part for part in (notes, drafts) if part) or NEVER


COLUMNS: tuple[Column[Word], ...] = (
    Column("text", "关键词", lambda word: word.text, 170, lambda word: word.text),
    Column("status", "状态", lambda word: status_text(word.status), 84, token=lambda word: "accent" if word.status else "soft"),
    Column("shown_class", "类别", lambda word: word.shown_class or UNKNOWN, 82, token=lambda word: "soft"),
    Column("shown_role", "角色", lambda word: word.shown_role or UNKNOWN, 54, token=lambda word: "soft"),
    Column(
        "support",
        "支持",
        lambda word: number(word.support),
        66,
        lambda word: f"{exact(word.support)} 篇笔记用到它" if word.support is not None else "笔记库还没学完",
        is_number=True,
        falling=True,
    ),
    Column(
        "own",
        "我们的",
        covered_text,
        92,
        lambda word: f"我们的笔记用过 {exact(word.own_notes)} 篇，草稿里有 {word.own_drafts} 篇",
        falling=True,
        token=lambda word: "text" if covered_text(word) != NEVER else "warn" if word.status else "soft",
    ),
    Column(
        "volume",
        "搜索量",
        lambda word: number(word.volume),
        80,
        lambda word: f"月均搜索 {exact(word.volume)}",
        is_number=True,
        falling=True,
    ),
    Column(
        "change", "变化", change_text, 72, lambda word: "和上一次导入比", is_number=True, falling=True
    ),
    Column(
        "competition",
        "竞争",
        lambda word: number(word.competition),
        66,
        lambda word: f"竞争指数 {exact(word.competition)}",
        is_number=True,
        falling=True,
    ),
    Column(
        "price",
        "出价",
        lambda word: number(word.price),
        66,
        lambda word: f"市场出价 {exact(word.price)} 元",
        is_number=True,
        falling=True,
        is_shown=False,
    ),
    Column("pack", "词包", lambda word: word.pack or UNKNOWN, 110, lambda word: word.pack, is_shown=False),
    Column("day", "日期", lambda word: word.day or UNKNOWN, 98, lambda word: "收进来或最近导入的日子", falling=True),
)  # fmt: skip


class WordModel(HeadedModel):
    """Words that were read and sorted elsewhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.words: Sequence[Word] = ()

    def show(self, words: Sequence[Word]) -> None:
        """Show these words."""
        self.beginResetModel()
        self.words = words
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.words):
            return None
        word, column = self.words[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(word)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.tip(word))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        return None
