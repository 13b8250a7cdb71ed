"""How the window looked when it was last open: read before the store, so that the first paint is right already.

The settings in the store are the truth; this copy lies in the cache, and losing it costs one repaint.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from ui.theme import Mode, TextSize

NAME = "look.json"


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, text size, whether things move, and where the window stood."""

    mode: Mode = "system"
    text_size: TextSize = "normal"
    animated: bool = True
    geometry: str = ""

    @property
    def place(self) -> bytes:
        """The window's place as Qt keeps it; empty when unknown."""
        try:
            return base64.b64decode(self.geometry, validate=True)
        except (binascii.Error, ValueError):
            return b""

    @staticmethod
    def pack(geometry: bytes) -> str:
        """A place as text."""
        return base64.b64encode(geometry).decode("ascii")


def read_look(cache: Path) -> Look:
    """The last look; the default for whatever is missing or makes no sense."""
    try:
        found = json.loads((cache / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Look()
    if not isinstance(found, dict):
        return Look()
    modes: tuple[Mode, ...] = get_args(Mode)
    sizes: tuple[TextSize, ...] = get_args(TextSize)
    geometry = found.get("geometry")
    return Look(
        next((mode for mode in modes if mode == found.get("mode")), "system"),
        next((size for size in sizes if size == found.get("text_size")), "normal"),
        found.get("animated") is not False,
        geometry if isinstance(geometry, str) else "",
    )


def write_look(cache: Path, look: Look) -> None:
    """Keep the look for the next start; a cache that cannot be written is not worth a word."""
    beside = cache / f"{NAME}.tmp"
    with contextlib.suppress(OSError):
        beside.write_text(json.dumps(asdict(look)), encoding="utf-8")
        beside.replace(cache / NAME)
