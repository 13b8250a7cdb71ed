"""Topics in all the ways in which files write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from planner.importing.values.cells import LONGEST_CELL, Cell, as_text, is_blank
from planner.importing.values.texts import clean

MARK = "[话题]"
LONGEST = 60
MOST = 100

MARKED = re.compile(r"#([^#\[\]\n]{1,60})\[话题\]#?")
PLAIN = re.compile(r"(?<![0-9A-Za-z&/])(?:#[^\s#\[\]@,，。;；:：!！?？、…~～()（）\"“”'|]{1,30})+")
"""One topic or several without a blank between them."""
STRONG = re.compile(r"[,，、;；|｜\n\t]")
"""What separates topics beyond doubt; a space may stand inside a topic."""
LISTED = re.compile(r"^\s*[\[(].*[\])]\s*$", re.S)
EXOTIC = re.compile(r"[\"\\()\[{]", re.S)
"""What makes a list of plain texts something else; the first bracket is looked past."""
STRING = r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\""""
QUOTED = re.compile(STRING, re.S)
NAMED = re.compile(rf"""['"](?:name|text|tag_name)['"]\s*:\s*(?:{STRING})""", re.S)
LABEL = re.compile("^(?:话题|标签|tags?)\\s*[:\uff1a]\\s*(?=\\S)", re.I)
NO_TOPICS = frozenset(("无", "暂无", "没有", "未知", "-", "--", "—", "/", "none", "unknown", "Unknown"))
ESCAPE = re.compile(r"\\(.)", re.S)
LONGEST_LIST = 20_000
NAME_KEYS = ("name", "text", "tag_name", "title", "topic", "tag")


def topics(cell: Cell, spaces: bool = True) -> tuple[str, ...]:
    """The topics of a cell, without ``#`` and ``[话题]``, each once, in order.

    ``spaces`` says whether, in this column, a space alone separates two topics.
    """
    return _each_once(_pieces(cell, spaces))


def spaces_separate(sample: Iterable[Cell]) -> bool:
    """Whether spaces separate topics in a column: not when any of its cells uses something stronger."""
    return not any(isinstance(cell, list) or (isinstance(cell, str) and _uses_stronger(cell)) for cell in sample)


def _uses_stronger(cell: str) -> bool:
    return bool(LISTED.match(cell)) or "#" in cell or STRONG.search(cell.strip()) is not None


def _pieces(cell: Cell, spaces: bool) -> Sequence[str]:
    if isinstance(cell, list):
        return [_name(item) for item in cell[: MOST * 2]]
    if is_blank(cell) or not isinstance(cell, str):
        return [as_text(cell)]
    text = LABEL.sub("", clean(cell, LONGEST_CELL))
    if text in NO_TOPICS:
        return ()
    if LISTED.match(text):
        listed = _literal(text)
        if listed is not None:
            return listed
    if "#" in text:
        return [piece.strip(" ,，、;；|｜\n\t") for piece in text.replace(MARK, "").split("#")]
    if STRONG.search(text):
        return STRONG.split(text)
    return text.split() if spaces else [text]


def _literal(text: str) -> list[str] | None:
    """The items of a Python or JSON list written as text; None when it is neither."""
    if text.startswith("['") and text.endswith("']") and not EXOTIC.search(text, 1):
        return text[2:-2].split("', '")
    if len(text) > LONGEST_LIST:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        quoted = [match[1] or match[2] or "" for match in (NAMED if "{" in text else QUOTED).finditer(text)]
        return [ESCAPE.sub(r"\1", one) for one in quoted] or None
    return [_name(item) for item in found] if isinstance(found, list) else None


def _name(item: Cell) -> str:
    if isinstance(item, dict):
        return next((as_text(item[key]) for key in NAME_KEYS if item.get(key)), "")
    return as_text(item)


def _each_once(pieces: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for piece in pieces:
        topic = " ".join(clean(piece.replace(MARK, ""), LONGEST * 4).strip("#＃ \"'[](){}").split())
        if topic and len(topic) <= LONGEST and len(seen) < MOST and topic.lower() not in ("nan", "none", "null", "-"):
            seen.setdefault(topic)
    return tuple(seen)


def topics_in(body: str) -> tuple[str, ...]:
    """The topics written inside a body: ``#a[话题]#`` for certain, then plain ``#a`` (``C#`` and ``#1`` are none)."""
    if "#" not in body:
        return ()
    marked = MARKED.findall(body)
    rest = MARKED.sub(" ", body)
    plain = [topic for run in PLAIN.findall(rest) for topic in run.split("#")]
    return _each_once([*marked, *(topic for topic in plain if not topic.isdigit())])


def rejoined(found: tuple[str, ...], body: str) -> tuple[str, ...]:
    """Topics that hold a comma themselves, put together again where the body shows them whole."""
    whole = {topic for topic in MARKED.findall(body) if "," in topic or "，" in topic}
    if not whole:
        return found
    joined: list[str] = []
    at = 0
    while at < len(found):
        size = next((n for n in (3, 2) if ",".join(found[at : at + n]) in whole and len(found[at : at + n]) == n), 1)
        joined.append(",".join(found[at : at + size]))
        at += size
    return tuple(joined)
