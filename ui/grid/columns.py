"""A column of a big table, as data: heading, how to read it, how to sort by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """``sort`` is the store's name for it; ``show`` gives the text of a cell, ``tip`` the whole of it.

    Numbers stand at the right; ``width`` is in pixels at the standard text size; ``falling``: the first click on the heading
    brings the greatest to the top; ``is_shown``: unless a person decided otherwise; ``token`` names the colour.
    """

    sort: str
    heading: str
    show: Callable[[Line], str]
    width: int
    tip: Callable[[Line], str] = lambda line: ""
    is_number: bool = False
    falling: bool = False
    is_shown: bool = True
    token: str = "text"
