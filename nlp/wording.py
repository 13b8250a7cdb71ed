"""Wording that breaks a rule, may break one, or only looks like it.

Phrases are found in the folded text with one automaton; then words decide: 最近 holds 最 and is no superlative. Ordinary
phrases win over rules they overlap, longer phrases over shorter ones, and exemptions look at the clause around a hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from nlp.draft import Span
from nlp.findings import Hit, Level
from nlp.reading import Reading, Text
from nlp.rulebook import Rule, Rulebook
from nlp.sentence import Sentence
from nlp.text import fold_plain

SHORT = 2
"""Phrases of so few characters must be words of their own."""

_CLAUSE_ENDS = re.compile(r"[,。!?;…\n]")
_GOES_ON = re.compile(r"[\u4e00-\u9fffa-z0-9]")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: Rule
    level: Level
    advice: str


class Wording:
    """A rulebook made ready for reading drafts. What it finds in a sentence is remembered there."""

    def __init__(self, book: Rulebook | None = None) -> None:
        self.book = book = book or Rulebook()
        self._automaton = _automaton(book)
        self._patterns = [(re.compile(pattern), rule) for rule in book.rules for pattern in rule.patterns]
        self._then = {id(rule): re.compile("|".join(rule.then)) for rule in book.rules if rule.then}
        self._softer = {
            (rule.name, phrase): text for rule in reversed(book.rules) for phrase, text in rule.softer.items()
        }

    def hits(self, reading: Reading) -> tuple[Hit, ...]:
        """Every hit in title, body and topics, in reading order; a hit in a topic stands at the end of the body."""
        draft = reading.draft
        hits = [*self._in_text(reading.title_text, draft.title), *self._in_text(reading.body_text, draft.body)]
        end = len(reading.draft.body)
        for topic in reading.topic_parts:
            for found in self._in_sentence(topic):
                where = f"在话题 #{topic.text.strip()} 里。"
                hits.append(_hit(found, topic.text[found.start : found.end], Span("body", end, end), where))
        silent = _silent({id(rule): rule for rule, _ in hits if rule.about}, reading)
        return tuple([hit for rule, hit in hits if id(rule) not in silent])

    def softer(self, hit: Hit) -> str:
        """An honest statement to use instead of a hit, "" when there is none."""
        return self._softer.get((hit.rule, fold_plain(hit.text)), "")

    def _in_text(self, text: Text, typed: str) -> list[tuple[Rule, Hit]]:
        known: list[tuple[Rule, Hit]] | None = text.found.get(self)
        if known is not None:
            return known
        hits = text.found[self] = []
        remembered = [part.hits.get(self) for part in text.parts]
        for at, part, those in zip(text.starts, text.parts, remembered, strict=True):
            for found in self._in_sentence(part) if those is None else those:
                span = text.span(at + found.start, at + found.end)
                hits.append(_hit(found, typed[span.start : span.end], span))
        return hits

    def _in_sentence(self, sentence: Sentence) -> tuple[_Found, ...]:
        known: tuple[_Found, ...] | None = sentence.hits.get(self)
        if known is None:
            known = sentence.hits[self] = tuple(self._read(sentence))
        return known

    def _read(self, sentence: Sentence) -> Iterator[_Found]:
        text = sentence.text
        candidates: list[tuple[int, int, Rule]] = []
        ordinary: list[tuple[int, int]] = []
        for last, (length, rules) in self._automaton.iter(text) if self._automaton else ():
            start, end = last + 1 - length, last + 1
            if rules is None:
                ordinary.append((start, end))
                continue
            candidates += [(start, end, rule) for rule in rules if self._counts(rule, sentence, start, end)]
        candidates += [(*match.span(), rule) for pattern, rule in self._patterns for match in pattern.finditer(text)]
        for start, end, rule in _longest(_unordinary(candidates, ordinary)):
            level, advice = self._judged(rule, text, start, end)
            yield _Found(start, end, rule, level, advice)

    def _counts(self, rule: Rule, sentence: Sentence, start: int, end: int) -> bool:
        text = sentence.text
        if rule.whole and end - start <= SHORT and not sentence.is_word(start, end):
            return False
        if _inside_latin(text, start) or _inside_latin(text, end):
            return False
        then = self._then.get(id(rule))
        return then is None or bool(then.match(text, end)) or not _GOES_ON.match(text, end)

    def _judged(self, rule: Rule, text: str, start: int, end: int) -> tuple[Level, str]:
        first, last = _clause(text, start, end)
        for exemption in self.book.exemptions:
            if rule.name not in exemption.of:
                continue
            place = (text, start, end) if exemption.sentence else (text[first:last], start - first, end - first)
            if exemption.holds(*place):
                return exemption.level, exemption.says
        softer = self._softer.get((rule.name, text[start:end]))
        return rule.level, f"{rule.advice}可改为「{softer}」。" if softer else rule.advice


def _automaton(book: Rulebook) -> ahocorasick.Automaton | None:
    """None without phrases; else phrases to ``(length, rules)``; ordinary phrases have None for rules."""
    entries: dict[str, list[Rule] | None] = {}
    for rule in book.rules:
        for phrase in rule.phrases:
            rules = entries.setdefault(fold_plain(phrase), [])
            if rules is not None:
                rules.append(rule)
    entries.update(dict.fromkeys(map(fold_plain, book.ordinary)))
    if not entries:
        return None
    automaton = ahocorasick.Automaton()
    for phrase, found in entries.items():
        automaton.add_word(phrase, (len(phrase), found))
    automaton.make_automaton()
    return automaton


def _hit(found: _Found, text: str, span: Span, where: str = "") -> tuple[Rule, Hit]:
    return found.rule, Hit(text, span, found.level, found.rule.name, where + found.advice, found.rule.source)


def _silent(rules: dict[int, Rule], reading: Reading) -> set[int]:
    """The rules that have nothing to say about this kind of draft."""
    everything = "\n".join([reading.title, reading.body, *reading.topics]) if rules else ""
    return {key for key, rule in rules.items() if not any(word in everything for word in rule.about)}


def _unordinary(
    candidates: Iterable[tuple[int, int, Rule]], ordinary: list[tuple[int, int]]
) -> list[tuple[int, int, Rule]]:
    """Without the candidates that an ordinary phrase overlaps, unless they hold all of it."""
    return [
        (start, end, rule)
        for start, end, rule in candidates
        if not any(a < end and start < b and (a < start or end < b or (a, b) == (start, end)) for a, b in ordinary)
    ]


def _longest(candidates: list[tuple[int, int, Rule]]) -> list[tuple[int, int, Rule]]:
    """One rule a place: the longest phrase, then the hardest level."""
    chosen: list[tuple[int, int, Rule]] = []
    for start, end, rule in sorted(candidates, key=lambda c: (c[0] - c[1], c[2].level != "hard")):
        if not any(a < end and start < b for a, b, _ in chosen):
            chosen.append((start, end, rule))
    return sorted(chosen, key=lambda c: c[0])


def _inside_latin(text: str, at: int) -> bool:
    """Whether a place lies inside a run of Latin letters and digits: ``加v`` is not found in ``加vip``."""
    return 0 < at < len(text) and text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum()


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in _CLAUSE_ENDS.finditer(text, 0, start)]
    after = _CLAUSE_ENDS.search(text, end)
    return before[-1] if before else 0, after.start() if after else len(text)
