"""Whether there is a file at all: asked before another process is started for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from planner.problems import Problem

PIECE = 2**20


def readable(path: Path) -> int:
    """The size of a file in bytes; raises Problem when it is missing, a folder, empty or closed to us."""
    try:
        if path.is_dir():
            raise Problem(f"{path.name or path} 是一个文件夹", "请选择里面的文件")
        if path.exists() and not path.is_file():
            # A device or a pipe would never end.
            raise Problem(f"{path.name} 不是普通文件", "请选择导出的表格")
        with path.open("rb") as file:
            if not file.read(1):
                raise Problem(f"{path.name} 是空的", "请重新导出后再试")
        return path.stat().st_size
    except FileNotFoundError:
        raise Problem(f"找不到文件 {path.name}", "它可能被移动或改名了") from None
    except (OSError, ValueError):
        raise Problem(f"打不开文件 {path.name}", "请检查它是否可读，或者正被别的程序占用") from None


def digest(path: Path, check: Callable[[], None] = lambda: None) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                check()
                found.update(piece)
    except OSError:
        raise Problem(f"打不开文件 {path.name}", "请检查它是否可读，或者正被别的程序占用") from None
    return found.hexdigest()
