"""What kind of file a table comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from planner.importing.fields import COUNTS, NOUNS, Noun
from planner.importing.headings import key, tail
from planner.importing.kinds import Kind, Other, kinds, others
from planner.importing.mapping import Columns, Grid, columns_of, settle_keywords
from planner.importing.shapes import fraction, has_codes, is_note_id
from planner.importing.values.cells import as_text
from planner.importing.values.ids import PLATFORM_LINK
from planner.importing.values.texts import EMOJI

LIKELY_LEAST = 2
LINKS_MOSTLY = 0.6
EMOJI_LEAST = 0.15
CODES_LEAST = 0.02
ENOUGH_FOR_NOTES = 2.0
DOMAIN = re.compile(r"https?://([a-zA-Z0-9.-]{1,100})")
MEDIA = ("xhscdn.com", "qpic.cn", "alicdn.com", "sinaimg.cn", "hdslb.com", "byteimg.com")


@dataclass(frozen=True)
class Recognised:
    """What a table is: its kind with the columns of its fields, or why it is not taken.

    ``refusal``: recognised as nothing we take. ``confidence`` runs from 0 to 1; a ``guess`` counts only when no other table of
    the file was recognised.
    """

    kind: Kind | None = None
    columns: Columns = field(default_factory=dict)
    refusal: str = ""
    label: str = ""
    confidence: float = 0.0
    guess: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the headings said anything at all, be it that the table is not ours."""
        return self.confidence > 0

    @property
    def noun(self) -> Noun | None:
        """What the table holds, None when it is not taken."""
        return self.kind.noun if self.kind is not None and not self.refusal else None


def recognise(grid: Grid, table: str = "") -> Recognised:
    """Recognise a table with names by its headings and values; ``table`` is the sheet's name."""
    headings = frozenset(map(key, grid.header))
    candidates = sorted(_candidates(grid, headings, table), key=lambda one: -one.confidence)
    best = candidates[0] if candidates else None
    other = _other(grid, headings, certain=best is not None and _is_ours(grid, best))
    if other is not None:
        return Recognised(refusal=f"看起来是{other.name}，{other.todo}，所以没有导入", label=other.name, confidence=0.8)
    if best is None:
        return Recognised(refusal=_unknown(grid), label="看不出来")
    if best.kind is not None and best.kind.refuse:
        return replace(best, refusal=best.kind.refuse)
    return best


def as_kind(kind: Kind, grid: Grid) -> Recognised:
    """The table read as a kind a person chose."""
    columns = columns_of(kind, grid) if kind.noun else {}
    settle_keywords(kind, columns, grid)
    return Recognised(kind, columns, label=kind.label, confidence=1.0)


def _candidates(grid: Grid, headings: frozenset[str], table: str) -> Iterator[Recognised]:
    for kind in kinds().values():
        if kind.without & headings:
            continue
        marks = _marks(kind, headings)
        if marks < kind.least or (kind.marks and not marks):
            continue
        if kind.noun is None:
            if not any(_names(kind_field, headings) for kind_field in kind.instead_of):
                yield Recognised(kind, label=kind.label, confidence=0.85)
            continue
        columns = columns_of(kind, grid)
        needs = kind.needs or kinds()[kind.noun].needs[: 1 if kind.marks else None]
        if not all(any(name in columns for name in group) for group in needs):
            continue
        settle_keywords(kind, columns, grid)
        confidence = _confidence(kind, columns, marks, grid, headings, table)
        if confidence > 0:
            yield Recognised(kind, columns, label=kind.label, confidence=confidence)


def _marks(kind: Kind, headings: frozenset[str]) -> int:
    return sum(any(mark.fits(heading) for heading in headings) for mark in kind.marks)


def _names(field_name: str, headings: frozenset[str]) -> bool:
    names = kinds()["notes"].fields.get(field_name, ())
    return any(name.fits(heading) or name.fits(tail(heading)) for name in names for heading in headings)


def _confidence(kind: Kind, columns: Columns, marks: int, grid: Grid, headings: frozenset[str], table: str) -> float:
    """Kinds with marks come before tables of nobody's; among those, the noun with the most evidence."""
    if kind.marks:
        return 0.8 + min(0.199, 0.1 * marks / len(kind.marks) + 0.01 * marks)
    evidence = _EVIDENCE[NOUNS_BY_ID[kind.id]](columns, grid, headings, table)
    return min(0.79, evidence / 12)


