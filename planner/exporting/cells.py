"""Cells that do no harm in a spreadsheet program."""

from __future__ import annotations

import re

Value = str | int | float | None

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A text that begins so is computed when a CSV is opened, also with the full-width signs."""


def storable(value: Value) -> Value:
    """The value without characters no spreadsheet can hold; line ends are ``\\n``."""
    if not isinstance(value, str):
        return value
    return CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def guarded(value: Value) -> Value:
    """For CSV: a text that would be computed is led by ``'``, which an import takes off again."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
