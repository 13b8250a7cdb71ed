"""What app.py builds once and every page is handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.paths import Workspace
    from ui.commands import Commands
    from ui.hub import Hub
    from ui.jobs import Lane
    from ui.status import Status
    from ui.theme import Theme
    from ui.undo import Undo


@dataclass(frozen=True, kw_only=True)
class Services:
    """The nouns of planner on the GUI thread's store, the lanes, and what all pages share.

    A lane never touches ``store`` or a noun: it opens its own store with ``Store.open(workspace)``.
    """

    workspace: Workspace
    store: Any
    drafts: Any
    notes: Any
    batches: Any
    settings: Any
    library: Any
    theme: Theme
    hub: Hub
    undo: Undo
    commands: Commands
    status: Status
    review_lane: Lane
    library_lane: Lane
    index_lane: Lane
