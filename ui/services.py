"""What app.py builds once and every page is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.claims.shelf import Shelf

if TYPE_CHECKING:
    from planner.batches import Batches
    from planner.drafts import Drafts
    from planner.library import Library
    from planner.notes import Notes
    from planner.paths import Workspace
    from planner.settings import Settings
    from planner.storage.backup import Backup
    from planner.storage.store import Store
    from ui.commands import Commands
    from ui.hub import Hub
    from ui.jobs import Job, Lane
    from ui.memory import Memory
    from ui.savers import Savers
    from ui.status import Status
    from ui.theme import Theme
    from ui.undo import Undo


@dataclass(frozen=True, kw_only=True)
class Services:
    """The nouns of planner on the GUI thread's store, the lanes, and what all pages share.

    A lane never touches ``store`` or a noun: it opens its own store with ``Store.open(workspace)``.
    In the saving lane nothing is done but to write what somebody types: it is never waited for by anything else.
    ``savers`` is asked before the window closes: a page adds a function that puts unsaved words on disk.
    ``restore`` closes everything, puts a backup in place, and opens again; ``between`` does so with any work on the files,
    which gives back what to say of it, and a text to show meanwhile. ``claims`` holds the ledger that drafts are held against.
    """

    workspace: Workspace
    store: Store
    drafts: Drafts
    notes: Notes
    batches: Batches
    settings: Settings
    library: Library
    theme: Theme
    hub: Hub
    undo: Undo
    commands: Commands
    status: Status
    memory: Memory
    savers: Savers
    restore: Callable[[Backup], None]
    between: Callable[[Callable[[Job], str], str], None]
    review_lane: Lane
    library_lane: Lane
    index_lane: Lane
    saving_lane: Lane
    claims: Shelf = field(default_factory=Shelf)
