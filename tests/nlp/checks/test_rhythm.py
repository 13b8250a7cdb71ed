from __future__ import annotations

from nlp.checks import rhythm
from tests.nlp.checks.asking import ask, spoken_of

GOOD = "\n\n".join(["早上起来脸很干。先用温水洗脸，再拍一层水。面霜取一颗黄豆大小，搓热了再按上去，边角也别落下。"] * 9)
WALL = "早上起来脸很干。" * 40


def test_short_paragraphs_of_a_full_note() -> None:
    assert ask(rhythm.check, "", GOOD).points == rhythm.MOST


def test_a_wall_of_text_is_shown_with_its_size() -> None:
    body = f"你好。\n{WALL}\n再见。"
    part = ask(rhythm.check, "", body)
    assert "第 2 段 320 字，手机上有 16 行，拆成两段" in part.reason
    assert spoken_of(part, body=body) == [WALL]
    assert part.points < ask(rhythm.check, "", GOOD).points


def test_short_and_breathless() -> None:
    assert "偏短" in ask(rhythm.check, "", "你好。").reason
    assert "断短一些" in ask(rhythm.check, "", "\n".join(["很长的一句话没有停顿" * 8] * 4)).reason


def test_no_body() -> None:
    assert ask(rhythm.check, "标题", "\n \n").points == 0
