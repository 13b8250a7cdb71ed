"""The claim ledger (态度 ↔ 行为): per product and aspect what we promise, what buyers and comments say, and the gap, over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from planner.claims.evidence import (
    CARRIED,
    RISKY,
    UNKNOWN,
    VERDICTS,
    WATCHED,
    Evidence,
    Mention,
    Verdict,
    thresholds,
)
from planner.claims.goods import Goods, Names
from planner.claims.kept import Kept, kept
from planner.claims.kinds import RETURNED
from planner.claims.promised import Promised
from planner.products import Products
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.times import CHINA
from planner.storage.visible import visible

MONTHS = 12
LEAN = "feedback f indexed by feedback_lean"
"""Counted without reading what was said."""
UNNAMED = "（没有归到产品）"
UNWRITTEN = "买家在夸，还没写"
NOT_PROMISED = "没有承诺"
SERVICE = frozenset(("物流", "客服", "包装", "描述", "价格", "性价比", "正品"))
"""Of the shop and not of the goods: no note of ours promises them, and they are shown last."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: praise and blame of an aspect, and returns for it of all returns of the product."""

    month: str
    praised: int = 0
    blamed: int = 0
    returned: int = 0
    returns: int = 0


@dataclass(frozen=True)
class Claim:
    """One line of the ledger. ``product_id`` is None where nobody has said which product the goods are."""

    product_id: str | None
    product: str
    aspect: str
    promises: tuple[Promised, ...]
    evidence: Evidence
    months: tuple[Month, ...] = ()

    @property
    def key(self) -> str:
        """What tells two lines apart."""
        return f"{self.product_id or ''}|{self.aspect}"

    @property
    def strength(self) -> int:
        """The firmest promise: 3 without room, 2 plainly, 1 as experience, 0 none."""
        return max((one.strength for one in self.promises), default=0)

    @property
    def verdict(self) -> Verdict:
        """How far the evidence carries what is promised."""
        return self.evidence.verdict

    @property
    def gap(self) -> str:
        """What stands between promise and practice, in a few words."""
        if self.promises:
            return self.verdict
        praised = self.verdict in (CARRIED, WATCHED) and self.evidence.good > self.evidence.bad
        return UNWRITTEN if praised else NOT_PROMISED

    @property
    def at_risk(self) -> bool:
        """Whether something is promised that buyers contradict."""
        return bool(self.promises) and self.verdict == RISKY


@dataclass(frozen=True)
class Ledger:
    """All lines, claims at risk first; ``days`` of evidence (0: all there is) up to ``day``. ``returns`` are those of a product."""

    claims: tuple[Claim, ...]
    days: int
    day: str
    feedback: int = 0
    unread: int = 0
    learned: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, product_id: str | None) -> tuple[Claim, ...]:
        """The lines of one product."""
        return tuple(one for one in self.claims if one.product_id == product_id)


def ledger(store: Store, days: int | None = None, prepared: Kept | None = None) -> Ledger:
    """The ledger of a workspace; ``days`` None: as the preset has it, 0: all there is. ``prepared`` spares reading the cache.

    Everything is counted from what has been read already: see ``planner.claims.kept.prepare``.
    """
    found = prepared or kept(store.workspace)
    span = thresholds().days if days is None else days
    today = store.clock().astimezone(CHINA).date()
    known = Products(store).list()
    products = {one.id: one.name for one in known}
    counted = _Counted(store, today, span, Goods.of(store, Names.of(known)))
    promises: dict[tuple[str | None, str], list[Promised]] = defaultdict(list)
    for one in found.promises:
        if one.product_id in products:
            promises[one.product_id, one.aspect].append(one)
    comments = _comments(found, counted.since, products)
    keys = {*promises, *counted.aspects, *(key[:2] for key in comments)}
    claims = [
        Claim(
            id,
            products.get(id or "", UNNAMED),
            aspect,
            tuple(sorted(promises.get((id, aspect), ()), key=lambda one: (-one.strength, one.source, one.id))),
            counted.evidence(id, aspect, comments),
            counted.months(id, aspect),
        )
        for id, aspect in keys
    ]
    return Ledger(
        tuple(sorted(claims, key=_weight)), span, today.isoformat(), counted.feedback, counted.unread, found.learned
    )


