"""Is a reply fit to be said? The same rules as for notes, and places that are still to be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nlp.draft import Draft
from nlp.findings import Hit
from nlp.reading import read
from planner.rules import Rules

if TYPE_CHECKING:
    from nlp.words import Cutter

BLANK = re.compile(r"【[^【】\n]{0,40}】|\{[^{}\n]{1,12}\}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a reply: wording that breaks a rule or may, and blanks as spans of the text."""

    hits: tuple[Hit, ...] = ()
    blanks: tuple[tuple[int, int], ...] = ()

    @property
    def hard(self) -> bool:
        """Whether it must not be said so."""
        return any(hit.level == "hard" for hit in self.hits)

    @property
    def clean(self) -> bool:
        """Whether there is nothing to look at."""
        return not self.hits and not self.blanks


class ReplyChecks:
    """Checks replies with the rules of a day, and one cutter; for one thread."""

    def __init__(self, rules: Rules, cutter: Cutter) -> None:
        self._rules, self._cutter = rules, cutter

    def __call__(self, text: str, day: date) -> Checked:
        """Hits that are exempt are left out."""
        reading = read(Draft("", text), self._cutter)
        hits = self._rules.on(day).wording.hits(reading)
        return Checked(
            tuple(hit for hit in hits if hit.level != "exempt"),
            tuple(match.span() for match in BLANK.finditer(text)),
        )
