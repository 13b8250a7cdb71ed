"""Reading a draft: places go back to what was typed, and a memory changes nothing but the time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.draft import Draft
from nlp.lexicon import bundled
from nlp.reading import READ_MOST, Memory, read
from nlp.text import fold
from nlp.words import Cutter

BODY = "我是敏感肌，每天早八🔥通勤。\n\n秋冬[笑哭R]面霜怎麼選？＃敏感肌[话题]# 试了３款！\r\n  最后一句没有句号"


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


def test_a_draft_is_folded(cutter: Cutter) -> None:
    reading = read(Draft("敏感肌的ＡＢＣ！真的？", BODY, ("乾皮",)), cutter)
    assert reading.title == "敏感肌的abc!真的?"
    assert reading.body == fold(BODY).text
    assert reading.topics == ("干皮",)
    assert "敏感肌" in reading.title_keys
    assert {"敏感肌", "早八"} <= set(reading.body_keys)


def test_paragraphs_and_sentences_are_ranges_of_the_folded_body(cutter: Cutter) -> None:
    reading = read(Draft(body=BODY), cutter)
    assert [reading.body[start:end] for start, end in reading.paragraphs] == [
        "我是敏感肌,每天早八🔥通勤。",
        "秋冬面霜怎么选?#敏感肌# 试了3款!",
        "最后一句没有句号",
    ]
    assert [reading.body[start:end] for start, end in reading.sentences] == [
        "我是敏感肌,每天早八🔥通勤。",
        "秋冬面霜怎么选?",
        "#敏感肌# 试了3款!",
        "最后一句没有句号",
    ]


@pytest.mark.parametrize(("word", "typed"), [("早八", "早八"), ("怎么选", "怎麼選"), ("3款", "３款"), ("没有", "没有")])
def test_spans_point_at_what_was_typed(cutter: Cutter, word: str, typed: str) -> None:
    reading = read(Draft(body=BODY), cutter)
    at = reading.body.index(word)
    span = reading.body_span(at, at + len(word))
    assert BODY[span.start : span.end] == typed


def test_a_span_may_cross_sentences_and_codes(cutter: Cutter) -> None:
    reading = read(Draft(body=BODY), cutter)
    span = reading.body_span(0, len(reading.body))
    assert (span.start, span.end) == (0, len(BODY))
    at = reading.body.index("秋冬面霜")
    span = reading.body_span(at, at + 4)
    assert BODY[span.start : span.end] == "秋冬[笑哭R]面霜"


def test_words_of_the_lexicon_have_their_class_and_place(cutter: Cutter) -> None:
    draft = Draft("敏感肌早八", "🔥敏感肌")
    reading = read(draft, cutter)
    assert [(seen.key, seen.kind, seen.field) for seen in reading.kinds] == [
        ("敏感肌", "人群", "title"),
        ("早八", "场景", "title"),
        ("敏感肌", "人群", "body"),
    ]
    assert reading.span(reading.kinds[-1]).start == 1


def test_banned_words_are_not_seen(cutter: Cutter) -> None:
    own = Cutter(bundled().with_own([], ["敏感肌"]))
    assert [seen.key for seen in read(Draft("敏感肌早八"), own).kinds] == ["早八"]


def test_a_long_draft_is_read_as_far_as_it_makes_sense(cutter: Cutter) -> None:
    reading = read(Draft(body="敏感肌早八。\n" * 15_000), cutter)
    assert not reading.whole
    assert len(reading.body) == READ_MOST
    assert read(Draft(body="短"), cutter).whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "\ud83d坏\ude00",
        "🔥" * 10_000,
        "\u202e倒着写",
        "!" * 5_000,
        "\n" * 5_000,
        "[话题]",
        "a\u2028b",
        "好" * 25_000,
    ],
)
def test_odd_texts_are_read(cutter: Cutter, text: str) -> None:
    reading = read(Draft(text, text, (text,)), cutter)
    assert len(reading.body) <= READ_MOST
    assert reading.body_span(0, len(reading.body)).end <= len(text)
    assert all(start < end for start, end in (*reading.paragraphs, *reading.sentences))


@given(st.text(alphabet="敏感肌早八。!?\n 🔥[话题]笑哭R#乾ａ\ud800", max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_place_goes_back_inside_the_original(text: str) -> None:
    reading = read(Draft(body=text), SHARED_CUTTER, MEMORY)
    for start in range(len(reading.body)):
        for end in (start, start + 1, len(reading.body)):
            span = reading.body_span(start, end)
            assert 0 <= span.start <= span.end <= len(text)
            if end > start:
                assert span.start < span.end


SHARED_CUTTER = Cutter(bundled())
MEMORY = Memory()


def test_memory_changes_nothing(cutter: Cutter) -> None:
    memory = Memory()
    for length in range(len(BODY)):
        draft = Draft(BODY[:9], BODY[:length], ("敏感肌",))
        known, fresh = read(draft, cutter, memory), read(draft, cutter)
        assert known == fresh
        assert known.kinds == fresh.kinds


def test_memory_belongs_to_one_cutter(cutter: Cutter) -> None:
    memory = Memory()
    read(Draft("敏感肌"), cutter, memory)
    other = Cutter(bundled().with_own([("敏感肌", "品类")]))
    assert read(Draft("敏感肌"), other, memory).kinds[0].kind == "品类"
