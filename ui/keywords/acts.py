"""What can be done with long-tails: write them, put them into the bank. Everything can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from planner.bank import Bank, BankWord
from planner.research.planning import Worded, to_drafts
from planner.research.rows import Longtail
from planner.storage.changes import Changes
from ui.services import Services

PAGE = "keywords"
DRAFTS_MOST = 100
"""Drafts begun at once: more are begun by mistake."""
BANKED_MOST = 2000


class Acts(QObject):
    """Writes at once, says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services

    def write(self, rows: Sequence[Worded]) -> None:
        """Begin a draft for each keyword, with it as the one to cover."""
        services = self._services
        if not rows:
            services.status.say("先选几个词")
            return
        if len(rows) > DRAFTS_MOST:
            services.status.say(f"一次最多写成 {DRAFTS_MOST} 篇草稿，现在选了 {len(rows):,} 个词")
            return
        ids: list[str] = []

        def redo() -> Changes:
            if ids:
                return services.drafts.undelete(*ids)
            made, changes = to_drafts(services.store, rows)
            ids.extend(made)
            return changes

        if services.undo.do(PAGE, "写成草稿", redo, lambda: services.drafts.delete(*ids)):
            name = f"「{rows[0].text}」" if len(rows) == 1 else f"{len(rows):,} 篇"
            services.status.say(f"已建草稿：{name}，在写稿页的选题里", services.undo.back(PAGE))

    def bank(self, rows: Sequence[Longtail]) -> None:
        """Put long-tails into the bank, to be written; those that are there stay as they are."""
        services, bank = self._services, Bank(self._services.store)
        fresh = [row for row in rows if not row.status]
        if not fresh:
            services.status.say("先选几个词" if not rows else "已经都在我的关键词里了")
            return
        if len(fresh) > BANKED_MOST:
            services.status.say(f"一次最多收进 {BANKED_MOST:,} 个词，现在选了 {len(fresh):,} 个")
            return
        words = [BankWord(row.text, row.role, row.kind) for row in fresh]
        ids: list[str] = []

        def redo() -> Changes:
            if ids:
                return bank.bring_back(ids)
            changes = bank.put(words)
            ids.extend(changes.ids("keyword") or ())
            return changes

        if services.undo.do(PAGE, "收进我的关键词", redo, lambda: bank.remove(ids)):
            name = f"「{fresh[0].text}」" if len(fresh) == 1 else f"{len(fresh):,} 个词"
            services.status.say(f"已收进我的关键词：{name}", services.undo.back(PAGE))
