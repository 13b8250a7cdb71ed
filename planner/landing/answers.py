"""What the page 承接 is shown: a shop's texts, the points its notes make, and which of them are answered where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Place = Literal["首页", "详情页", "客服自动回复"]
PLACES: tuple[Place, ...] = ("首页", "详情页", "客服自动回复")
Tick = Literal["已补", "不用补"]
Kind = Literal["承诺", "关键词"]
State = Literal["待补", "部分", "已回应", "已补", "不用补"]
STATES: tuple[State, ...] = ("待补", "部分", "已回应", "已补", "不用补")
"""In the order of the checklist: what has to be done first."""
OPEN: tuple[State, ...] = ("待补", "部分")


@dataclass(frozen=True, slots=True)
class LandingText:
    """One text of a shop; ``name`` says which part of the place it is, ``source`` the file it came from (empty: pasted)."""

    id: str
    product_id: str
    place: Place
    name: str
    text: str
    source: str = ""
    updated_at: str = ""

    @property
    def title(self) -> str:
        """详情页 · 第二屏."""
        return f"{self.place} · {self.name}" if self.name else self.place


@dataclass(frozen=True, slots=True)
class Answered:
    """A sentence of a shop's text that answers a point. ``fully``: in the same words; else by its parts, or in other words."""

    text_id: str
    place: str
    sentence: str
    fully: bool
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """Where a note makes a point: the subject's id, and its sentence (empty where only its keywords name it)."""

    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Point:
    """One promise or keyword. ``words`` are the ways in which the notes say it, the most frequent first; ``brand``: the product
    itself claims it. ``place`` is where it belongs first, ``advice`` what to add there."""

    key: str
    kind: Kind
    text: str
    words: tuple[str, ...]
    said: tuple[Said, ...]
    answered: tuple[Answered, ...]
    place: Place
    advice: str
    tick: Tick | None = None
    brand: bool = False

    @property
    def title(self) -> str:
        """吸收：不黏, or the keyword as it is."""
        return self.text if self.words[:1] == (self.text,) else f"{self.text}：{'、'.join(self.words[:2])}"

    @property
    def found(self) -> State:
        """What the texts alone say."""
        if not self.answered:
            return "待补"
        return "已回应" if any(one.fully for one in self.answered) else "部分"

    @property
    def state(self) -> State:
        """The texts decide as soon as they answer; before that, what a person ticked."""
        return self.tick if self.tick and self.found != "已回应" else self.found

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Subject:
    """A slot with what it has of a note: ``id`` of the slot, or of the draft or note where no slot speaks of it.

    ``kind`` is 已发笔记, 草稿 or 选题; ``points`` are the keys of what it promises and the keywords it is to be found by.
    """

    id: str
    kind: str
    title: str
    account: str
    day: str | None
    status: str
    points: tuple[str, ...]
    slot_id: str | None = None
    draft_id: str | None = None
    note_id: str | None = None


@dataclass(frozen=True)
class Landing:
    """A product's texts and points. ``left_out`` counts the oldest slots, drafts and notes that were too many to be read."""

    product_id: str
    product: str
    texts: tuple[LandingText, ...]
    points: tuple[Point, ...]
    subjects: tuple[Subject, ...]
    left_out: int = 0

    @cached_property
    def by_key(self) -> Mapping[str, Point]:
        return {point.key: point for point in self.points}

    @property
    def counts(self) -> Mapping[State, int]:
        """How many points are in each state."""
        counted = Counter(point.state for point in self.points)
        return {state: counted[state] for state in STATES}

    @property
    def settled(self) -> int:
        """Points that are answered, or ticked."""
        return sum(not point.open for point in self.points)
