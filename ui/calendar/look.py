"""How statuses are coloured: by a token for the ground, one for the word, and an edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class StatusLook:
    """Tokens of the theme; ``dashed`` for what is only planned."""

    ground: str
    ink: str
    edge: str
    dashed: bool = False


STATUS_LOOKS: Mapping[str, StatusLook] = MappingProxyType(
    {
        "选题": StatusLook("", "soft", "line", dashed=True),
        "初稿": StatusLook("raised", "soft", "line"),
        "一审": StatusLook("warntint", "warn", ""),
        "终审": StatusLook("warntint", "warn", ""),
        "待发": StatusLook("surface", "accent", "accent"),
        "已发": StatusLook("tint", "accent", ""),
        "复盘": StatusLook("tint", "accent", ""),
    }
)
