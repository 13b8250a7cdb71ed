"""What every test needs: no display, and the measured data when it lies beside the checkout."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.telling"]

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--speed", action="store_true", help="also run the measurements of tests/speed at full size")
    parser.addoption(
        "--speed-growth",
        action="store_true",
        help="also measure libraries of up to 1,000,000 notes, and draw docs/speed.png",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Garbage is collected between two tests: inside Qt, or on a lane's thread, that is not safe (see ui/garbage.py)."""
    gc.disable()
    gc.freeze()
    try:
        return (yield)
    finally:
        _let_go()
        gc.collect()


def _let_go() -> None:
    """Windows that were closed are deleted now: what is still there when the next test begins is never looked at again."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data; tests that need it skip where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the folder of real notes is not beside this checkout")
    return SHARED
