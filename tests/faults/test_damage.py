"""Flipped bits and missing ends: the start tells, offers a way out, and leaves the damaged file as it is. It never crashes."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from pysqlite3 import DatabaseError

from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.exporting.package import export_package
from planner.importing.rows import AccountRow
from planner.keywords import Keywords
from planner.notes import Notes
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage.backup import back_up, newest_good, restore
from planner.storage.health import examine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.faults.oracle import body, notes
from tests.planner.worlds import logical


def fill(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        for number in range(1, 30):
            Drafts(store).save(draft.id, DraftContent("标题", body(number)))
        batch = Batches(store).begin("a.csv", "test", "note", "a", {})
        Batches(store).write_notes(batch, notes("a", 400))
        Batches(store).finish(batch)
        batch = Batches(store).begin("b.csv", "test", "account", "b", {})
        people = [AccountRow(name=f"某人{at}", id=f"p{at}", private={"contact": "x"}) for at in range(90)]
        Batches(store).write_accounts(batch, people)
        Batches(store).finish(batch)
        back_up(workspace, store.db, "手动")


def spoiled(content: bytes, dice: random.Random) -> bytes:
    """A bit flipped, a few, a stretch of nonsense, or the end missing."""
    spoilt = bytearray(content)
    how = dice.random()
    if how < 0.6:
        for _ in range(dice.choice((1, 1, 1, 4, 30))):
            # Headers of pages are where it hurts.
            page = dice.randrange(len(spoilt) // 4096) * 4096
            at = page + (dice.randrange(100) if dice.random() < 0.5 else dice.randrange(4096))
            spoilt[at] ^= 1 << dice.randrange(8)
    elif how < 0.75:
        at = dice.randrange(len(spoilt))
        spoilt[at : at + 3000] = dice.randbytes(3000)
    else:
        del spoilt[dice.randrange(len(spoilt)) :]
    return bytes(spoilt)


def used(workspace: Workspace, out: Path) -> None:
    """What the window does with a store; raises Problem and nothing else."""
    with Store.open(workspace) as store:
        Batches(store).sweep()
        for line in Drafts(store).list():
            Drafts(store).get(line.id)
            Drafts(store).versions(line.id)
        found = Notes(store)
        list(found.records(found.find()))
        accounts = Accounts(store)
        accounts.lines(accounts.find())
        accounts.facets()
        Keywords(store).list()
        Batches(store).list()
        export_package(store, out)


def test_a_damaged_file_is_told_and_kept(
    scratch: Path, dice: random.Random, amount: Callable[[int, int], int], figures: Callable[[str], None]
) -> None:
    count = amount(40, 300)
    whole = Workspace(scratch / "whole")
    fill(whole)
    content = whole.store.read_bytes()
    with Store.open(whole) as store:
        before = logical(store)
    seen = refused = doubted = restored = 0
    for number in range(count):
        workspace = Workspace(scratch / f"{number}")
        shutil.copytree(whole.folder, workspace.folder)
        workspace.store.write_bytes(spoiled(content, dice))
        damaged = hashlib.sha256(workspace.store.read_bytes()).hexdigest()
        health = examine(workspace)
        seen += not health.sound
        assert hashlib.sha256(workspace.store.read_bytes()).hexdigest() == damaged, "looking changes nothing"
        try:
            used(workspace, workspace.folder / "out.zip")
        except Problem as problem:
            refused += 1
            assert problem.what  # noqa: PT017
            assert problem.todo  # noqa: PT017
        except (LookupError, ValueError, DatabaseError) as error:
            # Where damage looks like a bug of ours, the window looks through the file and tells (ui/session.py).
            doubted += 1
            assert not health.sound, f"{type(error).__name__}: {error}"  # noqa: PT017
        good = newest_good(workspace)
        assert good is not None
        kept = restore(workspace, good)
        assert kept is not None
        with Store.open(workspace) as store:
            assert logical(store) == before
        restored += 1
        shutil.rmtree(workspace.folder)
    figures(
        f"{count} bit flips and truncations: 0 crashes, {seen} seen by the check, {refused} told while in use,"
        f" {doubted} by a look after an error, {restored} restored with the damaged file kept"
    )
