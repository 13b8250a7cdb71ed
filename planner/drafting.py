"""Drafts that come as text: a file with the title on its first line, or one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from nlp.draft import Draft
from planner.problems import Problem

TOPIC = re.compile(r"#([^#\s\[\]]+)(?:\[话题\])?#?")
TOPICS_LINE = re.compile(r"\s*(?:#[^#\s\[\]]+(?:\[话题\])?#?\s*)+")
FORMATS = {"image": "image", "normal": "image", "图文": "image", "video": "video", "视频": "video"}


def draft_from_text(text: str) -> Draft:
    """A draft from a file: title on the first line (a Markdown ``#`` before it is taken off), body, topics at the end.

    Only the lines of topics that end the text become topics; a ``#话题`` inside the body stays where it is.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n").split("\n")
    title = re.sub(r"^#{1,6}\s+", "", lines[0]).strip()
    rest = lines[1:]
    last: list[str] = []
    while rest and (not rest[-1].strip() or TOPICS_LINE.fullmatch(rest[-1])):
        last.insert(0, rest.pop())
    return Draft(title, "\n".join(rest).strip("\n"), topics_in(" ".join(last)))


def draft_from_json(line: str, number: int) -> tuple[str, Draft]:
    """The id and the draft of one JSON line ``{"id", "title", "body", "topics", "format"}``.

    Raises Problem with the number of the line when it is no such object.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Problem(f"第 {number} 行不是 JSON") from error
    if not isinstance(row, dict):
        raise Problem(f"第 {number} 行不是一个草稿", "每行要有 id、title、body、topics")
    images = row.get("images")
    draft = Draft(
        _string(row.get("title")),
        _string(row.get("body")),
        clean_topics(row.get("topics")),
        FORMATS.get(_string(row.get("format")).lower()),
        len(images) if isinstance(images, list) else images if isinstance(images, int) else 0,
    )
    return _string(row.get("id")) or str(number), draft


def topics_in(text: str) -> tuple[str, ...]:
    """The topics written in a text (``#敏感肌``, ``#敏感肌[话题]#``), each once, in order."""
    return tuple(dict.fromkeys(TOPIC.findall(text)))


def clean_topics(value: Any) -> tuple[str, ...]:
    """Topics from a list of texts or from one text, without ``#`` and ``[话题]``, each once, in order."""
    if isinstance(value, str):
        return topics_in(value) or clean_topics(value.split())
    if not isinstance(value, list):
        return ()
    plain: Iterable[str] = (_string(topic).replace("[话题]", "").strip().strip("#").strip() for topic in value)
    return tuple(dict.fromkeys(topic for topic in plain if topic))


def _string(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
