"""Whether labels can teach anything: asked before scikit-learn is loaded."""

from __future__ import annotations

from collections.abc import Sequence

LEAST, LEAST_OF_EACH = 300, 60
"""Labelled texts, and of praise and blame each: fewer teach nothing that can be tested."""


def enough(praises: Sequence[bool]) -> bool:
    """Whether there are so many labels, of both signs."""
    praised = sum(praises)
    return len(praises) >= LEAST and min(praised, len(praises) - praised) >= LEAST_OF_EACH
