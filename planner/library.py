"""The library: the notes, and what was learned from them, kept in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from planner import artifacts, worker
from planner.cutting import fingerprint
from planner.fitting import fit_in_child
from planner.following import Follower
from planner.paths import Workspace
from planner.revision import revision
from planner.storage.store import Store
from planner.vocabulary import lexicon_of

if TYPE_CHECKING:
    from nlp.learned import Learned
    from nlp.lexicon import Lexicon
    from nlp.words import Cutter

VERSION = 8
"""Counted up whenever what is learned changes its shape or meaning: older arrays are then learned again."""

FIT_MEMORY_MB = 6 * 1024

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True)
class Reference:
    """What a review looks at: the lexicon, the cutter that goes with it, and what was learned with both, if anything yet."""

    lexicon: Lexicon
    cutter: Cutter
    learned: Learned | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How up to date the library is: when it was learned last (None: never, or not known), and whether it is ``stale``."""

    learned_at: datetime | None
    stale: bool


class Library:
    """What was learned from the notes of a workspace.

    Ask it from lanes: every method but ``reference`` opens the store for itself. ``reference`` is replaced as a whole, by
    one assignment, so that a review which runs meanwhile keeps what it began with.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folder: Path = workspace.cache / "learned"
        self.reference: Reference | None = None
        self._follower: Follower | None = None
        self._lock = Lock()
        """Held while ``reference`` is made; who reads it waits for nobody."""

    @property
    def learned(self) -> Learned | None:
        """What was learned last, None until something was."""
        return self.reference.learned if self.reference else None

    def open_saved(self) -> bool:
        """Map what was learned before, fresh or stale; the lexicon is read in any case. True when there was something.

        Notes that are gone since are not shown; those that came since are, as far as they are cut.
        """
        with self._lock, Store.open(self._workspace) as store:
            found = artifacts.current(self._folder)
            arrays, facts = found if found else ({}, {})
            reference = self._reference(lexicon_of(store), arrays, facts)
            learned, self._follower = reference.learned, None
            if learned is not None:
                self._follower = Follower.of(learned, arrays, facts)
            if learned is not None and self._follower:
                reference = replace(reference, learned=replace(learned, tail=self._follower.tail(store)))
            self.reference = reference
        return self.learned is not None

    @property
    def behind(self) -> bool:
        """Whether notes came whose words are not stored: ``catch_up`` cuts them."""
        return bool(self._follower and self._follower.uncut)

    def catch_up(self, store: Store, check: Check = lambda: None) -> bool:
        """Let reviews know at once which notes came, changed or went; all else learns of it at the next fit.

        ``store`` is one of the caller's thread. Costs what the notes cost that changed, at most `planner.following.MOST` of them; of
        more, only those that went are heeded. True when reviews may find something else now. Raises what ``check`` raises.
        """
        with self._lock:
            before = self.reference
            if before is None or before.learned is None or self._follower is None:
                return False
            tail = self._follower.tail(store, before.cutter, check)
            if tail is before.learned.tail:
                return False
            self.reference = replace(before, learned=replace(before.learned, tail=tail))
        return True

    def stale(self) -> bool:
        """Whether notes, keywords, comments, own words or the lexicon have changed since the last fit."""
        return self._is_stale(artifacts.facts_of_current(self._folder))

    def standing(self) -> Standing:
        """When what is in use was learned, and whether something has changed since."""
        facts = artifacts.facts_of_current(self._folder)
        return Standing(_moment(facts.get("at")), self._is_stale(facts))

    def fit(self, check: Check | None = None, progress: Progress | None = None, cluster: str | None = None) -> None:
        """Learn the library anew in a worker process and use the result. Raises what ``check`` raises, or a Problem.

        With the address of a Dask ``cluster`` the heavy work is spread over it. Who has one has memory, too: it is not limited then.
        """
        name = worker.run(
            fit_in_child,
            str(self._workspace.folder),
            VERSION,
            cluster,
            check=check,
            progress=progress,
            memory_mb=None if cluster else FIT_MEMORY_MB,
            parent=True,
        )
        if name:
            self.open_saved()

    def _reference(self, lexicon: Lexicon, arrays: dict[str, Any], facts: dict[str, Any]) -> Reference:
        from nlp.arrays import part
        from nlp.learned import Learned
        from nlp.words import Cutter

        before = self.reference
        same = before is not None and fingerprint(before.lexicon) == fingerprint(lexicon)
        cutter = before.cutter if before and same else Cutter(lexicon, part("words", arrays))
        if facts.get("version") != VERSION:
            return Reference(lexicon, cutter)
        try:
            return Reference(lexicon, cutter, Learned.from_arrays(arrays, lexicon))
        except (KeyError, ValueError, IndexError, TypeError):
            # Arrays of a damaged cache: they are learned again, as ``stale`` will not trust them either.
            artifacts.forget(self._folder)
            return Reference(lexicon, cutter)

    def _is_stale(self, facts: dict[str, Any]) -> bool:
        return facts.get("version") != VERSION or facts.get("uncut") != 0 or facts.get("revision") != self._revision()

    def _revision(self) -> dict[str, Any]:
        with Store.open(self._workspace) as store:
            return revision(store)


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
