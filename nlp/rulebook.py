"""Wording rules as plain values. Where they come from, and which are in force on a day, is the planner's business."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from nlp.findings import Level

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that break, or may break, one rule.

    ``phrases`` are folded; one of at most two characters counts only where the cutter sees a word, unless ``whole`` is
    False. ``patterns`` are regular expressions without ``*`` and ``+``. ``then``, if any, must follow the phrase (or the
    clause must end). ``softer`` has an honest statement to use instead of a phrase. The rule speaks only in drafts that
    hold one of the words ``about``, when there are any. ``grade`` is A, B or C: a rule of grade C is never ``hard``.
    """

    name: str
    level: Level
    advice: str
    source: str
    grade: str
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    softer: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Exemption:
    """When a hit of the rules ``of`` is allowed after all (``exempt``), or only a person can tell (``review``).

    Each of ``phrases`` (a longer wording around the hit), ``before``, ``after`` and every list of ``around`` that is given
    must be found: in the clause of the hit, or in its sentence when ``sentence`` is True.
    """

    name: str
    level: Level
    says: str
    of: frozenset[str]
    phrases: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    around: tuple[re.Pattern[str], ...] = ()
    sentence: bool = False

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether it applies to the hit at ``text[start:end]``, the text being the clause or sentence."""
        if self.phrases and not any(m.start() <= start and end <= m.end() for m in self.phrases.finditer(text)):
            return False
        if self.before and not self.before.search(text, 0, start):
            return False
        if self.after and not self.after.search(text, end):
            return False
        return all(pattern.search(text) for pattern in self.around)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in force, their exemptions, and ``ordinary`` phrases that only look like a breach."""

    rules: tuple[Rule, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    ordinary: frozenset[str] = frozenset()
