"""A disk of 3 MB that is full, and a folder that may only be read: told within a second, nothing lost, saving goes on by itself."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.batches import Batches
from planner.drafts import Drafts
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.backup import back_up
from planner.storage.health import examine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.faults.oracle import body, notes
from ui.draft.autosave import Autosave
from ui.draft.saver import Hand, Saver
from ui.jobs import Lane

SIZE = 3 * 2**20


class SmallDisk:
    """A folder on a disk of its own; ``fill`` leaves no room, ``free`` gives it back, ``lock`` lets nobody write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 4096)

    def free(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def lock(self, locked: bool) -> None:
        assert _mount("-o", f"remount,{'ro' if locked else 'rw'}", str(self.folder))


def _mount(*words: str) -> bool:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not (
        hasattr(os, "geteuid")
        and os.geteuid() == 0
        and _mount("-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder))
    ):
        pytest.skip("a small disk can only be mounted by the administrator")
    yield SmallDisk(folder)
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def test_a_full_disk_loses_nothing(disk: SmallDisk, figures: Callable[[str], None]) -> None:
    workspace = Workspace(disk.folder / "work")
    with Store.open(workspace) as store:
        drafts, batches = Drafts(store), Batches(store)
        draft, _ = drafts.new()
        drafts.save(draft.id, DraftContent("标题", body(1)))
        disk.fill()
        refused = 0
        for number in range(2, 30):
            try:
                drafts.save(draft.id, DraftContent("标题", body(number) * 30))
            except Problem as problem:
                refused += 1
                assert "满" in problem.what or "磁盘" in problem.what  # noqa: PT017
        assert refused
        kept = drafts.get(draft.id).content.body
        for act in (
            lambda: back_up(workspace, store.db, "手动"),
            lambda: batches.write_notes(batches.begin("a", "t", "note", "a", {}), notes("a", 900)),
        ):
            with pytest.raises(Problem):
                act()
        assert drafts.get(draft.id).content.body == kept
        disk.free()
        drafts.save(draft.id, DraftContent("标题", body(99)))
        assert drafts.get(draft.id).content.body == body(99)
        store.forget("importing")
        batches.sweep()
        assert batches.list() == []
    assert examine(workspace).sound
    assert list(workspace.backups.iterdir()) == []
    figures(f"3 MB tmpfs, full: {refused} saves refused in a sentence, what was saved stayed, saving went on")


def test_a_folder_that_may_only_be_read(disk: SmallDisk, figures: Callable[[str], None]) -> None:
    workspace = Workspace(disk.folder / "work")
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        Drafts(store).save(draft.id, DraftContent("标题", body(1)))
    disk.lock(True)
    with pytest.raises(Problem) as told, Store.open(workspace) as store:
        Drafts(store).save(draft.id, DraftContent("标题", body(2)))
    assert told.value.todo
    disk.lock(False)
    with Store.open(workspace) as store:
        assert Drafts(store).get(draft.id).content.body == body(1)
        Drafts(store).save(draft.id, DraftContent("标题", body(3)))
    figures("read-only folder: told, what was saved stayed, saving went on when it could be written again")


def test_the_text_stays_and_saving_goes_on_by_itself(
    disk: SmallDisk, qtbot: QtBot, figures: Callable[[str], None]
) -> None:
    """The editor's own way of saving, on a disk that is full for a while."""
    workspace = Workspace(disk.folder / "work")
    with Store.open(workspace) as store:
        drafts = Drafts(store)
        draft, _ = drafts.new()
        field, owner = QPlainTextEdit(), QObject()
        qtbot.addWidget(field)
        lane = Lane("saving", owner)
        saver = Saver(workspace, drafts, lane, owner)

        def hand() -> Hand:
            return Hand(draft, DraftContent("标题", field.toPlainText()), None, None)

        autosave = Autosave(lambda: saver.now(hand()), lambda ticket, told: saver.begin(hand(), ticket, told), owner)
        field.textChanged.connect(autosave.touch)
        field.setPlainText("第一句")
        qtbot.waitUntil(lambda: autosave.state == "saved", timeout=10_000)
        disk.fill()
        text = "写了很多很多字" * 3000
        began = time.monotonic()
        with qtbot.waitSignal(autosave.failed, timeout=10_000) as told:
            field.setPlainText(text)
        waited = time.monotonic() - began
        assert told.args
        assert isinstance(told.args[0], Problem)
        assert field.toPlainText() == text
        assert drafts.get(draft.id).content.body == "第一句"
        disk.free()
        qtbot.waitUntil(lambda: autosave.state == "saved", timeout=20_000)
        assert drafts.get(draft.id).content.body == text
        lane.close()
        owner.deleteLater()
    figures(f"full disk while typing: told after {waited:.1f} s, the text stayed, saved by itself when there was room")


def test_no_room_from_the_start_is_told(disk: SmallDisk) -> None:
    disk.fill()
    with pytest.raises(Problem):
        Store.open(Workspace(disk.folder / "work"))
    disk.free()
    with Store.open(Workspace(disk.folder / "work")) as store:
        assert engine.trouble(store.db) == []


def test_a_file_that_may_not_grow(scratch: Path, figures: Callable[[str], None]) -> None:
    """Where no disk can be mounted: a limit on the size of files stands for one that is full (``RLIMIT_FSIZE``)."""
    resource = pytest.importorskip("resource")
    import signal

    workspace = Workspace(scratch / "work")
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        Drafts(store).save(draft.id, DraftContent("标题", body(1)))
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
        try:
            with pytest.raises(Problem):
                Drafts(store).save(draft.id, DraftContent("标题", "长" * 100_000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, quiet)
        assert Drafts(store).get(draft.id).content.body == body(1)
        Drafts(store).save(draft.id, DraftContent("标题", "长" * 100_000))
    assert examine(workspace).sound
    figures("files that may not grow: told, what was saved stayed, saving went on")
