"""Why there is nothing to show yet, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from planner.library import Reference
    from planner.notes import Notes

LEAST = 30
"""Comparable notes below which nothing is forecast."""
CHECKS_ONLY = "在这之前，写稿时照样有检查、限额和用语提醒，只是不和同类笔记比高低。"

Step = Literal["", "import", "learn"]
STEPS: dict[Step, str] = {"import": "去笔记库导入", "learn": "开始学习"}


@dataclass(frozen=True, slots=True)
class Empty:
    """What is not there, why, and the next step (empty: only to wait)."""

    icon: str
    title: str
    text: str
    step: Step


def empty_state(reference: Reference | None, notes: Notes, *, learning: bool) -> Empty | None:
    """What stands in place of a report; None when there is a back-test."""
    learned = reference.learned if reference else None
    if not notes.has_any():
        return Empty(
            "book-open",
            "笔记库还是空的",
            f"预估是从你手上的笔记里学的：先导入，学完就能体检。\n{CHECKS_ONLY}",
            "import",
        )
    if reference is None or (learned is None and learning):
        return Empty("hourglass-half", "正在学习笔记库", f"学完这里就有结果。\n{CHECKS_ONLY}", "")
    if learned is None:
        return Empty("seedling", "笔记库还没学过", f"学一遍才有预估，也才有体检。\n{CHECKS_ONLY}", "learn")
    if learned.backtest is None:
        found = learned.comparable
        missing = f"其中可比的 {found} 篇" if found else f"还没有一类凑够 {LEAST} 篇"
        why = f"可比：同一个来源、搜索词或账号里有 {LEAST} 篇以上，点赞、收藏、评论都是准数（“10+”不算）。"
        return Empty(
            "scale-unbalanced",
            f"可比的笔记不到 {LEAST} 篇，没有预估",
            f"笔记库里有 {notes.count():,} 篇，{missing}。\n{why}\n{CHECKS_ONLY}",
            "import",
        )
    return None
