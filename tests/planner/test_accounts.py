"""Accounts: finding, a person's words, tiers, merging, saved views, export."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from planner.account_views import AccountView, AccountViews
from planner.accounts import Accounts
from planner.batches import Batches
from planner.exporting import export
from planner.importing.rows import AccountRow
from planner.importing.run import run
from planner.merging import SAME_ID, SAME_NAME, SAME_PAGE, Merging
from planner.new_accounts import NewAccounts
from planner.presets import tier_presets
from planner.private import Private
from planner.problems import Problem
from planner.samples import install
from planner.settings import Settings
from planner.shelving import shelve_sample
from planner.storage.records import AccountFilter
from planner.storage.store import Store
from planner.tiers import Tiers
from tests.planner.worlds import Clock, rows_left

KEY = "5f0a00000000000001000abc"
ROWS = (
    AccountRow("u1", "木木护肤", fans=48000, category="护肤", metrics={"average_likes": 300}),
    AccountRow(KEY, "阿芷", fans=132000, category="护肤", metrics={"average_likes": 90}),
    AccountRow("u3", "圆子", fans=900, category="美食"),
    AccountRow("u4", "没写粉丝"),
)


def bring(store: Store, *rows: AccountRow) -> str:
    batches = Batches(store)
    batch = batches.begin("账号.xlsx", "test", "accounts", "a", {})
    batches.write_accounts(batch, rows)
    batches.finish(batch)
    return batch


def names(
    accounts: Accounts, wanted: AccountFilter | None = None, sort: tuple[str, bool] = ("fans", True)
) -> list[str]:
    return [record.name for record in accounts.lines(accounts.find(wanted or AccountFilter(), sort))]


def ids(accounts: Accounts) -> dict[str, str]:
    return {record.name: record.id for record in accounts.list()}


@pytest.fixture
def accounts(store: Store) -> Accounts:
    bring(store, *ROWS)
    return Accounts(store)


def test_sorting_puts_the_unknown_last_either_way(accounts: Accounts) -> None:
    assert names(accounts) == ["阿芷", "木木护肤", "圆子", "没写粉丝"]
    assert names(accounts, sort=("fans", False)) == ["圆子", "木木护肤", "阿芷", "没写粉丝"]
    assert names(accounts, sort=("average_likes", True))[:2] == ["木木护肤", "阿芷"]
    assert names(accounts, sort=("category", False))[-1] == "没写粉丝"
    with pytest.raises(KeyError):
        accounts.find(sort=("contact", True))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AccountFilter(search="护肤"), ["阿芷", "木木护肤"]),
        (AccountFilter(search="mmhf"), ["木木护肤"]),
        (AccountFilter(search="%"), []),
        (AccountFilter(tiers=("未知",)), ["没写粉丝"]),
        (AccountFilter(tiers=("KOC", "腰部")), ["阿芷", "木木护肤"]),
        (AccountFilter(roles=(None,)), ["木木护肤", "圆子", "没写粉丝"]),
        (AccountFilter(roles=("KOL",)), ["阿芷"]),
        (AccountFilter(roles=("KOL", None), categories=("护肤",)), ["阿芷", "木木护肤"]),
        (AccountFilter(healths=("限流",)), ["圆子"]),
        (AccountFilter(deleted=True), []),
    ],
)
def test_filters(accounts: Accounts, wanted: AccountFilter, found: list[str]) -> None:
    known = ids(accounts)
    accounts.edit([known["阿芷"]], {"role": "KOL"})
    accounts.edit([known["圆子"]], {"health": "限流"})
    assert names(accounts, wanted) == found
    assert accounts.count(wanted) == len(found)


def test_another_preset_labels_everything_anew(accounts: Accounts, store: Store) -> None:
    assert {record.name: record.tier for record in accounts.list()} == {
        "阿芷": "腰部",
        "木木护肤": "KOC",
        "圆子": "素人",
        "没写粉丝": "未知",
    }
    assert dict(accounts.facets().tiers) == {"腰部": 1, "KOC": 1, "素人": 1, "未知": 1}
    tiers = Tiers(Settings(store))
    tiers.choose(next(preset for preset in tier_presets() if preset.name == "腰部从 1 万起"))
    assert [record.tier for record in accounts.list()] == ["头部", "腰部", "素人", "未知"]
    assert names(accounts, AccountFilter(tiers=("腰部",))) == ["木木护肤"]
    bands = tiers.preset.bands
    tiers.save(replace(tiers.preset, bands=(*bands[:-1], replace(bands[-1], name="头'部"))))
    assert names(accounts, AccountFilter(tiers=("头'部",))) == ["阿芷"]


def test_a_persons_words_survive_every_import(accounts: Accounts, store: Store, clock: Clock) -> None:
    one = ids(accounts)["圆子"]
    words = {"persona": "爱做饭", "skills": "探店", "tone": "轻松", "avoid": "绝绝子", "own_category": "生活"}
    numbers = {"capacity": 3, "cooldown": 14, "health": "正常", "role": "KOC"}
    accounts.edit([one], {**words, **numbers})
    clock.forward(days=1)
    again = bring(store, AccountRow("u3", "圆子酱", fans=1500, category="探店"))
    record = accounts.get(one)
    assert (record.name, record.fans, record.category, record.persona) == ("圆子酱", 1500, "生活", "爱做饭")
    assert (record.capacity, record.cooldown, record.health, record.role) == (3, 14, "正常", "KOC")
    accounts.edit([one], {"own_category": None, "capacity": None})
    assert (accounts.get(one).category, accounts.get(one).capacity) == ("探店", None)
    Batches(store).undo(again)
    assert accounts.get(one).category == "美食"


@pytest.mark.parametrize(
    "wrong", [{"capacity": 5000}, {"capacity": "3"}, {"health": "好"}, {"fans": 3}, {"role": "明星"}]
)
def test_words_that_make_no_sense(accounts: Accounts, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        accounts.edit(accounts.find(), wrong)  # type: ignore[arg-type]


def test_many_at_once_and_back(accounts: Accounts) -> None:
    every = accounts.find()
    accounts.edit(every[:1], {"role": "KOL", "capacity": 2})
    before = accounts.said(every, ("role", "capacity"))
    changes = accounts.edit(every, {"role": "KOC", "capacity": 4})
    assert changes.ids("account") == frozenset(every)
    assert {record.role for record in accounts.list()} == {"KOC"}
    accounts.put_back(("role", "capacity"), before)
    assert [(record.role, record.capacity) for record in accounts.list()] == [("KOL", 2), *[(None, None)] * 3]


def test_the_waste_basket(accounts: Accounts) -> None:
    one = ids(accounts)["阿芷"]
    accounts.delete([one])
    assert accounts.count() == 3
    assert names(accounts, AccountFilter(deleted=True)) == ["阿芷"]
    assert accounts.facets().total == 3
    accounts.undelete([one])
    assert accounts.count() == 4


def test_merging_keeps_both_histories_and_can_be_undone(store: Store, clock: Clock) -> None:
    accounts, merging = Accounts(store), Merging(store)
    bring(store, AccountRow("u1", "小满", platform_name="red1", fans=1000, private={"contact": "canary1"}))
    clock.forward(days=1)
    second = bring(
        store, AccountRow("", "小满呀", platform_name="RED1", fans=3000, private={"contact": "x", "rebate": "8%"})
    )
    known = ids(accounts)
    accounts.edit([known["小满呀"]], {"persona": "早八人"})
    (twins,) = merging.suggestions()
    assert (set(twins.ids), twins.why) == (set(known.values()), SAME_ID)
    assert twins.ids[0] == known["小满呀"], "the one a person knows is kept"

    keep, other = known["小满"], known["小满呀"]
    merged, changes = merging.merge(keep, [other])
    assert changes.touches("account", other)
    assert accounts.find() == [keep]
    record = accounts.get(keep)
    assert (record.name, record.fans, record.persona, record.parts) == ("小满呀", 3000, "早八人", 1)
    assert [snapshot.fans for snapshot in accounts.snapshots(keep)] == [1000, 3000]
    assert next(part.key for part in accounts.parts(keep)) == "u1"
    assert Private(store).details_of([keep, other]) == {"contact": "canary1", "rebate": "8%"}
    assert merging.suggestions() == []
    clock.forward(days=1)
    third = bring(store, AccountRow("u1", "小满", fans=5000))
    assert accounts.get(keep).fans == 5000
    Batches(store).undo(third)

    merging.part(merged)
    assert ids(accounts) == known
    assert (accounts.get(keep).fans, accounts.get(keep).persona) == (1000, "")
    assert accounts.get(other).persona == "早八人"
    merging.merge(keep, [other])
    Batches(store).undo(second)
    assert accounts.get(keep).fans == 1000


def test_merging_what_was_merged(store: Store) -> None:
    accounts, merging = Accounts(store), Merging(store)
    bring(store, *[AccountRow(f"u{at}", "圆子", fans=at) for at in range(3)])
    (twins,) = merging.suggestions()
    assert twins.why == SAME_NAME
    first, _ = merging.merge(twins.ids[1], [twins.ids[2]])
    second, _ = merging.merge(twins.ids[0], [twins.ids[1]])
    assert accounts.find() == [twins.ids[0]]
    assert accounts.get(twins.ids[0]).parts == 2
    merging.part(second)
    assert accounts.get(twins.ids[1]).parts == 1
    merging.part(first)
    assert accounts.count() == 3


def test_suggestions_can_be_refused(store: Store) -> None:
    merging = Merging(store)
    page = "https://www.xiaohongshu.com/user/profile/u9"
    bring(store, AccountRow("u1", "甲", url=page), AccountRow("u2", "乙", url=f"{page}?xsec=1"), AccountRow("u3", "丙"))
    (twins,) = merging.suggestions()
    assert twins.why == SAME_PAGE
    merging.leave_apart(twins.ids)
    assert merging.suggestions() == []
    merging.suggest_again(twins.ids)
    assert merging.suggestions() == [twins]


def test_views_without_limit(store: Store) -> None:
    views = AccountViews(Settings(store))
    for number in range(60):
        views.save(
            AccountView(f"视图 {number}", AccountFilter(roles=("KOC", None), tiers=("未知",)), "capacity", False)
        )
    assert len(views.all()) == 60
    assert views.all()[7].wanted == AccountFilter(roles=("KOC", None), tiers=("未知",))
    views.save(AccountView("视图 7", AccountFilter(search="干皮"), columns=("name", "fans")))
    assert (len(views.all()), views.all()[7].columns) == (60, ("name", "fans"))
    with pytest.raises(Problem):
        views.rename("视图 7", "视图 8")
    views.rename("视图 7", "干皮 KOC")
    views.delete("视图 8")
    assert [view.name for view in views.all()][6:8] == ["视图 6", "干皮 KOC"]
    with pytest.raises(Problem):
        views.save(AccountView("  ", AccountFilter()))


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_private_leaves_only_when_asked(accounts: Accounts, store: Store, tmp_path: Path, suffix: str) -> None:
    one = ids(accounts)["阿芷"]
    accounts.edit([one], {"persona": "=油痘肌", "role": "KOL"})
    Private(store).enter(one, "contact", "canary77")
    Private(store).enter(one, "rebate", "20%")
    file = tmp_path / f"账号.{suffix}"
    assert export(store, "accounts", file) == 4
    assert b"canary77" not in _flat(file)
    assert export(store, "accounts", file, ids=[one], private=True) == 1
    assert b"canary77" in _flat(file)
    with Store.open(replace(store.workspace, folder=tmp_path / "other")) as other:
        (report,) = run(file, other)
        assert (report.noun, report.added) == ("accounts", 1)
        (record,) = Accounts(other).list()
        assert (record.name, record.fans, record.key) == ("阿芷", 132000, KEY)


def _flat(file: Path) -> bytes:
    """The text of a file; of a workbook, of all its parts."""
    import zipfile

    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as text:
            return "\n".join(" ".join(row) for row in csv.reader(text)).encode()
    with zipfile.ZipFile(file) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_an_account_by_hand_is_recognised_by_a_later_import(store: Store) -> None:
    new, accounts = NewAccounts(store), Accounts(store)
    page = f"https://www.xiaohongshu.com/user/profile/{KEY}"
    id, changes = new.add(" 青禾  官方 ", page)
    assert changes.ids("account") == frozenset((id,))
    accounts.edit([id], {"role": "官方"})
    assert (accounts.get(id).name, accounts.get(id).fans, accounts.get(id).tier) == ("青禾 官方", None, "未知")
    batch = bring(store, AccountRow(KEY, "青禾官方", fans=21500))
    assert (accounts.count(), accounts.get(id).fans, accounts.get(id).role) == (1, 21500, "官方")
    Batches(store).undo(batch)
    assert accounts.get(id).role == "官方"
    for name, url in (("", ""), ("青禾", "javascript:x"), ("又一个", page)):
        with pytest.raises(Problem):
            new.add(name, url)
    other, _ = new.add("没有主页")
    new.take_back(other)
    assert accounts.count() == 1


def test_the_sample_has_accounts(store: Store) -> None:
    install(store)
    accounts = Accounts(store)
    roles = dict(accounts.facets().roles)
    assert set(roles) == {"官方", "KOL", "KOC", "素人", None}
    assert accounts.count(AccountFilter(tiers=("未知",))) == 1
    shelve_sample(store)
    assert accounts.count() == 0
    Batches(store).sweep()
    assert rows_left(store, "account") == 0, "what the sample says of its accounts is no person's word"


def test_the_vendor_file_becomes_accounts(store: Store, shared: Path) -> None:
    path = shared / "data" / "import_samples" / "kol_newrank_新红_part1.csv"
    (report,) = run(path, store)
    accounts = Accounts(store)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["粉丝数"] and row["poster_id"]]
    whole = {row["poster_id"]: row for row in rows if len(row["poster_id"]) == 24 and row["粉丝数"].isdecimal()}
    found = {record.key: record for record in accounts.list()}
    assert report.problems
    assert set(whole) <= set(found)
    assert all(found[key].fans == int(row["粉丝数"]) for key, row in whole.items())
    assert {found[key].seen_at for key in whole} == {"2024-06-10T16:00:00.000Z"}, "the last day of the period, in China"
    private = Private(store)
    for key, row in whole.items():
        details = private.details(found[key].id)
        for name, heading in (("image_price", "图文报价"), ("video_price", "视频报价")):
            assert details.get(name) == (row[heading] if row[heading].strip("0.-") else None), key
        assert "contact" not in details
