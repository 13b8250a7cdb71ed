"""The two sizes of every measurement: small inside the normal tests, full with --speed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """``notes`` of the library, ``learned_from`` so many of them forecast and signals, ``imported`` rows while the window
    is watched, ``rounds`` of whatever takes a second or more."""

    full: bool
    notes: int
    learned_from: int
    imported: int
    keystrokes: int
    rounds: int


SMALL = Scale(False, notes=2_000, learned_from=310, imported=300, keystrokes=40, rounds=2)
FULL = Scale(True, notes=100_000, learned_from=100_000, imported=20_000, keystrokes=200, rounds=3)
