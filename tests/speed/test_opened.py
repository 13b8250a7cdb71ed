"""Opening what was learned, beside joblib."""

from __future__ import annotations

from pathlib import Path

import joblib  # type: ignore[import-untyped]
import pytest

from nlp.arrays import nested, part
from nlp.index import NoteIndex
from planner import artifacts
from planner.library import VERSION, Library
from planner.paths import Workspace
from planner.storage.store import Store
from tests.speed.measuring import in_turns, median
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Opening what was learned"
ROUNDS, ROUNDS_SMALL = 9, 3
SHARE = 0.02
"""Of the time joblib takes for vectorizer and matrix of the same notes."""
SHARE_SMALL = 2.0
"""Of a few notes joblib has little to read either."""


def test_the_index_is_there_at_once(world: World, scale: Scale, report: Report, tmp_path: Path) -> None:
    artifacts.publish(tmp_path / "index", "one", nested("index", world.learned.index.to_arrays()), {})
    joblib.dump((world.naive.vectorizer, world.naive.notes), tmp_path / "naive.joblib")

    def opened() -> NoteIndex:
        found = artifacts.current(tmp_path / "index")
        assert found
        return NoteIndex.from_arrays(part("index", found[0]))

    assert opened().similar(["护肤"]) == world.learned.index.similar(["护肤"])
    rounds = ROUNDS if scale.full else ROUNDS_SMALL
    here, peer = map(median, in_turns(rounds, opened, lambda: joblib.load(tmp_path / "naive.joblib")))
    met = here <= SHARE * peer
    report.add(
        CHAPTER,
        Line(
            "the index",
            ms(here),
            f"{ms(peer)} joblib.load of TfidfVectorizer and matrix",
            times(peer / here),
            f"≤ {SHARE} of joblib",
            met,
        ),
    )
    assert met if scale.full else here <= SHARE_SMALL * peer


def test_everything_is_there_at_once(world: World, scale: Scale, report: Report, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "草田").ensure()
    arrays = world.learned.to_arrays()
    artifacts.publish(workspace.cache / "learned", "one", arrays, {"version": VERSION})
    joblib.dump(dict(arrays), tmp_path / "arrays.joblib")
    Store.open(workspace).close()
    library = Library(workspace)
    library.open_saved()
    assert library.learned is not None
    rounds = ROUNDS if scale.full else ROUNDS_SMALL
    here, peer = map(median, in_turns(rounds, library.open_saved, lambda: joblib.load(tmp_path / "arrays.joblib")))
    what = f"everything: {len(arrays)} arrays, store and lexicon"
    report.add(CHAPTER, Line(what, ms(here), f"{ms(peer)} joblib.load of the same arrays", times(peer / here)))
