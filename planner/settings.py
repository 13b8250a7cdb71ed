"""What a person chose, with a default for everything: a setting that is missing or unreadable is its default."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar, cast

from planner.presets import HitLine, TierPreset, hit_lines, tier_preset, tier_presets
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.store import Store

T = TypeVar("T")


def _as_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting's stored name, its default, and how its value becomes JSON and comes back.

    ``read`` raises KeyError, TypeError, ValueError or Problem for a value it does not understand.
    """

    name: str
    default: Callable[[], T]
    read: Callable[[Any], T] = _as_is
    plain: Callable[[T], Any] = _as_is


def choice(name: str, *allowed: str) -> Setting[str]:
    """One of these words, the first by default."""

    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(name)
        return cast(str, value)

    return Setting(name, lambda: allowed[0], read)


def text(name: str, default: str = "") -> Setting[str]:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    return Setting(name, lambda: default, read)


def switch(name: str, default: bool) -> Setting[bool]:
    def read(value: Any) -> bool:
        if not isinstance(value, bool):
            raise TypeError(name)
        return value

    return Setting(name, lambda: default, read)


def table(name: str) -> Setting[dict[str, Any]]:
    """Names and values that only their owner understands, such as the state of a window."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(name)
        return value

    return Setting(name, dict, read)


def _read_hit_line(value: Any) -> HitLine:
    line = HitLine(value["kind"], int(value["least"]))
    if line.kind not in ("likes", "engagement", "percentile") or line.least < 1:
        raise ValueError("hit_line")
    if line.kind == "percentile" and line.least > 99:
        raise ValueError("hit_line")
    return line


def _read_presets(value: Any) -> tuple[TierPreset, ...]:
    return tuple(tier_preset(preset) for preset in value)


HIT_LINE: Setting[HitLine] = Setting("hit_line", lambda: hit_lines()[0], _read_hit_line, asdict)
TIERS: Setting[TierPreset] = Setting("tiers", lambda: tier_presets()[0], tier_preset, TierPreset.plain)
OWN_TIERS: Setting[tuple[TierPreset, ...]] = Setting(
    "own_tiers", tuple, _read_presets, lambda presets: [preset.plain() for preset in presets]
)
THEME = choice("theme", "system", "light", "dark")
LAST_FOLDER = text("last_folder")
WINDOW = table("window")
SAMPLE_OFFERED = switch("sample_offered", False)
LAST_CHECK = text("last_check")
"""When the data file was last read from end to end and found sound, as it is stored; empty: never."""


class Settings:
    """The settings of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, setting: Setting[T]) -> T:
        """The chosen value, or the default."""
        stored = engine.value(self._store.db, "select value from setting where name = ?", (setting.name,))
        if stored is None:
            return setting.default()
        try:
            return setting.read(json.loads(stored))
        except (KeyError, TypeError, ValueError, Problem):
            return setting.default()

    def set(self, setting: Setting[T], value: T) -> Changes:
        """Remember a value; raises ValueError, TypeError or Problem for one that could not be read back."""
        plain = setting.plain(value)
        setting.read(plain)
        with engine.writing(self._store.db) as db:
            db.execute(
                "insert into setting (name, value, updated_at) values (?, ?, ?)"
                " on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at",
                (setting.name, json.dumps(plain, ensure_ascii=False), self._store.now()),
            )
        return Changes.of("setting", setting.name)

    def reset(self, setting: Setting[T]) -> Changes:
        """Go back to the default."""
        with engine.writing(self._store.db) as db:
            db.execute("delete from setting where name = ?", (setting.name,))
        return Changes.of("setting", setting.name)
