"""Many notes are cut in two processes at once: to find the words of a text keeps one busy, and threads would only take turns.

What comes of it is what one process would have stored, down to the numbers of the words: both read the chunks that one would have read,
and their answers are stored in that order by the process that asked.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from planner import worker
from planner.cutting import CHUNK, Cut, Words, chunk_of, fingerprint
from planner.paths import Workspace
from planner.storage.store import Store
from planner.vocabulary import lexicon_of

if TYPE_CHECKING:
    from nlp.cuts import Cuts

PROCESSES = 2
LEAST = 4_000
"""Notes below which one process is as quick: each of the two must read jieba's dictionary first, as long as a thousand notes take."""
AHEAD = 16
"""Chunks that may wait to be stored, of each process."""
MEMORY_MB = 2 * 1024

Span: TypeAlias = tuple[int, int]
"""The first and the last number of a chunk of notes."""


class _Over(Exception):
    """Nobody waits for the answers any more."""


def fill_apart(
    store: Store,
    words: Words,
    cut: Cut,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[int, int | None, str], None] = lambda *_: None,
) -> int:
    """Cut what is missing in two processes, when it is much. Returns how many notes were cut.

    ``Words.fill`` comes behind: it cuts what is left, also when a process died on the way. The caller is no daemonic process.
    """
    lexicon = cut.fingerprint
    missing = words.missing_numbers(lexicon)
    if len(missing) < LEAST or (os.cpu_count() or 1) < PROCESSES:
        return 0
    spans = [(part[0], part[-1]) for part in (missing[at : at + CHUNK] for at in range(0, len(missing), CHUNK))]
    done = 0
    vocabularies: list[list[str]] = [[] for _ in range(PROCESSES)]
    for vocabulary, answer in zip(cycle(vocabularies), _answers(store.workspace, lexicon, spans), strict=False):
        check()
        done += _kept(words, answer, vocabulary, lexicon)
        progress(done, len(missing), "正在切词")
    return done


def cut_in_child(outbox: worker.Outbox, folder: str, lexicon: int, spans: Sequence[Span]) -> None:
    """What each of the processes does: cut chunk after chunk and send the words. Ends at once when the lexicon is not the one meant."""
    from nlp.bulk.scribe import BulkScribe
    from nlp.words import Cutter

    with Store.open(Workspace(Path(folder))) as store:
        known = lexicon_of(store)
        if fingerprint(known) != lexicon:
            return
        scribe, told = BulkScribe(Cutter(known)), 0
        for first, last in spans:
            found = chunk_of(store, lexicon, first, last)
            cuts = scribe.cuts([row.note for row in found])
            outbox.send([[row.no for row in found], [row.revision for row in found], *_packed(cuts, told)])
            told = len(cuts.vocabulary)


def _packed(cuts: Cuts, told: int) -> tuple[list[str], list[int], str, str]:
    """Cuts as JSON values, with the words that came to the vocabulary since it was told of last."""
    ids, follows = (b64encode(array.tobytes()).decode("ascii") for array in (cuts.ids, cuts.follows))
    return cuts.vocabulary[told:], (cuts.starts[1:] - cuts.starts[:-1]).tolist(), ids, follows


def _kept(words: Words, answer: Any, vocabulary: list[str], lexicon: int) -> int:
    import numpy as np

    from nlp.arrays import starts_of
    from nlp.cuts import Cuts

    numbers, revisions, new, sizes, ids, follows = answer
    vocabulary += new
    flat, after = np.frombuffer(b64decode(ids), np.int32), np.frombuffer(b64decode(follows), np.bool_)
    words.keep(list(zip(numbers, revisions, strict=True)), Cuts(vocabulary, flat, starts_of(sizes), after), lexicon)
    return len(numbers)


def _answers(workspace: Workspace, lexicon: int, spans: Sequence[Span]) -> Iterator[Any]:
    """The answers in the order of the spans, until the first that does not come."""
    over = Event()
    queues: list[Queue[Any]] = [Queue(AHEAD) for _ in range(PROCESSES)]
    shares = [(workspace, lexicon, spans[at::PROCESSES], queue, over) for at, queue in enumerate(queues)]
    threads = [Thread(target=_hear, args=share, daemon=True) for share in shares]
    for thread in threads:
        thread.start()
    try:
        for at in range(len(spans)):
            answer = queues[at % PROCESSES].get()
            if isinstance(answer, BaseException):
                raise answer
            if answer is None:
                return
            yield answer
    finally:
        over.set()
        for queue in queues:
            # Whoever waits for room finds some, and then that it is over.
            while not queue.empty():
                queue.get()
        for thread in threads:
            thread.join()


def _hear(workspace: Workspace, lexicon: int, spans: Sequence[Span], answers: Queue[Any], over: Event) -> None:
    """Run one process; its answers go into the queue, behind them None, or what it broke off with."""

    def check() -> None:
        if over.is_set():
            raise _Over

    last: BaseException | None = None
    try:
        worker.run(
            cut_in_child, str(workspace.folder), lexicon, spans, check=check, each=answers.put, memory_mb=MEMORY_MB
        )
    except (_Over, worker.Ended):
        # Who asked cuts the rest alone.
        last = None
    except BaseException as error:  # the top of a thread: whatever was raised is handed over
        last = error
    answers.put(last)
