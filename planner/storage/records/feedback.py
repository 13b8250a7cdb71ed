"""Shop feedback as pages see it, and how it is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What a feedback says of one aspect: ``sign`` 1 or -1, and where in its words; 0, 0 is the shop's own reason."""

    aspect: str
    sign: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One 评价, 追评, 问大家 or 退货. ``sign`` is 1 praise, -1 blame, 0 neither, None not read yet, and ``by`` who says so (星级, 标签,
    规则, 学习). ``product`` is the name of the product it speaks of, "" where nobody knows; ``file`` is where it came from."""

    id: str
    kind: str
    text: str
    reason: str | None
    answer: str | None
    stars: int | None
    label: int | None
    goods: str | None
    sku: str | None
    crowd: str | None
    said_at: str | None
    likes: int | None
    product_id: str | None
    sign: int | None
    by: str | None
    file: str
    deleted_at: str | None
    product: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedbackFilter:
    """Which feedback: all conditions must hold, an empty tuple is none. ``products`` are ids, None: those that belong to none.

    ``aspect`` alone means that it is spoken of, with ``aspect_sign`` how. ``words`` are conditions such as 混油皮; ``since`` is a day.
    """

    search: str = ""
    kinds: tuple[str, ...] = ()
    signs: tuple[int, ...] = ()
    products: tuple[str | None, ...] = ()
    aspect: str | None = None
    aspect_sign: int | None = None
    words: tuple[str, ...] = ()
    since: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackFacets:
    """What the filters can offer, each with how many. ``products`` are (id, name, count); None: belongs to none."""

    kinds: tuple[tuple[str, int], ...] = ()
    signs: tuple[tuple[int | None, int], ...] = ()
    products: tuple[tuple[str | None, str, int], ...] = ()
    aspects: tuple[tuple[str, int], ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    total: int = 0
