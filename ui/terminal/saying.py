"""How a command answers: its options, its lines or one JSON document, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

FOUND_PROBLEMS = 1
"""The exit code of a command that did its work and found something wrong; 0: all is well."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
on_cluster = click.option("--cluster", metavar="ADDRESS", help="Learn on the Dask cluster at this address.")


def say(as_json: bool, answer: dict[str, Any], lines: Iterable[str]) -> None:
    """Print the answer as JSON or, for reading, as lines; only what is asked for is worked out of ``lines``."""
    click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=1) if as_json else "\n".join(lines))
