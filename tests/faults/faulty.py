"""A disk and a person that fail us at the nth time: once, or from then on."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import apsw

from tests.faults.library import installed

Kind = Literal["full", "io", "interrupt"]
KINDS: tuple[Kind, ...] = ("full", "io", "interrupt")


class Interrupted(BaseException):
    """As when somebody presses Ctrl+C, or 取消."""


class Fuse:
    """Counts steps; blows at the nth. ``blown`` tells that it has."""

    def __init__(self, kind: Kind, at: int | None, *, lasting: bool = False) -> None:
        self.kind, self._at, self._lasting = kind, at, lasting
        self.steps = 0
        self.blown = False

    def disk(self) -> None:
        """One step of SQLite on the disk."""
        if self.kind != "interrupt" and self._blows():
            raise apsw.exception_for(apsw.SQLITE_FULL if self.kind == "full" else apsw.SQLITE_IOERR_WRITE)

    def file(self) -> None:
        """One step of ours on the disk."""
        if self.kind != "interrupt" and self._blows():
            code = errno.ENOSPC if self.kind == "full" else errno.EIO
            raise OSError(code, os.strerror(code))

    def moment(self, _sql: str = "") -> None:
        """One statement, or one look at whether to go on."""
        # What is done to make good again is not interrupted a second time: it would be killing, which is tested elsewhere.
        if self.kind == "interrupt" and not self.blown and self._blows():
            raise Interrupted

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Nothing fails meanwhile."""
        kind, self.kind = self.kind, "interrupt"
        try:
            yield
        finally:
            self.kind = kind

    def _blows(self) -> bool:
        self.steps += 1
        blows = self._at is not None and (self.steps == self._at or (self._lasting and self.steps > self._at))
        self.blown = self.blown or blows
        return blows


class _Disk(apsw.VFS):  # type: ignore[misc]
    def __init__(self, fuse: Fuse) -> None:
        self.fuse = fuse
        super().__init__("faulty", "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        self.fuse.disk()
        return _File(self.fuse, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        self.fuse.disk()
        super().xDelete(name, sync)


class _File(apsw.VFSFile):  # type: ignore[misc]
    def __init__(self, fuse: Fuse, name: Any, flags: list[int]) -> None:
        self._fuse = fuse
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._fuse.disk()
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._fuse.disk()
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._fuse.disk()
        super().xSync(flags)


@contextmanager
def failing(fuse: Fuse) -> Iterator[None]:
    """Everything that reaches the disk meanwhile counts: SQLite's writes and syncs, and our own."""
    disk = _Disk(fuse)
    try:
        with ExitStack() as stack:
            for owner, name in ((os, "fsync"), (os, "open"), (Path, "replace"), (Path, "mkdir"), (shutil, "copyfile")):
                stack.enter_context(patch.object(owner, name, _counted(fuse, getattr(owner, name))))
            stack.enter_context(patch.object(io, "open", _opened(fuse, io.open)))
            stack.enter_context(installed("faulty", fuse.moment, fuse.calm))
            yield
    finally:
        disk.unregister()


def _counted(fuse: Fuse, real: Callable[..., Any]) -> Callable[..., Any]:
    def step(*args: Any, **more: Any) -> Any:
        fuse.file()
        return real(*args, **more)

    return step


def _opened(fuse: Fuse, real: Callable[..., Any]) -> Callable[..., Any]:
    """Opening a file to write it."""

    def opened(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        if set(mode) & set("wa+x"):
            fuse.file()
        return real(file, mode, *args, **more)

    return opened
