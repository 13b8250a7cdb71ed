"""What the library and the draft tell: frozen values that every page and every terminal command shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from nlp.draft import Field, Span

Level = Literal["hard", "review", "exempt"]


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of the score: ``points`` of ``most``, why, and the places it speaks of.

    A part whose check carries no signal in the library has ``most`` 0 and says so in its reason.
    """

    name: str
    points: float
    most: float
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """All the answers; the number is derived from them, so the two cannot disagree."""

    parts: tuple[Part, ...] = ()

    @property
    def total(self) -> int:
        """0 to 100."""
        most = sum(part.most for part in self.parts)
        return round(100 * sum(part.points for part in self.parts) / most) if most else 0


@dataclass(frozen=True, slots=True)
class Push:
    """One thing that moved a forecast, in points of percentile (signed). Pushes add up to percentile − 50."""

    name: str
    points: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Forecast:
    """How the draft would rank among comparable notes.

    ``percentile``, ``low`` and ``high`` are 0–100 (an 80 % interval) or None without a forecast; ``notes`` counts the
    comparable notes, ``rho`` is the back-tested rank correlation with authors kept apart; ``reason`` is one Chinese sentence;
    ``explain`` finds out what moved it.
    """

    percentile: float | None
    low: float | None
    high: float | None
    notes: int
    rho: float | None
    reason: str
    explain: Callable[[], tuple[Push, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def pushes(self) -> tuple[Push, ...]:
        """What moved the forecast, the strongest first; taken apart only when somebody asks."""
        return self.explain()


@dataclass(frozen=True, slots=True)
class Similar:
    """A past note near the draft: cosine 0–1, and the percentile it reached among comparable notes, if known."""

    id: str
    title: str
    similarity: float
    percentile: float | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A keyword or topic worth using, with its evidence.

    ``kind`` is the keyword's class (品类、功效…; ``人群+品类`` for a head with modifiers), ``role`` is 核心 or 长尾, ``support``
    how many notes hold it, ``lift`` how those notes did against comparable ones (1.0 = alike; None when too few),
    ``volume``/``competition`` come from imported keyword tables, ``used`` counts our own notes that use it already,
    ``place`` says where it would go, ``mentions`` how often the draft has it now.
    """

    text: str
    kind: str
    role: str
    why: str
    support: int
    lift: float | None = None
    volume: float | None = None
    competition: float | None = None
    example: str = ""
    used: int = 0
    place: Literal["title", "body", "topics"] = "body"
    mentions: int = 0

    def of_draft(self, why: str, place: Literal["title", "body", "topics"], mentions: int) -> Suggestion:
        """The same for one draft."""
        # Not ``dataclasses.replace``, which takes ten times as long: a review makes some dozens.
        return Suggestion(
            self.text, self.kind, self.role, why, self.support, self.lift, self.volume, self.competition,
            self.example, self.used, place, mentions,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording that breaks, may break, or only looks like breaking a rule."""

    text: str
    span: Span
    level: Level
    rule: str
    advice: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """One of the platform's limits, counted as the platform counts."""

    name: str
    used: int
    most: int

    @property
    def over(self) -> bool:
        return self.used > self.most


@dataclass(frozen=True, slots=True)
class Edit:
    """A real edit that was rescored: ``gain`` is the difference of the total.

    ``replace`` is the place it changes (None appends a topic), ``insert`` the text that goes there.
    """

    text: str
    gain: float
    insert: str = ""
    replace: Span | None = None
    target: Field | Literal["topics"] = "body"

    def with_gain(self, gain: float) -> Edit:
        """The same when it was rescored."""
        return Edit(self.text, gain, self.insert, self.replace, self.target)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to colour in the editor: a keyword, or a wording hit."""

    span: Span
    kind: Literal["keyword", "hard", "review"] = field(default="keyword")
