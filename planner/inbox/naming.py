"""What a product is called is no opinion of it: 清爽版 praises nothing."""

from __future__ import annotations

import re

from planner.storage import engine
from planner.storage.store import Store

SHORTEST = 2
HIDDEN = "某"


class Names:
    """The names of the products of a workspace, and what is left of them without what they all begin with."""

    def __init__(self, store: Store) -> None:
        found = [name for (name,) in engine.rows(store.db, "select name from product where deleted_at is null")]
        brand = _shared(found)
        names = {name for full in found for name in (full, full.removeprefix(brand)) if len(name) >= SHORTEST}
        ordered = sorted(names, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def hide(self, text: str) -> str:
        """The text with every name covered up, as long as it was."""
        return self._pattern.sub(lambda found: HIDDEN * len(found.group()), text) if self._pattern else text


def _shared(names: list[str]) -> str:
    """What all of several names begin with; nothing of a single one."""
    first, last = min(names, default=""), max(names, default="")
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:same] if len(names) > 1 else ""
