"""One funnel as a chart wants it: its steps, what each number is, and how much of the step before came through."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a funnel. ``value`` None: not known, and ``missing`` says which file would bring it.

    ``shown`` is the number as it is written, ``words`` all there is to say of it; ``rate`` how much of the step before came through
    (written), empty where that cannot be said.
    """

    key: str
    name: str
    value: float | None
    shown: str
    words: str
    rate: str = ""
    rate_words: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """A funnel with a name: of all notes, or of some of them; ``about`` stands beside the name."""

    key: str
    name: str
    steps: tuple[Step, ...]
    about: str = ""
    words: str = ""


FLOOR = 0.06
"""How high what is known and small is drawn at least, as a share of the highest."""
NARROWING = 0.8
"""How much lower the dashed outline of an unknown step stands than the known one before it."""
BELOW = 0.6
"""How far under the smallest number the scale begins, in powers of ten."""
Scale = tuple[float, float]
"""Logarithms of the numbers that have no height and full height."""


def scale_of(streams: Sequence[Stream]) -> Scale:
    """One scale for funnels that are looked at together.

    Logarithmic: from a million seen to a hundred sold nothing else can be seen. It begins a little under the smallest number.
    """
    known = [step.value for stream in streams for step in stream.steps if step.value is not None and step.value > 0]
    if not known:
        return 0.0, 1.0
    return math.log10(min(known)) - BELOW, max(math.log10(max(known)), math.log10(min(known)) + 0.1)


def heights(values: Sequence[float | None], scale: Scale) -> list[float | None]:
    """How high each step stands, 0 to 1. A known 0 has no height, what is not known is None."""
    low, top = scale
    return [
        None if value is None else 0.0 if value <= 0 else max(FLOOR, (math.log10(value) - low) / (top - low))
        for value in values
    ]


def bridged(found: Sequence[float | None]) -> list[float]:
    """The same with what is not known drawn between its neighbours; beyond the last known one it narrows, before the first it widens."""
    known = [at for at, one in enumerate(found) if one is not None]
    if not known:
        return [max(FLOOR * 2, 0.9 * NARROWING**at) for at in range(len(found))]
    whole: list[float] = []
    for at, one in enumerate(found):
        if one is not None:
            whole.append(one)
            continue
        before = max((place for place in known if place < at), default=None)
        after = min((place for place in known if place > at), default=None)
        if before is None:
            whole.append(min(1.0, (found[known[0]] or FLOOR) / NARROWING ** (known[0] - at)))
        elif after is None:
            whole.append(max(FLOOR, (found[before] or 0) * NARROWING ** (at - before)))
        else:
            share = (at - before) / (after - before)
            whole.append((found[before] or 0) * (1 - share) + (found[after] or 0) * share)
    return whole
