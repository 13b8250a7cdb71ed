"""Texts as the data file can hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from planner.storage.trouble import damaged

LONE = re.compile("[\ud800-\udfff]")
"""Half a character: UTF-8 has no way to write it. One sign stands for one sign, so places in the text stay true."""


def storable(text: str) -> str:
    """The text with every lone surrogate replaced by U+FFFD."""
    return LONE.sub("\ufffd", text)


def dumps(value: Any) -> str:
    """JSON for a text column: compact, Chinese readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def joined(values: Iterable[str]) -> str:
    """Texts without line breaks, one a line: what is looked for in them is found as it is written."""
    return "\n".join(" ".join(storable(value).splitlines()) for value in values)


def parted(stored: str) -> tuple[str, ...]:
    """What ``joined`` made."""
    return tuple(stored.split("\n")) if stored else ()


def texts(stored: str) -> tuple[str, ...]:
    """A stored list of texts. Raises Damaged for what ``stored_texts`` never made."""
    try:
        return tuple(json.loads(stored))
    except (ValueError, TypeError) as error:
        raise damaged() from error


def stored_texts(values: Iterable[str]) -> str:
    """A list of texts for a text column."""
    return dumps([storable(value) for value in values])
