"""The search index follows the notes, in a process of its own: a big library takes some seconds of Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.paths import Workspace

if TYPE_CHECKING:
    from planner.worker import Outbox
    from ui.jobs import Job


def catch_up(workspace: Workspace, job: Job) -> None:
    """Take in what is new, unless the index knows everything already."""
    from planner import worker
    from planner.search_index import SearchIndex
    from planner.storage.store import Store

    with Store.open(workspace) as store:
        if SearchIndex(store).knows_all():
            return
    worker.run(catch_up_in_child, str(workspace.folder), check=job.check, progress=job.progress)


def catch_up_in_child(outbox: Outbox, folder: str) -> None:
    """What the process does. Its module loads no Qt."""
    from planner.search_index import SearchIndex
    from planner.storage.store import Store

    with Store.open(Workspace(Path(folder))) as store:
        SearchIndex(store).catch_up(progress=outbox.progress)
