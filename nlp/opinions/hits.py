"""What the words of one clause say: each opinion with its negation, degree, wish, question and comparison worked in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.opinions.book import Book, Telling
from nlp.opinions.clauses import Clause
from nlp.opinions.scanning import Scanner, Token
from nlp.opinions.turning import Mood, around, degree_behind, in_mood, turned_value

NOT_A_COMPARISON = r"(?<![对价无性百])比(?![较如例赛喻重])"
"""性价比, 比较 and 比如 compare nothing."""
EITHER_OR = re.compile("(?<![爱要似半])([\u4e00-\u9fff])[不没]\\1")
"""大不大, 够不够."""
COMPARED = 1.6
COMPLAINED = -0.7
BESIDE_ASPECT = 1.5
"""How strongly a word speaks that only has a sign beside its aspect: 价格 高."""
OF_ASPECT = 2.0
NAMED_REACH = 6
"""Characters between an aspect and the plain word that judges it: 包装看起来也很好."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An opinion in a clause: ``clause[start:end]``, its value (sign and strength), why, and what it tells of aspects."""

    start: int
    end: int
    value: float
    why: str = ""
    tells: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a clause: opinions, and how the clause weighs against what came before (``turn``)."""

    hits: tuple[Hit, ...]
    turn: tuple[float, float] | None


NOTHING = Looked((), None)


@dataclass(frozen=True)
class _Scene:
    """A clause with its words, whether it asks, where wishing begins, and the aspects it names."""

    text: str
    tokens: list[Token]
    asked: bool
    wishes_from: int
    near: frozenset[tuple[str, str]]


class Looker:
    """Looks at clauses with one book. ``in_review`` says that questions complain (是正品吗？); under a note they only ask."""

    def __init__(self, book: Book, *, in_review: bool) -> None:
        self._scanner = Scanner(book)
        self._in_review = in_review
        self._comparisons = [
            (sign, re.compile(f"{_headed(head)}[^,]{{1,10}}?{re.escape(tail)}"))
            for sign, head, tail in book.comparisons
        ]
        self._comparing = re.compile("|".join({re.escape(head) for _, head, _ in book.comparisons}) or "(?!)")
        self._mocking_before, self._mocking_behind = tuple(book.before), tuple(book.behind)

    def look(self, clause: Clause) -> Looked:
        """The opinions of a clause, with places in it."""
        tokens = self._scanner.scan(clause.text)
        if not tokens:
            return NOTHING
        scene = _scene(clause, tokens)
        hits = list(self._compared(clause.text))
        taken = hits[0] if hits else None
        used: set[int] = set()
        for at, token in enumerate(tokens):
            if not (token.part.passes or token.part.noise or (taken and taken.start <= token.start < taken.end)):
                hits += self._opinion(scene, at, used)
        if self._in_review:
            hits += [
                Hit(token.start, token.end, COMPLAINED * token.part.question, "质问")
                for token in tokens
                if token.part.question
            ]
        hits += _left_over(tokens, used)
        return Looked(tuple(hits), next((token.part.turn for token in tokens if token.part.turn), None))

    def _opinion(self, scene: _Scene, at: int, used: set[int]) -> Iterator[Hit]:
        token = scene.tokens[at]
        tells = tuple(
            one for one in token.part.tells if one.sign and (not one.near or (one.field, one.aspect) in scene.near)
        )
        value = _value_of(token, tells)
        if not value or (token.part.negates and abs(token.part.value) <= 1):
            return
        if not tells and scene.near:
            tells = _spoken_of(scene.tokens[:at], token, value)
        found = around(scene.tokens, at, praise=value > 0)
        used.update(found.negations)
        value = turned_value(value, found, degree_behind(scene.tokens, at))
        mocked = scene.text.endswith(self._mocking_before, 0, token.start) or scene.text.startswith(
            self._mocking_behind, token.end
        )
        value, why = in_mood(value, Mood(scene.asked, at > scene.wishes_from, mocked))
        if why == "提问":
            # 会起球吗 says nothing of the goods.
            tells = ()
        if found.turned != (why == "反问"):
            tells = tuple(replace(one, sign=-one.sign) for one in tells)
        reasons = [scene.tokens[negation].part.word for negation in reversed(found.negations)] + ([why] if why else [])
        yield Hit(found.start, token.end, value, "·".join(reasons), tells)

    def _compared(self, text: str) -> Iterator[Hit]:
        if not self._comparing.search(text):
            return
        found = [(match, sign) for sign, pattern in self._comparisons if (match := pattern.search(text))]
        if found:
            # 比超市便宜不少 says 便宜 before it says 少.
            match, sign = min(found, key=lambda one: (one[0].end(), one[0].start()))
            yield Hit(match.start(), match.end(), sign * COMPARED, "比较")


def _scene(clause: Clause, tokens: list[Token]) -> _Scene:
    return _Scene(
        clause.text,
        tokens,
        clause.asked
        or any(token.part.question is not None for token in tokens)
        or EITHER_OR.search(clause.text) is not None,
        next((at for at, token in enumerate(tokens) if token.part.wishes), len(tokens)),
        frozenset((told.field, told.aspect) for token in tokens for told in token.part.tells if told.sign == 0),
    )


def _value_of(token: Token, tells: tuple[Telling, ...]) -> float:
    """What the word says before anything turns it. Beside its aspect it may mean the opposite of what it says alone."""
    if not tells:
        return token.part.value
    if any(one.near for one in tells):
        return max(abs(token.part.value), BESIDE_ASPECT) * tells[0].sign
    return token.part.value or OF_ASPECT * tells[0].sign


def _spoken_of(before: list[Token], token: Token, value: float) -> tuple[Telling, ...]:
    """The aspect that a plain word of praise or blame speaks of: the nearest one named before it (包装也不错)."""
    for other in reversed(before):
        if token.start - other.end > NAMED_REACH or other.part.turn:
            break
        named = tuple(
            Telling(told.field, told.aspect, 1 if value > 0 else -1, True)
            for told in other.part.tells
            if told.sign == 0
        )
        if named:
            return named
    return ()


def _left_over(tokens: list[Token], used: set[int]) -> Iterator[Hit]:
    """A 没有 that turns nothing speaks, weakly, of something missing: its own small blame."""
    for at, token in enumerate(tokens):
        part = token.part
        if part.negates and at not in used and not part.passes and -1 <= part.value < 0:
            yield Hit(token.start, token.end, part.value, "否定")


def _headed(head: str) -> str:
    return NOT_A_COMPARISON + re.escape(head[1:]) if head.startswith("比") else re.escape(head)
