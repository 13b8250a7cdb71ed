"""What rows are asked for: conditions, and the values they are asked with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Wish:
    """SQL conditions that all must hold, with ``?`` for each of their parameters."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, condition: str, *parameters: Any) -> None:
        """One more condition."""
        self.conditions.append(f"({condition})")
        self.parameters.extend(parameters)

    @property
    def where(self) -> str:
        """What stands behind ``where``; without a condition nothing may be asked with it."""
        return " and ".join(self.conditions)
