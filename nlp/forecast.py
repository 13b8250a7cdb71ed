"""How a draft would rank among comparable notes, why, and how well such forecasts have done.

Learned from the library in a worker (`fit`), asked at every keystroke with numpy alone (`ForecastModel.forecast`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, nested, part
from nlp.cuts import Cuts
from nlp.findings import Forecast
from nlp.forecasting.backtest import Backtest, Component
from nlp.forecasting.blend import Calibration
from nlp.forecasting.explain import pushes
from nlp.forecasting.model import Model
from nlp.forecasting.texts import plain_reading, style_of
from nlp.note import Note
from nlp.reading import Reading

__all__ = ["Backtest", "Component", "ForecastModel", "fit"]

DIGITS = 1

TEXT_LEAST = 5
"""Characters a draft needs before it is forecast."""


@dataclass(frozen=True)
class ForecastModel:
    """What the library taught, what its sums mean as percentiles, and how it did on notes of authors it had not seen."""

    model: Model
    calibration: Calibration
    backtest: Backtest

    def forecast(self, reading: Reading) -> Forecast:
        """The expected percentile of a draft, an 80 % interval, and what moved it.

        No number is given when the back-test found no signal, or when there is hardly any text.
        """
        tested = self.backtest
        if not tested.predicts:
            seen = f"ρ {tested.rho:.2f}，区间 {tested.low:.2f}–{tested.high:.2f}"
            return self._silent(f"在你的笔记库上回测没有预测力（{seen}），所以不给预估")
        if len(reading.title.strip()) + len(reading.body.strip()) < TEXT_LEAST:
            return self._silent("再写几个字，就能预估")
        text = plain_reading(reading)
        keys = reading.body_keys + reading.topic_keys + (reading.title_keys if text.title else ())
        facts = style_of(reading)
        total = self.model.total(text, facts, keys)
        z = self.calibration.expected(total)
        # One decimal is the same on every processor; what lies behind it is far below what a forecast can know.
        percentile = round(self.calibration.percentile(z), DIGITS)
        low, high = (round(edge, DIGITS) for edge in self.calibration.interval(z))
        reason = (
            f"预计超过同类笔记的 {percentile:.0f}%（区间 {low:.0f}–{high:.0f}，参考 {tested.notes:,} 篇，"
            f"回测 ρ {tested.rho:.2f}，{'作者不重叠' if tested.authors else '作者太少，按笔记分开'}）"
        )
        scale = self.calibration.points_per_sum(total)
        explain = partial(pushes, self.model, reading, text, facts, keys, scale, percentile - 50)
        return Forecast(percentile, low, high, tested.notes, tested.rho, reason, explain)

    def _silent(self, reason: str) -> Forecast:
        return Forecast(None, None, None, self.backtest.notes, self.backtest.rho, reason)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays; the back-test is JSON in bytes."""
        known = self.calibration
        told = json.dumps(self.backtest.answer(), ensure_ascii=False).encode("utf-8", "surrogatepass")
        return {
            **nested("model", self.model.to_arrays()),
            "calibration": np.array([known.slope, known.middle, known.spread, known.below, known.above]),
            "backtest": np.frombuffer(told, np.uint8),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> ForecastModel:
        """What `to_arrays` gave; arrays may be read-only maps of files."""
        told = json.loads(arrays["backtest"].tobytes().decode("utf-8", "surrogatepass"))
        return cls(
            Model.from_arrays(part("model", arrays)),
            Calibration(*arrays["calibration"].tolist()),
            Backtest.of_answer(told),
        )


def fit(notes: Sequence[Note], cuts: Cuts, check: Callable[[], None] = lambda: None) -> ForecastModel | None:
    """Learn from the comparable notes of a library (``cuts`` are those of ``notes``); None when they are fewer than 30.

    ``check`` is called between steps and may raise to stop. The same library gives the same forecasts on every run.
    """
    # scipy and scikit-learn load here, in the worker, and not where drafts are reviewed.
    from nlp.forecasting.learn import learn

    learnt = learn(notes, cuts, check)
    return ForecastModel(learnt.model, learnt.calibration, learnt.backtest) if learnt else None
