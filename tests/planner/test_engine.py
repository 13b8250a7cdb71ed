"""One door to SQLite: nothing acknowledged is lost, and what the world does wrong is told in words."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from planner.problems import Problem
from planner.storage import engine
from planner.storage.trouble import Damaged, problem_of


def test_the_pragmas_that_keep_a_file_whole(tmp_path: Path) -> None:
    db = engine.connect(tmp_path / "a.db")
    try:
        found = {name: engine.value(db, f"pragma {name}") for name in (
            "journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete", "busy_timeout"
        )}  # fmt: skip
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "secure_delete": 1,
            "busy_timeout": 10_000,
        }
    finally:
        db.close()
    assert stat.S_IMODE((tmp_path / "a.db").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"], "the last one to close tidies up"


def test_an_old_sqlite_keeps_a_rollback_journal() -> None:
    assert "journal_mode = truncate" in engine.pragmas((3, 50, 0), readonly=False, precious=True)
    assert "journal_mode = wal" in engine.pragmas((3, 51, 3), readonly=False, precious=True)


def test_writers_queue(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = engine.connect(path)
    db.execute("create table counter (n integer) strict")
    db.execute("insert into counter values (0)")
    failures: list[BaseException] = []

    def count() -> None:
        own = engine.connect(path)
        try:
            for _ in range(25):
                with engine.writing(own):
                    n = engine.value(own, "select n from counter")
                    own.execute("update counter set n = ?", (n + 1,))
        except BaseException as error:
            failures.append(error)
        finally:
            own.close()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    try:
        assert not failures
        assert engine.value(db, "select n from counter") == 100
    finally:
        db.close()


def test_an_error_rolls_back(tmp_path: Path) -> None:
    db = engine.connect(tmp_path / "a.db")
    try:
        db.execute("create table t (n integer) strict")

        def stumble() -> None:
            with engine.writing(db):
                db.execute("insert into t values (1)")
                raise KeyError

        with pytest.raises(KeyError):
            stumble()
        assert engine.value(db, "select count(*) from t") == 0
        with engine.writing(db):
            db.execute("insert into t values (2)")
        assert engine.value(db, "select n from t") == 2
    finally:
        db.close()


def test_reading_sees_one_state(tmp_path: Path) -> None:
    db, other = engine.connect(tmp_path / "a.db"), engine.connect(tmp_path / "a.db")
    try:
        db.execute("create table t (n integer) strict")
        with engine.reading(db):
            assert engine.value(db, "select count(*) from t") == 0
            other.execute("insert into t values (1)")
            assert engine.value(db, "select count(*) from t") == 0
        assert engine.value(db, "select count(*) from t") == 1
    finally:
        db.close()
        other.close()


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    db = engine.connect(tmp_path / "a.db")
    try:
        db.execute("create table t (text text) strict")
        with engine.writing(db):
            db.execute("insert into t values ('vorher')")
        pages = engine.value(db, "pragma page_count")
        db.execute(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(Problem, match="磁盘已满"), engine.writing(db):
            db.execute("insert into t values (?)", ("x" * 100_000,))
        db.execute(f"pragma max_page_count = {pages + 2000}")
        with engine.writing(db):
            db.execute("insert into t values ('nachher')")
        assert engine.rows(db, "select text from t") == [("vorher",), ("nachher",)]
    finally:
        db.close()


def test_read_only_is_told(tmp_path: Path) -> None:
    engine.connect(tmp_path / "a.db").close()
    db = engine.connect(tmp_path / "a.db", readonly=True)
    try:
        with pytest.raises(Problem, match="只读"), engine.writing(db):
            db.execute("create table t (n integer)")
    finally:
        db.close()


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="打不开"):
        engine.connect(tmp_path / "nowhere" / "a.db")
    with pytest.raises(Problem, match="打不开"):
        engine.connect(tmp_path / "missing.db", readonly=True)
    (tmp_path / "text.db").write_text("这不是数据库" * 500)
    with pytest.raises(Damaged):
        engine.connect(tmp_path / "text.db")


@pytest.mark.parametrize(
    ("name", "damaged", "known"),
    [
        ("SQLITE_CORRUPT_VTAB", True, True),
        ("SQLITE_NOTADB", True, True),
        ("SQLITE_FULL", False, True),
        ("SQLITE_IOERR_WRITE", False, True),
        ("SQLITE_BUSY_SNAPSHOT", False, True),
        ("SQLITE_READONLY_DIRECTORY", False, True),
        ("SQLITE_CONSTRAINT_UNIQUE", False, False),
        ("SQLITE_ERROR", False, False),
    ],
)
def test_the_world_and_our_bugs(name: str, damaged: bool, known: bool) -> None:
    problem = problem_of(name, "")
    assert (problem is not None) is known
    assert isinstance(problem, Damaged) is damaged
    if problem:
        assert problem.what
        assert problem.todo


@pytest.mark.parametrize("text", ["database or disk is full", "disk I/O error", "attempt to write a readonly database"])
def test_errors_without_a_name(text: str) -> None:
    assert problem_of("", text) is not None


def test_scripts_are_taken_statement_by_statement() -> None:
    script = (
        "create table a (n);\n-- a comment; with a sign\ncreate trigger t after insert on a begin\nselect 1;\nend;\n"
    )
    assert [one.strip().splitlines()[-1] for one in engine.statements(script)] == ["create table a (n);", "end;"]


def test_a_claim_ends_with_its_holder(tmp_path: Path) -> None:
    first = engine.claim(tmp_path / "lock")
    assert first is not None
    assert engine.claim(tmp_path / "lock") is None
    first.close()
    again = engine.claim(tmp_path / "lock")
    assert again is not None
    again.close()


def test_a_log_without_its_index_can_be_looked_at(tmp_path: Path) -> None:
    """As a power cut leaves it, and as a foreign file is copied: the index of the log was never on disk."""
    db = engine.connect(tmp_path / "a.db")
    db.execute("create table t (n integer) strict")
    engine.checkpoint(db)
    db.execute("insert into t values (7)")
    for end in ("", "-wal"):
        (tmp_path / f"b.db{end}").write_bytes((tmp_path / f"a.db{end}").read_bytes())
    db.close()
    found = engine.connect(tmp_path / "b.db", readonly=True)
    try:
        assert engine.value(found, "select n from t") == 7
        assert engine.trouble(found) == []
        with pytest.raises(Problem, match="只读"):
            engine.value(found, "insert into t values (8) returning n")
    finally:
        found.close()
