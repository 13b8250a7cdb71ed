"""Reading feedback: polarity, aspects, for whom and how it was used. Runs in a worker process and reads only what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from nlp.claims import PromiseFinder
from nlp.opinions import AspectOpinion, Judge
from nlp.text import fold_plain
from planner.claims.kinds import ASKED, RETURNED
from planner.storage import engine
from planner.storage.sightings import CHUNK
from planner.storage.store import Store

BY_STARS, BY_LABEL, BY_RULES, BY_LEARNING = "星级", "标签", "规则", "学习"
PRAISE_FROM, BLAME_TO = 4, 2
"""Stars that praise, and stars that blame."""
READING = 2
"""Counted up whenever what is read from a text changes its meaning."""

TAKEN_BACK = 2
"""Characters between a word that praises by itself and the one that says otherwise."""

MISSING = (
    "from feedback f where not exists (select 1 from feedback_reading r where r.feedback = f.no and r.version = ?)"
    " and f.no > ?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One feedback as it is read; ``goods`` tell which aspects it may speak of."""

    no: int
    kind: str
    text: str
    reason: str | None
    answer: str | None
    stars: int | None
    label: int | None
    goods: str | None
    sku: str | None
    crowd: str | None
    category: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """What it says: praise 1, blame -1, neither 0, and who says so; aspects as (aspect, sign, strength, start, end) of ``spoken``,
    where 0, 0 is the shop's own reason; mentions as (word, kind)."""

    sign: int
    by: str
    aspects: tuple[tuple[str, int, int, int, int], ...]
    mentions: tuple[tuple[str, str], ...]


def spoken(kind: str, text: str, answer: str | None) -> str:
    """The buyers' own words: of a question its answer, since asking says nothing of the goods."""
    return (answer or "") if kind == ASKED else text


class Reader:
    """Reads feedback with the bundled lists; use it from one thread."""

    def __init__(self) -> None:
        self._judge = Judge()
        self._finder = PromiseFinder()
        self._book = self._finder.book

    @property
    def version(self) -> int:
        """Another number means that everything should be read again."""
        return crc32(repr((READING, self._book.fingerprint)).encode()) & 0x7FFFFFFF

    def read(self, said: Said) -> Read:
        """What one feedback says."""
        text = spoken(said.kind, said.text, said.answer)
        field = self._book.field_of(said.category, said.goods, said.sku)
        fields = (field,) if field else None
        opinion = self._judge.judge(text, fields)
        found: dict[tuple[str, int], tuple[str, int, int, int, int]] = {}
        if said.reason:
            for one in self._judge.judge(said.reason, fields).aspects:
                if one.sign < 0:
                    found[one.aspect, -1] = (one.aspect, -1, one.strength, 0, 0)
        for one in opinion.aspects:
            if said.kind == RETURNED and one.sign > 0:
                # Who sends goods back praises politely; the ledger counts why they went.
                continue
            if one.sign > 0 and any(_takes_back(one, other) for other in opinion.aspects):
                continue
            found.setdefault((one.aspect, one.sign), (one.aspect, one.sign, one.strength, one.start, one.end))
        words = self._finder.conditions(fold_plain(f"{said.crowd or ''}。{text}。{said.reason or ''}"))
        kinds = {one.word: one.kind for one in self._book.conditions.values()}
        # A return for a reason of the goods blames them, however politely.
        blamed = said.kind == RETURNED and any(sign < 0 for _, sign in found)
        sign, by = _sign(said, -1 if blamed else opinion.sign)
        return Read(sign, by, tuple(found.values()), tuple((word, kinds[word]) for word in words))


def _takes_back(praise: AspectOpinion, other: AspectOpinion) -> bool:
    """保湿一般: what only names the aspect is praise by itself, and blamed by the word behind it."""
    return other.aspect == praise.aspect and other.sign < 0 and 0 <= other.start - praise.end <= TAKEN_BACK


def fill(
    store: Store,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[int, int | None, str], None] = lambda *_: None,
) -> int:
    """Read what has not been read, or was read with other lists, chunk by chunk. Returns how many were read."""
    reader = Reader()
    version = reader.version
    total = int(engine.value(store.db, f"select count(*) {MISSING}", (version, 0)))
    done = last = 0
    while chunk := _chunk(store, version, last):
        check()
        _keep(store, version, [(said, reader.read(said)) for said in chunk])
        last = chunk[-1].no
        done += len(chunk)
        progress(done, max(total, done), "正在读评价")
    return done


def missing(store: Store) -> int:
    """How many are still to be read; those of older lists are not counted here, which would load the lists."""
    sql = "select count(*) from feedback f where not exists (select 1 from feedback_reading r where r.feedback = f.no)"
    return int(engine.value(store.db, sql))


def _chunk(store: Store, version: int, last: int) -> list[Said]:
    return [
        Said(*row)
        for row in engine.rows(
            store.db,
            "select f.no, f.kind, f.text, f.reason, f.answer, f.stars, f.label, f.goods, f.sku, f.crowd,"
            " (select p.category from product p where p.id = f.product_id)"
            f" {MISSING} order by f.no limit {CHUNK}",
            (version, last),
        )
    ]


def _keep(store: Store, version: int, found: Sequence[tuple[Said, Read]]) -> None:
    with engine.writing(store.db) as db:
        # What was taken back, or changed, while it was being read is left for the next time.
        there = {
            row[0]: row[1:]
            for row in engine.rows(
                db,
                "select no, text, stars, label from feedback where no between ? and ?",
                (found[0][0].no, found[-1][0].no),
            )
        }
        kept = [(said, read) for said, read in found if there.get(said.no) == (said.text, said.stars, said.label)]
        nos = [(said.no,) for said, _ in kept]
        for table in ("feedback_aspect", "feedback_mention"):
            db.conn.executemany(f"delete from {table} where feedback = ?", nos)
        db.conn.executemany(
            "insert into feedback_reading (feedback, version, sign, by) values (?, ?, ?, ?) on conflict do update set"
            " version = excluded.version, sign = excluded.sign, by = excluded.by",
            [(said.no, version, read.sign, read.by) for said, read in kept],
        )
        db.conn.executemany(
            "insert into feedback_aspect (feedback, aspect, sign, strength, start, end) values (?, ?, ?, ?, ?, ?)",
            list(_rows(kept, "aspects")),
        )
        db.conn.executemany(
            "insert into feedback_mention (feedback, word, kind) values (?, ?, ?)", list(_rows(kept, "mentions"))
        )


def _rows(kept: Sequence[tuple[Said, Read]], name: str) -> Iterator[tuple[Any, ...]]:
    for said, read in kept:
        for one in getattr(read, name):
            yield said.no, *one


def _sign(said: Said, rules: int) -> tuple[int, str]:
    if said.label is not None:
        return said.label, BY_LABEL
    if said.stars is not None:
        return (said.stars >= PRAISE_FROM) - (said.stars <= BLAME_TO), BY_STARS
    return (min(rules, 0) if said.kind == RETURNED else rules), BY_RULES
