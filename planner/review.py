"""A draft looked at from every side, in one frozen answer. Pure and quick: this runs at every keystroke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from nlp.checks import Context
from nlp.draft import Draft
from nlp.edits import edits
from nlp.findings import Edit, Forecast, Hit, Limit, Mark, Score, Similar, Suggestion
from nlp.forecast import Backtest
from nlp.learned import Learned
from nlp.lexicon import CLASSES
from nlp.limits import limits_of
from nlp.reading import Memory, Reading, Seen, read
from nlp.score import score
from nlp.text import fold_plain
from planner.dismissals import Dismissals
from planner.library import Library, Reference
from planner.rules import Rules, RulesOfDay
from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.claims.desk import ClaimDesk

TOPICS_SHOWN = 10
KEYWORDS_SHOWN = 20
TARGETS = 5
"""Keywords a draft is asked to cover when its writer chose none: the best suggestions."""

ABOUT_GOODS = ("品类", "功效", "成分")
TOO_FEW = "可比的笔记不足 30 篇，还不能预估：再导入一些同类笔记，这里就会有比较"
EMPTY_LIBRARY = "笔记库还是空的，没有预估：先导入你手上的笔记，这里就会有和同类笔记的比较"


@dataclass(frozen=True)
class Desk:
    """What a review needs besides the draft: what was learned, the rules of the day, and what people chose to ignore.

    ``ignored`` holds ``(rule, folded text)`` of wording hits; ``claims`` is the ledger, None where nobody has given feedback.
    """

    reference: Reference
    rules: RulesOfDay
    ignored: frozenset[tuple[str, str]] = frozenset()
    claims: ClaimDesk | None = None

    @classmethod
    def of(cls, store: Store, library: Library, day: date) -> Desk:
        """The desk of a workspace on a day, with what is ignored everywhere; the library must have been opened."""
        # Here, since the first review of a start needs no ledger: it is counted later, and takes 20 ms to load.
        from planner.claims.desk import claim_desk

        if library.reference is None:
            raise ValueError("open the library first")
        return cls(library.reference, Rules.load().on(day), Dismissals(store).ignored(), claim_desk(store))

    @property
    def learned(self) -> Learned | None:
        return self.reference.learned

    @property
    def backtest(self) -> Backtest | None:
        return self.learned.backtest if self.learned else None


@dataclass(frozen=True, slots=True)
class Review:
    """Suggestions, score and wording of one draft, each list best or first first."""

    draft: Draft
    score: Score
    forecast: Forecast
    topics: tuple[Suggestion, ...] = ()
    keywords: tuple[Suggestion, ...] = ()
    similar: tuple[Similar, ...] = ()
    wording: tuple[Hit, ...] = ()
    limits: tuple[Limit, ...] = ()
    edits: tuple[Edit, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class _Evidence:
    """What the library says of a draft."""

    forecast: Forecast
    similar: tuple[Similar, ...] = ()
    topics: tuple[Suggestion, ...] = ()
    keywords: tuple[Suggestion, ...] = ()
    support: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    notes: int = 0


def review(
    draft: Draft, desk: Desk, memory: Memory | None = None, keywords: Sequence[str] = (), id: str = ""
) -> Review:
    """Look at a draft. ``keywords`` are those its writer chose to cover; ``memory`` makes the next review of it cheap; by its ``id``
    the product of its slot is known."""
    memory = memory or Memory()
    reading = read(draft, desk.reference.cutter, memory)
    found = _evidence(reading, desk.learned)
    hits = desk.rules.wording.hits(reading)
    claims = desk.claims.hits(reading, id) if desk.claims else ()
    context = Context(
        targets=tuple(keywords) or tuple(word.text for word in found.keywords[:TARGETS]),
        similar=found.similar,
        support=found.support,
        notes=found.notes,
        wording=desk.rules.wording,
        limits=desk.rules.limits,
        ignored=desk.ignored,
        signals=desk.learned.signals if desk.learned else None,
    )
    scored = score(reading, context)
    return Review(
        draft,
        scored,
        found.forecast,
        found.topics,
        found.keywords,
        found.similar,
        (*hits, *claims),
        limits_of(draft, desk.rules.limits),
        edits(reading, scored, context, memory, found.topics),
        marks(reading, (*hits, *claims), desk.ignored, (*context.targets, *(word.text for word in found.keywords))),
    )


def _evidence(reading: Reading, learned: Learned | None) -> _Evidence:
    if learned is None or not len(learned):
        return _Evidence(Forecast(None, None, None, 0, None, EMPTY_LIBRARY))
    near = learned.similarities(reading)
    return _Evidence(
        _forecast(reading, learned),
        learned.similar(near, reading),
        tuple(learned.suggester.topics(reading, near, TOPICS_SHOWN)),
        tuple(learned.suggester.keywords(reading, near, KEYWORDS_SHOWN)),
        learned.suggester.support,
        len(learned),
    )


def _forecast(reading: Reading, learned: Learned) -> Forecast:
    return learned.forecast_of(reading) or Forecast(None, None, None, 0, None, TOO_FEW)


def marks(
    reading: Reading, hits: Sequence[Hit], ignored: frozenset[tuple[str, str]], wanted: Sequence[str]
) -> tuple[Mark, ...]:
    """What the editor colours: words of the ``wanted`` keywords, what the draft is about, and wording to look at.

    A word of the lexicon counts when it belongs to one of the keywords, or says what the goods are, do or hold; 早上 and
    朋友 would only be noise. Wording that is exempt or ignored stays uncoloured.
    """
    about = "\n".join(map(fold_plain, wanted))
    words = [Mark(reading.span(seen)) for seen in reading.kinds if seen.kind in ABOUT_GOODS or _said(seen, about)]
    wording = [
        Mark(hit.span, "hard" if hit.level == "hard" else "review")
        for hit in hits
        if hit.level != "exempt" and hit.span.start < hit.span.end and (hit.rule, fold_plain(hit.text)) not in ignored
    ]
    return (*words, *wording)


def _said(seen: Seen, about: str) -> bool:
    return seen.kind in CLASSES and seen.key in about
