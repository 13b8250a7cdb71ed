"""What the values of a column look like: headings promise, values keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.importing.fields import Looks
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.counts import UNKNOWN, count, decimal, seconds, share
from planner.importing.values.dates import when
from planner.importing.values.ids import PLATFORM_LINK, is_id, is_spoiled, note_id
from planner.importing.values.texts import CODES_OF_PLATFORM, note_type
from planner.importing.values.topics import LISTED, STRONG

Test = Callable[[Cell], bool]


def fraction(values: Sequence[Cell], test: Test) -> float:
    """The share of the values that say anything and pass; 1.0 when none says anything."""
    said = [value for value in values if says_something(value)]
    return sum(map(test, said)) / len(said) if said else 1.0


def says_something(value: Cell) -> bool:
    """Whether a cell is more than empty, ``-`` or 未知."""
    return not is_blank(value) and not (isinstance(value, str) and value.strip().lower() in UNKNOWN)


def is_count(value: Cell) -> bool:
    return count(value) is not None


def is_date(value: Cell) -> bool:
    read = when(value)
    return read.iso is not None or read.relative


def is_link(value: Cell) -> bool:
    text = as_text(value).lower()
    return "://" in text or text.startswith(("www.", "//")) or PLATFORM_LINK.search(text) is not None


def is_note_id(value: Cell) -> bool:
    return note_id(value) is not None or is_spoiled(value)


def is_words(value: Cell) -> bool:
    """Text that is no number, link or id."""
    return (
        isinstance(value, str) and not (is_count(value) and len(value) < 8) and not is_link(value) and not is_id(value)
    )


def is_phrase(value: Cell) -> bool:
    """Words on one line, as names and queries are. Numbers may be names, too."""
    return len(as_text(value)) <= 120 and not isinstance(value, list) and not is_link(value)


def is_list(value: Cell) -> bool:
    """Whether several topics stand in the cell."""
    if isinstance(value, list):
        return True
    text = value.strip() if isinstance(value, str) else ""
    return "#" in text or STRONG.search(text) is not None or LISTED.match(text) is not None


def has_codes(value: Cell) -> bool:
    """Whether a text holds the platform's own codes: ``[笑哭R]``, ``[话题]``."""
    return isinstance(value, str) and CODES_OF_PLATFORM.search(value) is not None


TESTS: dict[Looks, tuple[Test, float]] = {
    "id": (is_note_id, 0.5),
    "link": (is_link, 0.5),
    "text": (is_words, 0.4),
    "phrase": (is_phrase, 0.7),
    "topics": (lambda value: isinstance(value, (str, list)) and not is_link(value) and not is_id(value), 0.7),
    "type": (lambda value: note_type(value) is not None, 0.5),
    "count": (is_count, 0.7),
    "date": (is_date, 0.5),
    "share": (lambda value: share(value, True) is not None, 0.6),
    "seconds": (lambda value: seconds(value) is not None, 0.6),
    "number": (lambda value: decimal(value) is not None, 0.6),
}


def looks_like(looks: Looks, values: Sequence[Cell]) -> bool:
    """Whether a column's values are what a field of this kind holds."""
    if looks not in TESTS:
        return True
    test, least = TESTS[looks]
    return fraction(values, test) >= least
