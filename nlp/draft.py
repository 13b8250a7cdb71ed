"""What is being written, and places in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a draft: Python indices into the title or the body as the person typed it, end excluded."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A note before it is published.

    ``topics`` hold no ``#`` and no ``[话题]``; ``format`` is ``"image"``, ``"video"`` or None when it is not known;
    ``images`` counts the pictures. Texts are exactly what the person typed: folding happens when they are read.
    """

    title: str = ""
    body: str = ""
    topics: tuple[str, ...] = ()
    format: str | None = None
    images: int = 0
