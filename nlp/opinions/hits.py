"""What the words of one clause say: each opinion with its negation, degree, wish, question and comparison worked in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.opinions.book import Book, Telling
from nlp.opinions.clauses import Clause
from nlp.opinions.scanning import Scanner, Token

NEGATION_REACH = 5
"""Characters between a negation and what it turns: 没有觉得它好用. Longer reaches turned more wrongly than rightly."""
DEGREE_REACH = 1
TURNED_PRAISE = -0.9
TURNED_BLAME = 0.5
"""不好 blames nearly as much as 好 praises; 不卡 praises less than 卡 blames."""
WEAKLY_TURNED = -0.7
"""不太好, 不是很好."""
WISHED_PRAISE, WISHED_BLAME = 0.2, 0.5
ASKED_PRAISE, ASKED_BLAME = 0.2, 0.8
NOT_A_COMPARISON = r"(?<![对价无性百])比(?![较如例赛喻重])"
"""性价比, 比较 and 比如 compare nothing."""
COMPARED = 1.6
NAMED_REACH = 6
"""Characters between an aspect and the plain word that judges it: 包装看起来也很好."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An opinion in a clause: ``clause[start:end]``, its value (sign and strength), why, and what it tells of aspects."""

    start: int
    end: int
    value: float
    why: str
    tells: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a clause: opinions, and how the clause weighs against what came before (``turn``)."""

    hits: tuple[Hit, ...]
    turn: tuple[float, float] | None


class Looker:
    """Looks at clauses with one book. ``in_review`` says that questions complain (是正品吗？); under a note they only ask."""

    def __init__(self, book: Book, *, in_review: bool) -> None:
        self._book = book
        self._scanner = Scanner(book)
        self._in_review = in_review
        comparisons = [
            (sign, re.compile(f"{_headed(head)}[^,]{{1,10}}?{re.escape(tail)}"))
            for sign, head, tail in book.comparisons
        ]
        self._comparisons = comparisons
        self._comparing = re.compile("|".join({re.escape(head) for _, head, _ in book.comparisons}) or "(?!)")

    def look(self, clause: Clause) -> Looked:
        """The opinions of a clause, with places in it."""
        tokens = self._scanner.scan(clause.text)
        asked = clause.asked or any(token.part.question is not None for token in tokens)
        turn = next((token.part.turn for token in tokens if token.part.turn), None)
        hits = list(self._compared(clause.text))
        taken = [(hit.start, hit.end) for hit in hits]
        near = {(told.field, told.aspect) for token in tokens for told in token.part.tells if told.sign == 0}
        used: set[int] = set()
        for at, token in enumerate(tokens):
            if token.part.passes or token.part.noise or any(start <= token.start < end for start, end in taken):
                continue
            hit = self._opinion(clause.text, tokens, at, near, asked, used)
            if hit is not None:
                hits.append(hit)
        if self._in_review:
            hits += self._complaints(tokens)
        hits += self._left_over(tokens, used)
        return Looked(tuple(hits), turn)

    def _opinion(
        self, text: str, tokens: list[Token], at: int, near: set[tuple[str, str]], asked: bool, used: set[int]
    ) -> Hit | None:
        token = tokens[at]
        tells = tuple(one for one in token.part.tells if one.sign and (not one.near or (one.field, one.aspect) in near))
        value = token.part.value or 2.0 * (tells[0].sign if tells else 0)
        if tells and any(one.near for one in tells):
            # Beside its aspect a word may mean the opposite of what it says alone: 价格 高.
            value = max(abs(token.part.value), 1.5) * tells[0].sign
        if not value or (token.part.negates and abs(token.part.value) <= 1):
            return None
        if not tells and near:
            tells = _spoken_of(tokens[:at], token, value)
        why = []
        turns, weak, factor = 0, False, 1.0
        reach = token.start
        for before in range(at - 1, -1, -1):
            other = tokens[before]
            gap = reach - other.end
            if gap > NEGATION_REACH or other.part.turn:
                break
            if other.part.negates and (value > 0 or not other.part.praise_only):
                turns += 1
                used.add(before)
                weak = other.part.degree is not None
                why.append(other.part.word)
                reach = other.start
            elif other.part.degree is not None:
                if gap <= DEGREE_REACH:
                    factor *= other.part.degree
                    weak = True
                reach = other.start
            elif other.part.value and not other.part.passes:
                break
        if turns % 2:
            if value > 0:
                value *= WEAKLY_TURNED if weak else TURNED_PRAISE
            else:
                value *= -TURNED_BLAME
            tells = tuple(Telling(one.field, one.aspect, -one.sign, one.near) for one in tells)
        elif turns:
            why.append("双重否定")
        value *= 1.0 if turns else factor * self._behind(tokens, at)
        if value > 0:
            if self._reversed(text, token):
                value, tells = -value * 0.8, tuple(Telling(one.field, one.aspect, -one.sign, one.near) for one in tells)
                why.append("反问")
            elif asked:
                value *= ASKED_PRAISE
                why.append("提问")
            elif any(other.part.wishes for other in tokens[:at]):
                value *= WISHED_PRAISE
                why.append("愿望或假设")
        elif asked:
            value *= ASKED_BLAME
            why.append("提问")
        elif any(other.part.wishes for other in tokens[:at]):
            value *= WISHED_BLAME
        if asked and "反问" not in why:
            # 会起球吗 says nothing of the goods.
            tells = ()
        return Hit(reach if turns else token.start, token.end, value, "·".join(why), tells)

    def _behind(self, tokens: list[Token], at: int) -> float:
        """好得很, 难吃死了: a degree right behind the word."""
        if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end:
            degree = tokens[at + 1].part.degree
            if degree is not None and degree > 1.3 and not tokens[at + 1].part.value:
                return degree
        return 1.0

    def _reversed(self, text: str, token: Token) -> bool:
        head, tail = text[max(0, token.start - 5) : token.start], text[token.end : token.end + 4]
        return any(head.endswith(word) for word in self._book.before) or any(
            tail.startswith(word) for word in self._book.behind
        )

    def _compared(self, text: str) -> Iterator[Hit]:
        if not self._comparing.search(text):
            return
        found = [(match, sign) for sign, pattern in self._comparisons if (match := pattern.search(text))]
        if found:
            # 比超市便宜不少 says 便宜 before it says 少.
            match, sign = min(found, key=lambda one: (one[0].end(), one[0].start()))
            yield Hit(match.start(), match.end(), sign * COMPARED, "比较")

    def _complaints(self, tokens: list[Token]) -> Iterator[Hit]:
        for token in tokens:
            if token.part.question:
                yield Hit(token.start, token.end, -0.7 * token.part.question, "质问")

    def _left_over(self, tokens: list[Token], used: set[int]) -> Iterator[Hit]:
        for at, token in enumerate(tokens):
            if token.part.negates and at not in used and not token.part.passes and -1 <= token.part.value < 0:
                yield Hit(token.start, token.end, token.part.value, "否定")


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


def _headed(head: str) -> str:
    return NOT_A_COMPARISON + re.escape(head[1:]) if head.startswith("比") else re.escape(head)
