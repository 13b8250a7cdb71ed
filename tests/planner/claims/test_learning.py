"""A person's own stars teach polarity only where that is better than the rules."""

from __future__ import annotations

import random

from nlp.opinions.enough import enough
from nlp.opinions.learning import Contest, Polarity, contest
from nlp.opinions.learning import learn as learn_polarity
from planner.claims.kinds import FOLLOWED
from planner.claims.learning import learn
from planner.claims.reading import BY_LEARNING, BY_RULES, BY_STARS
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.claims.buyers import bring, said

GOOD, BAD = ("绝绝的一瓶呀", "囤囤囤囤起来", "妈见打也要买"), ("拿来擦鞋吧", "谁买谁知道呢", "呵呵就这样吧")
"""Words of a shop that no list knows."""


def test_the_model_is_asked_about_what_it_has_not_seen() -> None:
    chance = random.Random(3)
    praises = [chance.random() < 0.5 for _ in range(400)]
    texts = [f"{chance.choice(GOOD if praise else BAD)}{at}" for at, praise in enumerate(praises)]
    found = contest(texts, praises, [True] * 400)
    assert found.learned > 0.95
    assert found.used
    noise = [f"第{at}条" for at in range(400)]
    assert not contest(noise, praises, praises).used


def test_few_labels_teach_nothing() -> None:
    assert not enough([True, False] * 100)
    assert not enough([True] * 1000)
    assert enough([True, False] * 200)
    assert not Contest(10, 0.8, 0.82, -0.01, 0.05).used


def test_a_model_is_plain_arrays() -> None:
    texts, praises = [*GOOD, *BAD] * 20, [True, True, True, False, False, False] * 20
    model = learn_polarity(texts, praises)
    again = Polarity.from_arrays(model.to_arrays())
    assert again.signs(["囤囤囤囤起来", "拿来擦鞋吧"]) == model.signs(["囤囤囤囤起来", "拿来擦鞋吧"]) == [1, -1]


def test_feedback_without_stars_takes_what_was_learned(store: Store) -> None:
    chance = random.Random(5)
    rated = [said(f"{chance.choice(GOOD)}{at}", stars=5) for at in range(200)]
    rated += [said(f"{chance.choice(BAD)}{at}", stars=1) for at in range(200)]
    bring(store, [*rated, said("拿来擦鞋吧哈", kind=FOLLOWED)])
    found = learn(store)
    assert found["used"]
    assert found["learned"] > found["rules"]
    sql = "select r.sign, r.by from feedback_reading r join feedback f on f.no = r.feedback where f.kind = ?"
    assert engine.rows(store.db, sql, (FOLLOWED,)) == [(-1, BY_LEARNING)]
    assert learn(store) == found
    assert engine.value(store.db, "select count(*) from feedback_reading where by = ?", (BY_STARS,)) == 400


def test_where_the_rules_are_as_good_they_stay(store: Store) -> None:
    rated = [said(f"很好用，满意 {at}", stars=5) for at in range(200)] + [
        said(f"难用，差评 {at}", stars=1) for at in range(200)
    ]
    bring(store, [*rated, said("很好用", kind=FOLLOWED)])
    assert not learn(store)["used"]
    assert engine.rows(store.db, "select by from feedback_reading where by in (?, ?)", (BY_RULES, BY_LEARNING)) == [
        (BY_RULES,)
    ]
