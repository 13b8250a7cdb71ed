"""Phrase discovery (to come)."""

from __future__ import annotations

from typing import Any

from nlp.cuts import Cuts


def discover(cuts: Cuts, check: Any = None) -> None:
    return None
