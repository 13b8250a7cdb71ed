"""Column headings: one spelling for many, and in which row they stand."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.dates import when
from planner.importing.values.ids import is_id

HEADER_ROWS = 10
HEADER_ROWS_MOST = 25
"""Long explanations may stand above the names; further down, one or two known words may also be values."""
HITS_FAR_DOWN = 4
LABEL_MOST = 40
"""A longer cell is a value. Paths inside JSON objects are longer, but there the format says what is a name."""
NAME_MOST = 200

UNIT = re.compile(
    r"\((?:次|个|人|条|篇|元|秒|s|%|万|万人|w|k|千|亿|数|量|人次|分钟|必填|选填|含.{1,6}|单位.{1,6}|年.{0,8}日|y{2,4}.{0,16})\)|\[.{1,6}\]"
)
NOISE = re.compile(r"[\s_\-::#*·•\"'“”‘’/\\()（）【】\[\]<>《》|,,。]+")
MULTIPLE = re.compile(r"[(（\[【]\s*(?:单位[::]?)?\s*(万|w|千|k|亿)[^)）\]】]{0,3}[)）\]】]", re.I)
TRADITIONAL = str.maketrans(
    "標題筆記連結鏈網點讚贊數轉發佈時間內評論類話籤暱稱關鍵詞採來圖視頻體觀閱讀號簡紹絲獲創編輯詳細帳賬瀏覽彈漲預總長區屬別級",
    "标题笔记连结链网点赞赞数转发布时间内评论类话签昵称关键词采来图视频体观阅读号简绍丝获创编辑详细账账浏览弹涨预总长区属别级",
)
"""The characters that stand in headings."""
IN_PERCENT = re.compile(r"[%％]|百分")
LOOSE_START = re.compile(r"^(?:笔记|作品|帖子|内容|文章|视频|图文|单篇|累计|总|实时|最新|当前|互动|note)+")
LOOSE_END = re.compile(r"(?:数量|次数|总数|总量|人数|数|量|num|count|cnt|值)$")


@lru_cache(maxsize=4096)
def key(heading: str) -> str:
    """One spelling for many: ``Note ID``, ``note_id`` and ``noteId`` are one; units in brackets are dropped.

    Dots stay: they are the path inside a JSON object.
    """
    text = unicodedata.normalize("NFKC", heading[:200]).lower().translate(TRADITIONAL).strip("\ufeff ")
    return NOISE.sub("", UNIT.sub("", text))


@lru_cache(maxsize=4096)
def loose(key: str) -> str:
    """A key without what means nothing for a count: ``笔记点赞数量`` is ``点赞``."""
    start = LOOSE_START.sub("", key)
    return LOOSE_END.sub("", start) or start or key


def multiple(heading: str) -> str:
    """In what the numbers below a heading are counted: ``粉丝数（万）`` says 万; empty for ones."""
    match = MULTIPLE.search(heading)
    return match[1].lower() if match else ""


def tail(key: str) -> str:
    """The last part of a dotted key."""
    return key.rpartition(".")[2]


def fingerprint(header: Sequence[str]) -> str:
    """What tells files with other headings apart."""
    return hashlib.sha256("\0".join(map(key, header)).encode("utf-8", "replace")).hexdigest()[:20]


def find_header(rows: Sequence[Sequence[Cell]], known: Collection[str]) -> int | None:
    """Which of the first rows names the columns; None when the first row is data already.

    ``known`` are all keys any kind of file uses. Banners above the names are passed over.
    """
    best, found = 0, None
    for at, cells in enumerate(rows[:HEADER_ROWS_MOST]):
        labels = [as_text(cell).strip() for cell in cells]
        if any(map(is_data, cells)):
            continue
        hits = len({name for name in map(key, labels) if name in known or loose(name) in known})
        filled = len({label for label in labels if label})
        if hits > best and (hits > 1 or filled <= 3) and (at < HEADER_ROWS or hits >= HITS_FAR_DOWN):
            best, found = hits, at
    if found is not None:
        return found
    return next((at for at, cells in enumerate(rows[:HEADER_ROWS]) if _could_name(cells, rows[at + 1 :])), None)


def is_second(cells: Sequence[Cell], upper: Sequence[Cell], known: Collection[str]) -> bool:
    """Whether a row below the names names more columns: those of a group (互动数据: 点赞数, 收藏数)."""
    labels = {at: as_text(cell).strip() for at, cell in enumerate(cells) if not is_blank(cell)}
    if not labels or len(labels) >= sum(not is_blank(cell) for cell in upper) or any(map(is_data, cells)):
        return False
    return all(key(label) in known or loose(key(label)) in known for label in labels.values())


def _could_name(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row of unknown words names columns: short, all different, and unlike what stands below."""
    labels = [as_text(cell).strip() for cell in cells if not is_blank(cell)]
    if len(labels) < 2 or len(set(labels)) < len(labels) or any(map(is_data, cells)):
        return False
    if any(len(label) > LABEL_MOST // 2 for label in labels):
        return False
    # Words that come again below in the same column are values.
    again = sum(
        any(len(row) > at and as_text(row[at]).strip() == as_text(cell).strip() for row in below[:50])
        for at, cell in enumerate(cells)
        if not is_blank(cell)
    )
    return again == 0 and bool(below)


def is_data(cell: Cell) -> bool:
    """Whether a cell is plainly a value and no heading."""
    if is_blank(cell):
        return False
    if not isinstance(cell, str):
        return True
    text = cell.strip()
    return (
        len(text) > LABEL_MOST
        or "://" in text
        or is_id(text)
        or re.fullmatch(r"[\d.,+%\-:/ ]+", text) is not None
        or (any(char.isdigit() for char in text) and when(text).iso is not None)
    )


def names(cells: Sequence[Cell], above: Sequence[Cell] | None, width: int) -> tuple[str, ...]:
    """The names of the columns, each once: an empty one is taken from the row above (merged cells) or becomes ``列3``."""
    found: list[str] = []
    for at in range(width):
        label = _label(cells, at)
        if not label and above is not None and len({as_text(cell) for cell in above if not is_blank(cell)}) > 1:
            label = _label(above, at)
        label = label or f"列{at + 1}"
        number = 2
        unique = label
        while unique in found:
            unique, number = f"{label} ({number})", number + 1
        found.append(unique)
    return tuple(found)


def _label(cells: Sequence[Cell], at: int) -> str:
    return " ".join(as_text(cells[at]).split())[:NAME_MOST] if at < len(cells) else ""
