"""``kill -9`` at any moment and right before what matters: nothing acknowledged is lost, nothing is half there."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.paths import Workspace
from planner.storage import engine
from tests.faults.activities import ACTIVITIES
from tests.faults.oracle import read, wrongs
from tests.faults.points import point_for, times_before

HOUSE = Path(__file__).resolve().parents[2]
LONGEST = 0.6
PATIENCE = 1.5
"""Seconds until somebody who does not come to the point is killed where they are."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


class Kennel:
    """Starts somebody working, and ends it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.kennel"],
            cwd=HOUSE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def run(self, activity: str, folder: Path, diary: Path, dice: random.Random, point: str, left: int) -> bool:
        """Let it work until it is killed: by itself at a point, or by us after a while. Whether it was at the point."""
        task = {
            "activity": activity,
            "folder": str(folder),
            "diary": str(diary),
            "seed": dice.random(),
            "point": point,
            "left": left,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        number = int(self._process.stdout.readline())
        if point:
            until = time.monotonic() + PATIENCE
            while _lives(number) and time.monotonic() < until:
                time.sleep(0.002)
        else:
            time.sleep(dice.random() * LONGEST)
        came = bool(point) and not _lives(number)
        if not came:
            os.kill(number, signal.SIGKILL)
        while _lives(number):
            time.sleep(0.002)
        error = Path(f"{diary}.error")
        assert not error.exists(), error.read_text(encoding="utf-8")
        return came

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)
        assert self._process.stdout
        self._process.stdout.close()


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def kennel() -> Iterator[Kennel]:
    made = Kennel()
    yield made
    made.close()


def test_kills_at_random_and_at_named_points(
    kennel: Kennel,
    scratch: Path,
    dice: random.Random,
    amount: Callable[[int, int], int],
    figures: Callable[[str], None],
) -> None:
    count = amount(64, 200)
    names = list(ACTIVITIES)
    found: list[str] = []
    saves = batches = at_points = 0
    for number in range(count):
        activity = names[number % len(names)]
        point = point_for(activity, dice) if number // len(names) % 2 else ""
        workspace = Workspace(scratch / f"{number}")
        diary = scratch / f"{number}.diary"
        at_points += kennel.run(activity, workspace.folder, diary, dice, point, times_before(point, dice))
        if not workspace.store.exists() and not list(workspace.folder.glob("*.restoring")):
            continue
        lines = read(diary)
        saves += sum(line[0] == "saved" for line in lines)
        batches += sum(line[0] == "begun" for line in lines)
        found += [f"{activity}, {point or 'at random'}: {wrong}" for wrong in wrongs(workspace, lines)]
        found += _unreadable_backups(workspace, activity)
        shutil.rmtree(workspace.folder)
    figures(
        f"{count} kills ({at_points} at named points), {saves:,} acknowledged saves, {batches:,} batches:"
        f" {sum('corrupt' in one for one in found)} corrupt, {sum('lost' in one for one in found)} saves lost,"
        f" {sum('partial' in one for one in found)} partial batches, {len(found)} wrongs in all"
    )
    assert found == []


def _unreadable_backups(workspace: Workspace, activity: str) -> list[str]:
    from planner.problems import Problem
    from planner.storage.backup import backups, verify

    found = []
    for backup in backups(workspace):
        try:
            verify(backup)
        except Problem as problem:
            found.append(f"{activity}: a backup that is none: {problem}")
    return found


def test_the_oracle_sees_what_is_lost(scratch: Path) -> None:
    """The negative controls: a promise that was not kept, half a batch, a damaged file, a file others can read."""
    from planner.batches import Batches
    from planner.drafts import Drafts
    from planner.storage.records import DraftContent
    from planner.storage.store import Store
    from tests.faults.oracle import body, notes

    workspace = Workspace(scratch / "work")
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        Drafts(store).save(draft.id, DraftContent("", body(3)))
        batch = Batches(store).begin("a", "test", "note", "a", {})
        Batches(store).write_notes(batch, notes("a", 30))
        Batches(store).finish(batch)
    assert wrongs(workspace, [["saved", draft.id, 3], ["begun", "a", 30], ["done", "a"]]) == []
    assert "lost: save 4" in wrongs(workspace, [["saved", draft.id, 4]])[0]
    assert "partial" in wrongs(workspace, [["begun", "a", 40]])[0]
    assert "partial" in wrongs(workspace, [["begun", "a", 30], ["undone", "a"]])[0]
    assert "lost" in wrongs(workspace, [["drafts", "[]"]])[0]
    workspace.store.chmod(0o644)
    assert "others can read" in wrongs(workspace, [])[0]
    workspace.store.chmod(0o600)
    db = engine.connect(workspace.store)
    root = engine.value(db, "select rootpage from sqlite_schema where name = 'note'")
    db.close()
    content = bytearray(workspace.store.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x55" * 4096
    workspace.store.write_bytes(content)
    assert "corrupt" in wrongs(workspace, [])[0]
