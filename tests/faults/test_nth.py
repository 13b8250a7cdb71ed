"""The nth write, sync, rename or statement fails, for every n: told in a sentence, nothing lost, nothing half there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.erasing import erase, look_up
from planner.exporting import export
from planner.exporting.package import export_package
from planner.importing.rows import AccountRow
from planner.importing.wire import packer
from planner.importing.writing import Writer
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.backup import back_up, backups, restore
from planner.storage.migrations import migrations
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.faults.activities import old_file
from tests.faults.faulty import KINDS, Fuse, Interrupted, failing
from tests.faults.oracle import Line, body, notes, wrongs

Act = Callable[[Workspace, list[Line], Fuse], None]
ROWS = 120


def template(folder: Path) -> list[Line]:
    """A workspace with a draft, an import, a creator and a backup; what was promised in it."""
    workspace = Workspace(folder)
    with Store.open(workspace) as store:
        draft, _ = Drafts(store).new()
        Drafts(store).save(draft.id, DraftContent("标题", body(1)))
        batches = Batches(store)
        batch = batches.begin("a.csv", "test", "note", "a", {})
        batches.write_notes(batch, notes("a", 40))
        batches.finish(batch)
        people = batches.begin("b.csv", "test", "account", "b", {})
        batches.write_accounts(people, [AccountRow(name="某人某人", id="someone", private={"contact": "x"})])
        batches.finish(people)
        back_up(workspace, store.db, "手动")
    return [["saved", draft.id, 1], ["begun", "a", 40], ["done", "a"]]


def saving(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    with Store.open(workspace) as store:
        draft = diary[0][1]
        for number in (2, 3):
            Drafts(store).save(draft, DraftContent("标题", body(number)))
            diary.append(["saved", draft, number])


def importing(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    """As planner.importing.run does it, with what the reading process would send."""
    with Store.open(workspace) as store:
        writer = Writer("b.csv", Batches(store), "b", fuse.moment)
        diary.append(["begun", "n", ROWS])
        packed = list(map(packer("notes"), notes("n", ROWS)))
        table = {"kind": "test", "noun": "notes", "mapping": {}, "label": "", "sheet": "", "by_choice": False}
        try:
            writer.receive({"table": table})
            writer.receive({"rows": packed[:70]})
            writer.receive({"rows": packed[70:]})
            writer.receive({"end": {"rejected": 0}})
            diary.append(["done", "n"])
        except BaseException:
            writer.take_back()
            raise


def undoing(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    with Store.open(workspace) as store:
        batch = next(batch for batch in Batches(store).list() if batch.file_name == "a.csv")
        diary.append(["undoing", "a"])
        Batches(store).undo(batch.id, fuse.moment)
        diary.append(["undone", "a"])


def backing_up(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    with Store.open(workspace) as store:
        back_up(workspace, store.db, "手动", check=fuse.moment)


def restoring(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    restore(workspace, backups(workspace)[0])


def exporting(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    files = [workspace.folder / name for name in ("a.xlsx", "a.zip")]
    diary += [["file", str(file), [40]] for file in files]
    with Store.open(workspace) as store:
        export(store, "notes", files[0], check=fuse.moment)
        export_package(store, files[1], check=fuse.moment)


def migrating(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    diary[:] = [["drafts", '["000001"]']]
    Store.open(workspace).close()


def erasing(workspace: Workspace, diary: list[Line], fuse: Fuse) -> None:
    with Store.open(workspace) as store:
        (account,) = Accounts(store).list()
        person, _ = look_up(store, account.id)
    erase(workspace, person, fuse.moment)


ACTS: dict[str, Act] = {
    "save": saving,
    "import": importing,
    "undo": undoing,
    "backup": backing_up,
    "restore": restoring,
    "export": exporting,
    "migration": migrating,
    "erase": erasing,
}


def tried(act: Act, workspace: Workspace, diary: list[Line], fuse: Fuse) -> str:
    """What came of it: nothing, a sentence, or what must not be."""
    try:
        with failing(fuse):
            act(workspace, diary, fuse)
    except (Problem, Interrupted) as told:
        return "" if str(told) or isinstance(told, Interrupted) else "a problem without words"
    except BaseException as error:
        return f"not told: {type(error).__name__}: {error}"
    return ""


# openpyxl's generator of rows complains when its temporary file is broken; what we tell of it is what counts here.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", ACTS)
def test_the_nth_step_fails(
    name: str,
    scratch: Path,
    dice: random.Random,
    amount: Callable[[int, int], int],
    figures: Callable[[str], None],
) -> None:
    act, most = ACTS[name], amount(6, 100_000)
    promised = template(scratch / "template")
    if name == "migration":
        workspace = Workspace(scratch / "template")
        workspace.store.unlink()
        old_file(workspace.store)
        assert len(migrations("store")) > 1
    found: list[str] = []
    tries = 0
    for kind in KINDS:
        for lasting in (False, True) if kind != "interrupt" else (False,):
            count = Fuse(kind, None)
            assert run(act, scratch, promised, count) == []
            places = range(1, count.steps + 1)
            for n in sorted(dice.sample(places, min(most, len(places)))):
                fuse = Fuse(kind, n, lasting=lasting)
                wrong = run(act, scratch, promised, fuse)
                assert fuse.blown
                tries += 1
                found += [f"{kind} at {n}{' and on' if lasting else ''}: {one}" for one in wrong]
    figures(f"{name}: {tries} times the nth step failed, {len(found)} wrongs")
    assert found == []


def test_what_is_not_told_is_found_out(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: without the words for SQLite's errors."""
    promised = template(scratch / "template")
    count = Fuse("full", None)
    assert run(saving, scratch, promised, count) == []
    with monkeypatch.context() as patch:
        patch.setattr(engine, "problem_of", lambda *_: None)
        # The last steps empty the log at the end, which nobody needs to be told of.
        wrong = [one for n in range(5, count.steps - 6) for one in run(saving, scratch, promised, Fuse("full", n))]
    assert any("not told" in one for one in wrong)


def run(act: Act, scratch: Path, promised: list[Line], fuse: Fuse) -> list[str]:
    """Do it in a copy of the template; what is wrong afterwards, on a disk that works again."""
    folder = scratch / "work"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scratch / "template", folder)
    diary = [list(line) for line in promised]
    told = tried(act, Workspace(folder), diary, fuse)
    return [*([told] if told else []), *wrongs(Workspace(folder), diary)]
