"""From the store to the reminders of a campaign, and after an edit only as much as it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.campaigns import Campaigns
from planner.matrix.alike_drafts import AlikeDrafts
from planner.matrix.candidates import Candidate, candidates
from planner.matrix.outcomes import outcomes
from planner.matrix.reminders import AlikePair, Board, ReminderFacts, Seen
from planner.presets import UNKNOWN
from planner.routes import Routes
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.records import Reminder
from planner.storage.store import Store
from planner.storage.texts import dumps

AROUND = 62
"""Days before and after a campaign in which notes of other campaigns matter: two whole months for capacity."""

FEW = 400
"""Slots that are looked at again one by one; after more everything is."""

SLOT = (
    "select s.no, s.id, s.account_id, s.day, s.status, s.fixed, s.crowd, s.route, s.filed, s.price,"
    " coalesce(nullif(s.title, ''), d.title, ''), s.draft_id, s.campaign_id = ?"
    " from slot s left join draft d on d.id = s.draft_id"
)


class Reminding:
    """The reminders of one campaign, kept in step with the store by whoever hears of its changes. Belongs to one lane.

    ``routes`` are loaded once and passed in; ``today`` is the day all of it speaks of.
    """

    def __init__(self, campaign_id: str, routes: Routes, today: date) -> None:
        self.campaign_id = campaign_id
        self.today = today
        self._routes = routes
        self._drafts = AlikeDrafts(campaign_id)
        self._board: Board | None = None
        self._rewritten = False

    def reminders(self, store: Store, check: Callable[[], None] = lambda: None) -> tuple[Reminder, ...]:
        """What to look at, the hard ones first. Reads the campaign the first time; raises Problem when it is gone."""
        if self._board is None:
            alike = self._drafts.pairs(store, check)
            self._board = look_at(store, self.campaign_id, self._routes, self.today, alike)
        elif self._rewritten:
            self._board.learn(self._drafts.pairs(store, check), outcomes(store, self._board.came_out()))
        self._rewritten = False
        return self._board.reminders()

    def changed(self, store: Store, changes: Changes) -> None:
        """Take what was written into account: single slots cost little, anything else a new look."""
        board, ids, drafts = self._board, changes.ids("slot"), changes.ids("draft")
        if board is None:
            return
        others = any(changes.touches(noun) for noun in ("account", "campaign", "note", "batch"))
        if others or ids is None or len(ids) > FEW:
            self._board = None
            return
        self._rewritten |= drafts is None or any(self._drafts.knows(draft) for draft in drafts)
        if ids:
            before = [one for id in ids if (one := board.get(id))]
            found = {one.id: one for one in _some(store, board, self.campaign_id, ids)}
            self._rewritten |= any(one.mine and (one.draft_id or one.done) for one in (*before, *found.values()))
            board.edit({**dict.fromkeys(ids), **found})


def gather(
    store: Store, campaign_id: str, today: date | None = None, check: Callable[[], None] = lambda: None
) -> tuple[Reminder, ...]:
    """What to look at in a campaign, once: who asks again and again keeps a ``Reminding``. Raises Problem when it is gone."""
    day = today or store.clock().astimezone().date()
    return Reminding(campaign_id, Routes.load(), day).reminders(store, check)


def look_at(store: Store, campaign_id: str, routes: Routes, today: date, alike: Sequence[AlikePair] = ()) -> Board:
    """The slots of a campaign, those of others on the same accounts, and all that the rules must know."""
    with engine.reading(store.db) as db:
        campaign = Campaigns(store).get(campaign_id)
        rows = engine.rows(db, f"{SLOT} where s.campaign_id = ? and s.deleted_at is null", (campaign_id, campaign_id))
        words = engine.rows(
            db,
            "select k.slot, k.key, k.text from slot s cross join slot_keyword k on k.slot = s.no"
            " where s.campaign_id = ? and s.deleted_at is null and k.role = '长尾'",
            (campaign_id,),
        )
        accounts = {row[2] for row in rows}
        others = engine.rows(
            db,
            f"{SLOT} join campaign c on c.id = s.campaign_id"
            " where s.deleted_at is null and c.deleted_at is null and s.account_id is not null and s.campaign_id in"
            f" (select id from campaign where id <> ?) and s.day between date(?, '-{AROUND} days') and date(?, '+{AROUND} days')",
            (campaign_id, campaign_id, campaign.start, campaign.end),
        )
        others = [row for row in others if row[2] in accounts]
        words += _words(store, [row[0] for row in others])
        known = candidates(store)
        seen = _seen([*rows, *others], words, known)
        board = Board(seen, ReminderFacts(today, campaign, known, routes, alike))
        board.learn(alike, outcomes(store, board.came_out()))
    return board


def _words(store: Store, slots: Sequence[int]) -> list[tuple[int, str, str]]:
    """The long-tails of slots, by their numbers."""
    return engine.rows(
        store.db,
        "select slot, key, text from slot_keyword where role = '长尾' and slot in (select value from json_each(?))",
        (dumps(list(slots)),),
    )


def _some(store: Store, board: Board, campaign_id: str, ids: Iterable[str]) -> list[Seen]:
    """These slots as they are now, and all others of accounts the board meets for the first time.

    Deleted ones are left out, as are those of campaigns in the basket.
    """
    campaign = board.facts.campaign
    alive = "where s.deleted_at is null and c.deleted_at is null and"
    start = f"{SLOT} join campaign c on c.id = s.campaign_id {alive}"
    with engine.reading(store.db) as db:
        rows = engine.rows(db, f"{start} s.id in (select value from json_each(?))", (campaign_id, dumps(sorted(ids))))
        new = {row[2] for row in rows if row[2] and not board.knows(row[2])}
        if new:
            rows += engine.rows(
                db,
                f"{start} s.campaign_id <> ? and s.account_id in (select value from json_each(?))"
                f" and s.day between date(?, '-{AROUND} days') and date(?, '+{AROUND} days')",
                (campaign_id, campaign_id, dumps(sorted(new)), campaign.start, campaign.end),
            )
        words = _words(store, [row[0] for row in rows])
    return _seen(rows, words, board.facts.accounts)


def _seen(
    rows: Iterable[tuple[Any, ...]], words: Iterable[tuple[int, str, str]], accounts: Mapping[str, Candidate]
) -> list[Seen]:
    longtails: dict[int, tuple[tuple[str, str], ...]] = {}
    for slot, key, text in words:
        longtails[slot] = (*longtails[slot], (key, text)) if slot in longtails else ((key, text),)
    roles = {id: account.role for id, account in accounts.items()}
    days: dict[str | None, int | None] = {None: None}
    flags: Mapping[int | None, bool | None] = {None: None, 0: False, 1: True}
    found: list[Seen] = []
    make = Seen._make
    for no, id, account, day, status, fixed, crowd, route, filed, price, title, draft, mine in rows:
        if day not in days:
            days[day] = date.fromisoformat(day or "").toordinal()
        longs = longtails.get(no, ())
        values = (crowd, route, flags[filed], price, title, draft)
        role = roles.get(account, UNKNOWN)
        found.append(make((id, account, role, days[day], status, fixed == 1, mine == 1, longs, *values)))
    return found
