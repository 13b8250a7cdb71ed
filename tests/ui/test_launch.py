"""`main.py` alone: the window, or one sentence why there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in ways}
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=HOUSE,
        env={**environment, "XDG_DATA_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("这里没有显示器，窗口打不开")
    assert done.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []
