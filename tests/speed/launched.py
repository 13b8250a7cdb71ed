"""Programs of their own: the window, ourselves with everything imported first, and novelWriter; and the work they cost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.speed.world import HOUSE

SECONDS = 900
BARE = "from PySide6.QtWidgets import QApplication, QMainWindow; q = QApplication([]); w = QMainWindow(); w.show(); w.grab()"
EAGER = (
    "from tests.speed.watched import main\n"
    "import pkgutil, jieba.analyse, numpy, openpyxl, opencc, pypinyin, python_calamine, scipy.sparse, sqlite_utils,"
    " sklearn.ensemble, sklearn.feature_extraction.text, sklearn.linear_model, sklearn.metrics.pairwise\n"
    "for room in ('nlp', 'planner', 'ui'):\n"
    "    for found in pkgutil.walk_packages([room], room + '.'):\n"
    "        __import__(found.name)\n"
    "jieba.initialize()\n"
    "main()"
)
"""Ourselves as an application that imports at the top of its modules whatever it will need later."""
WRITER = "CAOTIAN_NOVELWRITER"
"""Where novelWriter's program is, if not on the path."""
READY = "novelWriter is ready"
QUIET = 0.5
"""Seconds without any work."""


def watched(folder: Path, *steps: str, eager: bool = False, seconds: float = SECONDS) -> dict[str, Any]:
    """What `tests.speed.watched` tells of a workspace and these steps."""
    way = ("-c", EAGER) if eager else ("-m", "tests.speed.watched")
    answer: dict[str, Any] = json.loads(output(*way, str(folder), *steps, seconds=seconds).splitlines()[-1])
    return answer


def work(script: str) -> float:
    """The milliseconds of work of a process that runs this."""
    return 1000 * float(output("-c", f"{script}; import time; print(time.process_time())").splitlines()[-1])


def output(*arguments: str, seconds: float = SECONDS) -> str:
    """What Python prints when it is run with these arguments; it must end well."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *arguments],
        cwd=HOUSE,
        env=surroundings(),
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def surroundings() -> dict[str, str]:
    """What programs are run with: no screen, and bytecode kept, as every installed program has it.

    Without, each of ours would be compiled at each start, which takes half a second.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def novelwriter() -> str:
    """The program of novelWriter, which is GPL and never imported; skips the test where there is none."""
    found = os.environ.get(WRITER) or shutil.which("novelwriter")
    if not found:
        pytest.skip(f"novelWriter is not there: install the group of peers, or say where it is with {WRITER}")
    return found


def work_of_novelwriter(program: str, home: Path) -> dict[str, float]:
    """The seconds of work until novelWriter says it is ``ready``, before it has painted, and until it is ``quiet``."""
    home.mkdir(exist_ok=True)
    command: Sequence[str] = (program, "--info", f"--config={home / 'novel.conf'}", f"--data={home / 'data'}")
    environment = {**surroundings(), "HOME": str(home)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as writer:
        try:
            assert writer.stderr
            said = next((line for line in writer.stderr if READY in line), None)
            assert said, "novelWriter ended before it was ready"
            ready = _worked(writer.pid)
            before, now = 0.0, ready
            while now > before:
                time.sleep(QUIET)
                before, now = now, _worked(writer.pid)
            return {"ready": ready, "quiet": now}
        finally:
            writer.kill()


def _worked(process: int) -> float:
    """The seconds a process has worked so far (Linux)."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        pytest.skip("only Linux tells how much another process has worked")
    user, system = re.sub(r".*\) ", "", stat.read_text()).split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
