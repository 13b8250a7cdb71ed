"""What a comment wants and how much it weighs, each with the place that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from nlp.intents.book import INTENTS, Cues, bundled
from nlp.intents.weighing import ASKING, Cue, weigh
from nlp.opinions import Judge, Opinion
from nlp.text import Folded, fold

REMEMBERED = 50_000
MENTION = re.compile(r"@\S{1,20}")
CODE = re.compile("\\[[\u4e00-\u9fffa-z]{1,10}[RH]\\]|\\[doge\\]")
WANTED_AGAIN = 20
"""Likes from which on many people are taken to say the same."""
HAPPENED = re.compile("用了|用完|我用|吃了|涂了|买的|收到|穿了|已经")
"""我用了三天泛红了，要停吗 asks, and harm was done; 会泛红吗 only asks."""
DENIED = re.compile("(?:不|没|无|没有|不会|不是)$")
"""没有过敏 is no alarm, 不会卡粉 no blame."""
BLAMING = "负面"
UNHAPPY = ("质疑", "负面")


@dataclass(frozen=True, slots=True)
class Severity:
    """How soon somebody should look: 0 no hurry, 1 worth a look, 2 soon, 3 first; and why, in Chinese."""

    level: int
    why: str = ""


NO_HURRY = Severity(0)
USUAL = {
    "负面": Severity(2, "负面评价"),
    "质疑": Severity(2, "质疑真实性"),
    "吐槽": Severity(1, "吐槽"),
    "求链接": Severity(1, "有购买意向"),
    "求购": Severity(1, "有购买意向"),
    "提问": Severity(1, "提问待答"),
}
"""How an intent weighs where no word of alarm is said."""


@dataclass(frozen=True)
class CommentReading:
    """A comment understood: ``intent`` is one of INTENTS, ``cue`` the place that decided (None where nothing spoke)."""

    intent: str
    cue: Cue | None
    opinion: Opinion
    severity: Severity


class CommentReader:
    """Reads comments, remembering those that come again (求链接, 好看)."""

    def __init__(self, cues: Cues | None = None, judge: Judge | None = None) -> None:
        self._cues = cues or bundled()
        self._judge = judge or Judge(in_review=False)
        self._words = _automaton(self._cues.words)
        self._alarms = _automaton(self._cues.alarms)
        self._known: dict[str, CommentReading] = {}

    def read(self, text: str, likes: int | None = None) -> CommentReading:
        """The intent, aspects and severity of a comment; with many ``likes`` it weighs more, unless it weighs nothing."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[text] = self._read(text)
        if likes is not None and likes >= WANTED_AGAIN and 0 < known.severity.level < 3:
            raised = Severity(known.severity.level + 1, f"{known.severity.why}，{likes} 人点赞")
            return CommentReading(known.intent, known.cue, known.opinion, raised)
        return known

    def _read(self, text: str) -> CommentReading:
        said = MENTION.sub(lambda found: " " * len(found.group()), text) if "@" in text else text
        folded = fold(said)
        opinion = self._judge.judge_folded(said, folded)
        cues = list(self._spoken(said, folded))
        points = weigh(cues, len(folded.text.strip()), opinion)
        intent = max(INTENTS, key=lambda one: points.get(one, 0.0))
        cue = max((one for one in cues if one.intent == intent), key=lambda one: one.weight, default=None)
        return CommentReading(intent, cue, opinion, self._severity(intent, folded.text, opinion))

    def _spoken(self, said: str, folded: Folded) -> Iterator[Cue]:
        for end, (word, tells) in self._words.iter_long(folded.text):
            begin = end - len(word) + 1
            denied = DENIED.search(folded.text, max(0, begin - 3), begin) is not None
            start, after = folded.back(begin, end + 1)
            for intent, weight in tells:
                if not (denied and intent == BLAMING):
                    yield Cue(intent, weight, start, after)
        clean = folded.text.strip()
        if clean:
            shift = folded.text.find(clean)
            for intent, weight, pattern in self._cues.patterns:
                match = pattern.search(clean)
                if match:
                    yield Cue(intent, weight, *folded.back(match.start() + shift, match.end() + shift))
        codes = {match.group(): match for match in CODE.finditer(said)} if "[" in said else {}
        for code in codes.values():
            for intent, weight in self._cues.words.get(code.group().lower(), ()):
                yield Cue(intent, weight, *code.span())

    def _severity(self, intent: str, text: str, opinion: Opinion) -> Severity:
        alarms = [
            alarm
            for end, (word, alarm) in self._alarms.iter(text)
            if not DENIED.search(text, max(0, end - len(word) - 2), end - len(word) + 1)
        ]
        blamed = intent not in ASKING and (opinion.score < 0 or intent in UNHAPPY)
        if alarms and (blamed or (intent in ASKING and HAPPENED.search(text))):
            worst = max(alarms, key=lambda alarm: alarm.level)
            return Severity(worst.level, worst.reason)
        return USUAL.get(intent, NO_HURRY)


def _automaton(words: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, value in words.items():
        automaton.add_word(word, (word, value))
    automaton.make_automaton()
    return automaton
