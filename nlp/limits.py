"""What the platform takes, counted as the platform counts. The numbers come from a dated pack, never from here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlp.draft import Draft
from nlp.findings import Limit

REMEMBERED = 256
"""Titles: one draft is asked for the length of its own a dozen times."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything: title by ``title_length``, body by ``body_length``, topics and images by number.

    The defaults stand in where no pack is in force.
    """

    title: int = 20
    body: int = 1000
    topics: int = 10
    images_least: int = 1
    images: int = 18


@lru_cache(REMEMBERED)
def title_length(title: str) -> int:
    """The length of a title as the platform counts it: half the units, rounded up.

    Each UTF-16 code unit above 127 counts two half units, each other one; an emoji of two code units counts 2. Lone
    surrogates are one code unit each.
    """
    return (sum(1 if char < "\x80" else 4 if char > "\uffff" else 2 for char in title) + 1) // 2


def body_length(body: str) -> int:
    """The length of a body in UTF-16 code units: the cautious reading, so that what fits here fits there."""
    return len(body.encode("utf-16-le", "surrogatepass")) // 2


def title_room(title: str, limits: Limits) -> int:
    """How many full-width characters still fit into the title; negative when it is too long."""
    return limits.title - title_length(title)


def is_over(draft: Draft, limits: Limits) -> bool:
    """Whether the draft is over any limit."""
    return (
        len(draft.topics) > limits.topics
        or draft.images > limits.images
        or title_length(draft.title) > limits.title
        or body_length(draft.body) > limits.body
    )


def limits_of(draft: Draft, limits: Limits) -> tuple[Limit, ...]:
    """How far the draft uses each limit, in the order of the editor."""
    return (
        Limit("标题", title_length(draft.title), limits.title),
        Limit("正文", body_length(draft.body), limits.body),
        Limit("话题", len(draft.topics), limits.topics),
        Limit("图片", draft.images, limits.images),
    )
