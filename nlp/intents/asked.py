"""What people ask for and nobody has answered, as candidates for keywords and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from nlp.lexicon import CLASSES, Lexicon, bundled
from nlp.text import fold_plain
from nlp.words import cut

ASKING = "疑问"
TROUBLE = "痛点"
"""Of the lexicon's cues the one that people ask about: 卡粉怎么办."""
ADDRESSES = frozenset(("老师", "博主", "大神", "姐妹", "宝子", "楼主", "大家", "朋友"))
"""Whom a question speaks to, not what it is about."""
REPEATED_LEAST = 2
WORDS_MOST = 6
"""Of one question: a pasted text would join everything with everything."""
SENTENCE_MOST = 16
"""Characters of a question that is a candidate as it stands."""
ENDING = "?？!！。.~～,，、 啊呀呢哦哈吧嘛"


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A candidate: ``count`` unanswered comments ask for it; ``kind`` is 词, 组合 or 原句, ``class_`` that of the lexicon."""

    text: str
    kind: str
    class_: str | None
    count: int
    example: str


def asked_for(questions: Iterable[str], most: int = 50, lexicon: Lexicon | None = None) -> list[AskedFor]:
    """The words, pairs of words and repeated questions in unanswered questions, the most asked first."""
    known = lexicon or bundled()
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for question in questions:
        for found in asks_for(question, known):
            counts[found] += 1
            examples.setdefault(found, question)
    ranked = sorted(
        (found for found in counts if found[0] != "原句" or counts[found] >= REPEATED_LEAST),
        key=lambda found: (-counts[found], -len(found[1]), found[1]),
    )
    return [
        AskedFor(text, kind, class_of(text, known), counts[kind, text], examples[kind, text])
        for kind, text in ranked[:most]
    ]


def asks_for(question: str, lexicon: Lexicon | None = None) -> set[tuple[str, str]]:
    """What one question asks for, as pairs of kind and text.

    How it is asked (怎么办) is no candidate by itself, only beside what it is asked of.
    """
    lexicon = lexicon or bundled()
    words = _named(question, lexicon)
    topics = [word for word in words if lexicon.kind(word) != ASKING]
    pairs = [pair for pair in combinations(words, 2) if pair[0] in topics or pair[1] in topics]
    plain = fold_plain(question).strip(ENDING)
    return {
        *(("词", word) for word in topics),
        *(("组合", " ".join(pair)) for pair in pairs),
        *([("原句", plain)] if 1 < len(plain) <= SENTENCE_MOST and lexicon.kind(plain) is None else []),
    }


def _named(question: str, lexicon: Lexicon) -> Sequence[str]:
    """The words of the lexicon in a question, in reading order."""
    words = dict.fromkeys(word.key for word in cut(question) if len(word.key) > 1 and word.key not in ADDRESSES)
    return [word for word in words if lexicon.kind(word) in (*CLASSES, TROUBLE)][:WORDS_MOST]


def class_of(text: str, lexicon: Lexicon | None = None) -> str | None:
    """The class of a candidate in the lexicon; None where it has none."""
    kind = (lexicon or bundled()).kind(text)
    return kind if kind in CLASSES else None
