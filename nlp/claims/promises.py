"""Finding promises: 持妆 12h, 油痘肌也不闷. Sentence by sentence, each remembered, so that a keystroke costs the one it changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import ahocorasick

from nlp.claims.book import ClaimBook, bundled
from nlp.opinions import Judge
from nlp.opinions.clauses import clauses

REMEMBERED = 20_000
PLAIN, FIRM, SOFT = 2, 3, 1
LONGEST = 40
"""Characters of a promise that are shown."""
MEASURED = re.compile(r"\d+(?:\.\d+)?\s*(?:h|小时|个小时|天|周|个月|次|倍)")
"""A number makes a promise that can be counted against it: 持妆 12h, 7 天见效."""
BEHIND = re.compile(r"[ \u3000]" + MEASURED.pattern)
WISHED = re.compile("希望|想要|求推荐|求一|有没有|怎么|如何|为什么|谁懂|缺点|毛病")
NOT_SO = re.compile("(?:不|没|没有|别指望|谈不上|算不上|不太|不够|不是很|并不)$")
POOR = re.compile(
    "^(?:版|型|款|乳|水|液|喷雾)|^(?:也|都|还|真|有点|力|度|效果)?(?:差|不行|一般|不好|不够|不佳|拉胯|翻车|不足|打折)"
)
LEAD = 6
"""Characters before a promising word that are shown with it, so that 油痘肌也不闷 is not cut to 不闷."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What ``text[start:end]`` promises of an aspect: 3 without room, 2 plainly, 1 as one's own experience; for whom, how and where by
    the words of the book's conditions. Places are those of the folded text that was given."""

    aspect: str
    start: int
    end: int
    strength: int
    conditions: tuple[str, ...] = ()


class PromiseFinder:
    """Finds promises with one book; use it from one thread."""

    def __init__(self, book: ClaimBook | None = None) -> None:
        self._book = book or bundled()
        # One for each list: 油痘肌也不闷 holds 也不 of one and 不闷 of another.
        self._promises = _automaton(self._book.promises)
        self._strengths = _automaton(self._book.strengths)
        self._conditions = _automaton(self._book.conditions)
        self._goods = tuple(self._book.fields)
        self._judge = Judge(in_review=False)
        self._known: dict[str, tuple[Promise, ...]] = {}

    @property
    def book(self) -> ClaimBook:
        return self._book

    def conditions(self, folded: str) -> tuple[str, ...]:
        """For whom, how and where a folded text speaks, each once, in the order of the text."""
        return tuple(dict.fromkeys(self._book.conditions[word].word for _, word in _seen(self._conditions, folded)))

    def find(self, folded: str) -> tuple[Promise, ...]:
        """The promises of one folded sentence, in order."""
        known = self._known.get(folded)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[folded] = tuple(self._find(folded))
        return known

    def find_all(self, folded: str) -> Iterator[Promise]:
        """The promises of a whole folded text."""
        for match in SENTENCES.finditer(folded):
            for one in self.find(match.group()):
                yield replace(one, start=one.start + match.start(), end=one.end + match.start())

    def _find(self, folded: str) -> Iterator[Promise]:
        found = _seen(self._promises, folded)
        if not found or folded.rstrip().endswith(("?", "？", "吗", "呢")):
            return
        conditions = self.conditions(folded)
        for clause in clauses(folded):
            inside = [(end, word) for end, word in found if clause.start < end <= clause.start + len(clause.text)]
            if not inside or clause.asked or WISHED.search(clause.text):
                continue
            judged = self._judge.judge(clause.text).aspects
            told: set[str] = set()
            for end, word in inside:
                start = end - len(word)
                before, behind = folded[clause.start : start], folded[end : clause.start + len(clause.text)]
                # 持妆粉底液 is what the goods are called.
                if NOT_SO.search(before) or POOR.search(behind) or behind.startswith(self._goods):
                    continue
                # 泛红时也能用 holds a blaming word and promises all the same.
                inner = range(start - clause.start, end - clause.start)
                blamed = {one.aspect for one in judged if one.sign < 0 and one.start not in inner}
                for aspect in self._book.promises[word]:
                    if aspect not in told and aspect not in blamed:
                        told.add(aspect)
                        yield self._promise(folded, aspect, (start, end), (clause.start, clause.text), conditions)

    def _promise(
        self, folded: str, aspect: str, place: tuple[int, int], clause: tuple[int, str], conditions: tuple[str, ...]
    ) -> Promise:
        (start, end), (begins, text) = place, clause
        strengths = [self._book.strengths[word] for _, word in _seen(self._strengths, text)]
        # A blank ends a clause, and stands in 持妆 12h.
        behind = BEHIND.match(folded, begins + len(text))
        measured = MEASURED.search(text + (behind.group() if behind else ""))
        if measured:
            # The number belongs to what is promised: both are underlined.
            start, end = min(start, begins + measured.start()), max(end, begins + measured.end())
        named = [
            begins + at - len(word) for at, word in _seen(self._conditions, text) if 0 <= start - (begins + at) <= LEAD
        ]
        start = min([start, *named])
        strength = SOFT if SOFT in strengths else FIRM if measured or FIRM in strengths else PLAIN
        return Promise(aspect, start, min(end, start + LONGEST), strength, conditions)


def _automaton(words: Iterable[str]) -> Any:
    made = ahocorasick.Automaton()
    for word in words:
        made.add_word(word, word)
    made.make_automaton()
    return made


def _seen(automaton: Any, text: str) -> list[tuple[int, str]]:
    """The ends and words that stand in a text, the longest first from the left."""
    return [(at + 1, word) for at, word in automaton.iter_long(text)]


SENTENCES = re.compile(r"[^\n。!?！？…]*[\n。!?！？…]+|[^\n。!?！？…]+")
