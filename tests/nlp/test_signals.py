"""What a library says of each check."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.checks import CONTENT
from nlp.findings import Part
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.signals import LEAST, SILENT, Signal, Signals, fit_signals
from nlp.words import Cutter

TOLD = "我去年秋冬脸干。之前换过面霜。后来我妈给了我一支。一开始我没当回事。结果我用了两周，终于不紧绷了。我很喜欢。"
FLAT = "面霜质地厚重。适合干皮。容量很大。包装好看。味道清淡。价格一般。"


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


def notes(count: int) -> list[Note]:
    """Every second note tells a story; the rest is alike."""
    bodies = (TOLD, FLAT)
    return [Note(f"{n}", f"面霜{n}", bodies[n % 2], ("面霜",), author=f"a{n % 97}") for n in range(count)]


def test_a_check_that_goes_with_success_is_on(cutter: Cutter) -> None:
    library = notes(400)
    noise = np.random.default_rng(1).normal(0, 0.5, len(library))
    ranks = np.array([1.0 - (n % 2) for n in range(len(library))]) + noise
    signals = {signal.name: signal for signal in fit_signals(library, ranks, cutter).found}
    assert len(signals) == len(CONTENT)
    assert signals["故事感"].on
    assert signals["故事感"].rho > 0.4
    assert signals["故事感"].low > 0
    assert not signals["标题"].on


def test_a_check_that_goes_against_success_is_off(cutter: Cutter) -> None:
    library = notes(400)
    ranks = np.array([float(n % 2) for n in range(len(library))])
    signals = {signal.name: signal for signal in fit_signals(library, ranks, cutter).found}
    assert signals["故事感"].high < 0
    assert not signals["故事感"].on


def test_a_small_library_says_nothing(cutter: Cutter) -> None:
    library = notes(LEAST - 1)
    assert fit_signals(library, np.zeros(len(library)), cutter) == Signals()
    ranks = np.full(500, np.nan)
    ranks[:100] = 1.0
    assert fit_signals(notes(500), ranks, cutter) == Signals()


def test_fitting_is_the_same_every_time(cutter: Cutter) -> None:
    library = notes(320)
    ranks = np.random.default_rng(2).normal(size=len(library))
    assert fit_signals(library, ranks, cutter) == fit_signals(library, ranks, cutter)


def test_titles_made_from_the_body_teach_nothing(cutter: Cutter) -> None:
    library = [Note(f"{n}", TOLD[:15], TOLD, author=f"a{n}") for n in range(320)]
    signals = {signal.name: signal for signal in fit_signals(library, np.arange(320.0), cutter).found}
    assert signals["标题"].notes == 0
    assert not signals["标题"].on


def test_fitting_can_be_stopped(cutter: Cutter) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fit_signals(notes(320), np.zeros(320), cutter, check=stop)


def test_arrays() -> None:
    signals = Signals((Signal("标题", 0.1, 0.02, 0.2, 900), Signal("开头", -0.1, -0.2, 0.0, 1200)))
    assert Signals.from_arrays(signals.to_arrays()) == signals
    assert Signals.from_arrays(Signals().to_arrays()) == Signals()


def test_weighing() -> None:
    signals = Signals((Signal("标题", 0.0, -0.1, 0.1, 900),))
    assert signals.weigh(Part("标题", 3, 12, "为什么")) == Part("标题", 0, 0, "为什么" + SILENT)
    assert signals.weigh(Part("用词", 3, 12, "为什么")) == Part("用词", 3, 12, "为什么")
