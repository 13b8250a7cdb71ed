"""What a write touched: returned by every write, broadcast once, so that each view reloads its own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOUNS = (
    "note",
    "draft",
    "batch",
    "account",
    "comment",
    "handling",
    "reply",
    "keyword",
    "setting",
    "dismissal",
    "word",
    "template",
    "backup",
    "product",
    "campaign",
    "live",
    "slot",
    "approval",
    "figure",
    "settling",
    "feedback",
    "claim",
    "landing",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """For each noun that was touched the ids; None instead of ids means that everything may have changed."""

    touched: Mapping[str, frozenset[str] | None] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, noun: str, *ids: str) -> Changes:
        """These rows of one noun; without ids nothing of it."""
        return cls(MappingProxyType({noun: frozenset(ids)} if ids else {}))

    @classmethod
    def everything(cls, *nouns: str) -> Changes:
        """Bulk changes: any row of these nouns."""
        return cls(MappingProxyType(dict.fromkeys(nouns)))

    def __or__(self, other: Changes) -> Changes:
        merged = dict(self.touched)
        for noun, ids in other.touched.items():
            mine = merged.get(noun, frozenset())
            merged[noun] = None if mine is None or ids is None else mine | ids
        return Changes(MappingProxyType(merged))

    def __bool__(self) -> bool:
        return bool(self.touched)

    def touches(self, noun: str, id: str | None = None) -> bool:
        """Whether a noun was touched, or whether one of its rows may have been."""
        if noun not in self.touched:
            return False
        ids = self.touched[noun]
        return id is None or ids is None or id in ids

    def ids(self, noun: str) -> frozenset[str] | None:
        """The touched rows of a noun; None means any of them."""
        return self.touched.get(noun, frozenset())