class _Counted:
    """Feedback counted by product and aspect, in few questions."""

    def __init__(self, store: Store, today: date, days: int, goods: Goods) -> None:
        self._days = days
        self.since = (today - timedelta(days=days)).isoformat() if days else ""
        first = today.replace(day=1)
        self._first_month = (first - timedelta(days=30 * (MONTHS - 1))).isoformat()[:7]
        self._last_month = today.isoformat()[:7]
        self.aspects: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
        self._months: dict[tuple[str | None, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self._returns: Counter[str | None] = Counter()
        self._returns_by_month: Counter[tuple[str | None, str]] = Counter()
        self._mentions: dict[tuple[str | None, str], dict[tuple[str, str], Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        with engine.reading(store.db) as db:
            seen = f"f.deleted_at is null and {visible(db, 'f.batch')}"
            self.feedback = int(engine.value(db, f"select count(*) from feedback f where {seen}"))
            self.unread = self.feedback - int(
                engine.value(
                    db, f"select count(*) from feedback_reading r cross join {LEAN} on f.no = r.feedback where {seen}"
                )
            )
            when = "coalesce(f.said_at, '') >= ?"
            for title, id, month, recent, count in engine.rows(
                db,
                f"select f.goods, f.product_id, substr(f.said_at, 1, 7), {when}, count(*) from {LEAN}"
                f" where f.kind = '{RETURNED}' and {seen} group by 1, 2, 3, 4",
                (self.since,),
            ):
                product = id or goods.products.get(title)
                self._returns_by_month[product, month or ""] += count
                if recent:
                    self._returns[product] += count
            for title, id, aspect, sign, kind, month, recent, count in engine.rows(
                db,
                f"select f.goods, f.product_id, a.aspect, a.sign, f.kind, substr(f.said_at, 1, 7), {when}, count(*)"
                f" from feedback_aspect a cross join {LEAN} on f.no = a.feedback where {seen} group by 1, 2, 3, 4, 5, 6, 7",
                (self.since,),
            ):
                key = (id or goods.products.get(title), aspect)
                name = "returned" if kind == RETURNED else "praised" if sign > 0 else "blamed"
                self._months[key][month or ""][name] += count
                if recent:
                    self.aspects[key][name] += count
            for title, id, aspect, sign, word, kind, count in engine.rows(
                db,
                "select f.goods, f.product_id, a.aspect, a.sign, m.word, m.kind, count(*) from feedback_mention m"
                f" join feedback_aspect a on a.feedback = m.feedback cross join {LEAN} on f.no = m.feedback"
                f" where {seen} and {when} group by 1, 2, 3, 4, 5, 6",
                (self.since,),
            ):
                key = (id or goods.products.get(title), aspect)
                self._mentions[key][word, kind]["praised" if sign > 0 else "blamed"] += count

    def evidence(
        self, product: str | None, aspect: str, comments: Mapping[tuple[str | None, str, int], int]
    ) -> Evidence:
        counts = self.aspects.get((product, aspect), Counter())
        mentions = self._mentions.get((product, aspect), {})
        return Evidence(
            aspect,
            self._days,
            counts["praised"],
            counts["blamed"],
            comments.get((product, aspect, 1), 0),
            comments.get((product, aspect, -1), 0),
            counts["returned"],
            self._returns[product],
            tuple(
                Mention(word, kind, count["praised"], count["blamed"])
                for (word, kind), count in sorted(
                    mentions.items(), key=lambda pair: (-sum(pair[1].values()), pair[0][0])
                )
            ),
        )

    def months(self, product: str | None, aspect: str) -> tuple[Month, ...]:
        known = self._months.get((product, aspect), {})
        return tuple(
            Month(
                month,
                known.get(month, Counter())["praised"],
                known.get(month, Counter())["blamed"],
                known.get(month, Counter())["returned"],
                self._returns_by_month[product, month],
            )
            for month in _months(self._first_month, self._last_month)
        )


def _months(first: str, last: str) -> Iterable[str]:
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _comments(found: Kept, since: str, products: Mapping[str, str]) -> Mapping[tuple[str | None, str, int], int]:
    counts: Counter[tuple[str | None, str, int]] = Counter()
    for product, aspect, sign, day, count in found.comments:
        if day >= since and product in products:
            counts[product, aspect, sign] += count
    return counts


def _weight(claim: Claim) -> tuple[object, ...]:
    evidence = claim.evidence
    spoken = evidence.good + evidence.bad + evidence.returned
    return (
        not claim.at_risk,
        not claim.promises or claim.verdict == UNKNOWN,
        claim.aspect in SERVICE,
        VERDICTS.index(claim.verdict),
        -(evidence.returned + evidence.bad),
        -spoken,
        claim.product,
        claim.aspect,
    )


def at_risk(found: Ledger) -> Sequence[Claim]:
    """The claims that buyers contradict, the heaviest first: for the report and the terminal."""
    return [one for one in found.claims if one.at_risk]
