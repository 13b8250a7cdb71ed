"""The word lists of opinions: one text file per idea under ``resources/opinions``, read into one book.

A word may play several parts (没有 negates and, when nothing is left to negate, blames). Every line that is not understood raises
ValueError with its file and number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nlp.resources import RESOURCES
from nlp.text import fold_plain

FOLDER = RESOURCES / "opinions"

PLAIN = ("negation", "negation_of_praise", "noise", "not_negation", "wishing")
"""Files that are plain lists of words."""

ASPECT_PARTS = ("说到", "好", "坏", "近好", "近坏")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a word says of an aspect: ``sign`` 1 praise, -1 blame, 0 only that it is spoken of.

    With ``near`` the word says so only in a clause that speaks of the aspect (高 is blame beside 价格 alone).
    """

    field: str
    aspect: str
    sign: int
    near: bool = False


@dataclass(slots=True)
class Part:
    """The parts one word plays. ``value`` is its own opinion (strength with sign); factors are None where it plays no such part."""

    word: str
    value: float = 0.0
    negates: bool = False
    praise_only: bool = False
    degree: float | None = None
    turn: tuple[float, float] | None = None
    wishes: bool = False
    question: float | None = None
    passes: bool = False
    noise: bool = False
    tells: list[Telling] = field(default_factory=list)


@dataclass(frozen=True)
class Book:
    """All words with their parts, the reversing words and comparisons, and the signs of mood."""

    parts: dict[str, Part]
    before: frozenset[str]
    behind: frozenset[str]
    comparisons: tuple[tuple[int, str, str], ...]
    moods: dict[str, float]


@cache
def bundled() -> Book:
    """The book that ships with the application, read once."""
    return read_book(FOLDER)


def read_book(folder: Path) -> Book:
    """The book in a folder."""
    parts: dict[str, Part] = {}

    def part(word: str) -> Part:
        key = fold_plain(word)
        return parts.setdefault(key, Part(key))

    for sign, name in ((1, "positive"), (-1, "negative")):
        for strength, words in _numbered(folder / f"{name}.txt", 1):
            for word in words:
                one = part(word)
                # Where a word stands twice the stronger opinion holds; praise and blame of one word would cancel out.
                one.value = max(one.value, sign * strength[0], key=abs)
    for name in PLAIN:
        for words in _lines(folder / f"{name}.txt"):
            for word in words:
                one = part(word)
                one.negates |= name.startswith("negation")
                one.praise_only |= name == "negation_of_praise"
                one.noise |= name == "noise"
                one.passes |= name == "not_negation"
                one.wishes |= name == "wishing"
    for numbers, words in _numbered(folder / "degree.txt", 1):
        for word in words:
            part(word).degree = numbers[0]
    for numbers, words in _numbered(folder / "contrast.txt", 2):
        for word in words:
            part(word).turn = (numbers[0], numbers[1])
    for numbers, words in _numbered(folder / "questions.txt", 1):
        for word in words:
            part(word).question = numbers[0]
    for path in sorted((folder / "aspects").glob("*.txt")):
        for word, telling in read_aspects(path):
            part(word).tells.append(telling)
    _derive_tellings(parts)
    reversing = [word for words in _lines(folder / "reversing.txt") for word in words]
    return Book(
        parts,
        frozenset(fold_plain(word[:-1]) for word in reversing if word.endswith("P")),
        frozenset(fold_plain(word[1:]) for word in reversing if word.startswith("P")),
        tuple(_comparisons(folder / "comparing.txt")),
        {sign: numbers[0] for numbers, signs in _numbered(folder / "emoji.txt", 1) for sign in signs},
    )


def _derive_tellings(parts: dict[str, Part]) -> None:
    """A word of praise or blame that begins with an aspect tells of it: 态度很差 of 客服, since 态度 does."""
    named = {word: [one for one in part.tells if one.sign == 0] for word, part in parts.items() if len(word) > 1}
    for word, part in parts.items():
        if part.value and not part.tells:
            longest = next((named[word[:end]] for end in range(len(word) - 1, 1, -1) if named.get(word[:end])), [])
            part.tells += [Telling(one.field, one.aspect, 1 if part.value > 0 else -1) for one in longest]


def read_aspects(path: Path) -> Iterator[tuple[str, Telling]]:
    """The words of one field's aspects: ``持妆 坏 脱妆 浮粉``; the field is the file's name."""
    for number, words in enumerate(_lines(path), 1):
        if len(words) < 3 or words[1] not in ASPECT_PARTS:
            raise ValueError(f"{path.name}, entry {number}: expected an aspect, one of {ASPECT_PARTS}, and words")
        aspect, kind = words[0], words[1]
        sign = 1 if kind.endswith("好") else -1 if kind.endswith("坏") else 0
        for word in words[2:]:
            yield word, Telling(path.stem, aspect, sign, kind.startswith("近"))


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split("#", 1)[0].split()
        if words:
            yield words


def _numbered(path: Path, count: int) -> Iterator[tuple[list[float], list[str]]]:
    for words in _lines(path):
        try:
            yield [float(word) for word in words[:count]], words[count:]
        except ValueError as error:
            raise ValueError(f"{path.name}: expected {count} numbers before {words[-1]}") from error


def _comparisons(path: Path) -> Iterator[tuple[int, str, str]]:
    for words in _lines(path):
        if len(words) != 2 or words[0] not in "+-" or words[1].count("X") != 1:
            raise ValueError(f"{path.name}: expected a sign and a pattern with one X, not {' '.join(words)}")
        head, _, tail = words[1].partition("X")
        yield (1 if words[0] == "+" else -1), fold_plain(head), fold_plain(tail)
