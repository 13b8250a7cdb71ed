"""Tables without names: what the columns are is read from the values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from planner.importing.headings import key
from planner.importing.kinds import kinds, others
from planner.importing.mapping import Columns, Grid
from planner.importing.recognise import Recognised
from planner.importing.shapes import fraction, has_codes, is_count, is_date, is_link, is_list, says_something
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.ids import USER_LINK, id_of_link, is_id
from planner.importing.values.texts import note_type

MOSTLY = 0.8
TITLE_MOST = 45
NAME_MOST = 14
WORD_MOST = 25
SENTENCE = re.compile(r"[。！？!?…；;]")
CHINESE = re.compile("[\u4e00-\u9fff]")
SPLIT = re.compile(r"[/、，,；;|｜\n]")
MATRIX = "关键词组合表"
UNKNOWN = "这张表没有列名，看不出每一列是什么，没有导入。请加上列名，或在导入窗口里指定（命令行用 --as notes --map title=列1）"

NOTHING = Recognised(refusal=UNKNOWN, label="看不出来")


def recognise_values(grid: Grid) -> Recognised:
    """Recognise a table without names: notes by their ids and links, lists of keywords by their shortness."""
    words = _words(grid)
    if words is not None:
        return words
    columns = _note_columns(grid)
    if ("id" in columns or "url" in columns) and ("title" in columns or "body" in columns):
        return Recognised(kinds()["notes"], columns, label="没有列名的笔记表", confidence=0.7)
    return NOTHING


def _note_columns(grid: Grid) -> Columns:
    columns = range(len(grid.header))
    values = {at: [value for value in grid.values(at) if says_something(value)] for at in columns}
    values = {at: said for at, said in values.items() if said}
    found: dict[str, tuple[int, ...]] = {}
    ids = [at for at, said in values.items() if fraction(said, is_id) >= MOSTLY]
    if ids:
        found["id"] = (ids[0],)
        if len(ids) > 1:
            found["author"] = (ids[1],)
    rest = [at for at in values if at not in ids]
    for name, test in (
        ("url", lambda value: id_of_link(value) is not None),
        ("author_url", lambda value: USER_LINK.search(as_text(value)) is not None),
        ("published_at", _is_full_date),
        ("type", lambda value: note_type(value) is not None and len(as_text(value)) <= 6),
    ):
        at = next((at for at in rest if fraction(values[at], test) >= MOSTLY), None)
        if at is not None:
            found[name] = (at,)
            rest.remove(at)
    rest = [at for at in rest if fraction(values[at], is_link) < 0.5]
    counts = [at for at in rest if fraction(values[at], is_count) >= MOSTLY and not _is_serial(values[at])]
    if counts:
        # The first number beside a note is its likes; what the others count cannot be seen.
        found["likes"] = (counts[0],)
    return found | _texts([at for at in rest if at not in counts and not _is_serial(values[at])], values)


def _texts(columns: Sequence[int], values: dict[int, list[Cell]]) -> dict[str, tuple[int, ...]]:
    """The longest texts are bodies, the next titles, short ones names, lists topics."""
    lengths = {at: mean(len(as_text(value)) for value in values[at]) for at in columns}
    found: dict[str, tuple[int, ...]] = {}
    by_length = sorted(columns, key=lambda at: -lengths[at])
    if by_length and (lengths[by_length[0]] > TITLE_MOST or len(by_length) > 2):
        found["body"] = (by_length.pop(0),)
    lists = [at for at in by_length if fraction(values[at], is_list) >= MOSTLY]
    if lists:
        found["topics"] = (lists[0],)
        by_length.remove(lists[0])
    if by_length:
        found["title"] = (by_length.pop(0),)
    names = [at for at in by_length if lengths[at] <= NAME_MOST]
    if names:
        found["author_name"] = (names[0],)
    return found


def _is_full_date(value: Cell) -> bool:
    return len(as_text(value)) >= 8 and is_date(value)


def _is_serial(values: Sequence[Cell]) -> bool:
    """1, 2, 3…"""
    numbers = [as_text(value) for value in values]
    if not all(number.isdigit() and len(number) < 9 for number in numbers) or len(numbers) < 3:
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(numbers))


def _words(grid: Grid) -> Recognised | None:
    """A list of keywords in one column, or a matrix of them whose cells list alternatives by / and 、."""
    cells = [as_text(cell).strip() for row in grid.sample for cell in row if not is_blank(cell)]
    if not cells or any("://" in cell or "@" in cell or is_id(cell) or has_codes(cell) for cell in cells):
        return None
    pieces = [piece.strip() for cell in cells for piece in SPLIT.split(cell) if piece.strip()]
    if sum(CHINESE.search(piece) is not None for piece in pieces) < len(pieces) / 2 or _names_something(cells[0]):
        return None
    short = sum(len(piece) <= WORD_MOST and not SENTENCE.search(piece) for piece in pieces)
    worded = sum(not is_count(piece) and not is_date(piece) for piece in pieces)
    if not pieces or short < len(pieces) * 0.95 or worded < len(pieces) * 0.9 or mean(map(len, pieces)) > 15:
        return None
    width = max((at + 1 for row in grid.sample for at, cell in enumerate(row) if not is_blank(cell)), default=0)
    if width == 1:
        return Recognised(
            kinds()["keywords"], {"text": (0,)}, label="关键词列表（没有列名）", confidence=0.6, guess=True
        )
    if width <= 12 and len(pieces) > len(cells) * 1.2:
        return Recognised(kinds()["keywords"], {"text": tuple(range(width))}, label=MATRIX, confidence=0.6, guess=True)
    return None


def _names_something(cell: str) -> bool:
    """Whether the first cell is the heading of something that is no keyword: 姓名, 订单编号, 昵称."""
    name = key(cell)
    theirs = any(name in other.sure or name in other.likely for other in others())
    return theirs or any(
        alias.fits(name)
        for noun in ("notes", "comments", "accounts")
        for field, aliases in kinds()[noun].fields.items()
        if field not in ("query", "topics", "category")
        for alias in aliases
    )
