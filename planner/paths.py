"""Where a workspace keeps its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

OWNER_ONLY = 0o700


def default_folder() -> Path:
    """The local data folder of this user: never one that a sync service copies about."""
    # Here, since it takes 8 ms to load, and no worker process needs it.
    import platformdirs

    return Path(platformdirs.user_data_dir("caotian", appauthor=False, roaming=False))


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of one workspace. ``store`` and ``private`` are precious; ``search`` and ``cache`` can be rebuilt."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "caotian.db"

    @property
    def private(self) -> Path:
        return self.folder / "private.db"

    @property
    def search(self) -> Path:
        return self.cache / "search.db"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def ensure(self) -> Workspace:
        """Make the folders, readable by their owner only; OSError is left to the caller, who knows what was asked."""
        for folder in (self.folder, self.cache, self.backups, self.logs):
            folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        return self
