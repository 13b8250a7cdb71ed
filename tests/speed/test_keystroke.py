"""A review after one keystroke, beside what anybody would write first."""

from __future__ import annotations

import json
from itertools import islice

import pytest

from nlp.reading import Memory
from planner import review as reviewing
from planner.review import review
from tests.speed.drafts import keystrokes, other_words
from tests.speed.launched import output
from tests.speed.measuring import BUSY, Stopwatch, at, median, milliseconds
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.stored import Stored
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "One keystroke"
PARTS = "What one keystroke is made of"
EVERY = 10
"""The naive pipeline answers so many keystrokes less often: it takes a quarter of a second."""
RUNS = 3
P95, P99, PASTE = 5.0, 10.0, 20.0
LEAST, LEAST_SMALL = 100, 0.3
"""How many times as fast as the naive pipeline. With few notes that one has nothing to do but to cut words."""


def test_a_keystroke_is_reviewed_at_once(stored: Stored, scale: Scale, report: Report) -> None:
    """In a process of its own, where a library is open and nothing else: as somebody types."""
    runs = RUNS if scale.full else 1
    told = output("-m", "tests.speed.typed", str(stored.learned.folder), str(scale.keystrokes), str(runs))
    # The calmest of some runs: another process may have wanted the processor in the others.
    best = min(json.loads(told), key=lambda taken: at(taken, 95))
    report.add(CHAPTER, Line("review of one keystroke, draft of 1,000 characters, p50", ms(median(best))))
    for share, wanted in ((95, P95), (99, P99)):
        here = at(best, share)
        report.add(CHAPTER, Line(f"the same, p{share}", ms(here), wanted=f"≤ {wanted:.0f} ms", met=here <= wanted))
    assert not scale.full or at(best, 95) <= BUSY * P95


def test_sooner_than_the_naive_pipeline(world: World, scale: Scale, report: Report) -> None:
    """In turns with it. It goes through half a gigabyte, and what comes after it finds no cache filled."""
    strokes = list(keystrokes(world.draft, scale.keystrokes))
    desk, memory, naive = world.desk, Memory(), world.naive
    for draft in (world.draft, *strokes[:3]):
        review(draft, desk, memory)
        naive(draft)
    ours: list[float] = []
    peer: list[float] = []
    for number, draft in enumerate(other_words(strokes, 0)):
        ours.append(milliseconds(lambda draft=draft: review(draft, desk, memory)))  # type: ignore[misc]
        if number % EVERY == 0:
            peer.append(milliseconds(lambda draft=draft: naive(draft)))  # type: ignore[misc]
    ratio = median(peer) / median(ours)
    what = f"{ms(median(peer))} jieba.lcut + TfidfVectorizer.transform + cosine_similarity"
    line = Line(
        "one keystroke, in turns with the peer", ms(median(ours)), what, times(ratio), f"≥ {LEAST}×", ratio >= LEAST
    )
    report.add(CHAPTER, line)
    assert ratio >= (LEAST if scale.full else LEAST_SMALL)


def test_a_paste_is_reviewed_soon(world: World, scale: Scale, report: Report) -> None:
    """Nothing of the draft has been seen before: as when it is opened or pasted."""
    taken = [milliseconds(lambda: review(world.draft, world.desk, Memory())) for _ in range(10)]
    here = median(taken)
    line = Line("the whole draft unknown (a paste), p50", ms(here), wanted=f"≤ {PASTE:.0f} ms", met=here <= PASTE)
    report.add(CHAPTER, line)
    assert not scale.full or here <= BUSY * PASTE


def test_where_the_time_goes(world: World, scale: Scale, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Stopwatch(monkeypatch)
    learned, memory = world.learned, Memory()
    for name in ("read", "score", "edits", "marks", "limits_of"):
        watch.watch(reviewing, name, f"`{name}`")
    for thing, name, label in (
        (learned.index, "similarities", "similarities to all notes"),
        (learned, "similar", "the 20 nearest"),
        (learned.suggester, "topics", "topics"),
        (learned.suggester, "keywords", "keywords"),
        (learned.forecast, "forecast", "forecast"),
        (world.desk.rules.wording, "hits", "wording"),
    ):
        watch.watch(type(thing), name, label)
    watch.watch(reviewing, "review", "the rest")
    strokes = list(islice(keystrokes(world.draft, scale.keystrokes), 100))
    for draft in strokes:
        reviewing.review(draft, world.desk, memory)
    watch.spent.clear()
    for draft in other_words(strokes, 1):
        reviewing.review(draft, world.desk, memory)
    whole = sum(watch.spent.values())
    for label, spent in sorted(watch.spent.items(), key=lambda item: -item[1]):
        report.add(PARTS, Line(label, ms(spent / len(strokes)), ratio=f"{spent / whole:.0%}"))
    assert whole > 0
