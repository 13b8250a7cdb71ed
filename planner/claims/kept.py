"""The part of the ledger that takes long: readings of feedback in the store, promises and comments in a file of the cache.

A worker process makes it; whoever wants the ledger reads it. Deleting the file is always safe.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import worker
from planner.claims.promised import Promised, from_plain
from planner.paths import Workspace
from planner.storage import engine
from planner.storage.store import Store
from planner.worker import Check, Outbox, Progress

NAME = "claims.json"
VERSION = 1
MEMORY_MB = 2048
SOURCES = {
    "notes": "select max(revision), count(*), sum(own) from note where deleted_at is null",
    "drafts": "select count(*), max(updated_at) from draft where deleted_at is null",
    "comments": "select count(*), max(updated_at) from comment where deleted_at is null",
    "products": "select count(*), max(updated_at) from product where deleted_at is null",
    "slots": "select count(*), max(updated_at), count(product_id) from slot where deleted_at is null",
    "feedback": "select count(*), max(updated_at), max(no) from feedback where deleted_at is null",
    "batches": "select count(*), max(updated_at) from batch",
}


@dataclass(frozen=True)
class Kept:
    """Promises, and what comments say: product, aspect, sign, day and how many. ``learned`` tells how polarity was decided."""

    promises: tuple[Promised, ...] = ()
    comments: tuple[tuple[str, str, int, str, int], ...] = ()
    learned: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def prepare(workspace: Workspace, check: Check | None = None, progress: Progress | None = None) -> bool:
    """Read what is new and find the promises, in a worker process; False when nothing had changed. Raises what ``check`` raises."""
    with Store.open(workspace) as store:
        if not stale(store):
            return False
    worker.run(prepare_in_child, str(workspace.folder), check=check, progress=progress, memory_mb=MEMORY_MB)
    return True


def stale(store: Store) -> bool:
    """Whether anything the ledger is made from has changed since."""
    return _read(store.workspace).get("revision") != revision(store)


def revision(store: Store) -> dict[str, Any]:
    """The state of everything the ledger is made from."""
    with engine.reading(store.db) as db:
        found: dict[str, Any] = {name: [list(row) for row in engine.rows(db, sql)] for name, sql in SOURCES.items()}
    found["version"], found["generation"] = VERSION, store.generation
    return found


def kept(workspace: Workspace) -> Kept:
    """What was prepared last, also when it is stale; nothing when there is none or it cannot be read."""
    found = _read(workspace)
    try:
        return Kept(
            tuple(from_plain(row) for row in found["promises"]),
            tuple((str(p), str(a), int(s), str(d), int(n)) for p, a, s, d, n in found["comments"]),
            MappingProxyType(dict(found["learned"])),
        )
    except (KeyError, TypeError, ValueError):
        return Kept()


def prepare_in_child(outbox: Outbox, folder: str) -> None:
    """What runs in the other process."""
    from planner.claims.learning import learn
    from planner.claims.promised import heard, plain, promised
    from planner.claims.reading import fill

    workspace = Workspace(Path(folder))
    with Store.open(workspace) as store:
        before = revision(store)
        fill(store, progress=outbox.progress)
        outbox.progress(0, None, "正在核对卖点")
        learned = learn(store)
        found = {
            "revision": before,
            "promises": [plain(one) for one in promised(store)],
            "comments": heard(store),
            "learned": learned,
        }
    path = workspace.cache / NAME
    part = path.with_name(f"{NAME}.part")
    part.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8", errors="replace")
    part.replace(path)


def _read(workspace: Workspace) -> dict[str, Any]:
    try:
        found = json.loads((workspace.cache / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
