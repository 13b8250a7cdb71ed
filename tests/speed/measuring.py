"""Taking times: by the processor's clock of the thread, which stands still while another process has the processor.

What is compared is called in turns, so that a busy moment of the machine falls on all of it alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np
import pytest


def milliseconds(work: Callable[[], object]) -> float:
    """What one call costs this thread."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def worked(work: Callable[[], object]) -> float:
    """The milliseconds of all threads of this process."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def elapsed(work: Callable[[], object]) -> float:
    """The milliseconds that pass during one call, waiting included."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def memory_of(work: Callable[[], object]) -> float:
    """The megabytes this process grows by at the most during one call; skips the test where nobody tells (not on Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("only Linux tells how much memory was used at the most")
    # Forgets the peak of before.
    Path("/proc/self/clear_refs").write_text("5")
    before = _kilobytes(status, "VmRSS")
    work()
    return (_kilobytes(status, "VmHWM") - before) / 1024


def _kilobytes(status: Path, name: str) -> int:
    return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith(f"{name}:")))


def in_turns(rounds: int, *works: Callable[[], object]) -> list[list[float]]:
    """The milliseconds of each work in every round."""
    taken = [[milliseconds(work) for work in works] for _ in range(rounds)]
    return [list(times) for times in zip(*taken, strict=True)]


BUSY = 2
"""How many times a wanted time may be missed before a test fails: another program may share the core's caches and clock."""


def median(times: Sequence[float]) -> float:
    return at(times, 50)


def at(times: Sequence[float], percent: float) -> float:
    """The time that so many percent of the calls stay below."""
    return float(np.percentile(times, percent))


@dataclass
class Stopwatch:
    """Adds up the time inside functions, each without the time of other watched functions it calls."""

    patch: pytest.MonkeyPatch
    spent: dict[str, float] = field(default_factory=dict)
    _inner: list[float] = field(default_factory=list)

    def watch(self, owner: Any, name: str, label: str) -> None:
        """Take the times of ``owner.name`` from now on; what is not there any more is passed over."""
        original = getattr(owner, name, None)
        if original is None:
            return

        @wraps(original)
        def watched(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            began = time.thread_time()
            try:
                return original(*args, **kwargs)
            finally:
                whole = time.thread_time() - began
                own = whole - self._inner.pop()
                self.spent[label] = self.spent.get(label, 0.0) + own * 1000
                if self._inner:
                    self._inner[-1] += whole

        self.patch.setattr(owner, name, watched)
