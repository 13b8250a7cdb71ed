"""What somebody was doing when it happened. Each goes on until it is ended, and writes down what was promised."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.erasing import erase, look_up
from planner.exporting import export
from planner.exporting.package import export_package
from planner.importing.rows import AccountRow
from planner.paths import Workspace
from planner.private import Private
from planner.storage import engine
from planner.storage.backup import back_up, backups, restore
from planner.storage.migrations import Migration, migrate, migrations
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.faults.oracle import Diary, body, notes

Activity = Callable[[Workspace, Diary, random.Random], None]


def typing(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """Saving as fast as it goes."""
    with Store.open(workspace) as store:
        drafts = Drafts(store)
        draft, _ = drafts.new()
        for number in count(1):
            drafts.save(draft.id, DraftContent("标题", body(number)))
            diary("saved", draft.id, number)


def importing(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """One import after another, some given up."""
    with Store.open(workspace) as store:
        batches = Batches(store)
        for number in count(1):
            _bring(batches, diary, f"b{number}", dice.randint(1, 900), give_up=dice.random() < 0.2)


def undoing(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """Imports that are taken back at once."""
    with Store.open(workspace) as store:
        batches = Batches(store)
        for number in count(1):
            id = _bring(batches, diary, f"u{number}", dice.randint(50, 700))
            diary("undoing", f"u{number}")
            batches.undo(id)
            diary("undone", f"u{number}")


def migrating(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """A file of the first version, with something in it, is opened again and again."""
    workspace.ensure()
    diary("drafts", json.dumps(["000001"]))
    for _ in count():
        for end in ("", "-wal", "-shm"):
            workspace.store.with_name(workspace.store.name + end).unlink(missing_ok=True)
        beside = workspace.folder / "old.db"
        beside.unlink(missing_ok=True)
        old_file(beside)
        beside.replace(workspace.store)
        Store.open(workspace).close()


def old_file(path: Path) -> None:
    first: tuple[Migration, ...] = migrations("store")[:1]
    db = engine.connect(path)
    try:
        migrate(db, first)
        with engine.writing(db):
            db.execute(
                "insert into draft (id, title, body, topics, images, cover, keywords, status, created_at, updated_at)"
                " values ('old', '', ?, '[]', '[]', 0, '[]', '初稿', '', '')",
                (body(1),),
            )
        engine.settle(db)
    finally:
        db.close()


def backing_up(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """A save, a backup, a save…"""
    with Store.open(workspace) as store:
        drafts = Drafts(store)
        draft, _ = drafts.new()
        Private(store).enter("someone", "contact", "微信")
        for number in count(1):
            drafts.save(draft.id, DraftContent("标题", body(number)))
            diary("saved", draft.id, number)
            back_up(workspace, store.db, "手动")


def restoring(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """Back to a backup, and on from there."""
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        Drafts(store).save(draft.id, DraftContent("标题", body(1)))
        back_up(workspace, store.db, "手动")
        Drafts(store).save(draft.id, DraftContent("标题", body(2)))
    states = json.dumps(["000001"]), json.dumps(["000002"])
    diary("drafts", *states)
    for _ in count():
        restore(workspace, backups(workspace)[0])
        diary("drafts", states[0])
        # The old files that are kept aside would fill the disk.
        for folder in workspace.folder.glob("aside-*"):
            shutil.rmtree(folder)
        diary("drafts", *states)
        with Store.open(workspace) as store:
            Drafts(store).save(draft.id, DraftContent("标题", body(2)))
        diary("drafts", states[1])
        diary("drafts", *states)


def exporting(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """The same two files again and again, with more in them each time."""
    table, package = workspace.folder / "导出.xlsx", workspace.folder / "全部.zip"
    with Store.open(workspace) as store:
        before = 0
        for number in count(1):
            _bring(Batches(store), diary, f"e{number}", 40)
            for file in (table, package):
                diary("file", str(file), [before, 40 * number])
            export(store, "notes", table)
            export_package(store, package)
            before = 40 * number
            for file in (table, package):
                diary("file", str(file), [before])


def erasing(workspace: Workspace, diary: Diary, dice: random.Random) -> None:
    """A creator is forgotten; whoever was not asked to go stays."""
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        Drafts(store).save(draft.id, DraftContent("标题", body(1)))
        diary("saved", draft.id, 1)
        _bring(Batches(store), diary, "kept", 120)
    for number in count(1):
        with Store.open(workspace) as store:
            batch = Batches(store).begin(f"{number}", "test", "account", f"{number}", {})
            Batches(store).write_accounts(
                batch, [AccountRow(name=f"某人{number}", id="gone", private={"contact": "x"})]
            )
            Batches(store).finish(batch)
            back_up(workspace, store.db, "手动")
            (account,) = [one for one in Accounts(store).list() if one.key == "gone"]
            person, _ = look_up(store, account.id)
        erase(workspace, person)


def _bring(batches: Batches, diary: Diary, name: str, rows: int, *, give_up: bool = False) -> str:
    id = batches.begin(f"{name}.csv", "test", "note", name, {})
    diary("begun", name, rows)
    batches.write_notes(id, notes(name, rows))
    if give_up:
        batches.abandon(id)
        diary("undone", name)
    else:
        batches.finish(id)
        diary("done", name)
    return id


ACTIVITIES: dict[str, Activity] = {
    "typing": typing,
    "importing": importing,
    "undoing": undoing,
    "migrating": migrating,
    "backing up": backing_up,
    "restoring": restoring,
    "exporting": exporting,
    "erasing": erasing,
}
