"""What a person decides against a finding: ignore this wording, with a reason; never propose that word again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from nlp.findings import Hit, Suggestion
from planner.dismissals import Dismissals
from planner.own_words import OwnWords
from planner.storage.records import Dismissal
from ui.draft.asking import IgnoredSheet, IgnoreSheet
from ui.draft.writing import PAGE, Writing
from ui.services import Services

if TYPE_CHECKING:
    from planner.storage.changes import Changes

Pairs = frozenset[tuple[str, str]]


class Verdicts(QObject):
    """Asks, writes, and knows what was decided for the draft in hand."""

    def __init__(self, services: Services, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._writing, self._parent = services, writing, parent
        self._dismissals = Dismissals(services.store)
        self._words = OwnWords(services.store)
        self.dismissed: tuple[Dismissal, ...] = ()
        self.banned: frozenset[str] = frozenset()
        self.read()

    @property
    def ignored(self) -> Pairs:
        """``(rule, text)`` of the wording that is ignored in the draft in hand."""
        return frozenset((one.rule, one.text) for one in self.dismissed)

    @Slot()
    def read(self) -> None:
        """Fetch what was decided."""
        self.dismissed = tuple(self._dismissals.list(self._writing.id)) if self._writing.id else ()
        self.banned = frozenset(word.text for word in self._words.list() if word.banned)

    @Slot(object)
    def ask_to_ignore(self, hit: Hit) -> None:
        """Ask why a hit may stay."""
        if self._writing.id is None:
            return
        sheet = IgnoreSheet(self._services.theme, hit, self._parent)
        sheet.given.connect(lambda reason: self.ignore(hit, reason))
        sheet.open()

    def ignore(self, hit: Hit, reason: str) -> None:
        """Leave a hit out of this draft's findings from now on."""
        draft, undo = self._writing.id, self._services.undo
        written: list[str] = []

        def redo() -> Changes:
            if written:
                return self._dismissals.bring_back(*written)
            one, changes = self._dismissals.add(hit.text, hit.rule, reason, draft)
            written.append(one.id)
            return changes

        if undo.do(PAGE, "忽略用语", redo, lambda: self._dismissals.remove(*written)):
            self._services.status.say(f"这篇里不再提「{hit.text[:12]}」", undo.back(PAGE))

    @Slot()
    def show_ignored(self) -> None:
        """Show what is ignored in this draft, and let it be heeded again."""
        sheet = IgnoredSheet(self._services.theme, self.dismissed, self._parent)
        sheet.heed_wished.connect(self.heed)
        sheet.open()

    @Slot(str)
    def heed(self, id: str) -> None:
        """Say a hit again that was ignored."""
        dismissals = self._dismissals
        self._services.undo.do(PAGE, "重新检查用语", lambda: dismissals.remove(id), lambda: dismissals.bring_back(id))

    @Slot(object)
    def ban(self, one: Suggestion) -> None:
        """Never propose a word again, in no draft."""
        undo, words = self._services.undo, self._words

        def take_back() -> Changes:
            return words.remove(*(word.id for word in words.list() if word.banned and word.text == one.text))

        if undo.do(PAGE, "不再建议", lambda: words.ban(one.text), take_back):
            self._services.status.say(f"以后不再建议「{one.text[:12]}」", undo.back(PAGE))
