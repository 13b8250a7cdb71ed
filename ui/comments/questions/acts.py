"""What becomes of a question: a word of the bank, a slot at 选题, a draft. Everything can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from planner.bank import Bank, BankWord
from planner.inbox.questions import Questions, idea, keyword, why
from planner.inbox.records import Question
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import SlotKeyword
from ui.comments.acts import PAGE
from ui.services import Services

AT_ONCE_MOST = 50


class QuestionActs(QObject):
    """Writes at once, says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions(services.store)

    def bank(self, chosen: Sequence[Question]) -> None:
        """Put words into the bank, to be written; those that are there stay as they are."""
        services, bank = self._services, Bank(self._services.store)
        words = [BankWord(keyword(one), None, one.class_) for one in chosen if not one.banked]
        if not words or self._too_many(chosen):
            return
        ids: list[str] = []

        def redo() -> Changes:
            if ids:
                return bank.bring_back(ids)
            changes = bank.put(words)
            ids.extend(changes.ids("keyword") or ())
            return changes

        if services.undo.do(PAGE, "收进我的关键词", redo, lambda: bank.remove(ids)):
            services.status.say(f"已收进我的关键词：{_named(chosen)}，在选词页待写", services.undo.back(PAGE))

    def plan(self, chosen: Sequence[Question], campaign: str, product: str | None) -> None:
        """A slot at 选题 for each, in a campaign; its remark says where it is from."""
        if not chosen or self._too_many(chosen):
            return
        rows = []
        for one in chosen:
            examples = self._questions.examples(one.kind, one.text)
            words = () if one.kind == "原句" else (SlotKeyword(keyword(one), "长尾"),)
            rows.append({"title": keyword(one), "keywords": words, "product_id": product, "remark": why(one, examples)})
        services = self._services
        if services.undo.put(PAGE, "排选题", lambda: Slots(services.store).add(campaign, rows)[1]):
            services.status.say(f"已排选题：{_named(chosen)}，在矩阵的表格里", services.undo.back(PAGE))

    def write(self, chosen: Sequence[Question]) -> None:
        """A draft for each, with the questions it has to answer."""
        services = self._services
        if not chosen or self._too_many(chosen):
            return
        ids: list[str] = []

        def redo() -> Changes:
            if ids:
                return services.drafts.undelete(*ids)
            changes = Changes()
            for one in chosen:
                content = idea(one, self._questions.examples(one.kind, one.text))
                draft, change = services.drafts.add(content, status="选题")
                ids.append(draft.id)
                changes |= change
            return changes

        if services.undo.do(PAGE, "写成草稿", redo, lambda: services.drafts.delete(*ids)):
            services.status.say(f"已建草稿：{_named(chosen)}，在写稿页的选题里", services.undo.back(PAGE))

    def _too_many(self, chosen: Sequence[Question]) -> bool:
        if len(chosen) > AT_ONCE_MOST:
            self._services.status.say(f"一次最多 {AT_ONCE_MOST} 个，现在选了 {len(chosen)} 个")
        return len(chosen) > AT_ONCE_MOST


def _named(chosen: Sequence[Question]) -> str:
    return f"「{chosen[0].text}」" if len(chosen) == 1 else f"{len(chosen)} 个"
