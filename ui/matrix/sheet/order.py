"""Which order the rows have after somebody else asked again: nothing jumps while it is being edited."""

from __future__ import annotations

from collections.abc import Sequence


def steady(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The ids of ``after``: those that were there stay in the order they had, new ones follow the one they follow in ``after``."""
    if len(before) == len(after) and set(before) == set(after):
        return list(before)
    wanted, known = set(after), set(before)
    follow: dict[str | None, list[str]] = {}
    last: str | None = None
    for id in after:
        if id in known:
            last = id
        else:
            follow.setdefault(last, []).append(id)
    found = list(follow.get(None, ()))
    for id in before:
        if id in wanted:
            found.append(id)
            found += follow.get(id, ())
    return found
