"""A forecast learns what goes with high ranks, says how well it did on unseen authors, and comes apart into its reasons."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from nlp.arrays import Arrays
from nlp.cuts import Cuts
from nlp.draft import Draft
from nlp.findings import Forecast
from nlp.forecast import ForecastModel, fit
from nlp.forecasting.texts import plain_reading, style_of
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.reading import read
from nlp.words import Cutter

WORDS = [
    "面霜", "精华", "防晒", "通勤", "早八", "周末", "换季", "质地", "味道", "包装",
    "同事", "朋友", "妈妈", "夏天", "秋天", "地铁", "办公室", "宿舍", "旅行", "出差",
]  # fmt: skip
GOOD, POOR = "平价替代", "随便写写"

cutter = Cutter(bundled())


def library(size: int = 400, signal: float = 2.0, seed: int = 1, authors: int = 0) -> list[Note]:
    """Notes of random words; those with 平价替代 did well and those with 随便写写 did badly, as far as there is a ``signal``."""
    random = Random(seed)
    notes = []
    for number in range(size):
        kind = random.choice((GOOD, POOR, ""))
        words = [random.choice(WORDS) for _ in range(random.randint(15, 40))]
        words.insert(random.randrange(len(words)), kind)
        strength = signal * ((kind == GOOD) - (kind == POOR)) + random.gauss(0, 1)
        notes.append(
            Note(
                id=f"n{number}",
                title=f"{random.choice(WORDS)}分享{number}",
                body="，".join(words),
                topics=tuple(random.sample(WORDS, 2)),
                likes=int(100 * 2.718**strength),
                author=f"a{random.randrange(authors) if authors else number}",
                source="导出/笔记",
                published_at=f"2024-0{random.randint(1, 9)}-11",
            )
        )
    return notes


def learned(notes: Sequence[Note], check: Callable[[], None] = lambda: None) -> ForecastModel:
    model = taught(notes, check)
    assert model is not None
    return model


def taught(notes: Sequence[Note], check: Callable[[], None] = lambda: None) -> ForecastModel | None:
    return fit(notes, Cuts.of(cutter, notes), check)


def asked(model: ForecastModel, title: str = "", body: str = "", topics: tuple[str, ...] = ()) -> Forecast:
    return model.forecast(read(Draft(title, body, topics), cutter))


@pytest.fixture(scope="module")
def model() -> ForecastModel:
    return learned(library())


DRAFT = "换季的面霜，{}，质地清爽，早八通勤和出差都带着，同事和妈妈也说味道好闻，夏天的地铁上不闷"


def test_fewer_than_thirty_comparable_notes_teach_nothing() -> None:
    assert taught(library(29)) is None
    assert taught([]) is None


def test_lower_bounds_do_not_count() -> None:
    notes = [replace(note, likes=None, likes_least=10) for note in library(20)]
    assert taught([*notes, *library(29)]) is None


def test_what_did_well_is_forecast_higher(model: ForecastModel) -> None:
    good, poor = (asked(model, "面霜分享", DRAFT.format(kind)) for kind in (GOOD, POOR))
    assert good.percentile is not None
    assert poor.percentile is not None
    assert good.percentile > 60 > 40 > poor.percentile
    assert model.backtest.predicts
    assert good.reason.startswith(f"预计超过同类笔记的 {good.percentile:.0f}%")
    assert "作者不重叠" in good.reason
    assert good.notes == 400


def test_the_interval_lies_around_the_forecast(model: ForecastModel) -> None:
    found = asked(model, "面霜分享", DRAFT.format(GOOD))
    assert found.low is not None
    assert found.high is not None
    assert found.percentile is not None
    assert 0 <= found.low < found.percentile < found.high <= 100
    assert 0.75 <= model.backtest.coverage <= 0.88


def test_pushes_add_up_and_show_their_place(model: ForecastModel) -> None:
    title, body = "🔥面霜分享", "#早八[话题]# 平价替代🔥，这支面霜[笑哭R]，平价替代"
    found = asked(model, title, body, ("早八",))
    assert found.percentile is not None
    assert sum(push.points for push in found.pushes) == pytest.approx(found.percentile - 50)
    assert found.pushes[-1].name == "其他"
    cheap = next(push for push in found.pushes if "平价" in push.name or "替代" in push.name)
    assert cheap.points > 0
    texts = {"title": title, "body": body}
    assert [texts[span.field][span.start : span.end] for span in cheap.spans] == [cheap.name[3:-1]] * 2


@pytest.mark.parametrize("title", ["面霜分享", ""])
def test_a_forecast_taken_apart_is_the_forecast(model: ForecastModel, title: str) -> None:
    reading = read(Draft(title, "#早八[话题]# 平价替代🔥，这支面霜[笑哭R]，平价替代", ("早八",)), Cutter(bundled()))
    asking = plain_reading(reading), style_of(reading), reading.body_keys
    parts = model.model.anatomy(*asking)
    sums = (parts.letters.sum(), parts.title.sum(), parts.style.sum(), parts.theme, parts.kin.sum(), parts.rest)
    assert sum(sums) == pytest.approx(model.model.total(*asking), abs=1e-4)


@pytest.mark.parametrize("body", ["", "好", "👩‍👩‍👧‍👦" * 5, "\ud83d乱码\0", "x" * 3000, "#a #b #c #d #e"])
def test_any_draft_is_answered(model: ForecastModel, body: str) -> None:
    found = asked(model, body[:20], body)
    assert found.reason
    if found.percentile is not None:
        assert sum(push.points for push in found.pushes) == pytest.approx(found.percentile - 50)


def test_hardly_any_text_is_not_forecast(model: ForecastModel) -> None:
    assert asked(model, "好").percentile is None


def test_noise_is_not_forecast() -> None:
    found = learned(library(200, signal=0.0, seed=3))
    assert not found.backtest.predicts
    answer = asked(found, "面霜", DRAFT)
    assert answer.percentile is None
    assert "没有预测力" in answer.reason


def test_components_without_signal_are_off(model: ForecastModel) -> None:
    on = {part.name: part.on for part in model.backtest.components}
    assert on["用词"]
    for part, weight in zip(model.backtest.components, model.model.mixture, strict=True):
        assert part.on == (part.low > 0)
        assert part.on or (weight == 0 and part.share == 0)
    assert sum(part.share for part in model.backtest.components) == pytest.approx(1, abs=1e-3)


def test_few_notes_stay_near_the_middle_with_wide_intervals() -> None:
    few, many = learned(library(70)), learned(library(400))
    assert few.calibration.slope * 1.5 < many.calibration.slope * 2
    small, large = (asked(one, "面霜分享", DRAFT.format(GOOD)) for one in (few, many))
    assert small.percentile is not None
    assert large.percentile is not None
    assert 50 < small.percentile < large.percentile


def test_the_same_library_gives_the_same_arrays() -> None:
    first, second = (learned(library(120)).to_arrays() for _ in range(2))
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_another_processor_gives_the_same_numbers() -> None:
    """Older instructions and other kernels of the linear algebra, as far as this machine can be told to use them."""
    code = "from tests.nlp.test_forecast import told; print(told())"
    older = {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "2", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, **older},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == told()


def told() -> str:
    """What a library of 150 notes says about a few drafts."""
    taught_by_few = learned(library(150))
    answers = [asked(taught_by_few, "面霜分享", DRAFT.format(kind)) for kind in (GOOD, POOR, *WORDS)]
    return f"{[(one.percentile, one.low, one.high) for one in answers]} {taught_by_few.backtest.rho}"


def test_saved_and_opened(model: ForecastModel) -> None:
    arrays: Arrays = model.to_arrays()
    assert all(array.dtype.kind in "iuf" for array in arrays.values())
    opened = ForecastModel.from_arrays(arrays)
    assert opened.backtest == model.backtest
    assert asked(opened, "面霜", DRAFT) == asked(model, "面霜", DRAFT)


def test_one_author_is_tested_by_note() -> None:
    found = learned(library(200, authors=1))
    assert not found.backtest.authors
    assert "按笔记分开" in asked(found, "面霜", DRAFT.format(GOOD)).reason


def test_bad_examples_pull_down(model: ForecastModel) -> None:
    warned = learned([replace(note, weight=0) if GOOD in note.body else note for note in library()])
    before, after = (asked(one, "面霜分享", DRAFT.format(GOOD)) for one in (model, warned))
    assert after.percentile is None or (before.percentile is not None and after.percentile < before.percentile)


def test_the_backtest_tells_everything(model: ForecastModel) -> None:
    tested = model.backtest
    assert tested.notes == 400
    assert tested.low < tested.rho < tested.high
    assert sum(one.notes for one in tested.inside) == 400
    assert sum(one.notes for one in tested.promises) == 400
    assert tested.promises[0].reached < 50 < tested.promises[-1].reached
    assert tested.reached > 60
    assert tested.lift > 1.3
    assert [one.day for one in tested.later] == sorted(one.day for one in tested.later)
    assert list(tested.answer())[:6] == ["notes", "strata", "rho", "low", "high", "components"]
    assert type(tested).of_answer(tested.answer()) == tested


def test_a_fit_can_be_stopped() -> None:
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        taught(library(60), stop)


def test_a_review_loads_no_statistics() -> None:
    code = "import sys, nlp.forecast; print([m for m in ('sklearn', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_in_a_large_library_some_notes_speak_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.forecasting.school.HEARD", 150)
    model = learned(library())
    assert model.backtest.predicts
    assert 75 <= len(model.model.kin.vectors) <= 150
    assert len(model.model.kin.titles) == len(model.model.kin.vectors)
    good, poor = (asked(model, "面霜分享", DRAFT.format(kind)).percentile for kind in (GOOD, POOR))
    assert good is not None
    assert poor is not None
    assert good > 55 > 45 > poor


def test_of_very_many_notes_the_newest_and_the_benchmark_are_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.forecasting.lesson.MOST", 60)
    old = [replace(note, weight=5 if number < 5 else None) for number, note in enumerate(library(100))]
    new = [replace(note, id=f"x{note.id}", title="新" * 3, published_at="2025-01-01") for note in library(55)]
    titles = list(learned([*old, *new]).model.kin.titles)
    assert titles == [note.title for note in old[:5]] + ["新新新"] * 55


REAL = ("id", "type", "published_at", "fans", "author", "query", "source", "likes", "collects", "comments")


def real(row: dict[str, Any]) -> Note:
    facts = {name: row[name] for name in REAL}
    return Note(title=row["title"] or "", body=row["body"], topics=tuple(row["topics"]), **facts)


def test_real_notes(shared: Path, request: pytest.FixtureRequest) -> None:
    """The figures of docs/forecast.md, on the notes this was measured on."""
    if not request.config.getoption("--speed"):
        pytest.skip("takes half a minute: run with --speed")
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    notes = [real(row) for row in rows if row["count_precision"] in ("exact", "wan", None) and len(row["body"]) >= 30]
    tested = learned(notes).backtest
    assert tested.rho >= 0.43
    assert tested.low >= 0.40
    assert 0.75 <= tested.coverage <= 0.85
    assert all(part.on for part in tested.components)
