"""What a person decides about comments. Everything can be taken back; the log tells that, too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planner.inbox.handling import Handlings
from planner.inbox.records import HandlingStatus, Promise
from planner.inbox.replies import Replies, Reply
from planner.matrix.written import Written
from planner.problems import Problem
from ui.services import Services

PAGE = "comments"


class Acts(QObject):
    """Writes at once, says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.handlings = Handlings(services.store)
        self.replies = Replies(services.store)

    def set_status(self, ids: Sequence[str], status: HandlingStatus) -> bool:
        """Where these comments stand now."""
        return self._put(ids, f"设为{status}", partial(self.handlings.set, ids, status=status))

    def set_owner(self, ids: Sequence[str], owner: str) -> bool:
        """Who has these comments; empty for nobody."""
        text = f"指派给{owner.strip()}" if owner.strip() else "不再指派"
        return self._put(ids, text, partial(self.handlings.set, ids, owner=owner))

    def set_due(self, ids: Sequence[str], due: int | None) -> bool:
        """By when; None: by the clock."""
        return self._put(ids, "改期限", partial(self.handlings.set, ids, due=due))

    def answer(self, id: str, text: str) -> bool:
        """A person has answered with these words."""
        return self._put([id], "标为已回复", partial(self.handlings.answer, id, text))

    def promise(self, id: str, promise: Promise) -> bool:
        """Something was promised."""
        return self._put([id], "记承诺", partial(self.handlings.promise, id, promise))

    def keep_promise(self, id: str, entry: str) -> bool:
        """It has been done."""
        return self._put([id], "记做到了", partial(self.handlings.keep_promise, id, entry))

    def keep_reply(self, id: str, text: str) -> bool:
        """Keep words that are being written; their own field takes them back."""
        try:
            self.handlings.keep_reply(id, text)
        except Problem as problem:
            self._services.status.trouble(problem)
            return False
        return True

    def save_reply(self, reply: Reply) -> bool:
        """Keep a prepared reply."""
        return self._done("存话术", f"话术「{reply.title}」已存", partial(self.replies.save, reply))

    def remove_reply(self, reply: Reply) -> bool:
        """Take an own prepared reply away."""
        if reply.id is None:
            return False
        said = f"「{reply.title}」已恢复成自带的" if reply.preset else f"话术「{reply.title}」已移除"
        return self._done("移除话术", said, partial(self.replies.remove, reply.id))

    def copy(self, text: str, said: str) -> None:
        """Put words into the clipboard."""
        QApplication.clipboard().setText(text)
        self._services.status.say(said)

    def _put(self, ids: Sequence[str], text: str, write: Callable[[], Written]) -> bool:
        if not ids:
            self._services.status.say("先选一条评论")
            return False
        return self._done(text, f"已{text}：{len(ids):,} 条" if len(ids) > 1 else f"已{text}", write)

    def _done(self, text: str, said: str, write: Callable[[], Written]) -> bool:
        undo = self._services.undo
        if not undo.put(PAGE, text, write):
            return False
        self._services.status.say(said, undo.back(PAGE))
        return True
