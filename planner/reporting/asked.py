"""What every chapter is made from, gathered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.reporting.answers import Figure
from planner.reporting.posts import Post

if TYPE_CHECKING:
    from planner.storage.records import Campaign
    from planner.storage.store import Store


@dataclass(frozen=True)
class Asked:
    """A campaign, its slots with what became of them, and the day of the report."""

    store: Store
    campaign: Campaign
    posts: tuple[Post, ...]
    today: str

    @property
    def published(self) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if post.published)

    @property
    def measured(self) -> tuple[Post, ...]:
        """Published ones whose engagement is known."""
        return tuple(post for post in self.published if post.engagement is not None)

    @property
    def ranked(self) -> tuple[Post, ...]:
        """Published ones that can be compared."""
        return tuple(post for post in self.published if post.rank is not None)


def figure(of: str, metric: str, value: float | None, about: str = "") -> Figure:
    """A number of something: ``figure("role.KOC", "planned_notes", 5)`` has the key ``role.KOC.planned_notes``."""
    return Figure(f"{of}.{metric}", metric, None if value is None else float(value), about)


def cost(posts: Sequence[Post]) -> float:
    """What slots cost; prices nobody has entered count as nothing."""
    return sum(post.line.slot.price or 0.0 for post in posts)


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(values) / len(values) if values else None


def median(values: Sequence[float]) -> float | None:
    """The value in the middle, of two their mean; None of nothing."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2 if ordered else None


def share(top: float | None, bottom: float | None) -> float | None:
    """A part of a whole; unknown without a whole."""
    return top / bottom if top is not None and bottom else None


def rho(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties at their mean rank; None below three pairs or where one side never changes."""
    if len(first) < 3:
        return None
    one, other = _ranks(first), _ranks(second)
    middle = (len(first) + 1) / 2
    both = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread = sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in other)
    return both / spread**0.5 if spread else None


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    counts = Counter(ordered)
    return [first[value] + (counts[value] + 1) / 2 for value in values]
