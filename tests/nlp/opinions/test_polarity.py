"""Praise, blame and silence: two lists a rule."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from nlp.opinions import Judge
from tests.nlp.opinions.measure import halves

REVIEW = Judge(in_review=True)
COMMENT = Judge(in_review=False)

PRAISE = [
    "很好用，下次还会买",
    "不卡，也不发热",
    "没有异味",
    "不错不错",
    "一点都不油腻",
    "比超市便宜不少",
    "比较满意",
    "性价比很高",
    "好吃得不得了",
    "包装一般，但是味道真的太棒了",
    "质量不比专柜差",
    "👍👍👍",
    "价格低",
    "很好，就是快递慢了点",
]
BLAME = [
    "不好用",
    "不太好吃",
    "没有想象中好",
    "哪里好用了",
    "好什么好",
    "还不如超市的",
    "比以前小",
    "味道不错，但是太慢了，等了两个小时",
    "一点也不清晰",
    "不是正品",
    "是不是正品啊？",
    "以前很好吃，现在难吃",
    "希望能好吃一点，太咸了",
    "价格太高",
    "别上当",
    "不能退货",
    "没见过这么难吃的",
    "盖子拧不紧漏了半罐",
    "😡",
]
SILENCE = ["", "。。。", "12345", "快递盒", "好评返现"]


@pytest.mark.parametrize("text", PRAISE)
def test_praise(text: str) -> None:
    assert REVIEW.judge(text).sign == 1, REVIEW.judge(text)


@pytest.mark.parametrize("text", BLAME)
def test_blame(text: str) -> None:
    assert REVIEW.judge(text).sign == -1, REVIEW.judge(text)


@pytest.mark.parametrize("text", SILENCE)
def test_silence(text: str) -> None:
    assert REVIEW.judge(text).sign == 0, REVIEW.judge(text)


def test_a_question_is_no_praise() -> None:
    assert COMMENT.judge("好用吗？").score < 0.5 < COMMENT.judge("好用").score
    assert COMMENT.judge("为什么").sign == 0
    assert REVIEW.judge("为什么").sign == -1, "in a review it complains"


def test_contrast_weighs_what_follows() -> None:
    assert REVIEW.judge("好看，但是难用").score < REVIEW.judge("难用，但是好看").score


def test_degrees_weigh() -> None:
    scores = [REVIEW.judge(text).score for text in ("有点贵", "贵", "太贵了")]
    assert scores[0] > scores[1] > scores[2]


def test_the_score_is_the_sum_of_its_reasons_and_they_point_at_the_text() -> None:
    text = "[哭惹R]持妝不錯，但是 卡粉！！"
    opinion = REVIEW.judge(text)
    assert opinion.score == pytest.approx(sum(reason.value for reason in opinion.reasons))
    said = {text[reason.start : reason.end] for reason in opinion.reasons}
    assert {"不錯", "卡粉", "[哭惹R]"} <= said


def test_a_row_of_emoji_is_one_mood() -> None:
    assert REVIEW.judge("😍" * 50).score == REVIEW.judge("😍").score


def test_long_tales_do_not_drown_a_verdict() -> None:
    tale = "，".join(["没有去", "不知是谁", "没有来"] * 20)
    assert REVIEW.judge(f"非常喜欢，{tale}").sign == 1


def test_rows_of_real_reviews(shared: Path) -> None:
    """A floor on every tenth row of the development half; the full measure is measure.py."""
    with gzip.open(shared / "data" / "reviews.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    asked = halves(len(rows))[0][::10]
    right = sum((REVIEW.judge(rows[at]["text"]).sign > 0) == (rows[at]["label"] == 1) for at in asked)
    assert right / len(asked) >= 0.82
