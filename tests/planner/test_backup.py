"""Backups exist, are whole, and bring everything back."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from planner.batches import Batches
from planner.drafts import Drafts
from planner.paths import Workspace
from planner.private import Private
from planner.problems import Problem
from planner.storage import backup as backing
from planner.storage import engine
from planner.storage.backup import back_up, backups, newest_good, restore, verify
from planner.storage.health import examine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.trouble import Damaged
from tests.planner.worlds import Clock, bring, logical, row


def fill(store: Store) -> None:
    bring(Batches(store), [row(str(n), n, title=f"标题{n}", body="正文" * 50) for n in range(300)])
    Drafts(store).add(DraftContent("草稿"))
    Private(store).enter("someone", "contact", "微信 abc")


def test_the_newest_backup_restores_everything(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        fill(store)
        before, counts = logical(store), engine.row_counts(store.db)
        made = back_up(workspace, store.db, "每天", clock)
        bring(Batches(store), [row("later", 1)])
        Drafts(store).add(DraftContent("后来的"))
        Private(store).enter("someone", "contact", "别的")
    assert backups(workspace) == [made]
    aside = restore(workspace, made)
    with Store.open(workspace, clock) as store:
        assert logical(store) == before
        assert engine.row_counts(store.db) == counts
        assert [line.title for line in Drafts(store).list()] == ["草稿"]
        assert Private(store).details("someone") == {"contact": "微信 abc"}
    assert aside is not None
    with Store.open(Workspace(aside.parent)) as replaced:
        assert len(logical(replaced)) == 301, "what was replaced is kept as it was"


def test_only_the_owner_can_read_what_is_written(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        fill(store)
        made = back_up(workspace, store.db, "手动")
    restore(workspace, made)
    files = [path for path in workspace.folder.rglob("*.db*") if path.is_file()]
    assert len(files) >= 6
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in files} == {0}


def test_a_backup_while_others_write(workspace: Workspace) -> None:
    with Store.open(workspace) as store, Store.open(workspace) as other:
        fill(store)
        steps = []

        def check() -> None:
            steps.append(1)
            Drafts(other).add(DraftContent(f"第 {len(steps)} 步"))

        made = back_up(workspace, store.db, "每天", check=check)
        assert steps
        assert len(Drafts(store).list()) == 1 + len(steps)
    verify(made)


def test_stopping_a_backup_leaves_nothing(workspace: Workspace) -> None:
    class Stopped(Exception):
        pass

    def check() -> None:
        raise Stopped

    with Store.open(workspace) as store:
        fill(store)
        with pytest.raises(Stopped):
            back_up(workspace, store.db, "每天", check=check)
        assert list(workspace.backups.iterdir()) == []
        Drafts(store).add(DraftContent("还能写"))


def test_numbers_grow_whatever_the_clock_says(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        first = back_up(workspace, store.db, "甲", clock)
        clock.forward(days=-300)
        second = back_up(workspace, store.db, "乙 / ..", clock)
    assert (first.number, second.number) == (1, 2)
    assert backups(workspace) == [second, first]
    assert second.path.parent == workspace.backups


def test_old_backups_are_thinned(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        for _ in range(40):
            back_up(workspace, store.db, "每天", clock)
            clock.forward(days=1)
    found = backups(workspace)
    assert 12 <= len(found) <= 20
    assert found[0].number == 40


@pytest.mark.parametrize("spoil", ["flip", "cut", "empty"])
def test_a_spoiled_backup_is_refused_and_the_one_before_offered(workspace: Workspace, clock: Clock, spoil: str) -> None:
    with Store.open(workspace, clock) as store:
        fill(store)
        good = back_up(workspace, store.db, "甲", clock)
        clock.forward(minutes=1)
        bad = back_up(workspace, store.db, "乙", clock)
        before = logical(store)
    data = bytearray(bad.path.read_bytes())
    if spoil == "flip":
        data[4096 * 3 : 4096 * 3 + 2000] = bytes(2000)
    bad.path.write_bytes({"flip": data, "cut": data[:10_000], "empty": b""}[spoil])
    with pytest.raises(Damaged):
        restore(workspace, bad)
    assert newest_good(workspace) == good
    with Store.open(workspace) as store:
        assert logical(store) == before


def test_a_damaged_store_makes_no_backup(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        fill(store)
    data = bytearray(workspace.store.read_bytes())
    data[4096 * 20 : 4096 * 24] = b"\x99" * 4096 * 4
    workspace.store.write_bytes(data)
    assert not examine(workspace).sound
    with Store.open(workspace) as store, pytest.raises(Damaged):
        back_up(workspace, store.db, "每天")
    assert list(workspace.backups.iterdir()) == []


def test_a_file_that_is_no_database_is_met_with_a_way_out(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        fill(store)
        made = back_up(workspace, store.db, "每天")
        before = logical(store)
    workspace.store.write_bytes(b"nothing like it" * 1000)
    with pytest.raises(Damaged):
        Store.open(workspace)
    assert not examine(workspace).sound
    aside = restore(workspace, made)
    assert aside is not None
    assert aside.read_bytes().startswith(b"nothing like it")
    with Store.open(workspace) as store:
        assert logical(store) == before


@pytest.mark.parametrize("after", range(12))
def test_a_restore_cut_short_leaves_old_or_new(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    class Killed(BaseException):
        pass

    with Store.open(workspace, clock) as store:
        fill(store)
        made = back_up(workspace, store.db, "每天", clock)
        old = logical(store)
    clock.forward(hours=1)
    # The last one to use the file was killed: its log is still there and must not be read with the backup.
    killed = Store.open(workspace, clock)
    bring(Batches(killed), [row("later", 1)])
    new = logical(killed)
    logs = {path: path.read_bytes() for path in workspace.folder.glob("*-wal")}
    main = {path: path.read_bytes() for path in (workspace.store, workspace.private)}
    killed.close()
    for path, content in (main | logs).items():
        path.write_bytes(content)
    left = [after]
    real = Path.replace

    def fused(self: Path, target: Path) -> Path:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fused)
        try:
            restore(workspace, made)
        except Killed:
            pass
        else:
            assert after >= 4
    with Store.open(workspace, clock) as store:
        assert logical(store) in (old, new)
        assert logical(store) == (new if after == 0 else old)
    assert examine(workspace).sound
    assert not list(workspace.folder.glob("*.restoring*"))


def test_a_full_disk_while_backing_up_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    with Store.open(workspace) as store:
        fill(store)
        monkeypatch.setattr(backing, "_to_disk", full)
        with pytest.raises(Problem, match="空间"):
            back_up(workspace, store.db, "每天")
    assert list(workspace.backups.iterdir()) == []


def test_a_restored_workspace_forgets_what_was_built(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        generation = store.generation
        made = back_up(workspace, store.db, "每天", clock)
        assert store.generation == generation
    restore(workspace, made)
    clock.forward(seconds=1)
    with Store.open(workspace, clock) as store:
        assert store.generation != generation


def test_daily_backups_know_when_the_last_one_was(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        back_up(workspace, store.db, "每天", clock)
    clock.forward(hours=3)
    assert clock() - backups(workspace)[0].made_at == timedelta(hours=3)
