"""What the library and our own texts know of keywords that somebody already has: words of the bank and of imported tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from ahocorasick import Automaton

from nlp.keywords import CORE, TAIL, kind_of, role_of
from nlp.research.months import Calendar
from nlp.suggest.facts import key_of
from nlp.suggest.terms import Terms
from planner.library import Reference
from planner.research.ours import own_drafts
from planner.research.rating import rated
from planner.storage.store import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """``support`` counts the notes with the keyword or another spelling of it, ``own_notes`` ours among them, ``own_drafts``
    our drafts; None of a library that has learned nothing. ``kind`` and ``role`` are what its words say, as in `Longtail`."""

    support: int | None
    own_notes: int | None
    own_drafts: int
    kind: str
    role: str


def standing(
    reference: Reference, store: Store, texts: Sequence[str], check: Callable[[], None] = lambda: None
) -> Mapping[str, Standing]:
    """For each text what is known of it. ``check`` is called between steps and may raise to stop."""
    keys = {text: key_of(text) for text in texts}
    drafts = _in_drafts(store, dict.fromkeys(keys.values()), check)
    named: dict[str, tuple[str, str]] = {}
    for number, key in enumerate(drafts):
        if number % 500 == 0:
            check()
        named[key] = _named(reference, key)
    counted: dict[str, tuple[int | None, int | None]] = dict.fromkeys(drafts, (None, None))
    learned = reference.learned
    if learned is not None and len(learned):
        numbers = rated(learned, Calendar.of(learned.months), _groups(learned.suggester.terms, list(drafts)))
        counted = {key: (int(numbers.support[at]), int(numbers.own[at])) for at, key in enumerate(drafts)}
    return {text: Standing(*counted[key], drafts[key], *named[key]) for text, key in keys.items()}


def _named(reference: Reference, key: str) -> tuple[str, str]:
    learned = reference.learned
    if learned is not None and len(learned):
        terms = learned.suggester.terms
        number = terms.keys.number(key)
        if number >= 0:
            return terms.kinds[number], TAIL if terms.is_tail[number] else CORE
    words = reference.cutter.keys(key)
    return kind_of(key, words or (key,), reference.lexicon), role_of(key, words, reference.lexicon)


def _in_drafts(store: Store, keys: Iterable[str], check: Callable[[], None]) -> dict[str, int]:
    """In how many of our drafts each key stands. All keys are looked for at once: there may be tens of thousands."""
    finder = Automaton()
    for key in keys:
        if key:
            finder.add_word(key, key)
    counts: Counter[str] = Counter()
    if len(finder):
        finder.make_automaton()
        for number, draft in enumerate(own_drafts(store)):
            if number % 50 == 0:
                check()
            whole = "\n".join((draft.title, draft.body, *draft.topics))
            counts.update({key for _end, key in finder.iter(whole)})
    return {key: counts[key] for key in keys}


def _groups(terms: Terms, keys: Sequence[str]) -> list[list[int]]:
    """For each key the numbers of its term and of other spellings of it; none when the library does not know it."""
    order = np.argsort(terms.same, kind="stable")
    heads = terms.same[order]
    found: list[list[int]] = []
    for key in keys:
        number = terms.keys.number(key)
        if number < 0:
            found.append([])
            continue
        first, last = np.searchsorted(heads, [terms.same[number], terms.same[number] + 1])
        found.append(order[first:last].tolist())
    return found
