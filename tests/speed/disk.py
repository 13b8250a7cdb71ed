"""What a workspace takes of the disk."""

from __future__ import annotations

from planner.paths import Workspace


def disk(workspace: Workspace) -> dict[str, float]:
    """Megabytes by what is kept there."""
    sizes = {"notes": 0, "search index": 0, "learned": 0}
    for path in workspace.folder.rglob("*"):
        if path.is_file():
            learned = path.is_relative_to(workspace.cache / "learned")
            searched = path.name.startswith(workspace.search.name)
            sizes["learned" if learned else "search index" if searched else "notes"] += path.stat().st_size
    return {name: size / 2**20 for name, size in sizes.items()}
