from __future__ import annotations

import pytest

from nlp.checks import story
from tests.nlp.checks.asking import ask

TOLD = "我去年秋冬脸干到起皮。之前换过好几支面霜。后来我妈给了我一支小样。一开始我没当回事。"
TOLD += "结果用了两周，我发现早上不紧绷了。现在我出差也带着它。"
RECITED = "匠心甄选植萃成分，焕活肌肤。臻选好物，赶紧下单！限时满减，手慢无。丝滑质地，奢宠体验，闭眼入！"


def test_a_story_beats_a_list_of_selling_points() -> None:
    assert ask(story.check, "", TOLD).points >= 10
    assert ask(story.check, "", RECITED).points <= 2


@pytest.mark.parametrize("body", [RECITED, "甄选成分，奢华体验，尊享价格，快冲！"])
def test_selling_words_are_named(body: str) -> None:
    assert "读起来像广告" in ask(story.check, "", body).reason


@pytest.mark.parametrize("body", [TOLD, "我觉得还行。", "去了三趟，都没开门。"])
def test_plain_telling_is_no_advertisement(body: str) -> None:
    assert "广告" not in ask(story.check, "", body).reason


def test_reasons() -> None:
    assert "没有一句在讲自己的经历" in ask(story.check, "", "面霜质地厚重。适合干皮。").reason
    assert "少了前后变化" in ask(story.check, "", "我觉得挺好。我很喜欢。").reason
    assert ask(story.check, "", "").reason == "还没有正文"
