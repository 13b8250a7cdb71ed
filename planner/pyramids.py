"""Named ways to share notes or money among the roles of the pyramid: what people in the field say, for a person to change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nlp.resources import RESOURCES


@dataclass(frozen=True, slots=True)
class PyramidPreset:
    """``shares`` are parts of a whole by role; ``by`` is ``budget`` or ``count``; ``grade`` how far to trust the source."""

    name: str
    by: str
    shares: Mapping[str, float]
    source: str
    grade: str

    def spread(self, total: float) -> dict[str, int]:
        """A whole shared among the roles, in whole numbers that sum up to it: the largest remainders get what is over."""
        whole = round(total)
        parts = sum(self.shares.values())
        exact = {role: whole * share / parts for role, share in self.shares.items()}
        given = {role: int(value) for role, value in exact.items()}
        over = whole - sum(given.values())
        for role in sorted(exact, key=lambda one: given[one] - exact[one])[:over]:
            given[role] += 1
        return given


def pyramid_presets(folder: Path = RESOURCES / "presets") -> tuple[PyramidPreset, ...]:
    """The presets that come with the program."""
    data = tomllib.loads((folder / "pyramids.toml").read_text(encoding="utf-8"))
    return tuple(PyramidPreset(**one) for one in data["preset"])
