"""One table of one file as the person sees it before it is taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from planner.importing.choice import Choice
from planner.importing.preview import Preview


@dataclass(frozen=True)
class Looked:
    """``seen`` is None for a file that cannot be read, then ``refusal`` says why; ``choice`` is what the person corrected.

    ``several`` says that the file holds more tables than this one.
    """

    path: Path
    seen: Preview | None = None
    refusal: str = ""
    choice: Choice | None = None
    several: bool = False

    @property
    def key(self) -> tuple[Path, str]:
        """What tells two tables apart."""
        return self.path, self.seen.sheet if self.seen else ""

    @property
    def usable(self) -> bool:
        """Whether it would be taken in."""
        return self.seen is not None and self.seen.noun is not None

    @property
    def why_not(self) -> str:
        """Why it is not taken, "" when it is."""
        return self.refusal or (self.seen.refusal if self.seen else "")

    @property
    def name(self) -> str:
        """The file, and the sheet where it has several."""
        return f"{self.path.name} › {self.seen.sheet}" if self.several and self.seen and self.seen.sheet else self.path.name

    def corrected(self, seen: Preview, choice: Choice) -> Looked:
        """The same table after a correction; of several tables the one that was meant."""
        tables = (seen, *seen.others)
        same = next((table for table in tables if self.seen and table.sheet == self.seen.sheet), seen)
        return replace(self, seen=replace(same, others=()), choice=choice, refusal="")
