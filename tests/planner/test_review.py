"""What a review remembers from keystroke to keystroke changes nothing of its answer."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nlp.cuts import Cuts
from nlp.draft import Draft
from nlp.learned import Learned, learn
from nlp.lexicon import Lexicon, bundled
from nlp.note import Note
from nlp.reading import Memory
from nlp.words import Cutter
from planner.library import Reference
from planner.review import Desk, Review, review
from planner.rules import Rules

NOTES = 240
STROKES = 60
TYPED = (
    "面霜",
    "，",
    "敏感肌",
    "油皮",
    "。",
    "\n",
    "好",
    "a",
    "#保湿 ",
    "国家级",
    "最好用",
    "？",
    "我第一次",
    "168 元",
    "[笑哭R]",
)


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, Any]]:
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def arrays(rows: list[dict[str, Any]]) -> dict[str, np.ndarray]:
    notes = [
        Note(
            row["id"],
            row["title"] or "",
            row["body"] or "",
            tuple(row["topics"] or ()),
            likes=row["likes"],
            collects=row["collects"],
            comments=row["comments"],
            author=row["author"] or "",
            query=row["query"] or "",
            source=row["source"] or "",
        )
        for row in rows[::3][:NOTES]
    ]
    cutter = Cutter(bundled())
    return learn(notes, Cuts.of(cutter, notes), cutter).to_arrays()


def desk_of(arrays: dict[str, np.ndarray], lexicon: Lexicon, cutter: Cutter) -> Desk:
    """A desk that has reviewed nothing yet."""
    return Desk(Reference(lexicon, cutter, Learned.from_arrays(arrays, lexicon)), Rules.load().on(date(2026, 1, 1)))


def typed(rows: list[dict[str, Any]]) -> Iterator[Draft]:
    """Real notes in which something is typed, taken out, or put back, here and there; now and then another note is opened."""
    chosen = random.Random(3)
    draft = before = Draft()
    for stroke in range(STROKES):
        before, last = draft, before
        text, what = chosen.choice(TYPED), chosen.randrange(6)
        at = chosen.randrange(len(draft.body) + 1)
        if stroke % 15 == 0:
            row = chosen.choice(rows)
            draft = Draft(row["title"] or "", row["body"] or "", tuple(row["topics"] or ()), "image", 3)
        elif what == 0:
            draft = replace(draft, title=draft.title + text)
        elif what == 1:
            draft = replace(draft, body=draft.body[:at] + draft.body[at + 2 :])
        elif what == 2:
            draft = last
        elif what == 3 and len(draft.topics) < 9:
            draft = replace(draft, topics=(*draft.topics, text.strip("#\n ") or "新"))
        else:
            draft = replace(draft, body=draft.body[:at] + text + draft.body[at:])
        yield draft


def told(one: Review) -> tuple[object, ...]:
    """All that is shown, what moved the forecast included."""
    return one, one.forecast.pushes


def test_what_is_remembered_changes_nothing(rows: list[dict[str, Any]], arrays: dict[str, np.ndarray]) -> None:
    lexicon = bundled()
    cutter = Cutter(lexicon)
    desk, memory = desk_of(arrays, lexicon, cutter), Memory()
    for number, draft in enumerate(typed(rows)):
        wanted = ("平价 面霜", "敏感肌") if number % 5 == 3 else ()
        remembered = review(draft, desk, memory, wanted)
        assert told(remembered) == told(review(draft, desk_of(arrays, lexicon, cutter), Memory(), wanted))
