"""docs/speed.md taken apart and put together, so that a run of some measurements leaves the others as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEADING = re.compile(r"^## (.+)$", re.M)


def chapters_of(text: str) -> dict[str, str]:
    """What stands below each heading of the second level, by the heading; what stands before the first is left out."""
    parts = _HEADING.split(text)[1:]
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}


def bound(about: str, chapters: Mapping[str, str]) -> str:
    """One text of the introduction and all chapters, in their order."""
    return "\n\n".join([about, *(f"## {name}\n\n{body}" for name, body in chapters.items())]) + "\n"
