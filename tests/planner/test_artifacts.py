"""Fitted arrays on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from planner.artifacts import current, facts_of_current, publish


def test_arrays_come_back_read_only(tmp_path: Path) -> None:
    publish(tmp_path, "one", {"a.b": np.arange(5), "empty": np.zeros((0, 3))}, {"版本": 1})
    found = current(tmp_path)
    assert found is not None
    arrays, facts = found
    assert arrays["a.b"].tolist() == [0, 1, 2, 3, 4]
    assert not arrays["a.b"].flags.writeable
    assert arrays["empty"].shape == (0, 3)
    assert facts == facts_of_current(tmp_path) == {"版本": 1}


def test_the_newest_is_current_and_older_ones_go(tmp_path: Path) -> None:
    publish(tmp_path, "one", {"a": np.arange(5)}, {})
    publish(tmp_path, "two", {"a": np.arange(2)}, {})
    found = current(tmp_path)
    assert found is not None
    assert found[0]["a"].tolist() == [0, 1]
    assert not (tmp_path / "one").exists()


def test_nothing_half_written_is_ever_current(tmp_path: Path) -> None:
    publish(tmp_path, "one", {"a": np.arange(5)}, {})
    (tmp_path / "two.part").mkdir()
    (tmp_path / "two.part" / "a.npy").write_bytes(b"half")
    found = current(tmp_path)
    assert found is not None
    assert found[0]["a"].size == 5


def test_damage_means_there_is_none(tmp_path: Path) -> None:
    assert current(tmp_path) is None
    publish(tmp_path, "one", {"a": np.arange(5)}, {})
    (tmp_path / "one" / "a.npy").write_bytes(b"not an array")
    assert current(tmp_path) is None
    (tmp_path / "current.json").write_text('{"name": "../elsewhere"}', encoding="utf-8")
    assert current(tmp_path) is None


def test_pickled_arrays_are_refused(tmp_path: Path) -> None:
    publish(tmp_path, "one", {"a": np.arange(5)}, {})
    np.save(tmp_path / "one" / "a.npy", np.array([{"x": 1}], dtype=object), allow_pickle=True)
    assert current(tmp_path) is None
