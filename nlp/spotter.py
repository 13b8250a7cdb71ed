"""Which of very many strings does a text hold? In plain arrays, with nothing to build when they are opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Ints, Longs, plain

SHORTEST, LONGEST = 2, 16
"""Characters of the strings that are looked for; others are never found."""

BASE = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)
SHIFT = np.uint64(31)
SIEVE_BITS = 22
"""4 million bits (half a megabyte): with 100,000 strings 97 of 100 places of a text are ruled out by one look."""


class Spotter:
    """Finds strings by a 64-bit hash of every piece of the text, for all places at once.

    Two different strings with one hash are not told apart: with 100,000 strings and a million notes that is expected once in
    ten thousand libraries.
    """

    def __init__(self, hashes: NDArray[Any], numbers: NDArray[Any], sieve: NDArray[Any], lengths: NDArray[Any]) -> None:
        self._hashes, self._numbers = plain(hashes), plain(numbers)
        self._sieve, self._lengths = plain(sieve), plain(lengths)

    @classmethod
    def of(cls, strings: Sequence[str]) -> Spotter:
        """Looks for these folded strings of 2 to 16 characters; a string is known by its place in the sequence."""
        by_length: dict[int, list[int]] = {}
        for number, string in enumerate(strings):
            if SHORTEST <= len(string) <= LONGEST:
                by_length.setdefault(len(string), []).append(number)
        hashes, numbers = [np.empty(0, np.uint64)], [np.empty(0, np.int32)]
        for length, those in sorted(by_length.items()):
            codes = _codes("".join(strings[number] for number in those)).reshape(-1, length)
            rolled = np.zeros(len(those), np.uint64)
            for at in range(length):
                rolled += codes[:, at] * _power(at)
            hashes.append(_mixed(rolled, np.uint64(length)))
            numbers.append(np.array(those, np.int32))
        joined = np.concatenate(hashes)
        order = np.argsort(joined, kind="stable")
        sieve = np.zeros(1 << (SIEVE_BITS - 3), np.uint8)
        places = joined >> np.uint64(64 - SIEVE_BITS)
        np.bitwise_or.at(sieve, places >> np.uint64(3), _bit(places))
        return cls(joined[order], np.concatenate(numbers)[order], sieve, np.array(sorted(by_length), np.int32))

    def find(self, text: str) -> tuple[Ints, Longs]:
        """The numbers of the strings in a folded text and where each begins, shortest first, then in reading order.

        A string that begins or ends with a letter or digit of ASCII is found only where no other one touches it.
        """
        codes = _codes(text)
        longest = min(int(self._lengths[-1]) if len(self._lengths) else 0, len(codes))
        wanted = [length for length in self._lengths.tolist() if length <= longest]
        if not wanted:
            return np.empty(0, np.int32), np.empty(0, np.int64)
        rolled = np.zeros(len(codes), np.uint64)
        pieces = []
        for length in range(1, longest + 1):
            rolled = rolled[: len(codes) - length + 1]
            rolled += codes[length - 1 :] * _power(length - 1)
            if length in wanted:
                pieces.append(rolled.copy())
        # All lengths are looked up in one go: that halves the time of a sentence.
        many = [len(piece) for piece in pieces]
        lengths = np.array(wanted).repeat(many)
        found, at = self._known(_mixed(np.concatenate(pieces), lengths.astype(np.uint64)))
        where = at - np.repeat(np.cumsum(many) - many, many)[at]
        inside = _inside(codes)
        whole = ~(inside[where] | inside[where + lengths[at]])
        return found[whole], where[whole]

    def _known(self, hashes: NDArray[np.uint64]) -> tuple[Ints, Longs]:
        places = hashes >> np.uint64(64 - SIEVE_BITS)
        where = np.flatnonzero(self._sieve[places >> np.uint64(3)] & _bit(places))
        some = hashes[where]
        at = np.searchsorted(self._hashes, some)
        at[at == len(self._hashes)] = 0
        known = self._hashes[at] == some
        return self._numbers[at[known]], where[known]

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {"hashes": self._hashes, "numbers": self._numbers, "sieve": self._sieve, "lengths": self._lengths}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Spotter:
        return cls(arrays["hashes"], arrays["numbers"], arrays["sieve"], arrays["lengths"])


def _codes(text: str) -> NDArray[np.uint64]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


@cache
def _power(at: int) -> np.uint64:
    return np.uint64(pow(int(BASE), at, 1 << 64))


def _mixed(rolled: NDArray[np.uint64], length: NDArray[np.uint64] | np.uint64) -> NDArray[np.uint64]:
    """Spread over all bits: the low bits of a polynomial know little of the characters behind."""
    mixed = (rolled ^ length) * MIX
    mixed ^= mixed >> SHIFT
    mixed *= BASE
    return mixed


def _bit(places: NDArray[np.uint64]) -> NDArray[np.uint8]:
    return np.left_shift(np.uint8(1), (places & np.uint64(7)).astype(np.uint8), dtype=np.uint8)


def _inside(codes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """For every border between two characters (both ends of the text included), whether it cuts a run of letters and digits."""
    run = ((codes >= 97) & (codes <= 122)) | ((codes >= 48) & (codes <= 57)) | ((codes >= 65) & (codes <= 90))
    inside = np.zeros(len(codes) + 1, np.bool_)
    inside[1:-1] = run[1:] & run[:-1]
    return inside
