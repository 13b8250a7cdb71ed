"""Every group of rules against its two lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from nlp.draft import Draft
from nlp.findings import Hit
from nlp.lexicon import bundled
from nlp.reading import read
from nlp.wording import Wording
from nlp.words import Cutter
from planner.rules import Rules
from tests.rules.sentences import GROUPS

DAY = date(2026, 11, 22)


def table(*kinds: str) -> list[object]:
    return list(_rows(*kinds))


def _rows(*kinds: str) -> Iterator[object]:
    for name, lists in GROUPS.items():
        for kind in kinds:
            for sentence in filter(None, map(str.strip, lists.get(kind, "").splitlines())):
                yield pytest.param(kind, sentence, id=f"{name}-{kind}-{sentence}")


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Rules.load().on(DAY).wording


def levels(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.level for hit in hits}


@pytest.mark.parametrize(("kind", "sentence"), table("hard", "review"))
def test_must_be_flagged(wording: Wording, cutter: Cutter, kind: str, sentence: str) -> None:
    found = levels(wording.hits(read(Draft(body=sentence), cutter)))
    assert kind in found
    assert kind == "hard" or "hard" not in found


@pytest.mark.parametrize(("kind", "sentence"), table("leave"))
def test_must_be_left_alone(wording: Wording, cutter: Cutter, kind: str, sentence: str) -> None:
    hits = wording.hits(read(Draft(body=sentence), cutter))
    assert not [(hit.text, hit.rule) for hit in hits if hit.level != "exempt"]


@pytest.mark.parametrize(("kind", "sentence"), table("exempt"))
def test_must_be_exempt_and_say_why(wording: Wording, cutter: Cutter, kind: str, sentence: str) -> None:
    hits = wording.hits(read(Draft(body=sentence), cutter))
    assert levels(hits) == {"exempt"}
    assert all("指南第" in hit.advice or "断言" in hit.advice for hit in hits)


def test_there_are_enough_sentences() -> None:
    assert len(table("hard", "review", "leave", "exempt")) >= 150


def test_titles_and_topics_are_read_too(wording: Wording, cutter: Cutter) -> None:
    hits = wording.hits(read(Draft("全网最低价", "正文", ("销量第一",)), cutter))
    assert [(hit.span.field, hit.text) for hit in hits] == [("title", "全网最低价"), ("body", "销量第一")]
    assert "话题" in hits[1].advice


def test_a_hit_points_at_what_was_typed(wording: Wording, cutter: Cutter) -> None:
    body = "🔥用了三年[笑哭R]，真的是最佳面霜"
    (hit,) = wording.hits(read(Draft(body=body), cutter))
    assert body[hit.span.start : hit.span.end] == hit.text == "最佳"
    assert hit.source.startswith("《广告法》")
