"""Every parser is given anything at all: an answer or a sentence, and no second of thinking."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from nlp.lexicon import bundled
from nlp.words import Cutter
from planner.drafting import clean_topics, draft_from_json, draft_from_text
from planner.importing.headings import find_header, fingerprint, key, names
from planner.importing.mapping import Grid
from planner.importing.reading.encoding import encoding_of
from planner.importing.recognise import recognise
from planner.importing.values.counts import count, decimal, seconds, share
from planner.importing.values.dates import day_in_name, moment, when
from planner.importing.values.topics import topics, topics_in
from planner.library import Reference
from planner.problems import Problem
from planner.review import Desk, review
from planner.rules import Rules
from tests.faults.conftest import SEED

SLOWEST = 1.0
"""Seconds of the processor's time: others may be using the machine."""

PIECES = (
    *(
        "1.4万",
        "10+",
        "3千",
        "２．５w",
        "-",
        "+",
        "=",
        "%",
        "昨天 18:48",
        "3天前",
        "2024-13-45",
        "04-12",
        "2024年6月6日",
    ),
    *("上午", "12:99", "#早八", "[话题]#", "##", "#", "＃", " ", "\u3000", "\n", "\r", "\t", "\0", "\ufeff", "\u202e"),
    *("\ud800", "🏳️‍🌈", "\u0301", "[", "]", "{", "}", '"', "'", ",", "，", "、", "|", "https://", "点赞数", "笔记标题"),
    *("note_id", "最便宜", "第一", "厚涂", "e9", "inf", "nan", "0x1f", "٣"),
)
anything = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
cells = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | anything
rows = st.lists(st.lists(cells, max_size=9), max_size=9)

counts = [count, decimal, seconds, lambda cell: share(cell, True)]
dates = [when, moment, lambda cell: when(cell, datetime(2024, 5, 4, tzinfo=UTC)), lambda cell: day_in_name(str(cell))]
topics_of = [topics, lambda cell: topics(cell, False), lambda cell: topics_in(str(cell)), clean_topics]


@contextmanager
def clocked(slowest: list[float]) -> Iterator[None]:
    began = time.thread_time()
    yield
    slowest[0] = max(slowest[0], time.thread_time() - began)


@cache
def desk() -> Desk:
    lexicon = bundled()
    return Desk(Reference(lexicon, Cutter(lexicon)), Rules.load().on(date(2026, 1, 5)))


def headers(table: list[list[Any]]) -> None:
    at = find_header(table, frozenset(("点赞数", "笔记标题", "note_id")))
    header = names(table[at], table[at - 1] if at else None, 9) if at is not None else ()
    fingerprint(header)
    recognise(Grid(header, table))


def drafts(text: str) -> None:
    for draft in (draft_from_text(text), _from_json(text)):
        if draft is not None:
            found = review(draft, desk())
            assert 0 <= found.score.total <= 100


def _from_json(text: str) -> Any:
    for line in (text, json.dumps({"title": text[:20], "body": text, "topics": [text], "images": text})):
        try:
            _, draft = draft_from_json(line, 1)
        except Problem:
            continue
        return draft
    return None


def encodings(folder: Path, content: bytes) -> None:
    path = folder / "a.csv"
    path.write_bytes(content)
    try:
        found = encoding_of(path)
    except Problem:
        return
    with found.open(path) as file:
        file.read()


PARSERS: dict[str, tuple[st.SearchStrategy[Any], list[Callable[[Any], object]]]] = {
    "counts": (cells, counts),
    "dates": (cells, dates),
    "topics": (cells, topics_of),
    "headings": (anything, [key]),
    "header matching": (rows, [headers]),
    "draft to review": (anything, [drafts]),
}


@pytest.mark.parametrize("name", [*PARSERS, "encodings"])
def test_anything_at_all(
    name: str, tmp_path: Path, amount: Callable[[int, int], int], figures: Callable[[str], None]
) -> None:
    examples = amount(150, 10_000)
    slowest = [0.0]
    if name == "encodings":
        texts = anything.map(lambda text: text.encode("gb18030", "replace"))
        strategy: st.SearchStrategy[Any] = st.binary(max_size=400) | texts
        parsers: list[Callable[[Any], object]] = [lambda content: encodings(tmp_path, content)]
    else:
        strategy, parsers = PARSERS[name]
    if name == "draft to review":
        drafts("先读词典")

    @seed(SEED)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def parse(value: Any) -> None:
        with clocked(slowest):
            for parser in parsers:
                parser(value)

    parse()
    figures(f"fuzz, {name}: {examples:,} examples, no exception, {1000 * slowest[0]:.0f} ms at most")
    assert slowest[0] < SLOWEST


LONG = {
    "counts": ("9" * 5000, "1" * 20_000 + "万", "-" * 20_000, "0." + "0" * 20_000),
    "dates": ("2024-" * 4000, "1" * 20_000, "昨天" * 5000, ":" * 20_000, "9" * 400 + "天前"),
    "topics": ("#" * 20_000, "#a" * 10_000, "[话题]" * 5000, "[" * 20_000, "(" * 3000 + ")" * 3000),
    "headings": ("点赞" * 10_000, "(" * 20_000, " " * 20_000),
    "draft to review": (
        "最" * 20_000,
        "#a " * 6000,
        "https://" + "a" * 19_000,
        "🔥" * 20_000,
        "a\u0301" * 9000,
        "[" * 20_000,
    ),
}
"""What makes a careless pattern think for ever."""


@pytest.mark.parametrize("name", LONG)
def test_long_and_monotonous(name: str, figures: Callable[[str], None]) -> None:
    slowest = [0.0]
    if name == "draft to review":
        drafts("先读词典")
    for text in LONG[name]:
        with clocked(slowest):
            for parser in PARSERS[name][1]:
                parser(text)
    figures(f"fuzz, {name}: 20,000 characters of one kind, {1000 * slowest[0]:.0f} ms at most")
    assert slowest[0] < 4 * SLOWEST
