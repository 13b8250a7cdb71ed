"""The line of a part: what is missing comes first, since there is no room for the whole reason."""

from __future__ import annotations

import pytest

from nlp.findings import Part
from ui.draft.inspector.parts import gist


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("标题 15 字；有人群（干皮）、场景（秋冬、厚涂）和品类（面霜），少了效果；加一个数字", "少了效果；加一个数字"),
        ("标题有「干皮面霜」，开头没有「干皮面霜」", "开头没有「干皮面霜」"),
        ("3 个关键词写到了 2 个，还没有「不卡粉，没有味道」", "还没有「不卡粉，没有味道」"),
        ("正文 75 字，3 段，偏短，写写过程和细节", "偏短，写写过程和细节"),
        ("有 1 处具体数字（一瓶，没有更多），没有说适合和不适合谁", "没有说适合和不适合谁"),
        ("最像《没有它，我活不下去》，相似度 0.65，有点近", "相似度 0.65，有点近"),
        ("最像《干皮秋冬面霜》，相似度 0.43，没有照搬", "相似度 0.43，没有照搬"),
        ("1 处违规（「全网最好用」），改掉再发", "1 处违规（「全网最好用」），改掉再发"),
        ("没有发现违规用词", "没有发现违规用词"),
        ("亲身讲述，像人说话", "亲身讲述，像人说话"),
        ("", ""),
    ],
)
def test_the_line_begins_with_what_is_missing(reason: str, shown: str) -> None:
    assert gist(Part("标题", 5, 10, reason)) == shown
