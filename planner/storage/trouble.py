"""SQLite's complaints about the world, in words the user can act on."""

from __future__ import annotations

from pathlib import Path

from planner.problems import Problem


class Damaged(Problem):
    """The file is no whole database any more; it must be kept as it is and a backup offered."""


WORLD = {
    "SQLITE_FULL": ("磁盘已满，没有写进去", "请先腾出空间；之前保存的内容都在，腾出后会继续保存"),
    "SQLITE_READONLY": ("数据文件是只读的，没有写进去", "请检查数据文件夹的权限，或换一个能写入的文件夹"),
    "SQLITE_BUSY": ("数据文件正被另一个程序占用", "请稍等片刻再试，或关闭另一个草田窗口"),
    "SQLITE_LOCKED": ("数据文件正被另一个程序占用", "请稍等片刻再试，或关闭另一个草田窗口"),
    "SQLITE_CANTOPEN": ("打不开数据文件", "请检查数据文件夹是否存在、能否写入"),
    "SQLITE_PERM": ("没有权限打开数据文件", "请检查数据文件夹的权限"),
    "SQLITE_AUTH": ("没有权限打开数据文件", "请检查数据文件夹的权限"),
    "SQLITE_IOERR": ("读写磁盘时出错", "请检查磁盘是否正常、是否还有空间"),
    "SQLITE_NOLFS": ("磁盘放不下这么大的文件", "请把数据文件夹移到另一块磁盘"),
}
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")
UNNAMED = {
    "disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "readonly database": "SQLITE_READONLY",
    "is locked": "SQLITE_BUSY",
    "unable to open": "SQLITE_CANTOPEN",
}
"""A backup that fails has no name for its error, only SQLite's own words."""
NONSENSE = ("malformed", "not a database", "Could not decode to UTF-8")
"""What SQLite and its binding say without a name for it."""


def damaged(path: Path | None = None) -> Damaged:
    """What is said of a file that is broken."""
    which = f" {path.name}" if path else ""
    return Damaged(f"数据文件{which}已损坏", "损坏的文件会原样保留，请从备份恢复")


def problem_of(name: str, text: str, path: Path | None = None) -> Problem | None:
    """The Problem behind an error's name (``SQLITE_IOERR_WRITE``) and text, or None when the error is our own bug."""
    if name.startswith(DAMAGED) or any(words in text for words in NONSENSE):
        return damaged(path)
    name = name or next((named for words, named in UNNAMED.items() if words in text), "")
    for world, (what, todo) in WORLD.items():
        if name.startswith(world):
            return Problem(what, todo)
    return None
