"""Accounts a person adds by hand: no import knows them yet, and one that comes later is recognised."""

from __future__ import annotations

from planner.importing.rows import AccountRow
from planner.importing.values.ids import user_of_link
from planner.importing.values.texts import link
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.kinds import AccountKind
from planner.storage.store import Store
from planner.storage.texts import storable
from planner.storage.uuid7 import Keys

NAME_MOST = 60


class NewAccounts:
    """Adds, and takes back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kind = AccountKind(Keys(lambda: store.clock().timestamp()))

    def add(self, name: str, url: str = "", again: str | None = None) -> tuple[str, Changes]:
        """An account with a name and, if known, its home page, whose id an import will find. Returns its id.

        ``again`` is the id it had before it was taken back.

        Raises Problem for a name that is none, and when the account is there already.
        """
        called = storable(" ".join(name.split()))[:NAME_MOST]
        if not called:
            raise Problem("账号要有名字", "请写上账号的名字")
        page = link(url.strip())
        if url.strip() and not page:
            raise Problem("这不是主页链接", "请从浏览器复制 http 或 https 开头的链接，或先空着")
        key = self._kind.key(AccountRow(user_of_link(page) or "", called, page))
        known = engine.rows(self._store.db, "select name from account where key = ?", (key,))
        if known:
            raise Problem(f"已经有这个账号：{known[0][0]}", "可以在搜索框里找到它，也看看回收站")
        id, now = again or self._store.key(), self._store.now()
        with engine.writing(self._store.db) as db:
            db.execute(
                "insert into account (id, key, name, url, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
                (id, key, called, page or None, now, now),
            )
        return id, Changes.of("account", id)

    def take_back(self, id: str) -> Changes:
        """Forget an account that was added by hand, unless an import has seen it since."""
        with engine.writing(self._store.db) as db:
            db.execute(
                "delete from account where id = ? and batch is null"
                " and not exists (select 1 from account_snapshot s where s.account = account.no)",
                (id,),
            )
        return Changes.of("account", id)
