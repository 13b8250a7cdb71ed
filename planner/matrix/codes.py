"""Values as small numbers, so that a hundred thousand of them are counted at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int32]
Truths: TypeAlias = NDArray[np.bool_]
NONE = 0
"""The number of what is not known."""


class Codes:
    """Each value has its number from the first time it is met; None is 0."""

    def __init__(self) -> None:
        self.values: list[str | None] = [None]
        # An empty text says as little as none.
        self._numbers: dict[str | None, int] = {None: NONE, "": NONE}

    def __len__(self) -> int:
        return len(self.values)

    def of(self, value: str | None) -> int:
        """The number of a value."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.values)
            self.values.append(value)
        return number

    def find(self, value: str | None) -> int | None:
        """The number of a value, None when it was never met."""
        return self._numbers.get(value)

    def all(self, values: Sequence[str | None]) -> Numbers:
        """The numbers of many values."""
        for value in dict.fromkeys(values):
            self.of(value)
        return np.fromiter(map(self._numbers.__getitem__, values), np.int32, len(values))

    def known(self, values: Sequence[str | None]) -> list[int]:
        """The numbers of those that were ever met."""
        return [self._numbers[value] for value in values if value in self._numbers]

    def holds(self, values: Sequence[str | None]) -> Truths:
        """For each number whether its value is among these."""
        truths = np.zeros(len(self.values), bool)
        truths[self.known(values)] = True
        return truths
