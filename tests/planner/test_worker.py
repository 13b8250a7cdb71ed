"""The other process: what comes back, and every way in which it can end."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import worker
from planner.problems import Problem
from planner.worker import Ended, Outbox, WorkerBug


def adding(outbox: Outbox, first: int, second: int) -> int:
    return first + second


def counting(outbox: Outbox, most: int) -> str:
    for number in range(most):
        outbox.send({"number": number, "text": "草田\ud83d\u2028"})
        outbox.progress(number + 1, most, "在数")
    return "好了"


def refusing(outbox: Outbox) -> None:
    raise Problem("这个文件是空的", "请换一个文件")


def failing(outbox: Outbox) -> None:
    raise ValueError("张三 13800000000")


def hoarding(outbox: Outbox) -> int:
    return len(bytearray(4 * 2**30))


def dying(outbox: Outbox) -> None:
    os.kill(os.getpid(), signal.SIGABRT)


def sleeping(outbox: Outbox, seconds: float) -> None:
    outbox.send(os.getpid())
    time.sleep(seconds)


def parenting(outbox: Outbox, seconds: float) -> None:
    worker.run(sleeping, seconds, each=outbox.send)


def chatting(outbox: Outbox, times: int, pause: float) -> str:
    for number in range(times):
        time.sleep(pause)
        outbox.send(number)
    return "说完了"


def shouting(outbox: Outbox) -> None:
    print("这不该出现", flush=True)
    print("这也不该出现", file=sys.stderr, flush=True)


def test_gives_back_the_answer() -> None:
    assert worker.run(adding, 2, 3) == 5


def test_streams_values_and_progress_in_order() -> None:
    heard: list[Any] = []
    answer = worker.run(
        counting, 3, each=lambda value: heard.append(value["number"]), progress=lambda *told: heard.append(told)
    )
    assert answer == "好了"
    assert heard == [0, (1, 3, "在数"), 1, (2, 3, "在数"), 2, (3, 3, "在数")]


def test_broken_text_crosses_unharmed() -> None:
    heard: list[Any] = []
    worker.run(counting, 1, each=heard.append)
    assert heard[0]["text"] == "草田\ud83d\u2028"


def test_values_nobody_asked_for_are_dropped() -> None:
    assert worker.run(counting, 3) == "好了"


def test_a_problem_arrives_as_it_was_raised() -> None:
    with pytest.raises(Problem) as caught:
        worker.run(refusing)
    assert (caught.value.what, caught.value.todo) == ("这个文件是空的", "请换一个文件")


def test_a_bug_names_its_place_and_keeps_what_it_says_to_itself() -> None:
    with pytest.raises(WorkerBug, match=r"ValueError at test_worker\.py:\d+ failing") as caught:
        worker.run(failing)
    assert "张三" not in str(caught.value)
    assert "138" not in str(caught.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits the address space")
def test_too_much_memory_is_a_problem() -> None:
    with pytest.raises(Ended) as caught:
        worker.run(hoarding, memory_mb=512)
    assert caught.value.why == "memory"


def test_a_dead_child_is_a_problem() -> None:
    with pytest.raises(Ended) as caught:
        worker.run(dying)
    assert caught.value.why == "death"


@pytest.mark.parametrize("limits", [{"seconds": 0.5}, {"quiet": 0.5}])
def test_too_much_time_is_a_problem(limits: dict[str, float]) -> None:
    started = time.monotonic()
    with pytest.raises(Ended) as caught:
        worker.run(sleeping, 60, **limits)
    assert caught.value.why == "time"
    assert time.monotonic() - started < 20


def test_a_child_that_speaks_is_not_quiet() -> None:
    assert worker.run(chatting, 6, 0.2, quiet=5) == "说完了"


def test_our_own_slowness_is_not_the_childs() -> None:
    assert worker.run(chatting, 3, 0.0, seconds=20, each=lambda value: time.sleep(0.3)) == "说完了"


class Stopped(Exception):
    """Somebody has cancelled."""


class Canceller:
    """Cancels as soon as the child has said something: the number of a process."""

    def __init__(self) -> None:
        self.heard: list[int] = []

    def check(self) -> None:
        if self.heard:
            raise Stopped


def test_cancelling_kills_the_child() -> None:
    canceller = Canceller()
    with pytest.raises(Stopped):
        worker.run(sleeping, 60, check=canceller.check, each=canceller.heard.append)
    assert not _is_running(canceller.heard[0])


def test_processes_of_a_child_end_with_it() -> None:
    canceller = Canceller()
    with pytest.raises(Stopped):
        worker.run(parenting, 60, check=canceller.check, each=canceller.heard.append, parent=True)
    until = time.monotonic() + 20
    while _is_running(canceller.heard[0]) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _is_running(canceller.heard[0])


def test_an_error_while_handling_a_value_kills_the_child() -> None:
    heard: list[int] = []

    def each(value: int) -> None:
        heard.append(value)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        worker.run(sleeping, 60, each=each)
    assert not _is_running(heard[0])


def test_the_child_leaves_the_terminal_alone(capfd: pytest.CaptureFixture[str]) -> None:
    worker.run(shouting)
    assert capfd.readouterr() == ("", "")


def test_a_function_must_be_found_by_name() -> None:
    local: Callable[..., Any] = lambda outbox: None  # noqa: E731
    with pytest.raises((AttributeError, TypeError)):
        worker.run(local)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    # One that has ended may wait to be fetched by whoever adopted it.
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and ") Z " in state.read_text())


def test_several_at_once_do_not_fetch_each_others_children() -> None:
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(worker.run(adding, 2, 3))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [5] * 6
