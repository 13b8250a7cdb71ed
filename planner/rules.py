"""Dated rule packs: what the platform takes and which wording breaks a rule on a given day.

A pack is one TOML file with ``kind`` (``limits``, ``wording``, or ``route``, which ``planner.routes`` reads), ``name``,
``valid_from``, an optional ``valid_to`` (the last day it holds), ``source`` and ``grade`` (A official, B trade press or measured, C
folklore). A slot planned for next month is checked against next month's packs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from nlp.limits import Limits
from nlp.resources import RESOURCES
from nlp.rulebook import Exemption, Rule, Rulebook
from nlp.text import fold_plain
from nlp.wording import Wording
from planner.problems import Problem

KINDS = ("limits", "wording", "route")
GRADES = ("A", "B", "C")
LEVELS = ("hard", "review", "exempt")


@dataclass(frozen=True, slots=True)
class Pack:
    """One file: when it holds, where it comes from, and what it says (``says`` is its TOML)."""

    file: str
    kind: str
    name: str
    valid_from: date
    valid_to: date | None
    source: str
    grade: str
    says: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class RulesOfDay:
    """What is in force on one day. ``schedule_hours_least`` and ``schedule_days_most`` bound timed publishing."""

    day: date
    packs: tuple[Pack, ...]
    limits: Limits
    wording: Wording
    schedule_hours_least: int = 1
    schedule_days_most: int = 14


class Rules:
    """All packs that ship with the application, and those of further folders, which replace packs of the same file name."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(sorted(packs, key=lambda pack: (pack.valid_from, pack.file)))
        self._made: dict[tuple[str, ...], RulesOfDay] = {}

    @classmethod
    def load(cls, *folders: Path) -> Rules:
        """Read every pack; a Problem names the file that cannot be read."""
        return cls(read_packs("*.toml", *folders))

    def on(self, day: date) -> RulesOfDay:
        """The rules of a day. Days with the same packs share one Wording, which remembers what it has read."""
        packs = tuple(pack for pack in self.packs if pack.kind != "route" and pack.holds(day))
        key = tuple(pack.file for pack in packs)
        if key not in self._made:
            limits, schedule = _limits(packs)
            self._made[key] = RulesOfDay(day, packs, limits, Wording(_book(packs)), **schedule)
        made = self._made[key]
        return RulesOfDay(day, packs, made.limits, made.wording, made.schedule_hours_least, made.schedule_days_most)


def read_packs(pattern: str, *folders: Path) -> list[Pack]:
    """The packs that ship with the application and those of further folders, which replace packs of the same file name."""
    files = {path.name: path for folder in (RESOURCES / "rules", *folders) for path in sorted(folder.glob(pattern))}
    return [read_pack(path) for path in files.values()]


def read_pack(path: Path) -> Pack:
    """One pack, checked as far as its head goes."""
    try:
        says = tomllib.loads(path.read_text(encoding="utf-8"))
        pack = Pack(
            path.name,
            says["kind"],
            says["name"],
            says["valid_from"],
            says.get("valid_to"),
            says["source"],
            says["grade"],
            says,
        )
        if pack.kind not in KINDS or pack.grade not in GRADES:
            raise ValueError("kind or grade")
        _book([pack])
        _limits([pack])
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        raise Problem(f"规则包 {path.name} 读不懂", "请检查它的 kind、valid_from、source、grade 和各条规则") from error
    return pack


def _limits(packs: Sequence[Pack]) -> tuple[Limits, dict[str, int]]:
    numbers: dict[str, int] = {}
    for pack in packs:
        numbers |= pack.says.get("limits", {})
    schedule = {name: value for name, value in numbers.items() if name.startswith("schedule_")}
    return Limits(**{name: value for name, value in numbers.items() if name not in schedule}), schedule


def _book(packs: Sequence[Pack]) -> Rulebook:
    wording = [pack for pack in packs if pack.kind == "wording"]
    return Rulebook(
        tuple(_rule(pack, table) for pack in wording for table in pack.says.get("rule", [])),
        tuple(_exemption(table) for pack in wording for table in pack.says.get("exemption", [])),
        frozenset(fold_plain(phrase) for pack in wording for phrase in pack.says.get("ordinary", [])),
    )


def _rule(pack: Pack, table: Mapping[str, Any]) -> Rule:
    phrases = [*table.get("phrases", [])]
    phrases += [head + tail for head in table.get("heads", []) for tail in table.get("tails", [])]
    if table["level"] not in LEVELS or (pack.grade == "C" and table["level"] == "hard"):
        raise ValueError("level")
    return Rule(
        table["name"],
        table["level"],
        table["advice"],
        f"{pack.source}{table.get('article', '')}",
        pack.grade,
        tuple(dict.fromkeys(map(fold_plain, phrases))),
        tuple(map(_safe, table.get("patterns", []))),
        tuple(map(_safe, table.get("then", []))),
        tuple(map(fold_plain, table.get("about", pack.says.get("about", [])))),
        {fold_plain(phrase): text for phrase, text in table.get("softer", {}).items()},
        table.get("whole", True),
    )


def _exemption(table: Mapping[str, Any]) -> Exemption:
    if table["level"] not in LEVELS:
        raise ValueError("level")
    near = table.get("near")
    around = [_words(words) for words in table.get("around", [])] + [*table.get("patterns_around", [])]
    return Exemption(
        table["name"],
        table["level"],
        table["says"],
        frozenset(table["of"]),
        _compiled("|".join(filter(None, [_words(table.get("phrases", [])), *table.get("patterns", [])]))),
        _compiled(_words(table.get("before", [])), "(?:{})" + (f".{{0,{near}}}$" if near else "")),
        _compiled(_words(table.get("after", [])), (f".{{0,{near}}}" if near else "") + "(?:{})"),
        tuple(pattern for pattern in map(_compiled, around) if pattern),
        table.get("sentence", False),
    )


def _words(words: Sequence[str]) -> str:
    return "|".join(re.escape(word.lower()) for word in words)


def _compiled(alternatives: str, shape: str = "{}") -> re.Pattern[str] | None:
    return re.compile(_safe(shape.replace("{}", alternatives))) if alternatives else None


def _safe(pattern: str) -> str:
    """A pattern that cannot run away: no unbounded repetition."""
    re.compile(pattern)
    if re.search(r"(?<!\\)[*+]|,\}", pattern):
        raise ValueError("unbounded repetition")
    return pattern
