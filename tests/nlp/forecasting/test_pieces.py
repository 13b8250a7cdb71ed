"""The pieces a forecast is made of: n-grams, trees, ridge, folds, age, calibration, correlation."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy.stats import norm, spearmanr

from nlp.forecasting.age import without_age
from nlp.forecasting.blend import Calibration, mixture, trust
from nlp.forecasting.duals import solve
from nlp.forecasting.folds import copies, folds, later, owners, splits
from nlp.forecasting.grams import Grams, read_grams
from nlp.forecasting.likeness import Likeness, marks_of, standing
from nlp.forecasting.measure import interval, rho_inside
from nlp.forecasting.near import Pulls
from nlp.forecasting.trees import Trees, answers, grow
from nlp.note import Note

TEXTS = ["平价面霜推荐", "平价精华推荐", "贵妇面霜测评", "敏感肌  面霜\n推荐", ""]


def test_hashes_are_the_same_everywhere() -> None:
    assert read_grams("面霜", (2,)).hashes.tolist() == [11819190866624286639]


def test_blanks_count_as_one_and_places_stay_true() -> None:
    loose, tight = read_grams("面 \n\t霜", (1,)), read_grams("面 霜", (1,))
    assert loose.hashes.tolist() == tight.hashes.tolist()
    assert loose.origins.tolist() == [0, 1, 4]


def test_a_text_that_is_typed_is_seen_as_one_never_seen() -> None:
    dice = random.Random(3)
    grams, _ = Grams.learn(["".join(dice.choices("面霜。! \n", k=60)) for _ in range(40)], (2, 3, 4))
    text = ""
    for _ in range(400):
        at = dice.randint(0, len(text))
        text = (
            text[:at] + "".join(dice.choices("面霜。! \n\t?", k=dice.randint(0, 3))) + text[at + dice.randint(0, 2) :]
        )
        found = grams.locate(read_grams(text, grams.sizes).hashes)[0]
        typed = grams.find(text)
        assert typed.columns.tolist() == found.columns.tolist()
        assert typed.values.tolist() == found.values.tolist()


@pytest.mark.parametrize("text", ["面霜" * 300, "!" * 700, "面" * 101 + "。" * 101 + "霜 " * 200])
def test_a_long_text_without_a_stop_is_seen_in_parts(text: str) -> None:
    grams, _ = Grams.learn([text, text[3:], "早八", "通勤", "地铁"], (2, 3, 4))
    found = grams.locate(read_grams(text, grams.sizes).hashes)[0]
    assert len(found.columns)
    assert grams.find(text).columns.tolist() == found.columns.tolist()
    assert grams.find(text).values.tolist() == found.values.tolist()


def test_one_text_is_seen_as_in_the_library() -> None:
    grams, table = Grams.learn(TEXTS, (1, 2, 3))
    for row, text in enumerate(TEXTS):
        hashes = read_grams(text, grams.sizes).hashes
        found, known, entry = grams.locate(hashes)
        assert grams.find(text).columns.tolist() == found.columns.tolist()
        assert grams.find(text).values.tolist() == found.values.tolist()
        assert table[row].indices.tolist() == found.columns.tolist()
        assert np.allclose(table[row].data, found.values)
        assert len(known) == len(entry)
    assert table[0].data @ table[0].data == pytest.approx(1)


def test_trees_answer_like_those_they_were_copied_from() -> None:
    draw = np.random.default_rng(3)
    features = draw.normal(size=(300, 6))
    target = features[:, 0] * (features[:, 1] > 0) + draw.normal(size=300)
    learned = grow(features, target, np.ones(300), 40)
    trees = Trees.of(learned)
    again = Trees.from_arrays(trees.to_arrays())
    for row in features[:20]:
        value = again.value(row)
        assert value == pytest.approx(answers(learned, row[None])[0])
        assert trees.mean + again.parts(row).sum() == pytest.approx(value)


def test_likeness_comes_apart_into_facts() -> None:
    draw = np.random.default_rng(8)
    facts = np.round(draw.gamma(2.0, size=(120, 5)), 1)
    marks = marks_of(facts)
    stands = standing(marks, facts)
    alike = Likeness.of(marks, stands, Pulls(draw.normal(size=120).astype(np.float32), 0.3))
    again = Likeness.from_arrays(alike.to_arrays())
    for row, place in zip(facts[:10], stands, strict=False):
        value = again.value(row)
        assert value == pytest.approx(float(np.exp(2 * (stands @ place - 1)) @ alike.pulls) + 0.3, abs=1e-4)
        assert alike.start + again.parts(row).sum() == pytest.approx(value, abs=1e-4)
    middle = alike.parts(np.median(facts, axis=0))
    assert np.isfinite(middle).all()


def test_ridge_finds_a_line_and_believes_heavier_notes() -> None:
    x = np.linspace(-1, 1, 50)
    kernel, every = np.outer(x, x), [np.arange(50)]
    dual = solve(lambda table: kernel @ table, 3 * x + 1, np.ones(50), every, 1e-3)
    assert kernel @ dual.pulls[:, 0] + dual.bases[0] == pytest.approx(3 * x + 1, abs=1e-2)
    torn = np.where(np.arange(50) % 2, 1.0, -1.0)
    heavy = np.where(torn > 0, 9.0, 1.0)
    assert solve(lambda table: kernel @ table, torn, heavy, every, 1.0).bases[0] == pytest.approx(0.8, abs=0.05)


def test_lessons_side_by_side_are_those_of_each_alone() -> None:
    draw = np.random.default_rng(4)
    table = draw.normal(size=(80, 200))
    kernel, target, weights = table @ table.T, draw.normal(size=80), draw.uniform(0.2, 3, 80)
    lessons = [np.arange(0, 50), np.arange(20, 80), np.arange(80)]
    together = solve(lambda some: kernel @ some, target, weights, lessons, 2.0)
    for column, notes in enumerate(lessons):
        base = np.average(target[notes], weights=weights[notes])
        system = kernel[np.ix_(notes, notes)] + np.diag(2.0 / weights[notes])
        pulls = np.zeros(80)
        pulls[notes] = np.linalg.solve(system, target[notes] - base)
        assert together.bases[column] == pytest.approx(base)
        assert together.pulls[:, column] == pytest.approx(pulls, abs=1e-5)


def note(number: int, author: str | None = None, body: str = "", day: str | None = None) -> Note:
    return Note(id=f"n{number}", author=author, body=body, published_at=day)


def test_authors_and_copies_stay_together() -> None:
    text = "这一篇被三个号搬来搬去，一个字都没有改过，连标点都一样"
    notes = [
        note(i, f"a{i % 7}", text if i in (0, 8, 15) else f"{i}：各写各的，每一篇都不同，二十个字以上吧")
        for i in range(40)
    ]
    same = copies(notes)
    assert same[[0, 8, 15]].tolist() == [0, 0, 0]
    behind = owners(notes, same)
    assert behind[0] == behind[1] == behind[8] == behind[15] == behind[7]
    fold = folds(notes, behind)
    assert all(len(set(fold[behind == owner])) == 1 for owner in set(behind.tolist()))
    tested = np.concatenate([split.test for split in splits(fold)])
    assert sorted(tested.tolist()) == list(range(40))


def test_folds_do_not_depend_on_the_order() -> None:
    notes = [note(i, f"a{i % 11}") for i in range(60)]
    forward = folds(notes, owners(notes, copies(notes)))
    backward = folds(notes[::-1], owners(notes[::-1], copies(notes[::-1])))
    assert forward.tolist() == backward[::-1].tolist()


def test_later_notes_of_other_people() -> None:
    notes = [note(i, f"a{i % 150}", day=f"2024-{1 + i // 30:02d}-{1 + i % 28:02d}T08:00:00+08:00") for i in range(300)]
    behind = owners(notes, copies(notes))
    for split in later(notes, behind):
        assert max(notes[i].published_at or "" for i in split.train) < min(
            notes[i].published_at or "" for i in split.test
        )
        assert not set(behind[split.train]) & set(behind[split.test])


def test_half_of_what_age_explains_is_taken_out() -> None:
    days = np.array([f"2024-{1 + i // 25:02d}-{1 + i % 25:02d}" for i in range(200)] + [""] * 10)
    truth = np.r_[np.linspace(2, -2, 200), np.ones(10)]
    fair = without_age(truth, days, np.zeros(210, np.intp))
    assert fair[:200] == pytest.approx(truth[:200] / 2, abs=0.15)
    assert fair[200:].tolist() == [1.0] * 10


def test_rho_is_that_of_scipy_inside_groups() -> None:
    draw = np.random.default_rng(5)
    group = np.repeat([0, 1, 2], [40, 60, 5])
    truth = draw.normal(size=105).round(1)
    guess = (truth + draw.normal(size=105)).round(1) + 100 * group
    each = [spearmanr(guess[group == g], truth[group == g]).statistic for g in (0, 1)]
    assert rho_inside(guess, truth, group) == pytest.approx(np.average(each, weights=[40, 60]))
    low, high = interval(guess, truth, group)
    assert low < rho_inside(guess, truth, group) < high


def test_intervals_hold_as_often_as_they_say() -> None:
    draw = np.random.default_rng(9)
    sums = draw.normal(size=4000)
    truth = 0.4 * sums + np.sqrt(1 - 0.16) * draw.normal(size=4000)
    known = Calibration.learn(sums[:2000], truth[:2000], 2000)
    came = 100 * norm.cdf(truth[2000:])
    shown = np.array([known.interval(known.expected(total)) for total in sums[2000:]])
    assert 0.77 < np.mean((shown[:, 0] <= came) & (came <= shown[:, 1])) < 0.83
    promised = np.array([known.percentile(known.expected(total)) for total in sums[2000:]])
    top = promised > np.quantile(promised, 0.8)
    assert promised[top].mean() == pytest.approx(came[top].mean(), abs=3)


def test_trust_grows_with_the_notes() -> None:
    assert [trust(notes) for notes in (30, 300, 5000)] == [pytest.approx(0.3), 1.0, 1.0]
    assert trust(100) < trust(200)


def test_a_guess_that_points_the_wrong_way_is_not_listened_to() -> None:
    draw = np.random.default_rng(2)
    truth = draw.normal(size=2000)
    guesses = np.column_stack([truth + draw.normal(size=2000), -truth + draw.normal(size=2000)])
    good, wrong = mixture(guesses, truth, np.array([0.25, 0.0]))
    assert good > 0
    assert wrong == 0
