"""Topics and long-tails: with evidence, obeying the user's words, the same on every run."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pytest

from nlp.cuts import Cuts
from nlp.draft import Draft
from nlp.findings import Suggestion
from nlp.index import NoteIndex
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.phrases import discover
from nlp.ranks import ranks
from nlp.reading import read
from nlp.resources import RESOURCES
from nlp.suggest import KeywordFact, Suggester
from nlp.words import Cutter

DRAFT = Draft("敏感肌换季泛红", "我两颊红了三天，停掉精华，只用修护面霜，第四天退了。", ())


def sample() -> list[Note]:
    lines = (RESOURCES / "samples" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    return [Note(**{**json.loads(line), "topics": tuple(json.loads(line)["topics"])}) for line in lines]


class Desk:
    """Suggestions of the sample notes."""

    def __init__(self, own: Sequence[tuple[str, str]] = (), banned: Sequence[str] = ()) -> None:
        self.notes = sample()
        self.cutter = Cutter(bundled().with_own(own, banned))
        cuts = Cuts.of(self.cutter, self.notes)
        self.index = NoteIndex.build(cuts)
        facts = [KeywordFact("敏感肌面霜", 6230, 69), KeywordFact("面霜分层还能用吗", 520, 9)]
        self.suggester = Suggester.build(
            self.notes, cuts, self.index, discover(cuts), self.cutter, facts, ["敏感肌能用吗"] * 3, ranks(self.notes)
        )

    def topics(self, draft: Draft, top: int = 10) -> list[Suggestion]:
        reading = read(draft, self.cutter)
        return self.suggester.topics(reading, self.index.similarities(reading), top)

    def keywords(self, draft: Draft) -> list[Suggestion]:
        reading = read(draft, self.cutter)
        return self.suggester.keywords(reading, self.index.similarities(reading))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def test_topics_fit_the_draft_and_say_why(desk: Desk) -> None:
    found = desk.topics(DRAFT)
    assert len(found) == 10
    assert {"敏感肌护肤", "换季护肤"} <= {topic.text for topic in found}
    assert all(topic.why and topic.place == "topics" for topic in found)


def test_topics_the_draft_has_are_not_suggested_again(desk: Desk) -> None:
    draft = Draft(DRAFT.title, DRAFT.body, ("敏感肌护肤",))
    assert "敏感肌护肤" not in {topic.text for topic in desk.topics(draft)}


def test_evidence_counts_the_notes_that_hold_a_keyword(desk: Desk) -> None:
    found = {word.text: word for word in desk.suggester.longtails(["面霜"])}
    word = found["敏感肌面霜"]
    holding = sum("敏感肌面霜" in f"{n.title}{n.body}" or "敏感肌面霜" in n.topics for n in desk.notes)
    assert word.support == holding
    assert (word.volume, word.competition) == (6230, 69)
    assert word.kind == "人群+品类"
    assert word.role == "长尾"
    assert "月均搜索 6,230" in word.why


@pytest.mark.parametrize("seed", ["面霜", "敏感肌", "粉底"])
def test_longtails_hold_their_seed_and_do_not_repeat(desk: Desk, seed: str) -> None:
    found = [word.text.lower() for word in desk.suggester.longtails([seed])]
    assert found
    assert all(seed in text and text != seed for text in found)
    assert len({"".join(sorted(text)) for text in found}) == len(found)


def test_an_unknown_seed_finds_nothing(desk: Desk) -> None:
    assert desk.suggester.longtails(["量子纠缠"]) == []


def test_words_of_the_user_come_first_and_banned_ones_never() -> None:
    desk = Desk([("厚润面霜试用", "品类")], ["清爽面霜"])
    found = [word.text for word in desk.suggester.longtails(["面霜"])]
    assert found[0] == "厚润面霜试用"
    assert not [text for text in found if "清爽面霜" in text]


def test_keywords_tell_how_often_the_draft_has_them(desk: Desk) -> None:
    found = {word.text: word.mentions for word in desk.keywords(DRAFT)}
    assert found["修护面霜"] == 1


def test_arrays_give_the_same_answers(desk: Desk) -> None:
    again = Suggester.from_arrays(desk.suggester.to_arrays(), desk.index, desk.cutter.lexicon)
    assert again.longtails(["面霜"]) == desk.suggester.longtails(["面霜"])
    assert again.support == desk.suggester.support


def test_an_empty_library_knows_no_longtails_and_offers_only_words_of_the_draft() -> None:
    cutter = Cutter(bundled())
    cuts = Cuts.of(cutter, [])
    index = NoteIndex.build(cuts)
    suggester = Suggester.build([], cuts, index, discover(cuts), cutter)
    reading = read(DRAFT, cutter)
    near = np.zeros(0, np.float32)
    assert suggester.longtails(["面霜"]) == []
    assert all(topic.support == 0 and topic.mentions for topic in suggester.topics(reading, near))
    assert all(word.support == 0 for word in suggester.keywords(reading, near))


@pytest.mark.parametrize("draft", [Draft(), Draft("\0\ud800", "#" * 5000), Draft("🔥" * 100, "\u202e" + "红" * 20_000)])
def test_odd_drafts_are_answered(desk: Desk, draft: Draft) -> None:
    desk.topics(draft)
    desk.keywords(draft)
