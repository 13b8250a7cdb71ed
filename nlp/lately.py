"""Answers that were asked for lately: what is asked again and again stays, what nobody asks for any more goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lately(Generic[K, V]):
    """Answers by key. Where several threads share one, an answer may be made twice at worst.

    Of two halves the newer takes every answer that is asked for. When it holds more than ``most`` at a ``turn``, the older half is
    let go and the newer takes its place: nothing that one text asks for is forgotten while it is looked at, however long it is, and
    what is kept is at most twice the larger of ``most`` and the longest text.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._newer: dict[K, V] = {}
        self._older: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._newer.keys() | self._older.keys())

    def turn(self) -> None:
        """Another text begins."""
        if len(self._newer) > self._most:
            self._older, self._newer = self._newer, {}

    def known(self, key: K) -> V | None:
        """The answer when it was asked for lately: with nothing to make there is no need to say how."""
        found = self._newer.get(key)
        if found is None:
            found = self._older.get(key)
            if found is not None:
                self._newer[key] = found
        return found

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The answer for a key, made now when it was not asked for lately."""
        found = self._newer.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                found = make()
            self._newer[key] = found
        return found

    def clear(self) -> None:
        """Forget everything."""
        self._newer, self._older = {}, {}
