"""The corrections a person made, by the headings they were made for."""

from __future__ import annotations

from collections.abc import Mapping

from planner.importing.choice import Choice
from planner.settings import Settings, table
from planner.storage.changes import Changes
from planner.storage.store import Store

MAPPINGS = table("import_mappings")
MOST = 300


def mappings(store: Store) -> dict[str, dict[str, str]]:
    """Every remembered correction by the fingerprint of its headings."""
    return {
        fingerprint: {str(name): str(header) for name, header in kept.items()}
        for fingerprint, kept in Settings(store).get(MAPPINGS).items()
        if isinstance(kept, Mapping)
    }


def remember(store: Store, fingerprint: str, choice: Choice) -> Changes:
    """Use this choice the next time a file with these headings comes; the oldest of too many is forgotten."""
    kept = mappings(store)
    kept.pop(fingerprint, None)
    kept[fingerprint] = choice.kept()
    return Settings(store).set(MAPPINGS, dict(list(kept.items())[-MOST:]))
