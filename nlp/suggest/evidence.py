"""From a row of the table to a suggestion: the numbers, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from nlp.findings import Suggestion
from nlp.keywords import CORE, TAIL
from nlp.suggest.looked import Looked
from nlp.suggest.terms import Terms

Place = Literal["title", "body", "topics"]

REASONS_MOST = 3
TELLING = 0.05
"""A lift nearer to 1 than this is not worth a word."""
VOTERS = 20
"""Near notes that are counted in a reason."""


def suggestion(terms: Terms, number: int, reasons: Sequence[str], place: Place, mentions: int = 0) -> Suggestion:
    """The suggestion for a row; ``reasons`` of the draft come before what the library says in general."""
    lift, volume, competition = (float(column[number]) for column in (terms.lift, terms.volume, terms.competition))
    return Suggestion(
        text=terms.texts[number],
        kind=terms.kinds[number],
        role=TAIL if terms.is_tail[number] else CORE,
        why="；".join([*reasons, *general(terms, number)][:REASONS_MOST]),
        support=int(terms.support[number]),
        lift=None if np.isnan(lift) else round(lift, 3),
        volume=None if np.isnan(volume) else volume,
        competition=None if np.isnan(competition) else competition,
        example=terms.examples[number],
        used=int(terms.own[number]),
        place=place,
        mentions=mentions,
    )


def general(terms: Terms, number: int) -> list[str]:
    """What the library says of a term whatever the draft: who uses it, how it did, how often it is searched or asked."""
    chosen, authors, said, asked = (int(c[number]) for c in (terms.chosen, terms.authors, terms.said, terms.asked))
    lift, volume = float(terms.lift[number]), float(terms.volume[number])
    reasons = []
    if chosen:
        reasons.append(f"{authors} 位作者的 {chosen} 篇笔记选作话题" if authors > 1 else f"{chosen} 篇笔记选作话题")
    elif said:
        reasons.append(f"{said} 篇笔记写到")
    if not np.isnan(lift) and abs(lift - 1) >= TELLING:
        reasons.append(f"用到它的笔记平均超过 {50 * lift:.0f}% 的同类")
    if not np.isnan(volume):
        reasons.append(f"月均搜索 {volume:,.0f}")
    if asked:
        reasons.append(f"{asked} 条评论这样问")
    return reasons or ["词库里有"]


def of_draft(looked: Looked, number: int, votes: int, mentions: int) -> list[str]:
    """What the draft itself says for a term; ``votes`` of the 20 nearest notes hold it."""
    reasons = []
    if mentions:
        said, both = int(looked.terms.said[number]), int(looked.terms.both[number])
        often = f"，写到它的 {said} 篇有 {both} 篇选作话题" if both and said >= 5 else ""
        reasons.append(f"文中写到 {mentions} 次{often}")
    if votes:
        reasons.append(f"最像的 {min(VOTERS, len(looked.neighbours))} 篇里 {votes} 篇用到")
    return reasons
