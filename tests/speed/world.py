"""A library of generated notes, everything learned from it, and the desk that drafts are reviewed at."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

from nlp import learned as learning
from nlp.cuts import FIELDS, Cuts
from nlp.draft import Draft
from nlp.forecast import ForecastModel
from nlp.forecast import fit as fit_forecast
from nlp.learned import Learned, learn
from nlp.lexicon import bundled
from nlp.signals import Signals, fit_signals
from nlp.words import Cutter
from planner import artifacts
from planner.library import Reference
from planner.review import Desk
from planner.rules import Rules
from tests.speed.drafts import long_draft
from tests.speed.generated import generated
from tests.speed.naive import Naive
from tests.speed.scale import Scale

HOUSE = Path(__file__).resolve().parents[2]
RULES_OF = date(2026, 1, 1)


class World:
    """Made once for all measurements; ``notes`` and ``cuts`` belong together."""

    def __init__(self, scale: Scale, cache: Path) -> None:
        self._scale, self._cache = scale, cache
        self.notes, self.cuts = generated(scale.notes)
        self.lexicon = bundled()
        self.cutter = Cutter(self.lexicon)

    @cached_property
    def draft(self) -> Draft:
        """1,000 characters that resemble one of the notes."""
        return long_draft(max(self.notes[:100], key=lambda note: len(note.body)))

    @cached_property
    def desk(self) -> Desk:
        """What a review needs."""
        return Desk(Reference(self.lexicon, self.cutter, self.learned), Rules.load().on(RULES_OF))

    @cached_property
    def naive(self) -> Naive:
        """The peer, over the same words."""
        return Naive(self.cuts)

    @cached_property
    def learned(self) -> Learned:
        """Everything learned from the notes; in the small size forecast and signals come from the first few only.

        What they cost in a review hardly depends on how many notes taught them, and teaching takes a minute.
        """
        return self._learned_whole() if self._scale.full else self._learned_quickly()

    def _learned_whole(self) -> Learned:
        """Kept between two runs as long as no code of nlp changes: learning 100,000 notes takes minutes."""
        folder = self._cache / _state_of_nlp()
        found = artifacts.current(folder)
        if found is None:
            artifacts.publish(folder, "learned", learn(self.notes, self.cuts, self.cutter).to_arrays(), {})
            found = artifacts.current(folder)
            assert found
        return Learned.from_arrays(found[0], self.lexicon)

    def _learned_quickly(self) -> Learned:
        few = self._scale.learned_from
        cuts = head(self.cuts, few)

        def forecast(notes: Any, _cuts: Cuts, *rest: Any) -> ForecastModel | None:
            return fit_forecast(notes[:few], cuts, *rest)

        def signals(notes: Any, found: Any, *rest: Any) -> Signals:
            return fit_signals(notes[:few], found[:few], *rest)

        with patch.object(learning, "fit_forecast", forecast), patch.object(learning, "fit_signals", signals):
            return learn(self.notes, self.cuts, self.cutter)


def head(cuts: Cuts, notes: int) -> Cuts:
    """The words of the first notes alone."""
    end = int(cuts.starts[FIELDS * notes])
    return Cuts(cuts.vocabulary, cuts.ids[:end], cuts.starts[: FIELDS * notes + 1], cuts.follows[:end])


def _state_of_nlp() -> str:
    digest = hashlib.sha256()
    for path in (*sorted((HOUSE / "nlp").rglob("*.py")), Path(__file__).with_name("generated.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
