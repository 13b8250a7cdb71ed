"""彻底删除: afterwards no file of the workspace holds a byte of the creator, and everybody else is as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from pysqlite3.dbapi2 import IntegrityError

from nlp.lexicon import bundled
from nlp.note import Note
from nlp.words import Cutter
from planner.accounts import Accounts
from planner.batches import Batches
from planner.cutting import Cut, Words
from planner.erasing import erase, look_up
from planner.funnel.queue import Queue
from planner.importing.rows import AccountRow, CommentRow, FigureRow, NoteRow
from planner.inbox.finding import Inbox
from planner.inbox.handling import Handlings
from planner.inbox.reading import Readings
from planner.inbox.records import InboxFilter
from planner.paths import Workspace
from planner.private import Private
from planner.problems import Problem
from planner.search_index import SearchIndex
from planner.storage import engine
from planner.storage.backup import back_up, backups, restore, verify
from planner.storage.health import examine
from planner.storage.payloads import unwrap
from planner.storage.records import RowProblem
from planner.storage.schema import columns, references
from planner.storage.store import Store
from tests.planner.worlds import Clock, logical

CUT = Cut(Cutter(bundled()))
NAME = "小鱼儿Zqxsecretname"
OLD_NAME = "鱼鱼Zqxoldname"
KEY = "zqx5f0secretkey0001"
CONTACT = "微信zqxcontact99"
TITLE = "zqxtitleword 的早八面霜"
NOTE_ID = "68dc2e8c0000000000000abc"
COMMENT = "我在评论里说zqxcommentword"
SECRETS = (NAME, OLD_NAME, KEY, CONTACT, "zqxtitleword", "zqxcommentword", "zqxremark", "Zqx", "zqx")

HANDLED = {
    ("account", "merged_into"): "let go",
    ("account_snapshot", "account"): "goes",
    ("figure", "account_id"): "goes",
    ("slot", "account_id"): "stays without the account, its price and its remark",
    ("private_detail", "account_id"): "goes",
}
"""Every place that names an account, and what becomes of it."""


def secret_ids(store: Store) -> set[str]:
    """The comments that go with the creator, as the list knows them."""
    return {str(no) for (no,) in engine.rows(store.db, "select no from comment where key in ('c1', 'c2')")}


def fill(store: Store) -> str:
    """Two creators; returns the id of the one that will be erased."""
    batches = Batches(store)
    for name in (OLD_NAME, NAME):
        batch = batches.begin(f"{name}的报价.xlsx", "test", "account", f"hash{len(name)}", {})
        rows = [
            AccountRow(name=name, id=KEY, fans=5_000, private={"contact": CONTACT}),
            AccountRow(name="别人", id="other", fans=90, private={"contact": "别人的微信"}),
        ]
        batches.write_accounts(batch, rows)
        batches.add_problems(batch, [RowProblem(3, "", f"{name} 的粉丝数读不出来")])
        batches.finish(batch)
    batch = batches.begin("笔记.csv", "test", "note", "n", {})
    notes = [
        NoteRow(Note(NOTE_ID, title=TITLE, body=f"我是{NAME}，面霜好用", author=KEY, likes=3), author_name=NAME),
        NoteRow(Note("n2", title="没有编号的一篇", body="厚涂", likes=5), author_name=NAME),
        NoteRow(Note("n3", title="别人的面霜", body="不卡粉", author="other", likes=7), author_name="别人"),
    ]
    batches.write_notes(batch, notes, CUT)
    batches.finish(batch)
    batch = batches.begin("评论.csv", "test", "comment", "c", {})
    batches.write_comments(
        batch,
        [
            CommentRow(id="c1", note_id="n3", text=COMMENT, author=NAME),
            CommentRow(id="c2", note_id=NOTE_ID, text="在她下面问zqxcommentword", author="路人"),
            CommentRow(id="c3", note_id="n3", text="别人的评论", author="路人"),
        ],
    )
    batches.finish(batch)
    batch = batches.begin("数据.csv", "test", "figure", "f", {})
    batches.write_figures(
        batch,
        [
            FigureRow("代理表", title=TITLE, author_name=NAME, metrics={"likes": 3}),
            FigureRow("代理表", id=NOTE_ID, title="zqxfigureword", metrics={"likes": 3}),
            FigureRow("代理表", title="别人的面霜", author_name="别人", metrics={"likes": 5}),
        ],
    )
    batches.finish(batch)
    Queue(store).settle("a:", next(one for one in Accounts(store).list() if one.key == KEY).id)
    Readings(store).read()
    ids = Inbox(store).find(InboxFilter(view="all"))
    Handlings(store).set(ids, status="跟进中", owner="小满")
    for id in ids:
        Handlings(store).keep_reply(id, f"{NAME} 你好" if id in secret_ids(store) else "你好")
    SearchIndex(store).catch_up()
    account = next(one for one in Accounts(store).list() if one.key == KEY)
    Private(store).enter(account.id, "image_price", "zqx 800")
    store.db.execute("insert into setting values ('window', ?, '')", (f'{{"search": "{NAME}"}}',))
    return account.id


def plant(store: Store, account_id: str) -> None:
    """A row in every table that names the account, each text of it a secret."""
    no = engine.value(store.db, "select no from account where id = ?", (account_id,))
    store.db.execute(
        "insert into campaign (id, name, start_day, end_day, created_at, updated_at) values ('camp', 'x', '', '', '', '')"
    )
    fixed = {"campaign_id": "camp", "status": "选题", "batch": 1, "about": "account"}
    planted = 0
    for one in references(store.db, "account"):
        if one.table in ("account", "account_snapshot"):
            continue
        planted += 1
        types = engine.rows(
            store.db, 'select name, type, pk, dflt_value, "notnull" from pragma_table_info(?)', (one.table,)
        )
        loose = {row[0] for row in engine.rows(store.db, 'select "from" from pragma_foreign_key_list(?)', (one.table,))}
        values = {}
        for name, kind, pk, _, needed in types:
            if name == one.column:
                values[name] = no if one.by == "no" else account_id
            elif name in fixed:
                values[name] = fixed[name]
            elif name in ("remark", "price") or (needed and name not in loose and not (pk and kind == "INTEGER")):
                values[name] = "zqxremark" if kind == "TEXT" and name == "remark" else "" if kind == "TEXT" else 77
        store.db.execute(
            f"insert into {one.table} ({', '.join(values)}) values ({', '.join('?' * len(values))})",
            tuple(values.values()),
        )
    assert planted


def bytes_of(folder: Path) -> dict[str, list[str]]:
    """The secrets that stand in each file, in any of the ways a text is written."""
    found: dict[str, list[str]] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes() + path.name.encode()
            here = [one for one in SECRETS if one.encode() in content or one.encode("utf-16-le") in content]
            if here:
                found[str(path.relative_to(folder))] = here
    return found


def packed(store: Store) -> str:
    """What is stored in a packed form, where looking for bytes finds nothing."""
    found = []
    for table, names in columns(store.db).items():
        if "payload" in names:
            found += [str(unwrap(payload)) for (payload,) in engine.rows(store.db, f"select payload from {table}")]
    return "".join(found)


def test_nothing_is_left_in_any_file(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        id = fill(store)
        plant(store, id)
        back_up(workspace, store.db, "每天", clock)
        clock.forward(hours=1)
        made = back_up(workspace, store.db, "手动", clock)
    restore(workspace, made)
    (workspace.backups / "000009-20250101T000000Z-坏的.db").write_bytes(b"SQLite format 3\0" + NAME.encode() * 200)
    assert len(bytes_of(workspace.folder)) >= 6, "without the erasing every file speaks"
    with Store.open(workspace, clock) as store:
        SearchIndex(store).catch_up()
        person, traces = look_up(store, id)
        assert set(person.names) == {NAME, OLD_NAME}
        assert (traces.accounts, traces.notes, traces.comments) == (1, 2, 2)
        assert traces.private >= 2
    done = erase(workspace, person)
    assert (done.traces.notes, done.deleted) == (2, 1)
    assert done.cleaned >= 5
    assert bytes_of(workspace.folder) == {}

    assert examine(workspace).sound
    with Store.open(workspace, clock) as store:
        assert packed(store).count("Zqx") == packed(store).count("zqx") == 0
        assert [one.name for one in Accounts(store).list()] == ["别人"]
        assert [note["title"] for note in logical(store)] == ["别人的面霜"]
        assert engine.rows(store.db, "select key from comment") == [("c3",)]
        assert engine.rows(store.db, "select author from figure") == [("别人",)]
        assert engine.rows(store.db, "select target from settling") == []
        (other,) = Accounts(store).list()
        assert Private(store).details(other.id) == {"contact": "别人的微信"}
        slots = engine.rows(store.db, "select account_id, price, remark from slot")
        assert slots == [(None, None, "")]
        Words(store).fill(CUT)
        SearchIndex(store).catch_up()
        with pytest.raises(Problem):
            look_up(store, id)


def test_backups_are_still_good_for_everybody_else(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        id = fill(store)
        made = back_up(workspace, store.db, "每天", clock)
        person, _ = look_up(store, id)
    erase(workspace, person)
    (kept,) = backups(workspace)
    assert kept.path == made.path
    verify(kept)
    restore(workspace, kept)
    with Store.open(workspace, clock) as store:
        assert [note["title"] for note in logical(store)] == ["别人的面霜"]
    assert bytes_of(workspace.folder) == {}


def test_what_was_stopped_can_be_asked_for_again(workspace: Workspace, clock: Clock) -> None:
    class Stopped(Exception):
        pass

    with Store.open(workspace, clock) as store:
        id = fill(store)
        back_up(workspace, store.db, "每天", clock)
        person, _ = look_up(store, id)
    looks = []

    def check() -> None:
        looks.append(1)
        if len(looks) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        erase(workspace, person, check)
    with Store.open(workspace, clock) as store:
        again, _ = look_up(store, id)
    assert again == person
    erase(workspace, again)
    assert bytes_of(workspace.folder) == {}


def test_merged_accounts_go_together(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        id = fill(store)
        other = next(one for one in Accounts(store).list() if one.id != id)
        store.db.execute(
            "update account set merged_into = (select no from account where id = ?) where id = ?", (id, other.id)
        )
        person, traces = look_up(store, id)
    assert set(person.ids) == {id, other.id}
    assert traces.notes == 3
    erase(workspace, person)
    with Store.open(workspace, clock) as store:
        assert Accounts(store).list() == []


def test_every_place_that_names_an_account_is_thought_of(store: Store) -> None:
    """A new table fails here: say what becomes of its rows, and let the first test find nothing of them."""
    found = {(one.table, one.column) for db in (store.db, store.private) for one in references(db, "account")}
    assert found == set(HANDLED)
    assert {one.on_delete for one in references(store.db, "account")} <= {"CASCADE", "SET NULL"}


def test_what_was_done_about_comments_goes_and_the_log_guards_the_rest(workspace: Workspace, clock: Clock) -> None:
    with Store.open(workspace, clock) as store:
        person, _ = look_up(store, fill(store))
    erase(workspace, person)
    with Store.open(workspace, clock) as store:
        keys = "select distinct comment_key from {0}"
        for table in ("handling", "handling_log"):
            assert engine.rows(store.db, keys.format(table)) == [("c3",)]
        with pytest.raises(IntegrityError, match="only ever added"):
            store.db.conn.execute("delete from handling_log")