def _for_notes(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    weights = {
        "url": 3.0,
        "published_at": 1.0,
        "topics": 1.0,
        "type": 1.0,
        "author_name": 0.5,
        "fans": 0.5,
        "views": 1.0,
    }
    found = sum(weights.get(name, 1.0 if name in COUNTS else 0.2) for name in columns if name not in ("title", "body"))
    if "id" in columns and fraction(grid.values(columns["id"][0]), is_note_id) > 0.5:
        found += 3
    texts = [value for name in ("body", "title") for at in columns.get(name, ()) for value in grid.values(at)]
    if sum(map(has_codes, texts)) >= max(1, len(grid.sample) * CODES_LEAST):
        found += 3
    if fraction(texts, lambda text: EMOJI.search(as_text(text)) is not None) >= EMOJI_LEAST:
        found += 1
    if any(word in heading for heading in (*headings, table) for word in ("笔记", "小红书", "评论", "comment")):
        found += 1
    return found + 0.5 * ("title" in columns) + 0.5 * ("body" in columns) if found >= ENOUGH_FOR_NOTES else 0.0


def _for_comments(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    spoken = sum("评论" in heading or "comment" in heading for heading in (*headings, table.lower()))
    if not spoken:
        return 0.0
    return len(columns) + 1.5 * min(spoken, 4)


def _for_accounts(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    strong = sum(name in columns for name in ("fans", "likes_collects", "following", "about", "platform_name"))
    return len(columns) + 1.0 if strong >= 2 or ("fans" in columns and "name" in columns) else 0.0


def _for_keywords(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    numbers = sum(name in columns for name in ("volume", "competition", "price", "longtails", "group", "reason"))
    texts = [as_text(value) for value in grid.values(columns["text"][0])]
    if fraction(texts, lambda text: len(as_text(text)) <= 40) < 0.8:
        return 0.0
    return 3.0 + numbers * 2 if numbers or len(grid.header) <= 3 else 2.0


_EVIDENCE = {"notes": _for_notes, "comments": _for_comments, "accounts": _for_accounts, "keywords": _for_keywords}
NOUNS_BY_ID: Mapping[str, Noun] = {noun: noun for noun in NOUNS}


def _is_ours(grid: Grid, best: Recognised) -> bool:
    """Whether links or ids of the platform stand in the table: then one odd heading proves nothing."""
    cells = [cell for row in grid.sample[:50] for cell in row if isinstance(cell, str)]
    return any(PLATFORM_LINK.search(cell) for cell in cells) or (
        best.kind is not None
        and "id" in best.columns
        and fraction(grid.values(best.columns["id"][0]), is_note_id) > 0.5
    )


def _other(grid: Grid, headings: frozenset[str], certain: bool) -> Other | None:
    """The platform or system that the table really comes from, if it is not ours."""
    domains = _domains(grid)
    total = sum(domains.values())
    found: list[tuple[float, Other]] = []
    for other in others():
        sure, likely = len(other.sure & headings), len(other.likely & headings)
        theirs = sum(number for domain, number in domains.items() if _is_of(domain, other.links))
        linked = bool(other.links) and total > 0 and theirs / total >= LINKS_MOSTLY
        if linked or (not certain and (sure or likely >= LIKELY_LEAST)):
            found.append((10 * linked + 2 * sure + likely, other))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _domains(grid: Grid) -> Counter[str]:
    """Where the links of the sample lead; pictures do not count."""
    cells = [as_text(cell) for row in grid.sample[:100] for cell in row if isinstance(cell, str) and "://" in cell]
    found = Counter(match[1].lower() for cell in cells for match in DOMAIN.finditer(cell[:300]))
    return Counter({domain: number for domain, number in found.items() if not domain.endswith(MEDIA)})


def _is_of(domain: str, links: tuple[str, ...]) -> bool:
    return any(domain == link or domain.endswith("." + link) for link in links)


def _unknown(grid: Grid) -> str:
    shown = "、".join(name for name in grid.header[:6]) + ("…" if len(grid.header) > 6 else "")
    return (
        f"看不出这是什么表（列名：{shown}），没有导入。"
        "如果里面是笔记、评论、账号或关键词，请在导入窗口里指定每一列是什么（命令行用 --as notes --map title=列名）"
    )
