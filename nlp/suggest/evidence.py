"""From a row of the table to a suggestion: the numbers, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from nlp.findings import Suggestion
from nlp.keywords import CORE, TAIL, kind_of, role_of
from nlp.lexicon import Lexicon
from nlp.suggest.looked import Looked
from nlp.suggest.terms import Terms

Place = Literal["title", "body", "topics"]

REASONS_MOST = 3
TELLING = 0.05
"""A lift nearer to 1 than this is not worth a word."""
VOTERS = 20
"""Near notes that are counted in a reason."""
SAID_LEAST = 5
"""Notes that must say a phrase before the share that made it a topic is told."""
REMEMBERED = 5_000
OWN = "你添加的词"


class Evidence:
    """Makes suggestions of rows. What does not depend on the draft is made once."""

    def __init__(self, terms: Terms, lexicon: Lexicon) -> None:
        self.terms, self._lexicon = terms, lexicon
        self._known: dict[int, tuple[Suggestion, list[str]]] = {}

    def row(self, number: int, reasons: Sequence[str], place: Place, mentions: int = 0) -> Suggestion:
        """The suggestion for a row; ``reasons`` of the draft come before what the library says in general."""
        known = self._known.get(number)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[number] = self._read(number), general(self.terms, number)
        one, always = known
        why = "；".join([*reasons, *always][:REASONS_MOST])
        # From keystroke to keystroke most stay as they were, and to make one takes 2 µs.
        if one.why != why or one.place != place or one.mentions != mentions:
            one = one.of_draft(why, place, mentions)
            self._known[number] = one, always
        return one

    def phrase(
        self, key: str, text: str, words: Sequence[str], why: str, place: Place, mentions: int = 0
    ) -> Suggestion:
        """A phrase of the draft or of the user: with the library's numbers where it has any."""
        number = self.terms.keys.number(key)
        if number >= 0:
            return self.row(number, (why,), place, mentions)
        kind, role = kind_of(key, words or (key,), self._lexicon), role_of(key, words, self._lexicon)
        return Suggestion(text, kind, role, why, 0, place=place, mentions=mentions)

    def own(self, key: str, place: Place, mentions: int = 0) -> Suggestion:
        """A word the user added."""
        return self.phrase(key, self._lexicon.entries[key].text, (), OWN, place, mentions)

    def _read(self, number: int) -> Suggestion:
        terms = self.terms
        lift, volume, competition = (float(column[number]) for column in (terms.lift, terms.volume, terms.competition))
        return Suggestion(
            text=terms.texts[number],
            kind=terms.kinds[number],
            role=TAIL if terms.is_tail[number] else CORE,
            why="",
            support=int(terms.support[number]),
            lift=None if np.isnan(lift) else round(lift, 3),
            volume=None if np.isnan(volume) else volume,
            competition=None if np.isnan(competition) else competition,
            example=terms.examples[number],
            used=int(terms.own[number]),
        )


def general(terms: Terms, number: int) -> list[str]:
    """What the library says of a term whatever the draft: who uses it, how it did, how often it is searched or asked."""
    chosen, authors, said, asked = (int(c[number]) for c in (terms.chosen, terms.authors, terms.said, terms.asked))
    lift, volume = float(terms.lift[number]), float(terms.volume[number])
    reasons = []
    if chosen:
        reasons.append(f"{authors} 位作者的 {chosen} 篇笔记选作话题" if authors > 1 else f"{chosen} 篇笔记选作话题")
    elif said:
        reasons.append(f"{said} 篇笔记写到")
    if not np.isnan(lift) and abs(lift - 1) >= TELLING:
        reasons.append(f"用到它的笔记平均超过 {50 * lift:.0f}% 的同类")
    if not np.isnan(volume):
        reasons.append(f"月均搜索 {volume:,.0f}")
    if asked:
        reasons.append(f"{asked} 条评论这样问")
    return reasons or ["词库里有"]


def of_draft(looked: Looked, number: int, votes: int, mentions: int) -> list[str]:
    """What the draft itself says for a term; ``votes`` of the 20 nearest notes hold it."""
    reasons = []
    if mentions:
        said, both = int(looked.learnt.terms.said[number]), int(looked.learnt.terms.both[number])
        often = f"，写到它的 {said} 篇有 {both} 篇选作话题" if both and said >= SAID_LEAST else ""
        reasons.append(f"文中写到 {mentions} 次{often}")
    if votes:
        reasons.append(f"最像的 {min(VOTERS, len(looked.near.nearest))} 篇里 {votes} 篇用到")
    return reasons
