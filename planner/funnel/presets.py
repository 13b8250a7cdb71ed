"""Presets of the funnel a person can edit: a file of the same name in the workspace's ``presets`` folder goes before ours."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from planner.funnel.answers import QUADRANTS, Tone
from planner.metrics import METRICS
from planner.presets import PRESETS
from planner.problems import Problem

OWN = "presets"
LINES = ("p25", "p50", "p75")


@dataclass(frozen=True, slots=True)
class Condition:
    """A metric above or below a waterline (``line``) or a number (``value``)."""

    metric: str
    side: Literal["above", "below"]
    line: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class TagRule:
    """A diagnosis tag: all its conditions must hold."""

    name: str
    rule: str
    advice: str
    tone: Tone
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The tags, and of how many notes a waterline must be made to mean anything."""

    tags: tuple[TagRule, ...]
    notes_least: int


@dataclass(frozen=True, slots=True)
class QuadrantRule:
    """The metrics that may be the conversion, the percentile that divides good from bad, and what each quadrant advises."""

    conversion: tuple[str, ...]
    percentile: float
    notes_least: int
    advice: Mapping[str, str]


def diagnosis(folder: Path) -> Diagnosis:
    """The diagnosis tags of a workspace; raises Problem for a file that cannot be read."""
    file, content = _read("diagnosis", folder)
    try:
        tags = tuple(_tag(one) for one in content["tag"])
        return Diagnosis(tags, int(content.get("notes_least", 8)))
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(file) from error


def quadrant_rule(folder: Path) -> QuadrantRule:
    """The rule of the quadrants of a workspace; raises Problem for a file that cannot be read."""
    file, content = _read("quadrants", folder)
    try:
        names = {str(name): str(advice) for name, advice in content["names"].items()}
        conversion = tuple(map(_metric, content["conversion"]))
        percentile = float(content["percentile"])
        if set(names) != set(QUADRANTS) or not conversion or not 0 < percentile < 100:
            raise ValueError("names")
        return QuadrantRule(conversion, percentile, int(content["notes_least"]), MappingProxyType(names))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable(file) from error


def _tag(told: Mapping[str, Any]) -> TagRule:
    if told["tone"] not in ("good", "bad", "warn", "plain"):
        raise ValueError(told["tone"])
    return TagRule(
        str(told["name"]),
        str(told["rule"]),
        str(told["advice"]),
        cast(Tone, told["tone"]),
        tuple(_condition(one) for one in told["when"]),
    )


def _condition(told: Mapping[str, Any]) -> Condition:
    side, line = told["is"], told.get("line", "")
    if side not in ("above", "below") or (line not in LINES and "value" not in told):
        raise ValueError(side)
    value = float(told["value"]) if "value" in told else None
    return Condition(_metric(told["metric"]), cast(Literal["above", "below"], side), line, value)


def _metric(name: str) -> str:
    if name not in METRICS:
        raise ValueError(name)
    return name


def _read(name: str, folder: Path) -> tuple[Path, Mapping[str, Any]]:
    own = folder / OWN / f"{name}.toml"
    file = own if own.is_file() else PRESETS / f"{name}.toml"
    try:
        return file, tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unreadable(file) from error


def _unreadable(file: Path) -> Problem:
    return Problem(f"预设 {file.parent.name}/{file.name} 读不懂", "请照着自带的那份改，或把它移走")
