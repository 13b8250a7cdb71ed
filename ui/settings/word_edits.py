"""Changing own words so that Ctrl+Z brings back exactly what was there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.text import fold_plain
from planner.own_words import OwnWords
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.records import OwnWord
from planner.storage.store import Store
from ui.jobs import Job
from ui.services import Services
from ui.settings.edit import PAGE
from ui.settings.word_file import read_word_file

if TYPE_CHECKING:
    from planner.paths import Workspace

Pair = tuple[str, str | None]
"""A word and its class; class None bans it."""


class WordEdits:
    """Every method is one edit of the settings page."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._words = OwnWords(services.store)

    def put(self, pairs: Sequence[Pair], text: str) -> bool:
        """Add words, or give known ones another class. False when one of them is no word."""
        undo = partial(_back, self._words, _by_key(self._words), [word for word, _ in pairs])
        return self._services.undo.do(PAGE, text, partial(put, self._words, pairs), undo)

    def remove(self, words: Sequence[OwnWord]) -> None:
        """Forget words, and offer to take that back."""
        ids = [word.id for word in words]
        remove, bring_back = partial(self._words.remove, *ids), partial(self._words.bring_back, *ids)
        if self._services.undo.do(PAGE, "删除词", remove, bring_back):
            self._services.status.say(f"已删除 {len(ids)} 个词", self._services.undo.back(PAGE))

    def take_in(self, path: Path, kind: str | None) -> None:
        """Add the words of a file in the library lane."""
        before = _by_key(self._words)
        work = partial(_take_in, self._services.workspace, path, kind)
        status = self._services.status
        job = self._services.library_lane.queue(work, partial(self._taken_in, before), status.failed)
        status.progress(job, f"正在导入 {path.name}")

    def _taken_in(self, before: dict[str, OwnWord], answer: tuple[Changes, int, int]) -> None:
        changes, taken, skipped = answer
        ids = changes.ids("word") or frozenset()
        known = [word for word in before.values() if word.id in ids]
        new = ids - {word.id for word in known}
        again = [(word.text, word.kind) for word in self._words.list() if word.id in {old.id for old in known}]

        def undo() -> Changes:
            return self._words.remove(*new) | put(self._words, [(word.text, word.kind) for word in known])

        def redo() -> Changes:
            return self._words.bring_back(*new) | put(self._words, again)

        self._services.undo.remember(PAGE, "导入词", redo, undo)
        self._services.hub.tell(changes)
        left = f"，{skipped} 行不像词，跳过了" if skipped else ""
        self._services.status.say(f"已导入 {taken} 个词{left}", self._services.undo.back(PAGE))


def put(words: OwnWords, pairs: Sequence[Pair], check: Callable[[], None] = lambda: None) -> Changes:
    """Add or ban each word; raises Problem at the first that is none."""
    changes = Changes()
    for text, kind in pairs:
        check()
        changes |= words.ban(text) if kind is None else words.add(text, kind)
    return changes


def _by_key(words: OwnWords) -> dict[str, OwnWord]:
    return {fold_plain(word.text): word for word in words.list()}


def _back(words: OwnWords, before: dict[str, OwnWord], texts: Sequence[str]) -> Changes:
    """Make these words what they were before: gone, or of their old class."""
    keys = {fold_plain(text) for text in texts}
    new = [word.id for key, word in _by_key(words).items() if key in keys and key not in before]
    known = [(word.text, word.kind) for key, word in before.items() if key in keys]
    return words.remove(*new) | put(words, known)


def _take_in(workspace: Workspace, path: Path, kind: str | None, job: Job) -> tuple[Changes, int, int]:
    file = read_word_file(path, kind, job.check)
    changes, taken, skipped = Changes(), 0, file.skipped
    with Store.open(workspace) as store:
        words = OwnWords(store)
        for number, pair in enumerate(file.words, 1):
            job.check()
            job.progress(number, len(file.words))
            try:
                changes |= put(words, [pair])
                taken += 1
            except Problem:
                skipped += 1
    return changes, taken, skipped
