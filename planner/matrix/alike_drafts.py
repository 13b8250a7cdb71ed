"""撞稿 among the drafts of a campaign, remembering what was read of those that stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.matrix.reminders.facts import AlikePair
from planner.storage import engine
from planner.storage.store import Store

if TYPE_CHECKING:
    from nlp.forecasting.grams import Hashes

Known = dict[str, tuple[str, "Hashes"]]
"""Per draft when it was last changed, and what was read of it."""


class AlikeDrafts:
    """Pairs of slots whose drafts are alike. Only drafts that changed are read again."""

    def __init__(self, campaign_id: str) -> None:
        self._campaign_id = campaign_id
        self._known: Known = {}
        self._hung: frozenset[str] = frozenset()

    def knows(self, draft: str) -> bool:
        """Whether a draft hung on a slot when they were compared last, be it in the basket."""
        return draft in self._hung

    def pairs(self, store: Store, check: Callable[[], None] = lambda: None) -> tuple[AlikePair, ...]:
        """All pairs, the most alike first; ``check`` is called between drafts and may raise."""
        hung = engine.rows(
            store.db,
            "select s.id, d.id, d.updated_at, d.deleted_at is null from slot s join draft d on d.id = s.draft_id"
            " where s.campaign_id = ? and s.deleted_at is null order by s.no",
            (self._campaign_id,),
        )
        self._hung = frozenset(draft for _slot, draft, _changed, _there in hung)
        found = [(slot, draft, changed) for slot, draft, changed, there in hung if there]
        if len(found) < 2:
            return ()
        # Arrays are imported when the first two drafts hang on slots, not when a page is opened.
        from nlp.likeness import Likeness, runs_of

        known: Known = {}
        for _slot, draft, changed in found:
            check()
            kept = self._known.get(draft)
            if kept is None or kept[0] != changed:
                kept = changed, runs_of(_text(store, draft))
            known[draft] = kept
        self._known = known
        likeness = Likeness([known[draft][1] for _slot, draft, _changed in found])
        slots = [slot for slot, _draft, _changed in found]
        return tuple(
            AlikePair(slots[pair.first], slots[pair.second], pair.share) for pair in likeness.pairs(check=check)
        )


def _text(store: Store, draft: str) -> str:
    return str(engine.value(store.db, "select title || char(10) || body from draft where id = ?", (draft,)) or "")
