"""The gates of a slot in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner.storage.records import Gate, Status

PASSED = "通过"
TOKENS: Mapping[str, str] = MappingProxyType(
    {"通过": "accent", "阻断": "bad", "已过期": "bad", "需复核": "warn", "未运行": "soft"}
)
WORST = ("阻断", "已过期", "需复核", "未运行", "通过")
AHEAD: Mapping[Status, Status] = MappingProxyType({"一审": "终审", "终审": "待发"})
"""Where passing leads."""
FORWARD: Mapping[Status, str] = MappingProxyType({"一审": "通过，送终审", "终审": "通过，定稿待发"})
WAITING: tuple[Status, ...] = ("一审", "终审")


def shown(gate: Gate) -> str:
    """The verdict, or that it was let pass."""
    return "放行" if gate.waived else gate.verdict


def token(gate: Gate) -> str:
    """The colour of a gate."""
    return "warn" if gate.waived else TOKENS[gate.verdict]


def worst(gates: Sequence[Gate]) -> Gate | None:
    """The one to look at first; None without any."""
    open_first = sorted(gates, key=lambda gate: (gate.waived, WORST.index(gate.verdict)))
    return open_first[0] if open_first else None


def line(gates: Sequence[Gate]) -> str:
    """草稿 通过 · 用词 阻断 · 篇幅 通过."""
    return " · ".join(f"{gate.name} {shown(gate)}" for gate in gates)


def short(gates: Sequence[Gate]) -> str:
    """What does not simply pass, for a narrow row; 五关通过 when all do."""
    others = [gate for gate in gates if gate.verdict not in (PASSED, "未运行") or gate.waived]
    return line(others) if others else "各关通过"


def is_open(gates: Sequence[Gate]) -> bool:
    """Whether nothing stands in the way."""
    return all(gate.open for gate in gates)
