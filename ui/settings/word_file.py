"""A text file of own words: a word a line, its class behind it if there is one, ``#`` begins a comment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nlp.lexicon import CLASSES
from planner.importing.reading.encoding import encoding_of
from planner.problems import Problem

MOST_BYTES = 5_000_000
MOST_WORDS = 20_000
LONGEST = 20
"""Characters of a word: longer ones are sentences, and cut nothing."""
BANNED = "禁用"
APART = re.compile(r"[\s,，;；、|]+")


@dataclass(frozen=True, slots=True)
class WordFile:
    """``words`` are (word, class), class None for banned ones; ``skipped`` counts lines that hold no word."""

    words: tuple[tuple[str, str | None], ...]
    skipped: int


def read_word_file(path: Path, kind: str | None, check: Callable[[], None] = lambda: None) -> WordFile:
    """Read a file; words without a class of their own get ``kind``. Raises Problem for a file that is no word list."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Problem("这个文件太大，不像词表", "一行一个词，最多 2 万个")
        with encoding_of(path).open(path) as lines:
            return _read(lines.read().splitlines(), kind, check)
    except OSError as error:
        raise Problem("文件打不开", "请检查它是否还在、能否读取") from error


def _read(lines: list[str], kind: str | None, check: Callable[[], None]) -> WordFile:
    words: dict[str, str | None] = {}
    skipped = 0
    for line in lines:
        check()
        parts = [part for part in APART.split(line.split("#", 1)[0].strip("\ufeff \t")) if part]
        if not parts:
            continue
        if 2 <= len(parts[0]) <= LONGEST and len(words) < MOST_WORDS:
            words[parts[0]] = _class_of(parts[1:], kind)
        else:
            skipped += 1
    if not words:
        raise Problem("这个文件里没有认出词", "请一行写一个词，后面可以空一格写类别，例如：敏感肌 人群")
    return WordFile(tuple(words.items()), skipped)


def _class_of(rest: list[str], kind: str | None) -> str | None:
    if rest and rest[0] == BANNED:
        return None
    return rest[0] if rest and rest[0] in CLASSES else kind
