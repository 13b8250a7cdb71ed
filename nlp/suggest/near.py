"""The notes near a draft, and what follows from them alone: most keystrokes change no word that the library knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Ints, Longs
from nlp.lately import Lately
from nlp.nearest import nearest_of
from nlp.once import once
from nlp.suggest.ties import Ties, spread

NEAREST = 200
"""Near notes whose topics are looked at."""
NEIGHBOURS = 50
"""Near notes whose terms are looked at."""
ANSWERS = 4
"""Answers that are remembered as long as the similarities stay as they are."""

Table: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Near:
    """``cosines`` is the similarity of a draft to every note; ``answers`` holds what was made of it lately, by who made it and of
    what else."""

    cosines: Floats
    ties: Ties
    answers: Lately[tuple[Any, ...], Any] = field(default_factory=lambda: Lately(ANSWERS))

    @once
    def nearest(self) -> Ints:
        """The nearest notes, nearest first, the older first among equals."""
        return nearest_of(self.cosines, NEAREST)

    @once
    def tagged(self) -> Ints:
        """The nearest notes that have topics."""
        starts = self.ties.chosen_starts
        found = self.nearest[starts[self.nearest + 1] > starts[self.nearest]]
        if len(self.nearest) < NEAREST or len(found) == len(self.nearest):
            return found
        return self.ties.tagged[nearest_of(self.cosines[self.ties.tagged], NEAREST)]

    @once
    def chosen(self) -> tuple[Ints, Longs]:
        """The topics of these, and the place of the note that chose each."""
        return spread(self.ties.chosen_starts, self.ties.chosen, self.tagged)

    @once
    def votes(self) -> Table:
        """For each of these topics its note's share among the 10, the 50 and the 200 nearest, and among people (four rows); nearer
        notes have more to say."""
        notes, voter = self.tagged, self.chosen[1]
        near = self.cosines[notes].astype(np.float64)
        place = np.arange(len(notes))
        # The second note of a person weighs half, the third a third: people repeat their own topics.
        author = self.ties.author[notes]
        order = np.argsort(author, kind="stable")
        fresh = np.ones(len(order), np.bool_)
        fresh[1:] = author[order][1:] != author[order][:-1]
        turn = np.empty(len(order))
        turn[order] = place - np.maximum.accumulate(np.where(fresh, place, 0)) + 1
        square, weights = near**2, np.zeros((4, len(near)))
        weights[0, :10] = near[:10]
        weights[1, :50] = square[:50]
        weights[2] = square
        weights[3] = square / turn
        weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
        return weights.take(voter, axis=1)

    @once
    def held(self) -> tuple[Ints, Longs, Table]:
        """The terms that the nearest notes hold, the place of the note that holds each, and what the notes weigh."""
        notes = self.nearest[:NEIGHBOURS]
        terms, holder = spread(self.ties.held_starts, self.ties.held, notes)
        return terms, holder, self.cosines[notes].astype(np.float64) ** 2
