"""Opening a workspace: old, new, foreign and broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.drafts import Drafts
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine, migrations
from planner.storage import store as store_module
from planner.storage.backup import backups
from planner.storage.health import examine
from planner.storage.migrations import SQL, Migration, migrate
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.trouble import Damaged


def test_opening_again_is_cheap_and_changes_nothing(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        Drafts(store).add(DraftContent("标题"))
    before = workspace.store.read_bytes()
    with Store.open(workspace) as store:
        assert len(Drafts(store).list()) == 1
        assert not store.unclean
    assert workspace.store.read_bytes() == before


def test_several_stores_at_once(workspace: Workspace) -> None:
    with Store.open(workspace) as one, Store.open(workspace) as other:
        record, _ = Drafts(one).add(DraftContent("标题"))
        assert Drafts(other).get(record.id).title == "标题"


def test_an_unclean_end_is_noticed(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        Drafts(store).add(DraftContent("标题"))
        store.idle()
        Drafts(store).add(DraftContent("后来的"))
        files = {path: path.read_bytes() for path in workspace.folder.glob("caotian.db*")}
    for path, content in files.items():
        path.write_bytes(content)
    with Store.open(workspace) as store:
        assert store.unclean
        assert len(Drafts(store).list()) == 2, "what was acknowledged is there"
    health = examine(workspace)
    assert health.sound
    assert health.rows["草稿"] == 2


def test_a_newer_file_is_left_alone(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        store.db.execute("pragma user_version = 99")
    before = workspace.store.read_bytes()
    with pytest.raises(Problem, match="更新版本"):
        Store.open(workspace)
    assert workspace.store.read_bytes() == before


def test_the_file_of_another_program_is_left_alone(workspace: Workspace) -> None:
    workspace.ensure()
    db = engine.connect(workspace.store)
    db.execute("create table theirs (n integer)")
    db.close()
    with pytest.raises(Problem, match="不是草田"):
        Store.open(workspace)


def test_one_flipped_bit_in_the_header_is_told(workspace: Workspace) -> None:
    Store.open(workspace).close()
    content = bytearray(workspace.store.read_bytes())
    content[69] ^= 1
    workspace.store.write_bytes(content)
    health = examine(workspace)
    assert "不是草田" in health.problems[0]
    with pytest.raises(Problem, match="不是草田"):
        Store.open(workspace)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="文件夹"):
        Store.open(Workspace(tmp_path / "file"))


def steps(folder: Path, *scripts: str) -> tuple[Migration, ...]:
    """The shipped steps and then these."""
    shipped = migrations.migrations("store")
    made = []
    for number, script in enumerate(scripts, shipped[-1].number + 1):
        path = folder / f"{number:04d}.sql"
        path.write_text(script, encoding="utf-8")
        made.append(Migration(number, path))
    return (*shipped, *made)


def test_an_upgrade_makes_a_backup_first(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(workspace) as store:
        Drafts(store).add(DraftContent("标题"))
    assert backups(workspace) == [], "a new file holds nothing worth keeping"
    newer = steps(tmp_path, "create table later (n integer) strict;")
    monkeypatch.setattr(store_module, "migrations", lambda name: newer)
    with Store.open(workspace) as store:
        assert engine.value(store.db, "select count(*) from later") == 0
        assert len(Drafts(store).list()) == 1
    (backup,) = backups(workspace)
    assert "升级前" in backup.why


@pytest.mark.parametrize(
    "broken",
    [
        "create table later (n integer) strict;\ninsert into draft (id) values ('x');",
        "alter table draft add column more text;\nthis is no sql;",
        "pragma foreign_keys = off;\ninsert into note_text values (77, '', '');",
    ],
)
def test_a_failed_upgrade_changes_nothing(workspace: Workspace, tmp_path: Path, broken: str) -> None:
    import pysqlite3

    with Store.open(workspace) as store:
        Drafts(store).add(DraftContent("标题"))
        before = engine.rows(store.db, "select sql from sqlite_schema order by rowid")
        with pytest.raises((pysqlite3.DatabaseError, Damaged)):
            migrate(store.db, steps(tmp_path, broken))
        assert engine.rows(store.db, "select sql from sqlite_schema order by rowid") == before
        assert len(Drafts(store).list()) == 1
    with Store.open(workspace) as store:
        assert len(Drafts(store).list()) == 1


def test_steps_are_numbered_without_gaps() -> None:
    for kind in ("store", "private"):
        assert [step.number for step in migrations.migrations(kind)] == list(
            range(1, len(migrations.migrations(kind)) + 1)
        )
    tables = (SQL / "store" / "0001_first.sql").read_text(encoding="utf-8")
    assert tables.count("create table") == tables.count(") strict")


def test_every_reference_has_an_index(store: Store) -> None:
    missing = []
    tables = [name for (name,) in engine.rows(store.db, "select name from sqlite_schema where type = 'table'")]
    for table in tables:
        led_by = {
            row[0] for row in engine.rows(store.db, f"select name from pragma_table_info('{table}') where pk = 1")
        }
        for (index,) in engine.rows(store.db, f"select name from pragma_index_list('{table}')"):
            led_by |= {
                row[0]
                for row in engine.rows(store.db, f"select name from pragma_index_info('{index}') where seqno = 0")
            }
        for (column,) in engine.rows(store.db, f"select \"from\" from pragma_foreign_key_list('{table}')"):
            if column not in led_by:
                missing.append((table, column))
    assert missing == []


def test_planner_loads_without_what_is_heavy() -> None:
    """The GUI thread imports these after its first paint; a heavy library would hold the window up."""
    code = (
        "import sys; import planner.drafts, planner.notes, planner.batches, planner.settings, planner.keywords, planner.search;"
        " import planner.templates, planner.storage.backup, planner.storage.health, planner.own_words, planner.dismissals;"
        " heavy = {'sqlite_utils', 'pysqlite3', 'jieba', 'numpy', 'sklearn', 'scipy', 'pypinyin', 'openpyxl'};"
        " print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"
