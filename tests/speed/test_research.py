"""Opening a seed in keyword research."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from planner.drafts import Drafts
from planner.library import Reference
from planner.paths import Workspace
from planner.research import behind, research
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.speed.measuring import elapsed, median
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Keyword research"
MOST_S = 0.2
DRAFTS = 100
ROUNDS = 5


def test_a_seed_opens_at_once(world: World, scale: Scale, report: Report, tmp_path: Path) -> None:
    reference = Reference(world.lexicon, world.cutter, world.learned)
    # The word that most topics of the library end with.
    ends = Counter(
        words[-1] for topic in world.notes[:20_000:7] for words in [[key[-2:] for key in topic.topics]] if words
    )
    seed = ends.most_common(1)[0][0]
    with Store.open(Workspace(tmp_path / "work")) as store:
        for number in range(DRAFTS):
            Drafts(store).add(DraftContent(f"{seed}{number}", f"写的是{seed}。" * 60))
        found = research(reference, store, [seed])
        assert found.rows
        assert all(seed in row.key for row in found.rows)
        took = median([elapsed(lambda: research(reference, store, [seed])) for _ in range(ROUNDS)])
        best = median([elapsed(lambda: research(reference, store, [])) for _ in range(ROUNDS)])
        notes = median([elapsed(lambda: behind(reference, store, found.rows[0].key)) for _ in range(ROUNDS)])
    met = took <= MOST_S if scale.full else None
    report.add(CHAPTER, Line(f"the {found.total:,} long-tails of a seed", ms(took), "", "", "≤ 200 ms", met))
    report.add(CHAPTER, Line("the best of the library", ms(best)))
    report.add(CHAPTER, Line("the notes behind one", ms(notes)))
    assert took <= MOST_S or not scale.full
