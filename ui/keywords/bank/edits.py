"""What can be done with words of the bank; everything can be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from planner.bank import STATUSES, Bank, BankWord
from planner.keywords import Keywords
from planner.storage.changes import Changes
from ui.keywords.acts import PAGE
from ui.keywords.bank.words import Word
from ui.services import Services

Write = Callable[[], Changes]
Decided = tuple[str | None, str | None]
"""Role and class."""


class BankEdits(QObject):
    """Writes at once, says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._bank, self._keywords = Bank(services.store), Keywords(services.store)

    def add(self, texts: Sequence[str]) -> bool:
        """Put words a person typed into the bank; False when they cannot be."""
        return self._put([BankWord(text) for text in texts], f"加词：{_named(texts)}")

    def move(self, words: Sequence[Word], status: str) -> None:
        """Say how far words have come; those of tables are put into the bank with it."""
        to = next((one for one in STATUSES if one == status), None)
        # What is shown may be a moment old: two keys can be pressed faster than it is read again.
        now = {word.id: word.status for word in self._bank.list()}
        before = {word.id: now[word.id] for word in words if word.id in now and now[word.id] != status}
        outside = [word for word in words if word.id not in now]
        if to is None or not (before or outside):
            return
        fresh = [BankWord(word.text, word.role, word.class_, to) for word in outside]
        put: list[str] = []

        def redo() -> Changes:
            changes = self._bank.set_status(list(before), to) if before else Changes()
            if put:
                return changes | self._bank.bring_back(put)
            added = self._bank.put(fresh) if fresh else Changes()
            put.extend(added.ids("keyword") or ())
            return changes | added

        def undo() -> Changes:
            changes = self._bank.set_statuses(before) if before else Changes()
            return changes | (self._bank.remove(put) if put else Changes())

        self._do(f"标为{status}", redo, undo, f"已标为{status}：{_named([word.text for word in words])}")

    def name(self, words: Sequence[Word], *, role: str | None = None, class_: str | None = None) -> None:
        """Say what words are: one role, or one class, for all of them; the other stays as it is."""
        told = role or class_ or ""

        before = self._keywords.decided([word.id for word in words])
        after = {id: (role or old_role, class_ or old_class) for id, (old_role, old_class) in before.items()}
        changed = [word for word in words if word.id in before and after[word.id] != before[word.id]]
        if changed:
            said = f"已标为{told}：{_named([word.text for word in changed])}"
            ids = [word.id for word in changed]
            self._do(f"标为{told}", self._deciding(ids, after), self._deciding(ids, before), said)

    def remove(self, words: Sequence[Word]) -> None:
        """Take words out of the bank; what tables tell of them stays."""
        inside = [word for word in words if word.status]
        ids = [word.id for word in inside]
        if ids:
            said = f"已移出我的关键词：{_named([word.text for word in inside])}"
            self._do("移出我的关键词", lambda: self._bank.remove(ids), lambda: self._bank.bring_back(ids), said)

    def _put(self, words: Sequence[BankWord], said: str) -> bool:
        ids: list[str] = []

        def redo() -> Changes:
            if ids:
                return self._bank.bring_back(ids)
            changes = self._bank.put(words)
            ids.extend(changes.ids("keyword") or ())
            return changes

        done = self._services.undo.do(PAGE, "加词", redo, lambda: self._bank.remove(ids))
        if done and ids:
            self._services.status.say(f"已{said}", self._services.undo.back(PAGE))
        elif done:
            self._services.status.say("已经都在我的关键词里了")
        return done

    def _deciding(self, ids: Sequence[str], what: Mapping[str, Decided]) -> Write:
        groups: dict[Decided, list[str]] = defaultdict(list)
        for id in ids:
            groups[what[id]].append(id)

        def write() -> Changes:
            changes = Changes()
            for (role, class_), some in groups.items():
                changes |= self._keywords.decide(some, role, class_)
            return changes

        return write

    def _do(self, text: str, redo: Write, undo: Write, said: str) -> None:
        if self._services.undo.do(PAGE, text, redo, undo):
            self._services.status.say(said, self._services.undo.back(PAGE))


def _named(texts: Sequence[str]) -> str:
    return f"「{texts[0]}」" if len(texts) == 1 else f"{len(texts):,} 个词"
