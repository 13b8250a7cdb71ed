"""Keys that sort by the time they were made and never meet those of another computer (RFC 9562, version 7)."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

COUNTER = 0xFFF


class Keys:
    """Makes keys, each greater than the one before even when the clock stands still or goes back."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> str:
        """A new key as 36 characters."""
        now = (int(self._clock() * 1000) & (1 << 48) - 1) << 12
        self._last = max(self._last + 1, now)
        stamp, counter = divmod(self._last, COUNTER + 1)
        number = stamp << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | secrets.randbits(62)
        text = f"{number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
