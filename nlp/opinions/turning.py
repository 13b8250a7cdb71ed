"""How the words around an opinion change it: negation, degree, rhetoric, questions, wishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.opinions.scanning import Token

NEGATION_REACH = 5
"""Characters between a negation and what it turns: 没有觉得它好用. Longer reaches turned more wrongly than rightly."""
SHORT_REACH = 2
"""Of a bare 不 or 没: 拧不紧漏了 has two complaints."""
DEGREE_REACH = 1
TURNED_PRAISE, TURNED_BLAME = -0.9, -0.5
"""不好 blames nearly as much as 好 praises; 不卡 praises less than 卡 blames."""
WEAKLY_TURNED = -0.7
"""不太好, 不是很好."""
REVERSED_PRAISE = -0.8
WISHED_PRAISE, WISHED_BLAME = 0.2, 0.5
ASKED_PRAISE, ASKED_BLAME = 0.2, 0.8
BEHIND_LEAST = 1.3
"""Only strong degrees stand behind their word: 好得很, 难吃死了."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before an opinion in its clause: the negations (places in the token list), degrees multiplied, and where the
    first of them begins."""

    negations: tuple[int, ...]
    softened: bool
    factor: float
    start: int

    @property
    def turned(self) -> bool:
        """Negated an odd number of times."""
        return len(self.negations) % 2 == 1


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause speaks at an opinion: it asks, it wishes (or expects, or remembers), it mocks with rhetoric."""

    asked: bool
    wished: bool
    mocked: bool


def around(tokens: Sequence[Token], at: int, *, praise: bool) -> Around:
    """Walk back from the opinion at ``at`` to the last word that is another opinion, a contrast or out of reach."""
    negations: list[int] = []
    softened, factor, start = False, 1.0, tokens[at].start
    for before in range(at - 1, -1, -1):
        part = tokens[before].part
        gap = start - tokens[before].end
        if gap > NEGATION_REACH or part.turn or (part.negates and len(part.word) == 1 and gap > SHORT_REACH):
            break
        if part.negates and (praise or not part.praise_only):
            negations.append(before)
            softened = softened or part.degree is not None
            start = tokens[before].start
        elif part.degree is not None:
            if gap <= DEGREE_REACH:
                factor *= part.degree
                softened = True
            start = tokens[before].start
        elif part.value and not part.passes:
            break
    first = tokens[negations[-1]].start if negations else tokens[at].start
    return Around(tuple(negations), softened, factor, first)


def degree_behind(tokens: Sequence[Token], at: int) -> float:
    """The factor of a strong degree right behind the word, else 1."""
    if at + 1 == len(tokens) or tokens[at + 1].start != tokens[at].end:
        return 1.0
    part = tokens[at + 1].part
    return part.degree if part.degree is not None and part.degree > BEHIND_LEAST and not part.value else 1.0


def turned_value(value: float, found: Around, behind: float) -> float:
    """The value after negation (一点也不好), double negation (不得不说不差) or degree."""
    if found.turned:
        if value < 0:
            return value * TURNED_BLAME
        return value * (WEAKLY_TURNED if found.softened else TURNED_PRAISE)
    return value if found.negations else value * found.factor * behind


def in_mood(value: float, mood: Mood) -> tuple[float, str]:
    """The value as the clause means it, and the Chinese name of what changed it."""
    if value > 0 and mood.mocked:
        return value * REVERSED_PRAISE, "反问"
    if mood.asked:
        return value * (ASKED_PRAISE if value > 0 else ASKED_BLAME), "提问"
    if mood.wished:
        return value * (WISHED_PRAISE if value > 0 else WISHED_BLAME), "愿望或假设"
    return value, ""
