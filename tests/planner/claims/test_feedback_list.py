"""Feedback is found by what it says, for whom, and of which product."""

from __future__ import annotations

import pytest

from planner.feedback import CHANGED_MOST, FeedbackList
from planner.problems import Problem
from planner.products import Products
from planner.storage.records.feedback import FeedbackFilter
from planner.storage.store import Store
from tests.planner.claims.buyers import bring, returned, said


@pytest.fixture
def feedback(store: Store) -> FeedbackList:
    Products(store).add("青禾持妆粉底液")
    bring(
        store,
        [
            said("混油皮，下午就脱妆了", stars=2, said_at="2025-02-01T12:00:00+08:00"),
            said("干皮持妆很好 100%", stars=5, said_at="2025-02-03T12:00:00+08:00"),
            returned("持妆不佳"),
            said("快递很慢", goods="别家的口红"),
            said("没有商品名", goods=None),
        ],
    )
    return FeedbackList(store)


def texts(feedback: FeedbackList, **wanted: object) -> set[str]:
    found = feedback.find(FeedbackFilter(**wanted))  # type: ignore[arg-type]
    return {line.text or line.reason or "" for line in feedback.lines(found)}


def test_by_words_kind_and_sign(feedback: FeedbackList) -> None:
    assert texts(feedback, search="脱妆") == {"混油皮，下午就脱妆了"}
    assert texts(feedback, search="100%") == {"干皮持妆很好 100%"}
    assert texts(feedback, search="%") == {"干皮持妆很好 100%"}
    assert texts(feedback, kinds=("退货",)) == {"持妆不佳"}
    assert texts(feedback, signs=(1,)) == {"干皮持妆很好 100%"}


def test_by_aspect_and_crowd(feedback: FeedbackList) -> None:
    assert texts(feedback, aspect="持妆") == {"混油皮，下午就脱妆了", "干皮持妆很好 100%", "持妆不佳"}
    assert texts(feedback, aspect="持妆", aspect_sign=1) == {"干皮持妆很好 100%"}
    assert texts(feedback, words=("混油皮",)) == {"混油皮，下午就脱妆了"}
    assert texts(feedback, since="2025-02-02") == {"干皮持妆很好 100%"}


def test_by_product_named_or_said(store: Store, feedback: FeedbackList) -> None:
    product = Products(store).list()[0].id
    assert len(feedback.find(FeedbackFilter(products=(product,)))) == 3
    assert texts(feedback, products=(None,)) == {"快递很慢", "没有商品名"}
    written = feedback.assign(feedback.find(FeedbackFilter(search="没有商品名")), product)
    assert texts(feedback, products=(None,)) == {"快递很慢"}
    written.undo()
    assert texts(feedback, products=(None,)) == {"快递很慢", "没有商品名"}


def test_what_the_filters_can_offer(feedback: FeedbackList) -> None:
    facets = feedback.facets()
    assert facets.total == 5
    assert dict(facets.kinds) == {"评价": 4, "退货": 1}
    assert facets.products[0][1:] == ("青禾持妆粉底液", 3)
    assert facets.products[-1] == (None, "", 2)
    assert ("持妆", 3) in facets.aspects


def test_order_and_unknown_last(feedback: FeedbackList) -> None:
    lines = feedback.lines(feedback.find(sort=("stars", True)))
    assert [line.stars for line in lines] == [5, 2, None, None, None]
    with pytest.raises(KeyError):
        feedback.find(sort=("nobody", True))


def test_a_line_says_where_it_found_what(feedback: FeedbackList) -> None:
    (line,) = feedback.lines(feedback.find(FeedbackFilter(search="混油皮")))
    (told,) = line.told
    assert (told.aspect, told.sign, line.text[told.start : told.end]) == ("持妆", -1, "脱妆")
    assert (line.product, line.by, line.file) == ("青禾持妆粉底液", "星级", "评价.csv")


def test_too_many_at_once_are_refused(feedback: FeedbackList) -> None:
    with pytest.raises(Problem, match="分几次"):
        feedback.delete(["x"] * (CHANGED_MOST + 1))
