"""Work that comes in equal pieces, done by several hands through joblib, as scikit-learn does it.

Whoever calls decides where: without a word, two threads of this process; inside ``joblib.parallel_config(backend="dask")``, the
machines of a cluster. The answers are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

HANDS = 2
"""Threads on a laptop: sorting, trees and matrix products leave the interpreter's lock alone."""

T = TypeVar("T")


def away() -> bool:
    """Whether the work goes to other machines, so that it should come in many pieces."""
    from joblib.parallel import get_active_backend  # type: ignore[import-untyped]

    return bool(get_active_backend()[0].default_n_jobs != 1)


def spread(work: Callable[..., T], pieces: Iterable[tuple[Any, ...]]) -> list[T]:
    """``work(*piece)`` of every piece, in their order.

    ``work`` is found by name on another machine, so it stands at the top of a module; neither work nor pieces may be changed by it.
    """
    # joblib comes with scikit-learn and loads in half a second: only where something is learned.
    from joblib import Parallel, delayed  # type: ignore[import-untyped]
    from joblib.parallel import get_active_backend
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    hands = get_active_backend()[1]
    if hands is None and not away():
        hands = HANDS
    with threadpool_limits(1):
        # Matrix products with threads of their own would only push each other off the processor.
        answers: list[T] = Parallel(n_jobs=hands, prefer="threads", batch_size=1)(
            delayed(work)(*piece) for piece in pieces
        )
    return answers
