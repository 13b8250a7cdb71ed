"""What the funnel says: frozen values for the page 链路, the report and the terminal.

Every number carries its definition (口径), and of how many notes it is known; unknown is None and never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from planner.funnel.numbers import Definition, Number, Sentence, Tone
from planner.funnel.sources import HOWS, Candidate, Coverage, How, Joined, Origin, QueueCount, Span, Unsettled
from planner.funnel.wishes import AXES, EVERY, Axis, Choice, FunnelFacets, FunnelFilter

__all__ = [
    "AXES",
    "EVERY",
    "HOWS",
    "QUADRANTS",
    "Axis",
    "Candidate",
    "Choice",
    "Comparison",
    "Coverage",
    "Definition",
    "Difference",
    "Funnel",
    "FunnelAnswer",
    "FunnelFacets",
    "FunnelFilter",
    "How",
    "Joined",
    "NoteRow",
    "Number",
    "Origin",
    "Point",
    "Quadrant",
    "Quadrants",
    "QueueCount",
    "Sentence",
    "Settled",
    "Slice",
    "Span",
    "Stage",
    "Tag",
    "Tone",
    "Unsettled",
    "Waterline",
]

Quadrant = Literal["加大投 · 稳住", "重点追投", "止损", "观察"]
QUADRANTS: tuple[Quadrant, ...] = ("加大投 · 稳住", "重点追投", "止损", "观察")
Settled = Literal["已到结算", "未到结算", "未知"]
NO_NUMBERS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the funnel: 曝光 … 复购.

    ``rate`` is this step divided by the nearest known step before it (``rate_from``), over the ``rate_notes`` notes that know both;
    None: there is none. ``others`` are the same step in other definitions, never added to it.
    """

    name: str
    number: Number
    rate: float | None = None
    rate_from: str = ""
    rate_notes: int = 0
    others: tuple[Number, ...] = ()

    @property
    def known(self) -> bool:
        return self.number.value is not None


@dataclass(frozen=True, slots=True)
class Funnel:
    """Some notes from 曝光 to 复购. ``measures`` are cost, CPM, CPC, CPE, ROI and the like, in a fixed order, by metric.

    ``warnings`` say what must not be compared: windows of days that do not overlap, definitions left aside.
    """

    title: str
    note_ids: tuple[str, ...]
    stages: tuple[Stage, ...]
    measures: Mapping[str, Number]
    sentences: tuple[Sentence, ...] = ()
    warnings: tuple[Sentence, ...] = ()

    @property
    def notes(self) -> int:
        return len(self.note_ids)

    @property
    def is_empty(self) -> bool:
        """Whether not one step is known."""
        return not any(stage.known for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Slice:
    """The funnel of the notes with one value of an axis (``key`` None: not said)."""

    axis: Axis
    key: str | None
    label: str
    funnel: Funnel


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric in both halves of a comparison. ``change`` is second ÷ first − 1; None, with ``why``, when they must not be compared."""

    metric: str
    label: str
    first: Number
    second: Number
    change: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two funnels side by side."""

    first: Funnel
    second: Funnel
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Waterline:
    """P25, P50 and P75 of one metric over one's own notes (all that know it, whatever is filtered)."""

    definition: Definition
    p25: float
    p50: float
    p75: float
    notes: int

    def place(self, value: float) -> str:
        """Where a value stands: ``P75 以上``, ``P50–P75``, ``P25–P50``, ``P25 以下``."""
        if value >= self.p75:
            return "P75 以上"
        if value >= self.p50:
            return "P50–P75"
        return "P25–P50" if value >= self.p25 else "P25 以下"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of the table beside the funnel. ``numbers`` holds every metric that is known, by name; what is not there is unknown.

    ``settled`` says whether T+x is over (``settles_on`` is its day), ``tags`` are diagnosis tags, ``route`` and what hangs on it
    come from the slot.
    """

    note_id: str
    title: str
    account_id: str | None = None
    account: str = ""
    role: str = "未知"
    tier: str = "未知"
    route: str | None = None
    traffic: str | None = None
    mind: str | None = None
    platform: str | None = None
    product_id: str | None = None
    product: str | None = None
    campaign_id: str | None = None
    campaign: str | None = None
    phase: str | None = None
    crowd: str | None = None
    published_on: str | None = None
    cycle: int | None = None
    settled: Settled = "未知"
    settles_on: str | None = None
    quadrant: Quadrant | None = None
    tags: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=lambda: NO_NUMBERS)


@dataclass(frozen=True, slots=True)
class Point:
    """A paid note in the quadrant chart: ``spend`` yuan across, ``percentile`` (0–100) of its conversion upwards."""

    note_id: str
    title: str
    spend: float
    conversion: float
    percentile: float
    quadrant: Quadrant
    reason: str


@dataclass(frozen=True, slots=True)
class Quadrants:
    """加大投 · 稳住 / 重点追投 / 止损 / 观察 by conversion percentile × spend.

    ``spend_line`` is the median spend (no 止损 below it), ``percentile_line`` divides good from bad. ``unsettled`` are paid notes
    inside T+x: never 止损, so they stand under 观察. ``left_out`` counts notes whose spend or conversion is unknown.
    """

    conversion: Definition
    spend: Definition
    spend_line: float | None
    percentile_line: float
    points: tuple[Point, ...]
    unsettled: tuple[str, ...] = ()
    left_out: int = 0
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A diagnosis tag of ``resources/presets/diagnosis.toml`` with the notes that have it, and what to do."""

    name: str
    rule: str
    advice: str
    tone: Tone
    note_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunnelAnswer:
    """All the page shows for one filter."""

    filter: FunnelFilter
    funnel: Funnel
    notes: tuple[NoteRow, ...]
    waterlines: tuple[Waterline, ...]
    quadrants: Quadrants
    tags: tuple[Tag, ...]
    definitions: tuple[Definition, ...]
    waiting: int
