"""What happens when the unforeseen happens: drafts are saved first, then type and place are logged, then one sentence."""

from __future__ import annotations

import traceback
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]


def place_of(error: BaseException) -> str:
    """The type of an error and where it was raised, and never its text: that may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    steps = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-6:]]
    return " < ".join([type(error).__name__, *reversed(steps)])


def _short(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else path.name
