"""How the end of the reading process is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.problems import Problem
from planner.worker import Ended

WORDS = {
    "memory": ("读取 {name} 时需要的内存超出了上限，已停止", "文件可能已损坏，或大得不正常；请拆小后再试"),
    "time": ("读取 {name} 花的时间超出了上限，已停止", "文件可能已损坏，或大得不正常；请拆小后再试"),
    "death": ("{name} 让读取程序停止了，文件可能已损坏", "请用 Excel 或 WPS 打开看看，另存后再导入"),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say which file it was, when the process that reads it does not come to its end."""
    try:
        yield
    except Ended as ended:
        what, todo = WORDS[ended.why]
        raise Problem(what.format(name=path.name), todo) from None
