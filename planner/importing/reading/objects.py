"""JSON and JSON Lines. Big arrays are read item by item; lines end at ``\\n`` only, since U+2028 stands inside texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from planner.importing.reading.budgets import COLUMNS_MOST, JSON_ITEM_MOST, JSON_WHOLE_MOST
from planner.importing.reading.encoding import Encoding
from planner.importing.reading.flat import DECODER, flat, record_lists
from planner.importing.reading.table import Faults, Row, Table, within_budget
from planner.problems import Problem

PIECE = 2**20
SAMPLE = 1000
LINES_TRIED = 20
BLANK = " \t\r\n\ufeff"
BROKEN_LINE = "这一行不是完整的 JSON"

Numbered = tuple[int, Any]


def looks_like_json(sample: str) -> bool:
    """Whether a text begins as JSON objects or lists do (a CSV may begin with a bracket, too)."""
    start = sample.lstrip(BLANK)
    inside = start[1:].lstrip(BLANK)
    return (start[:1] == "{" and inside[:1] in ('"', "}")) or (start[:1] == "[" and inside[:1] in ("{", "[", '"', "]"))


def json_tables(path: Path, encoding: Encoding) -> Iterator[Table]:
    """The lists of things in a JSON file."""
    with encoding.open(path) as file:
        scan = _Scan(file)
        start = scan.peek()
        if start == "[":
            yield _table("", _array(scan))
            return
        first = _first(scan, path)
        rest = scan.peek()
    if first is not _NOT_WHOLE and rest and _breaks_lines(path, encoding):
        with encoding.open(path) as file:
            yield _table("", _values(_Scan(file)))
        return
    if first is _NOT_WHOLE or rest:
        faults = Faults()
        with encoding.open(path) as file:
            yield _table("", _lines(file, faults), faults)
        return
    lists = record_lists(first)
    if not lists:
        raise Problem(f"{path.name} 里没有数据", "请重新导出后再试")
    for name, items in lists.items():
        yield _table(name, enumerate(items, 1))


_NOT_WHOLE = object()


class _Scan:
    """Decodes values one after another from a stream."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self.ended = False

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in BLANK:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def skip(self) -> None:
        self._at += 1

    def value(self, most: int) -> Any:
        """The next value; raises ValueError when it is broken or longer than ``most`` characters."""
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise Problem("这个 JSON 嵌套得太深，没有打开", "请确认它是导出的笔记数据") from None
            except json.JSONDecodeError:
                if len(self._text) - self._at > most or not self._more():
                    raise
            else:
                # A number at the very end of what was read may go on.
                if end == len(self._text) and self._more():
                    continue
                self._at = end
                return value

    def _more(self) -> bool:
        # Twice as much each time, so that one long value is not decoded again and again.
        piece = self._file.read(max(PIECE, len(self._text) - self._at))
        self.ended = not piece
        self._text = self._text[self._at :] + piece
        self._at = 0
        return bool(piece)


def _first(scan: _Scan, path: Path) -> Any:
    """The first value of a file that begins with an object; `_NOT_WHOLE` when it is broken."""
    try:
        return scan.value(JSON_WHOLE_MOST)
    except json.JSONDecodeError:
        if not scan.ended:
            raise Problem(f"{path.name} 太大，不能一次读完", "请存成一行一条的 JSON Lines，或拆成几个文件") from None
        return _NOT_WHOLE


def _array(scan: _Scan) -> Iterator[Numbered]:
    """The items of a list, and of those that follow it: a program that appends writes one list after another."""
    number, first = 0, True
    scan.skip()
    while True:
        next_char = scan.peek()
        if next_char == "]":
            scan.skip()
            if scan.peek() != "[":
                return
            scan.skip()
            first = True
            continue
        if next_char == "," and not first:
            scan.skip()
            if scan.peek() == "]":
                continue
        elif not first:
            raise _broken(number)
        number, first = number + 1, False
        try:
            yield number, scan.value(JSON_ITEM_MOST)
        except ValueError:
            raise _broken(number - 1) from None


def _breaks_lines(path: Path, encoding: Encoding) -> bool:
    """Whether objects stand one after another over several lines each, so that a line alone means nothing."""
    with encoding.open(path) as file:
        line = file.readline(JSON_ITEM_MOST).strip(BLANK)
    try:
        DECODER.raw_decode(line)
    except (ValueError, RecursionError):
        return True
    return False


def _values(scan: _Scan) -> Iterator[Numbered]:
    number = 0
    while scan.peek():
        number += 1
        try:
            yield number, scan.value(JSON_ITEM_MOST)
        except ValueError:
            raise _broken(number - 1) from None
        if scan.peek() == ",":
            scan.skip()


def _broken(after: int) -> Problem:
    return Problem(f"JSON 在第 {after:,} 条之后不完整", "可能没有保存完，请重新导出后再试")


def _lines(file: IO[str], faults: Faults) -> Iterator[Numbered]:
    number = good = 0
    while line := file.readline(JSON_ITEM_MOST):
        number += 1
        if not line.strip(BLANK):
            continue
        try:
            yield number, DECODER.decode(line.strip(BLANK))
            good += 1
        except RecursionError:
            faults.lose(number, "这一行嵌套得太深")
        except ValueError:
            faults.lose(number, BROKEN_LINE)
        if number == LINES_TRIED and good < faults.lost:
            break
    if good < faults.lost:
        raise Problem("JSON 不完整或格式有误", "可能没有保存完，请重新导出后再试")


def _table(name: str, items: Iterable[Numbered], faults: Faults | None = None) -> Table:
    """Items as rows. The columns are those of the first thousand objects."""
    items = iter(items)
    first = list(islice(items, SAMPLE))
    found = faults or Faults()
    everything = chain(first, items)
    if not any(isinstance(item, dict) for _, item in first):
        return Table(name, within_budget((number, _cells(item)) for number, item in everything), faults=found)
    columns: dict[str, None] = {}
    for _, item in first:
        if isinstance(item, dict):
            columns.update(dict.fromkeys(flat(item)))
    header = tuple(islice(columns, COLUMNS_MOST))
    return Table(name, within_budget(_objects(everything, header, found)), header, faults=found)


def _objects(items: Iterable[Numbered], header: tuple[str, ...], faults: Faults) -> Iterator[Row]:
    for number, item in items:
        if isinstance(item, dict):
            values = flat(item)
            yield number, [values.get(name) for name in header]
        else:
            faults.lose(number, "这一条不是一个对象")


def _cells(item: Any) -> list[Any]:
    return list(item[:COLUMNS_MOST]) if isinstance(item, list) else [item]
