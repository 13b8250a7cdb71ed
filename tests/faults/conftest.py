"""What the harness is told: a seed, and how much of everything."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SEED = int(os.environ["CAOTIAN_SEED"])
MEMORY = Path("/dev/shm")


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """Chance that can be had again: every test has its own, made from the seed."""
    return random.Random(f"{SEED} {request.node.nodeid}")


@pytest.fixture(params=["short", pytest.param("long", marks=pytest.mark.soak)])
def amount(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """``amount(30, 2000)``: how often, in the short form and in the long one."""
    return lambda short, long: long if request.param == "long" else short


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of stores are written, and their disk is not what is tested."""
    folder = Path(tempfile.mkdtemp(prefix="caotian-faults-", dir=MEMORY if MEMORY.is_dir() else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
