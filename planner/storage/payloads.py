"""What a sighting knows, as it is stored: compressed JSON."""

from __future__ import annotations

import json
import zlib
from typing import Any, TypeAlias

from planner.storage.texts import dumps
from planner.storage.trouble import damaged

Values: TypeAlias = dict[str, Any]
"""Known values by name; what is not known is not there."""


def wrap(values: Values) -> bytes:
    """Values as they are stored."""
    return zlib.compress(dumps(values).encode(), 1)


def unwrap(payload: bytes) -> Values:
    """Raises Damaged for what ``wrap`` never made."""
    try:
        found: Values = json.loads(zlib.decompress(payload))
    except (zlib.error, ValueError, TypeError) as error:
        raise damaged() from error
    return found
