"""The questions a draft is asked, each in a short file of its own.

``CONTENT`` checks weigh as far as the library shows that they carry a signal; ``RULES`` checks always weigh.
"""

from __future__ import annotations

from nlp.checks import (
    call,
    closeness,
    coverage,
    keyword,
    limits,
    opening,
    rhythm,
    specifics,
    story,
    title,
    topics,
    wording,
)
from nlp.checks.context import Check, Context

CONTENT: tuple[Check, ...] = (
    title.check,
    keyword.check,
    coverage.check,
    opening.check,
    story.check,
    rhythm.check,
    specifics.check,
    topics.check,
    call.check,
)
RULES: tuple[Check, ...] = (closeness.check, wording.check, limits.check)
CHECKS: tuple[Check, ...] = CONTENT + RULES

__all__ = ["CHECKS", "CONTENT", "RULES", "Check", "Context"]
