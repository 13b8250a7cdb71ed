"""What the harness is told and what it tells: a seed, how much of everything, and the figures at the end."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SEED = int(os.environ.get("CAOTIAN_SEED") or secrets.randbelow(1_000_000))
FIGURES = pytest.StashKey[list[str]]()
MEMORY = Path("/dev/shm")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.stash[FIGURES]:
        terminalreporter.section(f"what was measured (CAOTIAN_SEED={SEED})")
        for line in config.stash[FIGURES]:
            terminalreporter.write_line(line)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Adds a line to what is told at the end."""
    return request.config.stash[FIGURES].append


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
