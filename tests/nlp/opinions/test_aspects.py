"""What a text says of each aspect, and where it says so."""

from __future__ import annotations

import pytest

from nlp.opinions import Judge

JUDGE = Judge()


def told(text: str, *fields: str) -> dict[str, tuple[int, str]]:
    return {one.aspect: (one.sign, text[one.start : one.end]) for one in JUDGE.judge(text, fields or None).aspects}


@pytest.mark.parametrize(
    ("text", "field", "aspect", "sign", "said"),
    [
        ("持妆不行，下午就花了", "beauty", "持妆", -1, "持妆不行"),
        ("一整天都不脱妆", "beauty", "持妆", 1, "不脱妆"),
        ("鼻翼卡粉", "beauty", "卡粉", -1, "卡粉"),
        ("很服帖", "beauty", "卡粉", 1, "服帖"),
        ("色号偏黄", "beauty", "色号", -1, "偏黄"),
        ("不显白", "beauty", "显白", -1, "不显白"),
        ("用了闷痘", "skincare", "闷痘", -1, "闷痘"),
        ("上脸刺痛", "skincare", "刺激", -1, "刺痛"),
        ("穿一次就起球", "fashion", "起球", -1, "起球"),
        ("没有起球", "fashion", "起球", 1, "没有起球"),
        ("尺码偏小", "fashion", "尺码", -1, "偏小"),
        ("口感很好", "food", "口感", 1, "很好"),
        ("还有半个月就过期，临期的", "food", "保质", -1, "临期"),
        ("物流很快", "food", "物流", 1, "物流很快"),
        ("客服爱理不理", "food", "客服", -1, "爱理不理"),
        ("服务态度很差", "food", "客服", -1, "态度很差"),
        ("包装也不错", "food", "包装", 1, "不错"),
        ("包装漏了", "food", "包装", -1, "漏了"),
        ("价格太高", "food", "价格", -1, "高"),
        ("性价比高", "food", "性价比", 1, "性价比高"),
        ("电池用不久，续航短", "digital", "续航", -1, "续航短"),
        ("洗完头皮痒", "hair", "头痒", -1, "头皮痒"),
    ],
)
def test_an_aspect(text: str, field: str, aspect: str, sign: int, said: str) -> None:
    assert told(text, field).get(aspect) == (sign, said)


@pytest.mark.parametrize("text", ["会起球吗？", "持妆久吗", "味道大不大", "希望不卡粉吗", "色号怎么选"])
def test_a_question_tells_nothing_of_the_goods(text: str) -> None:
    assert told(text, "beauty", "fashion") == {}


@pytest.mark.parametrize("text", ["我也是清爽版", "求清爽版链接", "买的滋润型"])
def test_the_name_of_a_version_praises_nothing(text: str) -> None:
    assert told(text, "skincare", "beauty") == {}


@pytest.mark.parametrize("text", ["怕闷，油皮夏天能用吗", "同问，我也怕闷痘"])
def test_who_fears_it_has_not_met_it(text: str) -> None:
    assert told(text, "skincare") == {}


def test_without_a_field_the_text_chooses_one() -> None:
    fields = {one.field for one in JUDGE.judge("持妆不错，不卡粉，清爽").aspects}
    assert fields == {"beauty"}


def test_a_word_that_is_only_meant_beside_its_aspect() -> None:
    assert told("个子高", "food") == {}


def test_spans_lead_back_to_the_text_as_typed() -> None:
    text = "[笑哭R]包裝[哭惹R]漏了"
    assert told(text)["包装"] == (-1, "漏了")


def test_strength_follows_the_degree() -> None:
    strengths = [JUDGE.judge(text, ["food"]).aspects[0].strength for text in ("有点酸", "特别酸")]
    assert strengths[0] < strengths[1]
