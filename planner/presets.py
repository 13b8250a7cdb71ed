"""Named choices a person can edit: the 爆文 line and the tiers of accounts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Literal

from nlp.resources import RESOURCES
from planner.problems import Problem

PRESETS = RESOURCES / "presets"
UNKNOWN = "未知"

HitKind = Literal["likes", "engagement", "percentile"]


@dataclass(frozen=True, slots=True)
class HitLine:
    """From where on a note is a 爆文: likes above ``least``, engagement of at least it, or the top by percentile (90 = P90)."""

    kind: HitKind = "engagement"
    least: int = 1000

    @property
    def label(self) -> str:
        """``赞藏评 ≥ 1000``."""
        return {
            "likes": f"点赞 > {self.least}",
            "engagement": f"赞藏评 ≥ {self.least}",
            "percentile": f"互动量前 {100 - self.least}%（P{self.least}）",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Band:
    """One tier: its name and the followers it begins with."""

    name: str
    least: int


@dataclass(frozen=True, slots=True)
class TierPreset:
    """A named set of tiers, lowest first."""

    name: str
    bands: tuple[Band, ...]
    source: str = ""

    def tier(self, fans: int | None) -> str:
        """The tier of an account with so many followers; unknown followers are a tier of their own."""
        if fans is None:
            return UNKNOWN
        reached = [band.name for band in self.bands if fans >= band.least]
        return reached[-1] if reached else UNKNOWN

    @property
    def names(self) -> tuple[str, ...]:
        """All tiers from the top down, 未知 last."""
        return (*(band.name for band in reversed(self.bands)), UNKNOWN)

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)


@cache
def hit_lines() -> tuple[HitLine, ...]:
    """The lines that are in use in the field, the default first."""
    data = _read("hits")
    return tuple(HitLine(line["kind"], line["least"]) for line in data["line"])


@cache
def tier_presets() -> tuple[TierPreset, ...]:
    """The presets that ship with the application, the default first."""
    return tuple(tier_preset(preset) for preset in _read("tiers")["preset"])


def tier_preset(data: Mapping[str, Any]) -> TierPreset:
    """A preset from its plain form; raises Problem when the bands do not rise from 0."""
    bands: Sequence[Mapping[str, Any]] = data["bands"]
    least = [int(band["least"]) for band in bands]
    if not least or least[0] != 0 or least != sorted(set(least)):
        raise Problem("层级的粉丝数要从 0 开始、逐级增大", "请修改后再保存")
    names = [str(band["name"]).strip() for band in bands]
    if not all(names) or len(set(names)) != len(names) or UNKNOWN in names:
        raise Problem("每个层级要有自己的名字，“未知”已留给粉丝数不详的账号", "请修改后再保存")
    return TierPreset(
        str(data["name"]),
        tuple(Band(name, start) for name, start in zip(names, least, strict=True)),
        str(data.get("source", "")),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((PRESETS / f"{name}.toml").read_text(encoding="utf-8"))
