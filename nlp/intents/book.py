"""The cues of intents: one text file per intent under ``resources/intents``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from nlp.opinions.book import FOLDER as OPINIONS
from nlp.resources import RESOURCES

FOLDER = RESOURCES / "intents"

FILES = {
    "求链接": "link",
    "提问": "question",
    "求购": "buy",
    "种草": "wish",
    "经验": "experience",
    "质疑": "doubt",
    "吐槽": "grumble",
    "负面": "negative",
    "闲聊": "chat",
}
INTENTS = tuple(FILES)
"""What a comment can want; docs/intents.md defines each."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why a comment weighs: ``level`` 1 to 3 and the reason."""

    level: int
    reason: str


@dataclass(frozen=True)
class Cues:
    """Words and patterns with the intent they speak for, and words that make a comment weigh."""

    words: dict[str, list[tuple[str, float]]]
    patterns: tuple[tuple[str, float, re.Pattern[str]], ...]
    alarms: dict[str, Alarm]


@cache
def bundled() -> Cues:
    """The cues that ship with the application, read once."""
    return read_cues(FOLDER)


@cache
def print_of_lists() -> int:
    """A number that differs when any list of words by which comments are read has changed."""
    print_ = blake2b(digest_size=4)
    for folder in (FOLDER, OPINIONS):
        for path in sorted(folder.rglob("*.txt")):
            print_.update(path.name.encode() + path.read_bytes())
    return int.from_bytes(print_.digest())


def read_cues(folder: Path) -> Cues:
    """The cues in a folder; raises ValueError with the file and the line where one is not understood."""
    words: dict[str, list[tuple[str, float]]] = {}
    patterns = []
    for intent, name in FILES.items():
        for where, parts in _lines(folder / f"{name}.txt"):
            if parts[0] == "~" and len(parts) == 3:
                patterns.append((intent, _number(parts[1], where), re.compile(parts[2])))
                continue
            weight = _number(parts[0], where)
            for word in parts[1:]:
                words.setdefault(word, []).append((intent, weight))
    alarms: dict[str, Alarm] = {}
    for where, parts in _lines(folder / "severity.txt"):
        for word in parts[2:]:
            alarms.setdefault(word, Alarm(int(_number(parts[0], where)), parts[1]))
    return Cues(words, tuple(patterns), alarms)


def _lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path.name}:{number}", line.split()


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ValueError(f"{where}: expected a weight before the words, not {text}") from error
