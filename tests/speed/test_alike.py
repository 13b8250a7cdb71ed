"""撞稿 among all drafts of a matrix, beside counting every pair of sets."""

from __future__ import annotations

from itertools import combinations

import pytest

from nlp.likeness import Likeness
from tests.speed.measuring import milliseconds
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Drafts that are too alike"
FEW = 300
LEAST_RATIO = 20


def test_all_pairs_of_a_matrix(world: World, scale: Scale, report: Report) -> None:
    texts = [f"{note.title}\n{note.body}" for note in world.notes[: 5_000 if scale.full else 600]]
    sets = [{text[at : at + 5] for at in range(len(text) - 4)} for text in texts[:FEW]]
    peer = milliseconds(lambda: [len(one & other) for one, other in combinations(sets, 2)])
    peer *= (len(texts) / FEW) ** 2
    likeness: list[Likeness] = []
    read = milliseconds(lambda: likeness.append(Likeness.of(texts)))
    compared = milliseconds(lambda: likeness[0].pairs())
    one = milliseconds(lambda: likeness[0].near(texts[0], skip=0))
    ratio = peer / (read + compared)
    beside = f"{ms(peer)} intersecting all pairs of sets (from {FEW} of them)"
    met = ratio >= LEAST_RATIO if scale.full else None
    report.add(CHAPTER, Line(f"{len(texts):,} drafts read", ms(read)))
    report.add(
        CHAPTER, Line("all pairs compared, reading included", ms(read + compared), beside, times(ratio), "", met)
    )
    report.add(CHAPTER, Line("one edited draft against all", ms(one), "", "", "≤ 50 ms", one <= 50))
    assert one <= 200
    if scale.full:
        assert ratio >= LEAST_RATIO
