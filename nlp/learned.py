"""Everything that was learned from the library, in one immutable value.

It is fitted in a worker process, kept as plain arrays, and swapped in with one assignment; a review only reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Flags, Floats, Names, Strings, nested, pack_strings, part, plain, unpack_strings
from nlp.cuts import Cuts
from nlp.findings import Forecast, Push, Similar
from nlp.forecast import Backtest, ForecastModel
from nlp.forecast import fit as fit_forecast
from nlp.forecasting.explain import named, without
from nlp.forecasting.kin import TITLE_MOST
from nlp.index import Keyed, NoteIndex
from nlp.lexicon import Lexicon
from nlp.note import Note
from nlp.phrases import discover
from nlp.ranks import percentiles, ranks
from nlp.reading import Reading
from nlp.research.months import Months, months_of
from nlp.signals import Signals, fit_signals
from nlp.suggest import KeywordFact, Suggester
from nlp.suggest.near import Near
from nlp.tail import Tail
from nlp.text import fold_plain
from nlp.words import Cutter

NEAREST = 20
"""How many similar notes a review shows; the forecast looks at all similarities."""

Step = Callable[[int, str], None]
"""Told how much of the whole is done (0 to 100) and the name of the step that begins; may raise to stop."""


@dataclass(frozen=True)
class Learned:
    """The index over the library, what it suggests and forecasts, and which checks it shows to matter.

    ``ids``, ``titles``, ``percentiles`` (0–100, NaN unknown), ``months`` (since the year 0, -1 unknown) and ``own`` (ours) are
    those of the notes in the index's order. ``tail`` is what has happened to the library since; similar notes know of it at once,
    everything else when the library is learned again.
    """

    index: NoteIndex
    suggester: Suggester
    forecast: ForecastModel | None
    signals: Signals
    ids: Names
    titles: Strings
    percentiles: Floats
    months: Months
    own: Flags
    tail: Tail = field(default_factory=Tail)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def backtest(self) -> Backtest | None:
        """How well the forecast did on notes whose authors it had not seen."""
        return self.forecast.backtest if self.forecast else None

    @property
    def comparable(self) -> int:
        """How many notes have exact counts and at least 30 of their kind to be compared with."""
        return int(np.count_nonzero(np.isfinite(self.percentiles)))

    def similarities(self, draft: Keyed) -> Floats:
        """The similarity of a draft to every learned note, 0 to those that are gone."""
        return self.tail.without_gone(self.index.similarities(draft))

    def similar(self, similarities: Floats, draft: Keyed) -> tuple[Similar, ...]:
        """The nearest notes, nearest first: of the learned ones by their ``similarities`` to the draft, and of the later ones."""
        near = self.suggester.near(similarities)
        learned = near.answers.get((Learned,), lambda: self._named(near))
        both = sorted((*learned, *self.tail.similar(self.index, draft, NEAREST)), key=lambda one: -one.similarity)
        return tuple(both[:NEAREST])

    def _named(self, near: Near) -> list[Similar]:
        numbers = near.nearest[:NEAREST]
        columns = (numbers.tolist(), near.cosines[numbers].tolist(), self.percentiles[numbers].tolist())
        return [
            Similar(self.ids[number], self.titles[number], cosine, None if isnan(percentile) else percentile)
            for number, cosine, percentile in zip(*columns, strict=True)
        ]

    def forecast_of(self, reading: Reading) -> Forecast | None:
        """The forecast of a draft, None where too few notes are comparable. Notes that are gone have their say until the library is
        learned again, but are not named."""
        found = self.forecast.forecast(reading) if self.forecast else None
        return replace(found, explain=partial(self._unnamed, found.explain)) if found and len(self.tail.gone) else found

    def _unnamed(self, explain: Callable[[], tuple[Push, ...]]) -> tuple[Push, ...]:
        return without(explain(), {named(self.titles[number][:TITLE_MOST]) for number in self.tail.gone.tolist()})

    def percentile_of(self, id: str) -> float | None:
        """The percentile a note reached among comparable ones, 0–100; None when it is not known."""
        number = self.ids.number(id)
        return self._percentile(number) if number >= 0 else None

    def _percentile(self, number: int) -> float | None:
        value = float(self.percentiles[number])
        return None if np.isnan(value) else value

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, none of which needs a pickle."""
        return {
            **nested("index", self.index.to_arrays()),
            **nested("suggest", self.suggester.to_arrays()),
            **(nested("forecast", self.forecast.to_arrays()) if self.forecast else {}),
            **nested("signals", self.signals.to_arrays()),
            **nested("ids", self.ids.to_arrays()),
            **pack_strings("titles", self.titles),
            "percentiles": self.percentiles,
            "months": self.months,
            "own": self.own,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays, lexicon: Lexicon) -> Learned:
        """What `to_arrays` gave, which may be mapped from disk; raises KeyError or ValueError when it is something else."""
        index = NoteIndex.from_arrays(part("index", arrays))
        forecast = part("forecast", arrays)
        return cls(
            index,
            Suggester.from_arrays(part("suggest", arrays), index, lexicon),
            ForecastModel.from_arrays(forecast) if forecast else None,
            Signals.from_arrays(part("signals", arrays)),
            Names.from_arrays(part("ids", arrays)),
            unpack_strings("titles", arrays),
            plain(arrays["percentiles"]),
            plain(arrays["months"]),
            plain(arrays["own"]),
        )


def learn(
    notes: Sequence[Note],
    cuts: Cuts,
    cutter: Cutter,
    keywords: Sequence[KeywordFact] = (),
    questions: Sequence[str] = (),
    step: Step = lambda done, name: None,
) -> Learned:
    """Learn from a library.

    ``cuts`` are those of ``notes``, in the same order; ``keywords`` come from imported tables and ``questions`` from
    comments. The same input gives the same result on every run.
    """
    step(0, "建立索引")
    index = NoteIndex.build(cuts)
    found = ranks(notes)
    step(15, "发现词组")
    phrases = discover(cuts, lambda: step(15, "发现词组"))
    step(35, "整理话题和长尾词")
    own = np.array([note.own for note in notes], dtype=np.bool_)
    suggester = Suggester.build(
        notes, cuts, index, phrases, cutter, keywords, questions, found, own, lambda: step(35, "整理话题和长尾词")
    )
    step(50, "学习预估")
    forecast = fit_forecast(notes, cuts, lambda: step(50, "学习预估"))
    step(85, "检验得分项")
    signals = fit_signals(notes, found, cutter, topic_support(notes), lambda: step(85, "检验得分项"))
    return Learned(
        index,
        suggester,
        forecast,
        signals,
        Names.of([note.id for note in notes]),
        unpack_strings("titles", pack_strings("titles", [note.title for note in notes])),
        percentiles(notes).astype(np.float32),
        months_of(note.published_at for note in notes),
        own,
    )


def topic_support(notes: Sequence[Note]) -> dict[str, int]:
    """How many notes carry each (folded) topic."""
    return Counter(topic for note in notes for topic in {fold_plain(topic) for topic in note.topics})
