"""On a cluster the same is learned as here. Needs dask.distributed, which is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nlp.forecast import fit
from nlp.phrases import Phrases, discover
from planner.cluster import working_on
from planner.library import Library
from planner.paths import Workspace
from planner.problems import Problem
from planner.samples import install
from planner.storage.store import Store
from tests.speed.generated import generated

NOTES = 400
NOBODY = "tcp://127.0.0.1:1"

there = find_spec("distributed") is not None


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers in processes of their own."""
    pytest.importorskip("dask.distributed", reason="dask.distributed is not installed: pip install 'dask[distributed]'")
    from dask.distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def figures(phrases: Phrases) -> list[tuple[Any, ...]]:
    columns = (phrases.support, phrases.pmi, phrases.entropy, phrases.c_value)
    return list(zip(phrases.texts, *(column.tolist() for column in columns), strict=True))


@pytest.mark.filterwarnings("default")
def test_a_cluster_finds_the_same_phrases_with_the_same_counts(cluster: Any) -> None:
    cuts = generated(NOTES)[1]
    here = discover(cuts)
    with working_on(cluster.scheduler_address):
        there = discover(cuts, shard=4_000)
    assert len(here) > 50
    assert figures(there) == figures(here)


@pytest.mark.filterwarnings("default")
def test_a_cluster_learns_the_same_forecast(cluster: Any) -> None:
    notes, cuts = generated(NOTES)
    here = fit(notes, cuts)
    with working_on(cluster.scheduler_address):
        there = fit(notes, cuts)
    assert here is not None
    assert there is not None
    some, other = here.to_arrays(), there.to_arrays()
    assert some.keys() == other.keys()
    assert all(np.array_equal(some[name], other[name]) for name in some)


@pytest.mark.filterwarnings("default")
def test_a_library_is_learned_on_a_cluster(cluster: Any, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path).ensure()
    with Store.open(workspace) as store:
        install(store)
    library = Library(workspace)
    library.fit(cluster=cluster.scheduler_address)
    assert library.learned
    assert not library.stale()


@pytest.mark.skipif(not there, reason="dask.distributed is not installed")
def test_a_library_is_not_learned_when_nobody_answers(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path).ensure()
    with pytest.raises(Problem, match="集群"):
        Library(workspace).fit(cluster=NOBODY)


def test_without_an_address_nothing_changes() -> None:
    from joblib.parallel import get_active_backend

    before = type(get_active_backend()[0])
    with working_on(None):
        assert type(get_active_backend()[0]) is before


@pytest.mark.skipif(there, reason="dask.distributed is installed")
def test_what_is_missing_is_said() -> None:
    with pytest.raises(Problem, match=r"dask\.distributed"), working_on(NOBODY):
        pass


@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(not there, reason="dask.distributed is not installed")
def test_a_cluster_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.cluster.ANSWER_SECONDS", 1)
    with pytest.raises(Problem, match=r"127\.0\.0\.1"), working_on(NOBODY):
        pass
