"""Finding Chinese by what is typed on a Latin keyboard: initials (``xz`` finds 新建草稿's 新建) or whole syllables."""

from __future__ import annotations

from planner.syllables import spelled


def fits(text: str, query: str) -> int | None:
    """How well ``query`` finds ``text``: 0 is best, None not at all. An empty query finds everything."""
    wanted = "".join(query.lower().split())
    if not wanted:
        return 0
    plain = text.lower()
    if plain.startswith(wanted):
        return 0
    if wanted in plain:
        return 1
    if not wanted.isascii():
        return 2 if _in_order(wanted, plain) else None
    initials, whole = spelled(text)
    for rank, spelling in ((1, initials), (2, whole)):
        if spelling.startswith(wanted):
            return rank
    if wanted in initials:
        return 3
    if wanted in whole:
        return 4
    return 5 if _in_order(wanted, initials) else None


def _in_order(wanted: str, text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in wanted)
