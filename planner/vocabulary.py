"""The lexicon of a workspace: what ships with the application, and the user's own words on top."""

from __future__ import annotations

from nlp.lexicon import Lexicon, bundled
from planner.own_words import OwnWords
from planner.storage.store import Store


def lexicon_of(store: Store) -> Lexicon:
    """The lexicon to cut, suggest and check with."""
    return OwnWords(store).lexicon(bundled())
