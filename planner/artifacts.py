"""Fitted arrays on disk: plain ``.npy`` files in a folder that appears whole or not at all.

Nothing here is precious: every folder can be deleted and learned again. Files are only ever read through NumPy with pickles
refused, so a planted file can at worst be nonsense, which is met by learning again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np

POINTER = "current.json"
OWNER_ONLY = 0o700


def publish(folder: Path, name: str, arrays: Mapping[str, np.ndarray[Any, Any]], facts: Mapping[str, Any]) -> None:
    """Write arrays and facts beside the current ones, then make them current with one rename.

    ``name`` becomes a folder below ``folder`` and must be new. A crash leaves the old ones current. Raises OSError.
    """
    folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    beside = folder / f"{name}.part"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(mode=OWNER_ONLY)
    for key, array in arrays.items():
        np.save(beside / f"{key}.npy", array, allow_pickle=False)
    (beside / "facts.json").write_text(json.dumps(dict(facts), ensure_ascii=False), encoding="utf-8")
    beside.replace(folder / name)
    pointer = folder / f"{POINTER}.part"
    pointer.write_text(json.dumps({"name": name}), encoding="utf-8")
    pointer.replace(folder / POINTER)
    _sweep(folder, name)


def current(folder: Path) -> tuple[dict[str, np.ndarray[Any, Any]], dict[str, Any]] | None:
    """The current arrays, mapped read-only, and their facts; None when there are none or they cannot be read."""
    try:
        name = json.loads((folder / POINTER).read_text(encoding="utf-8"))["name"]
        inside = folder / Path(name).name
        facts = json.loads((inside / "facts.json").read_text(encoding="utf-8"))
        return dict(_mapped(inside)), facts
    except (OSError, ValueError, KeyError, TypeError):
        return None


def facts_of_current(folder: Path) -> dict[str, Any]:
    """The facts alone, empty when there are none."""
    try:
        name = json.loads((folder / POINTER).read_text(encoding="utf-8"))["name"]
        facts = json.loads((folder / Path(name).name / "facts.json").read_text(encoding="utf-8"))
        return facts if isinstance(facts, dict) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def forget(folder: Path) -> None:
    """Nothing is current any more."""
    (folder / POINTER).unlink(missing_ok=True)


def _mapped(folder: Path) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    for path in folder.glob("*.npy"):
        # The header takes 128 bytes; an empty array cannot be mapped.
        mode: Literal["r"] | None = "r" if path.stat().st_size > 128 else None
        yield path.stem, np.load(path, mmap_mode=mode, allow_pickle=False)


def _sweep(folder: Path, keep: str) -> None:
    """Remove older folders; Windows keeps those that are still mapped until next time."""
    for old in folder.iterdir():
        if old.is_dir() and old.name != keep:
            shutil.rmtree(old, ignore_errors=True)
