"""Phrases that read like keywords, and those that were only cut out of a sentence."""

from __future__ import annotations

import pytest

from nlp.lexicon import bundled
from nlp.suggest.facts import key_of
from nlp.suggest.sound import TOPICS_LEAST, sound
from nlp.words import Cutter

TOPICS = [
    "平价面膜", "清洁面膜", "面膜测评", "护肤步骤", "晚间护肤", "孕期护肤", "敏感肌护肤", "护肤心得",
    *(f"城市{number}游记" for number in range(TOPICS_LEAST)),
]  # fmt: skip
KEYWORDS = ["清洁面膜", "面膜步骤", "晚间面膜", "孕期面膜", "护肤测评", "美白面膜", "面膜推荐", "面膜"]
FRAGMENTS = ["面膜含有", "揭下面膜", "面膜平价面膜", "护肤品化妆品护肤", "后续面膜", "面膜主打"]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


def test_keywords_stay(cutter: Cutter) -> None:
    assert list(sound(KEYWORDS, TOPICS, cutter)) == KEYWORDS


def test_fragments_go(cutter: Cutter) -> None:
    assert list(sound(FRAGMENTS, TOPICS, cutter)) == []


def test_a_library_without_topics_asks_the_word_lists(cutter: Cutter) -> None:
    assert list(sound(["保湿面膜", "面膜材质", "面膜平价面膜", "揭下含有"], [], cutter)) == ["保湿面膜", "面膜材质"]


def test_letters_without_ink_make_no_other_topic() -> None:
    assert key_of("#小众旅行\u3164\u3164#") == key_of("小众旅行") == "小众旅行"
