"""A disk that remembers every write and every sync, and what it would hold had the power gone at any moment between."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
LOGS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Event:
    """``what``: write, cut (to a size), sync, gone, or ack (``data`` is a line of the diary)."""

    what: str
    file: str = ""
    at: int = 0
    data: Any = b""


class Recorder(apsw.VFS):  # type: ignore[misc]
    """Passes everything on to the real disk and remembers it."""

    def __init__(self, name: str = "recorder") -> None:
        self.name = name
        self.events: list[Event] = []
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return _File(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self.events.append(Event("gone", name, int(sync)))

    def ack(self, *line: Any) -> None:
        """Something was promised to be on disk."""
        self.events.append(Event("ack", data=list(line)))


class _File(apsw.VFSFile):  # type: ignore[misc]
    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        self._events = recorder.events
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name or "")
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._events.append(Event("write", self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._events.append(Event("cut", self._name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._events.append(Event("sync", self._name))


@dataclass(slots=True)
class _Held:
    """A file: what is surely on the platter, and what the disk may have done since, or not."""

    safe: bytearray = field(default_factory=bytearray)
    named: bool = False
    since: list[Event] = field(default_factory=list)


class Platter:
    """Plays a recording; ``cut`` gives the files as a power cut at this moment may leave them."""

    def __init__(self) -> None:
        self._files: dict[str, _Held] = {}

    def play(self, event: Event) -> None:
        """One more event."""
        if event.what == "ack":
            return
        held = self._files.setdefault(event.file, _Held())
        if event.what == "sync":
            new = not held.named or any(one.what == "gone" for one in held.since)
            for one in held.since:
                _apply(held.safe, one)
            held.since.clear()
            held.named = True
            if new and event.file.endswith(LOGS):
                self._sync_names()
        else:
            held.since.append(event)
            if event.what == "gone" and event.at:
                self._sync_names()

    def _sync_names(self) -> None:
        """SQLite syncs the folder when it first syncs a log it has made: files deleted before that are gone for good."""
        for name, held in list(self._files.items()):
            gone = max((at for at, one in enumerate(held.since, 1) if one.what == "gone"), default=0)
            if gone:
                self._files[name] = _Held(since=held.since[gone:])
            if gone and not held.since[gone:]:
                del self._files[name]

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """Unsynced writes arrive in any number, in part or not at all; unsynced names and deletions, too."""
        found: dict[str, bytes] = {}
        for name, held in self._files.items():
            content, here = bytearray(held.safe), held.named or dice.random() < 0.5
            for event in held.since:
                if event.what == "gone":
                    here = dice.random() < 0.5
                    if here:
                        continue
                    content.clear()
                elif event.what == "write":
                    here = here or dice.random() < 0.8
                    _maybe(content, event, dice)
                elif dice.random() < 0.5:
                    _apply(content, event)
            if here:
                found[name] = bytes(content)
        return found


def _maybe(content: bytearray, event: Event, dice: random.Random) -> None:
    luck = dice.random()
    if luck < 0.35:
        return
    if luck < 0.8:
        _apply(content, event)
        return
    # Torn: some sectors of the write are there, others are not.
    for start in range(0, len(event.data), SECTOR):
        if dice.random() < 0.5:
            _apply(content, Event("write", event.file, event.at + start, event.data[start : start + SECTOR]))


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "gone":
        content.clear()
    elif event.what == "cut":
        del content[event.at :]
    elif event.what == "write":
        if len(content) < event.at:
            content.extend(bytes(event.at - len(content)))
        content[event.at : event.at + len(event.data)] = event.data


def lay_out(files: dict[str, bytes], original: Path, folder: Path) -> None:
    """Write the files of a cut where they were below ``original``, below ``folder`` instead."""
    for name, content in files.items():
        path = folder / Path(name).relative_to(original)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o600)
