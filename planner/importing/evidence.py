"""What speaks for a table of nobody's being notes, comments, accounts, keywords or feedback."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from planner.importing.fields import COUNTS
from planner.importing.figure_fields import HARD
from planner.importing.mapping import Columns, Grid
from planner.importing.shapes import fraction, has_codes, is_note_id, says_something
from planner.importing.values.cells import as_text
from planner.importing.values.ids import PLATFORM_LINK
from planner.importing.values.texts import EMOJI

ENOUGH_FOR_NOTES = 2.0
WEIGHTS = {"url": 3.0, "published_at": 1.0, "topics": 1.0, "type": 1.0, "author_name": 0.5, "fans": 0.5, "views": 1.0}
PUBLISHED = frozenset((*COUNTS, "id", "url", "published_at", "views", "impressions", "estimated_views", "crawled_at"))
"""What only a published note has. A table without any of it may be drafts."""
EMOJI_LEAST = 0.15
CODES_LEAST = 0.02
PECULIAR = frozenset(("id", "url", "likes", "likes_least", "collects", "collects_least"))
"""What a table has that speaks of notes. Titles with comments and views alone are news, films, tickets."""
NUMBERS = frozenset((*COUNTS, "views", "impressions", "estimated_views"))
NUMBERS_LEAST = 2
"""Of these a table must have that knows its notes by their links alone."""
OF_SHOPS = frozenset(
    (
        *(
            "评价内容",
            "评价时间",
            "初次评价",
            "首次评价",
            "买家评价",
            "用户评价",
            "追评",
            "追评内容",
            "追加评价",
            "追加评论",
        ),
        *(
            "退货原因",
            "退款原因",
            "退货退款原因",
            "售后原因",
            "退款理由",
            "退货理由",
            "买家退款原因",
            "问大家",
            "returnreason",
        ),
        *("评价等级", "评价星级", "好中差评", "reviewtext", "商品评价"),
    )
)
"""Headings that shops alone use."""
OF_NOTES = frozenset(("笔记id", "笔记链接", "noteid", "noteurl", "笔记标题", "作品id"))
BESIDE_LEAST = 2
SENTENCE = re.compile(r"[。！!，,；;]")
SENTENCES_MOST = 0.15
FIGURES_LEAST, FIGURES_NAMELESS_LEAST = 1, 2
"""Numbers of money or of the shop that make a table one of figures, with and without ids of notes."""
VAGUE = frozenset(("text", "word", "query"))
"""Headings of many things; without a number about them they are no keywords."""


def _for_notes(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    found = sum(WEIGHTS.get(name, 1.0 if name in COUNTS else 0.2) for name in columns if name not in ("title", "body"))
    by_id = "id" in columns and fraction(grid.values(columns["id"][0]), is_note_id) > 0.5
    identified = by_id or ("url" in columns and fraction(grid.values(columns["url"][0]), is_note_id) > 0.5)
    found += 3 * by_id
    texts = [value for name in ("body", "title") for at in columns.get(name, ()) for value in grid.values(at)]
    if not {"title", "body"} & columns.keys() and not (identified and len(NUMBERS & columns.keys()) >= NUMBERS_LEAST):
        return 0.0
    coded = sum(map(has_codes, texts)) >= max(1, len(grid.sample) * CODES_LEAST)
    if not coded and not PUBLISHED & columns.keys():
        return 0.0
    spoken = any(word in heading for heading in (*headings, table) for word in ("笔记", "小红书", "话题"))
    if not (coded or spoken or any(_speaks(grid, columns.get(name, ())) for name in PECULIAR)):
        return 0.0
    found += 3 * coded
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
    if fraction(texts, lambda text: len(as_text(text)) <= 40) < 0.8 or fraction(texts, _is_sentence) > SENTENCES_MOST:
        return 0.0
    if not numbers and headings & VAGUE:
        return 0.0
    return 3.0 + numbers * 2 if numbers or len(grid.header) <= 3 else 2.0


def _for_figures(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    named = any(name in columns and fraction(grid.values(columns[name][0]), is_note_id) > 0.5 for name in ("id", "url"))
    hard = len(HARD & columns.keys())
    if hard < (FIGURES_LEAST if named else FIGURES_NAMELESS_LEAST) or not (
        named or {"title", "published_at"} <= columns.keys()
    ):
        return 0.0
    return 6.0 + hard + 2 * named


def _for_feedback(columns: Columns, grid: Grid, headings: frozenset[str], table: str) -> float:
    """Shops say 评价, 追评, 退货原因; a table of 评论 needs goods, sizes or stars beside it, and no note."""
    texts = [value for row in grid.sample[:50] for value in row if isinstance(value, str)]
    if any(PLATFORM_LINK.search(text) for text in texts) or any(map(has_codes, texts)) or headings & OF_NOTES:
        return 0.0
    sure = len(headings & OF_SHOPS) + ("问大家" in table or "退货" in table or "评价" in table)
    sure += {"question", "answer"} <= columns.keys() and bool({"product", "sku"} & columns.keys())
    beside = sum(name in columns for name in ("stars", "label", "product", "sku"))
    said = [name for name in ("text", "followup", "question", "reason", "explanation") if name in columns]
    if not any(_speaks(grid, columns[name]) for name in said) or not (sure or beside >= BESIDE_LEAST):
        return 0.0
    return 3.0 + 2 * min(sure, 2) + beside + 0.2 * len(columns)


def _speaks(grid: Grid, columns: Sequence[int]) -> bool:
    return any(says_something(value) for at in columns for value in grid.values(at))


def _is_sentence(value: object) -> bool:
    return SENTENCE.search(as_text(value)) is not None


Evidence = Callable[[Columns, Grid, frozenset[str], str], float]
EVIDENCE: Mapping[str, Evidence] = {
    "notes": _for_notes,
    "comments": _for_comments,
    "accounts": _for_accounts,
    "keywords": _for_keywords,
    "figures": _for_figures,
    "feedback": _for_feedback,
}
"""How much in the columns, the values, the headings and the sheet's name speaks for each noun; 0 when it cannot be."""
