"""Settings have a default for everything, and never break on what a file says."""

from __future__ import annotations

from typing import Any

import pytest

from nlp.note import Note
from planner.metrics import METRICS, is_hit, values_of
from planner.presets import Band, HitLine, TierPreset, hit_lines, tier_preset, tier_presets
from planner.problems import Problem
from planner.settings import HIT_LINE, THEME, TIERS, WINDOW, Setting, Settings
from planner.storage import engine
from planner.storage.store import Store
from planner.tiers import Tiers


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (HIT_LINE, HitLine("percentile", 90)),
        (TIERS, TierPreset("自定", (Band("小", 0), Band("大", 10)), "")),
        (THEME, "dark"),
        (WINDOW, {"page": "draft", "width": 1200}),
    ],
)
def test_what_is_set_is_what_is_got(store: Store, setting: Setting[Any], value: Any) -> None:
    settings = Settings(store)
    before = settings.get(setting)
    assert settings.set(setting, value).ids("setting") == {setting.name}
    assert Settings(store).get(setting) == value
    settings.reset(setting)
    assert settings.get(setting) == before


@pytest.mark.parametrize("setting", [HIT_LINE, TIERS, THEME, WINDOW])
@pytest.mark.parametrize(
    "stored", ["", "null", "{", "[]", "{}", '{"kind": "x", "least": 1}', "99999999", '"purple"', "true"]
)
def test_a_spoiled_value_is_the_default(store: Store, setting: Setting[Any], stored: str) -> None:
    with engine.writing(store.db) as db:
        db.execute("insert into setting values (?, ?, '')", (setting.name, stored))
    found = Settings(store).get(setting)
    assert found == setting.default() or (setting is WINDOW and found == {"kind": "x", "least": 1})


@pytest.mark.parametrize(("setting", "value"), [(THEME, "purple"), (HIT_LINE, HitLine("likes", 0))])
def test_what_could_not_be_read_back_is_not_written(store: Store, setting: Setting[Any], value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        Settings(store).set(setting, value)


@pytest.mark.parametrize(
    ("fans", "tier"),
    [
        (None, "未知"),
        (0, "素人"),
        (999, "素人"),
        (1000, "KOC"),
        (30_000, "KOC"),
        (100_000, "腰部"),
        (9_999_999, "头部"),
    ],
)
def test_the_tier_comes_from_the_preset(fans: int | None, tier: str) -> None:
    assert tier_presets()[0].tier(fans) == tier


def test_editing_presets(store: Store) -> None:
    tiers = Tiers(Settings(store))
    shipped = tiers.preset
    edited = TierPreset(shipped.name, (Band("小", 0), Band("大", 100)))
    tiers.save(edited)
    assert tiers.preset == edited, "the chosen preset changes at once, everywhere"
    assert [preset.name for preset in tiers.all()].count(shipped.name) == 1
    tiers.remove(shipped.name)
    assert tiers.preset == shipped


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [{"name": "小", "least": 5}],
        [{"name": "小", "least": 0}, {"name": "大", "least": 0}],
        [{"name": "小", "least": 0}, {"name": "小", "least": 9}],
        [{"name": "未知", "least": 0}],
    ],
)
def test_presets_that_make_no_sense(bands: list[dict[str, Any]]) -> None:
    with pytest.raises(Problem):
        tier_preset({"name": "x", "bands": bands})


def test_shipped_presets_make_sense() -> None:
    assert len(tier_presets()) == len({preset.name for preset in tier_presets()}) >= 3
    assert hit_lines()[0] == HitLine("engagement", 1000)
    assert hit_lines()[3].label == "互动量前 10%（P90）"


def test_every_metric_says_what_it_is() -> None:
    for name, metric in METRICS.items():
        assert name == metric.name
        assert metric.label
        assert metric.formula
        assert metric.source
        assert bool(metric.compute) == bool(metric.needs or metric.any_of)
        assert {*metric.needs, *metric.any_of} <= METRICS.keys()
        assert not (metric.adds_up and metric.unit in ("share", "ratio", "seconds")), name
        assert (metric.unit == "share") <= bool(metric.denominator)


def test_a_missing_number_stops_only_what_needs_it() -> None:
    values = values_of(Note("a", likes=80, comments=20), {"views": 1000.0, "impressions": 0.0})
    assert METRICS["engagement"].value(values) == 100
    assert METRICS["engagement_per_view"].value(values) == 0.1
    assert METRICS["engagement_per_impression"].value(values) is None
    assert METRICS["engagement_per_fan"].value(values) is None
    assert METRICS["engagement_per_view"].show(0.1) == "10.0%"
    assert METRICS["views"].show(None) == "—"
    assert METRICS["views"].show(12_345) == "12,345"
    assert METRICS["engagement"].value(values_of(Note("a", collects=5))) is None


@pytest.mark.parametrize(
    ("note", "line", "hit"),
    [
        (Note("a", likes=1000), HitLine("likes", 1000), False),
        (Note("a", likes=1001), HitLine("likes", 1000), True),
        (Note("a", likes=900, collects=100), HitLine("engagement", 1000), True),
        (Note("a", collects=5000), HitLine("engagement", 1000), None),
    ],
)
def test_hits(note: Note, line: HitLine, hit: bool | None) -> None:
    assert is_hit(note, line) is hit
