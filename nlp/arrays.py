"""Strings and lists of lists in plain numpy arrays, so that a saved index opens by mapping files and nothing is unpickled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, overload
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]
Arrays: TypeAlias = Mapping[str, NDArray[Any]]

UNKNOWN = -1

REMEMBERED = 4_000
"""Strings, and look-ups of strings, that are remembered; a draft has some hundred words."""


def nested(name: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The arrays of a part under the name of the part: ``text`` of ``vocabulary`` becomes ``vocabulary.text``."""
    return {f"{name}.{key}": array for key, array in arrays.items()}


def part(name: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The arrays of one part again, their names shortened; empty when there is no such part."""
    start = f"{name}."
    return {key.removeprefix(start): array for key, array in arrays.items() if key.startswith(start)}


def plain(array: NDArray[Any]) -> NDArray[Any]:
    """The same memory without the memmap class, whose every slice costs microseconds."""
    return np.asarray(array)


def starts_of(lengths: Iterable[int] | NDArray[Any]) -> Longs:
    """Where each list begins when lists of these lengths are joined, and the total at the end."""
    counted = np.fromiter(lengths, np.int64) if not isinstance(lengths, np.ndarray) else lengths
    starts: Longs = np.zeros(len(counted) + 1, np.int64)
    np.cumsum(counted, out=starts[1:])
    return starts


def ranges(starts: NDArray[Any], chosen: NDArray[Any]) -> Longs:
    """The positions of all members of the chosen lists, in the order chosen; ``starts`` as from `starts_of`."""
    return members(starts, chosen)[0]


def members(starts: NDArray[Any], chosen: NDArray[Any]) -> tuple[Longs, Longs]:
    """The positions of all members of the chosen lists, and for each the place in ``chosen`` of the list it came from."""
    # Written in few steps, one into the other: a keystroke asks a dozen times, mostly for little, and every step costs 1 µs.
    first = starts.take(chosen).astype(np.int64, copy=False)
    sizes = starts.take(chosen + 1).astype(np.int64, copy=False)
    sizes -= first
    ends = sizes.cumsum()
    owners = np.arange(len(sizes)).repeat(sizes)
    first -= ends
    first += sizes
    places = first.take(owners)
    places += np.arange(len(owners))
    return places, owners


class Strings(Sequence[str]):
    """Strings by number, lying in two arrays: UTF-8 and where each string begins."""

    def __init__(self, text: NDArray[Any], offsets: NDArray[Any]) -> None:
        self._text, self._offsets = plain(text), plain(offsets)
        self._read: dict[int, str] = {}
        """Strings looked at lately: one keystroke asks for much the same as the last."""

    @staticmethod
    def pack(strings: Sequence[str]) -> Strings:
        """Any strings, equal ones included."""
        return Strings(*_joined(strings))

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        known = self._read.get(number) if isinstance(number, int) else None
        if known is not None:
            return known
        if isinstance(number, slice):
            return [self._string(at) for at in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        if len(self._read) >= REMEMBERED:
            self._read.clear()
        string = self._read[number] = self._string(number % len(self))
        return string

    def __iter__(self) -> Iterator[str]:
        return map(self._string, range(len(self)))

    def encoded(self, number: int) -> bytes:
        """The UTF-8 of one string."""
        return self._text[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def _string(self, number: int) -> str:
        return self.encoded(number).decode("utf-8", "surrogatepass")

    def holding(self, piece: str) -> list[int]:
        """The numbers of the strings that hold a piece of text, in order. Scans everything (2 MB: under a millisecond)."""
        needle, text = _encoded(piece), self._text.tobytes()
        found: list[int] = []
        at = text.find(needle) if needle else -1
        while at >= 0:
            number = int(np.searchsorted(self._offsets, at, "right")) - 1
            end = int(self._offsets[number + 1])
            if at + len(needle) <= end:
                found.append(number)
            # What is left of this string cannot add anything; a piece across two strings does not count.
            at = text.find(needle, end if found and found[-1] == number else at + 1)
        return found

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {"text": self._text, "offsets": self._offsets}


class Names(Strings):
    """Different strings by number, and numbers by string.

    Nothing is built on opening: a number is found by its hash (CRC-32 of the UTF-8 bytes) among sorted hashes.
    """

    def __init__(self, text: NDArray[Any], offsets: NDArray[Any], hashes: NDArray[Any], order: NDArray[Any]) -> None:
        super().__init__(text, offsets)
        self._hashes, self._order = plain(hashes), plain(order)
        self._asked: dict[str, int] = {}

    @classmethod
    def of(cls, strings: Sequence[str]) -> Names:
        """From strings that are all different; the number of a string is its place. Lone surrogates are allowed."""
        text, offsets = _joined(strings)
        hashes = np.fromiter((crc32(_encoded(string)) for string in strings), np.uint32, len(strings))
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        return cls(text, offsets, hashes[order], order)

    def number(self, string: str) -> int:
        """The number of a string, or -1."""
        known = self._asked.get(string)
        return int(self.numbers((string,))[0]) if known is None else known

    def numbers(self, strings: Iterable[str]) -> Ints:
        """The number of each string, -1 where there is none. Strings asked for lately are answered at once."""
        wanted = tuple(strings)
        if len(wanted) > REMEMBERED // 4:
            return np.array(self._looked_up(wanted), np.int32)
        asked = self._asked if len(self._asked) < REMEMBERED else {}
        self._asked = asked
        found = list(map(asked.get, wanted))
        if None in found:
            new = [string for string in wanted if string not in asked]
            asked.update(zip(new, self._looked_up(new), strict=True))
            found = list(map(asked.get, wanted))
        return np.array(found, np.int32)

    def _looked_up(self, strings: Sequence[str]) -> list[int]:
        encoded = [_encoded(string) for string in strings]
        found = [UNKNOWN] * len(encoded)
        if not len(self):
            return found
        hashes = np.fromiter(map(crc32, encoded), np.uint32, len(encoded))
        first = np.searchsorted(self._hashes, hashes)
        last = np.searchsorted(self._hashes, hashes, "right")
        for at, (low, high) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
            for place in range(low, high):
                number = int(self._order[place])
                if self.encoded(number) == encoded[at]:
                    found[at] = number
        return found

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {**super().to_arrays(), "hashes": self._hashes, "order": self._order}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Names:
        return cls(arrays["text"], arrays["offsets"], arrays["hashes"], arrays["order"])


def pack_strings(name: str, strings: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Any strings as the two arrays ``name.text`` (UTF-8) and ``name.offsets``."""
    text, offsets = _joined(strings)
    return {f"{name}.text": text, f"{name}.offsets": offsets}


def unpack_strings(name: str, arrays: Arrays) -> Strings:
    """What `pack_strings` packed under this name; each string is decoded when it is asked for."""
    return Strings(arrays[f"{name}.text"], arrays[f"{name}.offsets"])


def _joined(strings: Sequence[str]) -> tuple[NDArray[np.uint8], Longs]:
    encoded = [_encoded(string) for string in strings]
    return np.frombuffer(b"".join(encoded), np.uint8), starts_of(map(len, encoded))


def _encoded(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")
