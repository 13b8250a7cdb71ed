"""The memory of a process."""

from __future__ import annotations

from pathlib import Path


def memory() -> dict[str, float]:
    """Megabytes of this process: at the ``peak``, and of its ``own`` now, without what is only mapped from files (Linux)."""
    status = Path("/proc/self/status")
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines()) if status.exists() else {}
    return {
        name: int(lines[key].split()[0]) / 1024 for name, key in (("peak", "VmHWM"), ("own", "RssAnon")) if key in lines
    }
