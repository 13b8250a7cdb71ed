"""Whatever the bytes are: rows, or a sentence; never anything else."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.problems import Problem
from tests.planner.importing.making import as_csv, filled, records, take_all, words, write_json, write_xlsx

HEADER = words("note_id title desc liked_count tag_list time note_url source_keyword")
PIECES = (
    b'"',
    b"\n",
    b",",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"{",
    b"[",
    b"'",
    b"\r",
    b";" * 50,
    b'"' * 3,
    b"\xe2\x80\xa8",
)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["1.4万", "10+", "昨天 18:48"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*HEADER, "data", "note_card", ""]), inner, max_size=5)
    ),
    max_leaves=20,
)


def survives(path: Path) -> None:
    try:
        for table in take_all(path):
            assert table.noun or table.refusal
    except Problem as problem:
        assert problem.what  # noqa: PT017


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(st.binary(max_size=600) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(folder: Path, content: bytes) -> None:
    (folder / "a.csv").write_bytes(content)
    survives(folder / "a.csv")


@given(values)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json(folder: Path, value: Any) -> None:
    (folder / "a.json").write_text(json.dumps(value), encoding="ascii")
    survives(folder / "a.json")


@given(st.lists(st.lists(st.none() | st.integers() | st.floats() | st.text(max_size=9), max_size=8), max_size=12))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cells_under_known_names(folder: Path, rows: list[list[Any]]) -> None:
    (folder / "a.csv").write_text(as_csv([HEADER, *rows]), encoding="utf-8", errors="surrogatepass")
    survives(folder / "a.csv")


def _database(path: Path) -> Path:
    path.unlink(missing_ok=True)
    conn = sqlite.connect(str(path))
    conn.execute(f"create table xhs_note ({', '.join(HEADER)})")
    conn.executemany(f"insert into xhs_note values ({', '.join('?' * len(HEADER))})", filled(HEADER, 20))
    conn.commit()
    conn.close()
    return path


@pytest.mark.parametrize("make", ["csv", "xlsx", "json", "db"])
def test_spoiled_files(tmp_path: Path, make: str) -> None:
    rows = [HEADER, *filled(HEADER, 20)]
    path = tmp_path / "a"
    if make == "csv":
        path.write_bytes(as_csv(rows).encode())
    elif make == "xlsx":
        write_xlsx(tmp_path / "a.xlsx", rows).rename(path)
    elif make == "json":
        write_json(path, records(HEADER, rows[1:]))
    else:
        _database(path)
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(content))
            if chance.random() < 0.5:
                content[at] = chance.randrange(256)
            else:
                content[at:at] = chance.choice(PIECES)
        path.write_bytes(content if chance.random() < 0.8 else content[: chance.randrange(1, len(content))])
        survives(path)
