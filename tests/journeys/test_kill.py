"""The power goes while somebody types: what was written two seconds before is there, and the next start says so."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.drafts import Drafts
from planner.paths import Workspace
from planner.storage import health
from planner.storage.store import Store
from tests.journeys.person import PATIENCE, Person
from tests.journeys.typist import TEXT

HOUSE = Path(__file__).resolve().parents[2]
TYPED_FOR = 3.5
LOST_MOST = 2.0
"""Seconds of writing that a crash may cost."""


class Typist:
    """The process, and how many characters it had typed when."""

    def __init__(self, folder: Path) -> None:
        self.typed: list[tuple[float, int]] = []
        self._process = QProcess()
        self._process.setWorkingDirectory(str(HOUSE))
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.start(sys.executable, ["-m", "tests.journeys.typist", str(folder)])

    @property
    def writing_for(self) -> float:
        """Seconds since the first character."""
        return self.typed[-1][0] - self.typed[0][0] if self.typed else 0.0

    def kill(self) -> float:
        """End it as ``kill -9`` does; the moment it happened."""
        moment = monotonic()
        self._process.kill()
        assert self._process.waitForFinished(PATIENCE)
        assert self._process.exitStatus() == QProcess.ExitStatus.CrashExit
        return moment

    def _read(self) -> None:
        now = monotonic()
        for line in bytes(self._process.readAllStandardOutput().data()).split():
            self.typed.append((now, int(line)))


def test_a_kill_while_typing_costs_two_seconds_at_most(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace(tmp_path / "草田").ensure()
    # A workspace that exists is not filled with the sample.
    Store.open(workspace).close()
    typist = Typist(workspace.folder)
    qtbot.waitUntil(lambda: typist.writing_for > TYPED_FOR, timeout=PATIENCE)
    killed = typist.kill()
    had = max(count for when, count in typist.typed if when <= killed - LOST_MOST)

    # Looking at it would tidy it up: the next start shall find what the kill left.
    found = Workspace(Path(shutil.copytree(workspace.folder, tmp_path / "found")))
    assert health.examine(found).sound
    with Store.open(found) as store:
        (line,) = Drafts(store).list()
        kept = Drafts(store).get(line.id).content.body
    assert len(kept) >= had > 0
    assert kept == (TEXT * (len(kept) // len(TEXT) + 1))[: len(kept)]

    person = Person(qapp, workspace, qtbot)
    assert person.text("正文") == kept
    assert "上次没有正常关闭" in person.app.window.status.message
    person.leaves()
