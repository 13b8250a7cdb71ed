"""The long-tails of some seeds: candidates of the library, of imported tables and of the user, with all that is known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np

from nlp.keywords import CORE, TAIL, kind_of, role_of
from nlp.learned import Learned
from nlp.research.months import Calendar
from nlp.research.opportunity import Facts, opportunity
from nlp.research.slots import Slot, head_of, slots
from nlp.suggest.evidence import OWN, REASONS_MOST, general
from nlp.suggest.facts import key_of
from planner.library import Reference
from planner.problems import Problem
from planner.research.gathering import Row, Wishes, gather, keys_of
from planner.research.ours import own_drafts
from planner.research.rating import Rated, rated
from planner.research.rows import Found, Longtail, Slotted
from planner.research.told import told, told_of, volume_trends
from planner.storage.store import Store

NOTHING = "笔记库还没有学习过，没有可选的长尾词"
FIRST = "先导入笔记，等右下角的学习完成后再来"
IN_BANK = "在词库里"
IN_TABLES = "来自导入的关键词表"
NO_NAME = "其他"


def research(
    reference: Reference,
    store: Store,
    seeds: Sequence[str],
    top: int = 500,
    check: Callable[[], None] = lambda: None,
) -> Found:
    """The long-tails that hold the seeds, at most ``top``: the user's own words first, then those with more of the seeds, then
    the likeliest to be used by others. Without seeds the best of the library.

    Words the user banned are never among them. ``check`` is called between steps and may raise to stop. Raises Problem when
    nothing has been learned yet.
    """
    learned = learned_of(reference)
    keys = tuple(dict.fromkeys(key for seed in seeds if (key := key_of(seed))))
    terms = learned.suggester.terms
    known = told(store, keys)
    check()
    rows, total = gather(terms, keys, Wishes.of(store), known, top)
    spelled = [keys_of(terms, row) for row in rows]
    known = told_of(store, chain.from_iterable(spelled))
    for row, those in zip(rows, spelled, strict=True):
        row.told = next((known[key] for key in those if key in known), None)
    check()
    calendar = Calendar.of(learned.months)
    numbers = rated(learned, calendar, [row.terms for row in rows])
    check()
    drafts = _in_drafts(store, spelled)
    check()
    trends = volume_trends(store, [row.told.id for row in rows if row.told and row.told.volume is not None])
    clusters: dict[str, int] = {}
    table = _Table(reference, learned, numbers, trends, keys, clusters)
    found = tuple(table.longtail(at, row, drafts[at]) for at, row in enumerate(rows))
    return Found(keys, found, tuple(clusters), calendar.names, total)


def learned_of(reference: Reference) -> Learned:
    """What was learned; raises Problem when nothing was."""
    if reference.learned is None or not len(reference.learned):
        raise Problem(NOTHING, FIRST)
    return reference.learned


def _in_drafts(store: Store, rows: Sequence[Sequence[str]]) -> list[int]:
    """In how many of our drafts each row stands, in whichever spelling."""
    texts = ["\n".join((draft.title, draft.body, *draft.topics)) for draft in own_drafts(store)]
    # All drafts as one text: 500 rows × 200 drafts are 500 searches then, and no 100,000.
    every, ends = "\n".join(texts), list(accumulate(len(text) + 1 for text in texts))
    return [len({draft for key in keys for draft in _holding(every, ends, key)}) for keys in rows]


def _holding(text: str, ends: Sequence[int], key: str) -> Iterator[int]:
    """The numbers of the parts of a text that hold a key; part i ends before ``ends[i]``."""
    at = text.find(key)
    while at >= 0:
        draft = bisect_right(ends, at)
        yield draft
        at = text.find(key, ends[draft])


@dataclass(frozen=True)
class _Table:
    reference: Reference
    learned: Learned
    rated: Rated
    volume_trends: Mapping[str, float]
    seeds: Sequence[str]
    clusters: dict[str, int]
    """Filled as the rows are made."""

    def longtail(self, at: int, row: Row, drafts: int) -> Longtail:
        terms, one = self.learned.suggester.terms, row.told
        parts = slots(row.text, self.reference.cutter, self.seeds)
        kind, role = self._named(row, parts)
        support, own = int(self.rated.support[at]), int(self.rated.own[at])
        lift, trend = _known(self.rated.lifts.mean[at]), _known(self.rated.trends[at])
        volume, competition = (one.volume, one.competition) if one else (None, None)
        return Longtail(
            key=row.key,
            text=row.text,
            kind=kind,
            role=role,
            slots=tuple(Slotted(part.kind, part.text, part.head) for part in parts),
            spellings=tuple(terms.texts[number] for number in row.terms if terms.keys[number] != row.key),
            support=support,
            lift=lift,
            lift_low=_known(self.rated.lifts.low[at]),
            lift_high=_known(self.rated.lifts.high[at]),
            months=tuple(self.rated.months[at].tolist()),
            trend=trend,
            volume=volume,
            competition=competition,
            volume_trend=self.volume_trends.get(one.id) if one else None,
            opportunity=opportunity(Facts(support, len(self.learned), lift, volume, competition, trend, own + drafts)),
            example=next((text for number in row.terms if (text := terms.examples[number])), ""),
            own_notes=own,
            own_drafts=drafts,
            status=one.status if one else "",
            own=row.own,
            cluster=self.clusters.setdefault(head_of(parts) or NO_NAME, len(self.clusters)),
            why="；".join(self._reasons(row)[:REASONS_MOST]),
        )

    def _named(self, row: Row, parts: Sequence[Slot]) -> tuple[str, str]:
        """Class and role: what a person decided, else what the words say, and prices and seasons no word list holds."""
        terms, lexicon = self.learned.suggester.terms, self.reference.lexicon
        if row.terms:
            number = row.terms[0]
            kind, role = terms.kinds[number], TAIL if terms.is_tail[number] else CORE
        else:
            words = self.reference.cutter.keys(row.key)
            kind, role = kind_of(row.key, words or (row.key,), lexicon), role_of(row.key, words, lexicon)
        kinds = kind.split("+")
        kind = "+".join([*dict.fromkeys(part.kind for part in parts if part.kind and part.kind not in kinds), *kinds])
        one = row.told
        return (one.class_ if one and one.class_ else kind, one.role if one and one.role else role)

    def _reasons(self, row: Row) -> list[str]:
        reasons = [OWN] if row.own else []
        if row.told and row.told.status:
            reasons.append(f"{IN_BANK}：{row.told.status}")
        if row.terms:
            return reasons + general(self.learned.suggester.terms, row.terms[0])
        return reasons or [IN_TABLES]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 3)
