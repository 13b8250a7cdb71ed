"""How far slots have come, as five looks: a person tells them apart by word, by line and by colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.storage.records import Status


@dataclass(frozen=True, slots=True)
class State:
    """A few statuses that look alike: ``ground``, ``ink``, ``edge`` and ``mark`` are tokens of the theme."""

    name: str
    statuses: tuple[Status, ...]
    ground: str
    ink: str
    edge: str
    mark: str
    dashed: bool = False


STATES: tuple[State, ...] = (
    State("已发", ("已发", "复盘"), "tint", "text", "tint", "accent"),
    State("待发", ("待发",), "surface", "text", "accent", "accent"),
    State("待审", ("一审", "终审"), "warntint", "text", "warntint", "warn"),
    State("初稿", ("初稿",), "raised", "text", "line", "soft"),
    State("选题", ("选题",), "surface", "soft", "faint", "faint", dashed=True),
)
"""From the end to the beginning."""
STATE_OF: Mapping[str, State] = {status: state for state in STATES for status in state.statuses}
PLANNED = STATES[-1]


def shares(statuses: Mapping[str, int]) -> list[tuple[State, int]]:
    """The looks that are there with the number of their slots, from the end to the beginning."""
    counts: dict[str, int] = {}
    for status, count in statuses.items():
        state = STATE_OF.get(status, PLANNED)
        counts[state.name] = counts.get(state.name, 0) + count
    return [(state, counts[state.name]) for state in STATES if counts.get(state.name)]


def look_of(statuses: Mapping[str, int]) -> State:
    """The look of most of them; of several that are equally many, the one that has come least far: it wants work."""
    found = shares(statuses)
    return max(reversed(found), key=lambda entry: entry[1])[0] if found else PLANNED


def words_of(statuses: Mapping[str, int]) -> str:
    """已发 2 · 待审 1; the word alone when all are alike."""
    found = shares(statuses)
    return found[0][0].name if len(found) == 1 else " · ".join(f"{state.name} {count:,}" for state, count in found)
