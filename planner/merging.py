"""Two rows that are one account: found as a suggestion, joined so that both histories stay, and parted again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.text import fold_plain
from planner.accounts import HUMAN, Accounts, Kept
from planner.matrix.written import Written, set_columns
from planner.settings import Setting, Settings
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.images import SLOT
from planner.storage.records import Word
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

SAME_ID, SAME_PAGE, SAME_NAME = "小红书号相同", "主页相同", "名字相同"


@dataclass(frozen=True, slots=True)
class Twins:
    """Accounts that may be one: the one to keep first, and why."""

    ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What ``part`` and ``again`` need: where the parts belonged before, what was said of the one that was kept and what is
    said of it now, and the slots that went to it."""

    keep: str
    before: Mapping[str, str | None]
    said: Kept
    words: Mapping[str, Word] = field(default_factory=dict)
    slots: Written | None = None


def _read_groups(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise TypeError("account_apart")
    return tuple(tuple(map(str, ids)) for ids in value)


APART: Setting[tuple[tuple[str, ...], ...]] = Setting("account_apart", tuple, _read_groups, list)
"""Accounts of which a person said that they are not one."""


class Merging:
    """Suggests and does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._accounts = Accounts(store)
        self._settings = Settings(store)

    def suggestions(self) -> list[Twins]:
        """Accounts with the same 小红书号, home page or folded name, the surest first; each account once."""
        with engine.reading(self._store.db) as db:
            rows = engine.rows(
                db,
                "select a.id, a.platform_name, a.url, a.name, (select count(*) from account_snapshot s where s.account = a.no)"
                f" from account a where a.deleted_at is null and a.merged_into is null and {visible(db, 'a.batch')}"
                " order by a.no",
            )
        apart = {frozenset(ids) for ids in self._settings.get(APART)}
        snapshots = {id: count for id, _id, _url, _name, count in rows}
        said = {id: sum(map(bool, words)) for id, words in self._accounts.said(list(snapshots), HUMAN).items()}
        found: list[Twins] = []
        taken: set[str] = set()
        for why, group in _groups(rows):
            ids = [id for id in group if id not in taken]
            if len(ids) > 1 and frozenset(ids) not in apart:
                ids.sort(key=lambda id: (-said[id], -snapshots[id]))
                found.append(Twins(tuple(ids), why))
                taken.update(ids)
        return found

    def merge(self, keep: str, others: Sequence[str]) -> tuple[Merged, Changes]:
        """Show ``others`` as parts of ``keep``. Where nobody said anything of it, what was said of the others counts.

        Snapshots stay with the row that has them, so that every import can still be taken back. Slots go to ``keep``.
        """
        every = [keep, *others]
        said = self._accounts.said(every, HUMAN)
        before = self._homes(others)
        words = {}
        for at, name in enumerate(HUMAN):
            values = [said[id][at] for id in every if id in said]
            words[name] = next((value for value in values if value not in (None, "")), values[0] if values else None)
        self._move(dict.fromkeys(before, keep))
        slots = self._move_slots(list(before), keep)
        changes = self._accounts.edit([keep], words) | Changes.everything("account") | slots.changes
        return Merged(keep, before, {keep: said[keep]}, words, slots), changes

    def move_out(self, id: str) -> tuple[Merged, Changes]:
        """One part stands for itself again; what is said of the other stays with the other."""
        merged = Merged(id, self._homes([id]), self._accounts.said([id], HUMAN))
        self._move({id: None})
        return merged, Changes.everything("account")

    def part(self, merged: Merged) -> Changes:
        """Everything is as it was before the merge."""
        self._move(merged.before)
        slots = merged.slots.undo() if merged.slots else Changes()
        return self._accounts.put_back(HUMAN, merged.said) | Changes.everything("account") | slots

    def again(self, merged: Merged) -> Changes:
        """Everything is as it was after the merge."""
        self._move(dict.fromkeys(merged.before, merged.keep))
        slots = merged.slots.redo() if merged.slots else Changes()
        return self._accounts.edit([merged.keep], merged.words) | Changes.everything("account") | slots

    def leave_apart(self, ids: Sequence[str]) -> Changes:
        """These are not one: do not suggest it again."""
        return self._settings.set(APART, (*self._settings.get(APART), tuple(sorted(ids))))

    def suggest_again(self, ids: Sequence[str]) -> Changes:
        """Takes ``leave_apart`` back."""
        left = tuple(one for one in self._settings.get(APART) if one != tuple(sorted(ids)))
        return self._settings.set(APART, left)

    def _move_slots(self, accounts: Sequence[str], keep: str) -> Written:
        found = engine.rows(
            self._store.db,
            "select id from slot where account_id in (select value from json_each(?))",
            (dumps(list(accounts)),),
        )
        return set_columns(self._store, SLOT, [id for (id,) in found], {"account_id": keep})

    def _homes(self, ids: Sequence[str]) -> dict[str, str | None]:
        """These accounts and all parts of them, each with the account it belongs to."""
        return dict(
            engine.rows(
                self._store.db,
                "select p.id, h.id from account a join account p on p.no = a.no or p.merged_into = a.no"
                " left join account h on h.no = p.merged_into where a.id in (select value from json_each(?))",
                (dumps(list(ids)),),
            )
        )

    def _move(self, homes: Mapping[str, str | None]) -> None:
        with engine.writing(self._store.db) as db:
            now = self._store.now()
            db.conn.executemany(
                "update account set merged_into = (select no from account where id = ?), updated_at = ? where id = ?",
                [(home, now, id) for id, home in homes.items()],
            )


Row = tuple[str, str | None, str | None, str, int]


def _groups(rows: Sequence[Row]) -> Iterator[tuple[str, list[str]]]:
    """Accounts that agree in one thing: first the platform's id, then the page, then the name."""
    for why, at in ((SAME_ID, 1), (SAME_PAGE, 2), (SAME_NAME, 3)):
        groups: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            value = str(row[at] or "")
            spelling = _page(value) if at == 2 else "".join(fold_plain(value).split())
            if spelling:
                groups[spelling].append(row[0])
        yield from ((why, ids) for ids in groups.values() if len(ids) > 1)


def _page(url: str) -> str:
    """A home page without what trackers add behind ?."""
    bare = url.strip().split("?")[0].split("#")[0].rstrip("/").lower()
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.")
