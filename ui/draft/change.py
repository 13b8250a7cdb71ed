"""One change of a text, found by looking at the text and not at what Qt announces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """At Python index ``at`` the text ``removed`` made way for ``added``."""

    at: int
    removed: str
    added: str

    @property
    def reverse(self) -> Change:
        return Change(self.at, self.added, self.removed)

    def fits(self, text: str) -> bool:
        """Whether the change can be made to this text."""
        return text.startswith(self.removed, self.at)

    def then(self, later: Change) -> Change | None:
        """Both changes as one when they belong to one gesture (typing on, deleting on), else None."""
        if not later.removed and later.at == self.at + len(self.added) and self.added:
            return Change(self.at, self.removed, self.added + later.added)
        if not self.added and not later.added:
            if later.at == self.at:
                return Change(self.at, self.removed + later.removed, "")
            if later.at + len(later.removed) == self.at:
                return Change(later.at, later.removed + self.removed, "")
        return None


def difference(before: str, after: str) -> Change:
    """The smallest change that makes ``after`` from ``before``."""
    most = min(len(before), len(after))
    start = _longest(most, lambda length: before.startswith(after[:length]))
    most -= start
    end = _longest(most, lambda length: before.endswith(after[len(after) - length :]))
    return Change(start, before[start : len(before) - end], after[start : len(after) - end])


def _longest(most: int, same: Callable[[int], bool]) -> int:
    """The longest length up to ``most`` that is the same: halving compares memory, a loop would take 5 ms a key."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if same(middle):
            least = middle
        else:
            most = middle - 1
    return least


def clean(text: str) -> str:
    """Text as the editor takes it: one kind of line end, and no half surrogate pairs or NULs, which no file can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    if text.isascii() and "\0" not in text:
        return text
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
