"""What the funnel says: frozen values for the page 链路, the report and the terminal.

Every number carries its definition (口径), and of how many notes it is known; unknown is None and never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from planner.metrics import METRICS

Axis = Literal[
    "note",
    "account",
    "tier",
    "role",
    "route",
    "traffic",
    "mind",
    "product",
    "phase",
    "crowd",
    "platform",
    "campaign",
]
AXES: Mapping[Axis, str] = MappingProxyType(
    {
        "note": "笔记",
        "account": "账号",
        "tier": "层级",
        "role": "身份",
        "route": "链路",
        "traffic": "公域 / 私域",
        "mind": "心智",
        "product": "产品",
        "phase": "阶段",
        "crowd": "人群",
        "platform": "成交平台",
        "campaign": "项目",
    }
)
"""What notes can be grouped by: everything but ``note`` and ``account`` comes from the note's slot."""

Tone = Literal["good", "bad", "warn", "plain"]
Quadrant = Literal["加大投 · 稳住", "重点追投", "止损", "观察"]
QUADRANTS: tuple[Quadrant, ...] = ("加大投 · 稳住", "重点追投", "止损", "观察")
Settled = Literal["已到结算", "未到结算", "未知"]
How = Literal["id", "link", "title", "person"]
HOWS: Mapping[How, str] = MappingProxyType({"id": "编号", "link": "链接", "title": "标题和时间", "person": "人工指定"})

NO_NUMBERS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FunnelFilter:
    """Which notes. All conditions must hold; an empty tuple is none, ``None`` inside one means: not said.

    Values are ids for campaigns, accounts, products and notes (our own ids), names for the rest. ``since`` and ``until`` are days of
    publishing, both included. ``flow`` chooses 全部, 自然 or 推广 where a source tells them apart; ``attribution`` one of
    ``FunnelFacets.attributions`` (empty: the one that most rows have).
    """

    campaigns: tuple[str | None, ...] = ()
    products: tuple[str | None, ...] = ()
    phases: tuple[str | None, ...] = ()
    tiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    routes: tuple[str | None, ...] = ()
    traffics: tuple[str | None, ...] = ()
    minds: tuple[str | None, ...] = ()
    crowds: tuple[str | None, ...] = ()
    accounts: tuple[str | None, ...] = ()
    platforms: tuple[str | None, ...] = ()
    notes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    flow: str = "全部"
    attribution: str = ""


EVERY = FunnelFilter()


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a filter offers: ``key`` goes into the filter, ``label`` is shown, with the number of notes."""

    key: str | None
    label: str
    notes: int


@dataclass(frozen=True, slots=True)
class FunnelFacets:
    """What the filters can offer for the notes that have any figures."""

    choices: Mapping[Axis, tuple[Choice, ...]]
    flows: tuple[str, ...]
    attributions: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    notes: int


@dataclass(frozen=True, slots=True)
class Definition:
    """口径: what a number counts and where it comes from. Two numbers stand side by side only when these are equal.

    ``window`` is 累计, 逐日相加, 投放期 or such; ``attribution`` and ``flow`` are empty where the source does not tell.
    """

    metric: str
    source: str
    window: str = "累计"
    attribution: str = ""
    flow: str = ""

    @property
    def label(self) -> str:
        """The name of the metric: 进店UV."""
        return METRICS[self.metric].label

    @property
    def formula(self) -> str:
        """What is counted, in words."""
        return METRICS[self.metric].formula

    @property
    def denominator(self) -> str:
        """What it is divided by; empty for a plain count."""
        return METRICS[self.metric].denominator

    @property
    def text(self) -> str:
        """``进店UV · 小红星 · 逐日相加 · 归因 15 天``."""
        said = (self.label, self.source, self.window, self.attribution, self.flow)
        return " · ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Number:
    """One number: None is unknown, then ``missing`` says which file would bring it. Known of ``notes`` out of ``of`` notes."""

    definition: Definition
    value: float | None = None
    notes: int = 0
    of: int = 0
    missing: str = ""

    @property
    def shown(self) -> str:
        """As it is shown: a dash for what is unknown."""
        return METRICS[self.definition.metric].show(self.value)

    @property
    def label(self) -> str:
        return self.definition.label


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
class Sentence:
    """What to think of it, in words, and the notes it speaks of (our ids)."""

    text: str
    note_ids: tuple[str, ...] = ()
    tone: Tone = "plain"


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
class Span:
    """Which days one file covers. ``days`` are the days it has rows of (YYYY-MM-DD); empty for counts since publishing, which are as of
    ``until``."""

    batch_id: str
    file: str
    source: str
    since: str | None
    until: str | None
    days: tuple[str, ...]
    rows: int
    notes: int
    metrics: tuple[str, ...]
    lifetime: bool = False
    about: str = "note"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every file with figures and the days it covers, oldest first, with warnings where windows do not overlap or days are missing."""

    spans: tuple[Span, ...]
    warnings: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one number of a note was read: file and row (0: the file was read before rows were kept), days, definition."""

    metric: str
    value: float
    definition: Definition
    batch_id: str
    file: str
    row: int
    since: str | None
    until: str | None
    used: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note (or account) that rows in the queue may belong to, and why; the surest first."""

    id: str
    title: str
    author: str
    published_on: str | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Rows of figures that found no note: one entry for all rows that name the same thing (``subject``).

    ``about`` is note or account. ``rows`` counts them, over the ``files``; ``why`` says why no note was taken.
    """

    subject: str
    about: str
    title: str
    author: str
    platform_id: str
    url: str
    published_at: str | None
    sources: tuple[str, ...]
    files: tuple[str, ...]
    rows: int
    since: str | None
    until: str | None
    why: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A subject that was joined: by id, link, title and time, or by a person (``how``), with its confidence 0–1."""

    subject: str
    note_id: str
    title: str
    how: How
    confidence: float
    rows: int
    why: str


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How the rows of figures stand."""

    rows: int
    joined: int
    waiting: int
    set_aside: int
    subjects_waiting: int


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
