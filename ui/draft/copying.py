"""What goes to the clipboard, the way the platform takes it, and what would be refused there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.draft import Draft
from nlp.findings import Limit

BLANK = re.compile(r"【[^【】\n]{0,40}】")
TITLE_LIMITS = ("标题",)
BODY_LIMITS = ("正文", "话题", "图片")


def title_text(draft: Draft) -> str:
    """The title on one line."""
    return " ".join(draft.title.split())


def body_text(draft: Draft) -> str:
    """The body, an empty line, and the topics as ``#话题1 #话题2 ``: the blank at the end closes the last one."""
    topics = "".join(f"#{topic} " for topic in draft.topics)
    body = draft.body.rstrip()
    return f"{body}\n\n{topics}" if body and topics else body + topics


def blanks(text: str) -> list[tuple[int, int]]:
    """Where a template's 【…】 still asks for something."""
    return [found.span() for found in BLANK.finditer(text)]


def refusals(limits: Iterable[Limit], names: Iterable[str]) -> list[str]:
    """What the platform would refuse, a sentence each."""
    names = tuple(names)
    return [
        f"{limit.name}超出 {limit.used - limit.most}（{limit.used} / {limit.most}）"
        for limit in limits
        if limit.over and limit.name in names
    ]
