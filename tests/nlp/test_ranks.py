"""Ranks are taken inside strata only."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from nlp.note import Note
from nlp.ranks import percentiles, ranks, strata


def made(count: int, **facts: object) -> list[Note]:
    return [Note(id=str(i), likes=i, **facts) for i in range(count)]  # type: ignore[arg-type]


def test_query_before_month_before_source() -> None:
    searched = made(30, source="a/b/c.csv", query="面霜", published_at="2024-05-01")
    monthly = made(30, source="a/b/d.csv", published_at="2024-05-02")
    rest = [Note(id="x", likes=1, source="a/b", published_at=f"20{year}-01-01") for year in range(10, 40)]
    groups = strata([*searched, *monthly, *rest])
    assert set(groups[:30]) == {"a/b|q|面霜"}
    assert set(groups[30:60]) == {"a/b|m|2024-05"}
    assert set(groups[60:]) == {"a/b|"}


def test_few_notes_have_no_stratum() -> None:
    assert set(strata(made(29, source="a"))) == {""}
    assert np.isnan(ranks(made(29, source="a"))).all()


def test_our_own_notes_compare_inside_account_and_month() -> None:
    notes = made(30, source="a", author="me", own=True, published_at="2024-05-01T10:00:00+08:00")
    assert set(strata(notes)) == {"a|me|2024-05"}


def test_ranks_are_those_of_normal_scores() -> None:
    notes = made(40, source="a")
    z = ranks(notes)
    assert z[0] == pytest.approx(-z[-1])
    assert (np.diff(z) > 0).all()
    assert percentiles(notes)[0] == pytest.approx(100 * 0.5 / 40)


def test_equals_share_a_rank() -> None:
    notes = [*made(38, source="a"), Note(id="x", likes=5, source="a"), Note(id="y", likes=5, source="a")]
    share = percentiles(notes)
    assert share[5] == share[38] == share[39] == pytest.approx(100 * 6.5 / 40)


def test_lower_bounds_are_no_counts() -> None:
    notes = [*made(35, source="a"), Note(id="x", likes_least=10, source="a")]
    assert np.isnan(ranks(notes)[-1])
    assert strata(notes)[-1] == ""
    assert np.isfinite(ranks(notes)[:-1]).all()


def test_no_notes() -> None:
    assert len(ranks([])) == 0
    assert len(strata([])) == 0


def test_the_same_ranks_as_the_measure(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("evaluate", shared / "tools" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["count_precision"] in ("exact", "wan", None) and row["likes"] is not None]
    notes = [
        Note(
            id=str(i),
            likes=row["likes"],
            collects=row["collects"],
            comments=row["comments"],
            source=row["source"],
            query=row["query"],
            published_at=row["published_at"],
        )
        for i, row in enumerate(rows)
    ]
    theirs, ours = measure.strata(rows), strata(notes)
    assert {*zip(theirs, ours, strict=True)} <= {(s, s) for s in theirs} | {(s, f"{s}|") for s in theirs}
    keep = np.flatnonzero(theirs != "")
    assert np.allclose(ranks(notes)[keep], measure.ranks([rows[i] for i in keep], theirs[keep]))
    assert np.isnan(np.delete(ranks(notes), keep)).all()
