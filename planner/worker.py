"""The one way into another process.

Reading foreign files and fitting run in a child: one long C call there holds up nobody, and a file that brings a reader down
takes the child with it and not the window. What comes back is JSON and never a pickle, so that a child which has read something
hostile cannot make this process run anything.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

from planner.problems import Problem

Progress = Callable[[int, int | None, str], None]
Check = Callable[[], None]

LOOK_EVERY = 0.05
"""Seconds between two looks at ``check``: a person who presses 取消 sees it happen at once."""

MESSAGE_MOST = 64 * 2**20
NICE = 5

_FAMILY = threading.Lock()
"""Held while a child is started or fetched: each start of ``multiprocessing`` also looks after every other child that has ended, and of two
threads that wait for the same child the second is told that it never was."""

Why = Literal["memory", "time", "death"]
WORDS: dict[Why, tuple[str, str]] = {
    "memory": ("后台处理需要的内存超出了上限", "请关掉一些别的程序再试"),
    "time": ("后台处理花的时间超出了上限", "请稍后再试"),
    "death": ("后台处理意外停止了", "请再试一次"),
}


class Ended(Problem):
    """The child did not finish: it exceeded a budget (``why`` is ``"memory"`` or ``"time"``) or died (``"death"``)."""

    def __init__(self, why: Why) -> None:
        super().__init__(*WORDS[why])
        self.why = why


class WorkerBug(RuntimeError):
    """The child raised something nobody expected. Says the type and the place only: messages quote what people wrote."""


class Outbox:
    """What a function in the child is handed to speak with its parent."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def send(self, value: Any) -> None:
        """Send one value made of None, numbers, texts, lists and dicts; waits while the parent is busy."""
        self._put({"value": value})

    def progress(self, done: int, total: int | None = None, text: str = "") -> None:
        """Tell how far the work is; ``total`` None when nobody knows."""
        self._put({"progress": [done, total, text]})

    def _put(self, message: dict[str, Any]) -> None:
        # ASCII only, so that lone surrogates of a hostile file cross without harm.
        self._pipe.send_bytes(json.dumps(message, separators=(",", ":")).encode("ascii"))


def run(
    function: Callable[..., Any],
    *args: Any,
    check: Check | None = None,
    progress: Progress | None = None,
    each: Callable[[Any], None] | None = None,
    memory_mb: int | None = 1024,
    seconds: float | None = None,
    quiet: float | None = None,
    parent: bool = False,
) -> Any:
    """Call ``function(outbox, *args)`` in a fresh process and give back its answer (JSON values).

    ``function`` is found by name in the child, so it stands at the top of a module whose imports are light. ``each`` receives
    every ``outbox.send(value)``, ``progress`` every ``outbox.progress``; both run here, in order. ``check`` is called about
    every 50 ms and ends everything by raising. ``memory_mb`` limits the child's address space where the system can,
    ``seconds`` its time in all and ``quiet`` its time without a word; our own handling of messages does not count. A ``parent`` may
    run processes of its own; they end with it.

    Raises what ``check`` or ``each`` raise, the Problem the child raised, `Ended`, or `WorkerBug`.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_inside, args=(theirs, memory_mb, function, args), daemon=not parent)
    try:
        with _FAMILY:
            process.start()
        theirs.close()
        return _listen(ours, process, check, progress, each, _Patience(seconds, quiet))
    finally:
        ours.close()
        if process.pid is not None:
            process.kill()
            with _FAMILY:
                process.join()
                process.close()


class _Patience:
    """How long the child may still take."""

    def __init__(self, seconds: float | None, quiet: float | None) -> None:
        self._left = seconds
        self._quiet = quiet
        self._asked = self._heard = time.monotonic()

    def resume(self) -> None:
        """Our own work is done: the child's clock runs again."""
        self._asked = self._heard = time.monotonic()

    def spend(self) -> None:
        """Charge the child for the time since the last look."""
        now = time.monotonic()
        if self._left is not None:
            self._left -= now - self._asked
            if self._left < 0:
                raise Ended("time")
        if self._quiet is not None and now - self._heard > self._quiet:
            raise Ended("time")
        self._asked = now


def _listen(
    pipe: Connection,
    process: BaseProcess,
    check: Check | None,
    progress: Progress | None,
    each: Callable[[Any], None] | None,
    patience: _Patience,
) -> Any:
    while True:
        if check is not None:
            check()
        patience.spend()
        if not pipe.poll(LOOK_EVERY):
            continue
        patience.spend()
        try:
            message = json.loads(pipe.recv_bytes(MESSAGE_MOST))
        except EOFError:
            process.join()
            raise Ended("death") from None
        if "answer" in message:
            return message["answer"]
        if "value" in message and each is not None:
            each(message["value"])
        elif "progress" in message and progress is not None:
            progress(*message["progress"])
        else:
            _raise(message)
        patience.resume()


def _raise(message: dict[str, Any]) -> None:
    if "problem" in message:
        raise Problem(*message["problem"])
    if "memory" in message:
        raise Ended("memory")
    if "bug" in message:
        raise WorkerBug(message["bug"])


def _inside(pipe: Connection, memory_mb: int | None, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """The top of the child."""
    _hush()
    _limit(memory_mb)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    outbox = Outbox(pipe)
    try:
        last: dict[str, Any] = {"answer": function(outbox, *args)}
    except Problem as problem:
        last = {"problem": [problem.what, problem.todo]}
    except MemoryError:
        last = {"memory": True}
    except BrokenPipeError:
        return
    except Exception as error:  # the top of a process: whatever was raised is handed over, without what it says
        last = {"bug": _place(error)}
    outbox._put(last)


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames[-4:]))
    return f"{type(error).__name__} at {where}"


def _hush() -> None:
    """A reader that panics prints what it was reading; the terminal belongs to the parent."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _limit(memory_mb: int | None) -> None:
    if hasattr(os, "nice"):
        os.nice(NICE)
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_mb is not None:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
        except (ValueError, OSError):
            # macOS knows the name and refuses the value; the other budgets still hold there.
            return


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
