"""Where the heavy work of learning is done: by this machine, or by a Dask cluster the user names.

This is the one place that opens a connection, and only to the address that was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from planner.problems import Problem

ANSWER_SECONDS = 10
"""How long the cluster has to answer."""


@contextmanager
def working_on(address: str | None) -> Iterator[None]:
    """What is learned inside is spread over the cluster at ``address`` (such as ``tcp://10.0.0.5:8786``), or stays here (None).

    Raises Problem when dask.distributed is not installed or nobody answers.
    """
    if address is None:
        yield
        return
    try:
        from dask.distributed import Client  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError as error:
        raise Problem("用集群要先装 dask.distributed", "请运行 pip install 'dask[distributed]' 后再试") from error
    from joblib import parallel_config  # type: ignore[import-untyped]

    try:
        client = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Problem(f"连不上集群 {address}", "请检查地址和网络，地址写成 tcp://主机:8786 这样") from error
    with client, parallel_config(backend="dask", client=client, wait_for_workers_timeout=ANSWER_SECONDS):
        yield
