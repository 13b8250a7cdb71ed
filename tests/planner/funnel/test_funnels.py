"""What funnels answer, against plain SQL over the raw rows and against rules said in words."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from planner.funnel.answers import FunnelFilter
from planner.funnel.asking import Funnels
from planner.funnel.weighing import percentile, quadrant
from planner.metrics import METRICS
from planner.problems import Problem
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.funnel.funnel_world import bring_figures, bring_notes, daily, id_of, order, plan, total
from tests.planner.worlds import Clock

DAYS = [(date(2025, 1, 10) + timedelta(days=at)).isoformat() for at in range(45)]


def filled(store: Store, seed: int, count: int = 12) -> list[str]:
    """Notes with random figures, each row also brought a second time by a later export with another window."""
    chance = random.Random(seed)
    notes = bring_notes(store, count)
    first, second = [], []
    for at in range(count):
        for day in DAYS[:20]:
            if chance.random() < 0.7:
                row = daily(
                    at, day, read_uv=chance.randrange(200), shop_visits=chance.randrange(30), gmv=chance.random() * 99
                )
                (first if day <= DAYS[12] else second).append(row)
                if DAYS[6] <= day <= DAYS[12]:
                    second.append(row)
        first.append(
            total(at, impressions=chance.randrange(1, 9000), views=chance.randrange(900), likes=chance.randrange(90))
        )
        second.append(total(at, until="2025-03-01", impressions=chance.randrange(1, 9000), likes=chance.randrange(90)))
        second += [
            order(at, f"SO{at}-{number}", DAYS[number], 40 + chance.randrange(90))
            for number in range(chance.randrange(3))
        ]
    bring_figures(store, first, "一.csv")
    bring_figures(store, second, "二.csv")
    return notes


@pytest.mark.parametrize("seed", range(4))
def test_every_sum_is_that_of_plain_sql(store: Store, seed: int) -> None:
    notes = filled(store, seed)
    some = tuple(random.Random(seed).sample(notes, 5))
    for ids in (tuple(notes), some):
        funnel = Funnels(store).funnel(FunnelFilter(notes=ids))
        marks = ", ".join("?" * len(ids))
        for number in (*(stage.number for stage in funnel.stages), *funnel.measures.values()):
            name = number.definition.metric
            if METRICS[name].compute is None and number.value is not None and name not in ("gmv_t", "cost_t"):
                sql = (
                    "select sum(json_extract(metrics, '$.' || ?)) from figure where source = ?"
                    f" and note_id in ({marks}) and json_extract(metrics, '$.' || ?) is not null"
                )
                assert number.value == pytest.approx(
                    engine.value(store.db, sql, (name, number.definition.source, *ids, name))
                ), name
        costs = engine.value(
            store.db, f"select sum(json_extract(metrics, '$.boost_spend')) from figure where note_id in ({marks})", ids
        )
        assert funnel.measures["cost"].value == pytest.approx(costs)
        paid = "note_id in (select note_id from figure where json_extract(metrics, '$.boost_spend') is not null)"
        shown = engine.value(
            store.db,
            f"select sum(json_extract(metrics, '$.impressions')) from figure where {paid} and note_id in ({marks})",
            ids,
        )
        assert funnel.measures["cpm"].value == pytest.approx(1000 * costs / shown)


def test_two_definitions_are_never_added(store: Store) -> None:
    bring_notes(store, 3)
    rows = [daily(at, "2025-01-12", shop_visits=10) for at in range(3)]
    rows += [daily(at, "2025-01-12", attribution="归因 30 天", shop_visits=20) for at in range(2)]
    rows += [daily(0, "2025-01-12", flow="自然", shop_visits=7)]
    rows += [total(at, "代理表", views=5) for at in range(2)] + [total(2, views=100)]
    bring_figures(store, rows)
    views, visits = (stage for stage in Funnels(store).funnel().stages if stage.name in ("进店", "阅读"))
    assert (visits.number.value, visits.number.definition.attribution) == (30, "归因 15 天")
    assert {(one.definition.attribution, one.definition.flow, one.value) for one in visits.others} == {
        ("归因 30 天", "全部", 40),
        ("归因 15 天", "自然", 7),
    }
    assert (views.number.value, views.number.definition.source, views.number.notes, views.number.of) == (
        10,
        "代理表",
        2,
        3,
    )
    assert [(one.definition.source, one.value) for one in views.others] == [("蒲公英", 100)]
    longer = Funnels(store).funnel(FunnelFilter(attribution="归因 30 天"))
    assert next(stage for stage in longer.stages if stage.name == "进店").number.value == 40
    natural = Funnels(store).funnel(FunnelFilter(flow="自然"))
    assert next(stage for stage in natural.stages if stage.name == "进店").number.value == 7
    differences = Funnels(store).compare(FunnelFilter(), FunnelFilter(attribution="归因 30 天")).differences
    assert next(one for one in differences if one.metric == "shop_visits").why == "口径不同，不能相比"


def test_a_missing_column_stops_only_what_needs_it_and_says_which_file_brings_it(store: Store) -> None:
    bring_notes(store, 2)
    bring_figures(store, [total(at, impressions=1000, views=100, likes=10, collects=5, comments=1) for at in range(2)])
    funnel = Funnels(store).funnel()
    known = {stage.name for stage in funnel.stages if stage.known}
    assert known == {"曝光", "阅读", "互动"}
    visits = next(stage for stage in funnel.stages if stage.name == "进店")
    assert (visits.number.shown, visits.rate) == ("—", None)
    assert "小红星" in visits.number.missing
    assert funnel.measures["cpm"].value is None
    assert "总金额" in funnel.measures["cpm"].missing
    assert funnel.stages[1].rate == pytest.approx(0.1)
    assert any("还不知道进店" in one.text for one in Funnels(store).answer().funnel.sentences)


def test_overlapping_spans_are_not_counted_twice(store: Store) -> None:
    from planner.importing.rows import FigureRow

    bring_notes(store, 1)

    def span(since: str, until: str, visits: float) -> FigureRow:
        return FigureRow(
            "小红星", id=id_of(0), window="时段", since=since, until=until, metrics={"shop_visits": visits}
        )

    bring_figures(store, [span("2025-01-10", "2025-01-31", 100), span("2025-01-20", "2025-02-10", 70)])
    bring_figures(store, [span("2025-01-01", "2025-01-09", 5)], "更早.csv")
    stage = next(one for one in Funnels(store).funnel().stages if one.name == "进店")
    assert stage.number.value == 75


def test_sales_count_up_to_t_plus_x_and_not_before_it_is_over(store: Store, clock: Clock) -> None:
    notes = bring_notes(store, 3)
    campaign = plan(store, notes, cycle=29, price=200.0)
    bring_figures(store, [daily(at, day, gmv=10) for at in range(2) for day in DAYS])
    clock.forward(days=-20)
    today = clock().date().isoformat()
    assert today == "2025-02-09"
    answer = Funnels(store).answer(FunnelFilter(campaigns=(campaign,)))
    rows = {row.note_id: row for row in answer.notes}
    assert [rows[id].settled for id in notes] == ["已到结算", "已到结算", "未到结算"]
    assert rows[notes[1]].settles_on == "2025-02-09"
    assert rows[notes[0]].numbers["gmv_t"] == 300
    assert rows[notes[0]].numbers["roi_t"] == pytest.approx(1.5)
    assert answer.funnel.measures["roi_t"].value == pytest.approx(600 / 400)
    assert answer.funnel.measures["roi"].value == pytest.approx(900 / 400)
    assert any("未到结算" in one.text and one.note_ids == (notes[2],) for one in answer.funnel.warnings)


def test_days_that_no_file_covers_make_no_roi(store: Store, clock: Clock) -> None:
    notes = bring_notes(store, 1)
    plan(store, notes, cycle=29, price=200.0)
    bring_figures(store, [daily(0, day, gmv=10) for day in DAYS if day != DAYS[5]])
    answer = Funnels(store).answer()
    assert "roi_t" not in answer.notes[0].numbers
    assert any("没盖住" in one.text for one in answer.funnel.warnings)
    assert any("缺 1 天" in one.text for one in Funnels(store).coverage().warnings)


@pytest.mark.parametrize(
    ("place", "spend", "late", "expected"),
    [
        (80, 900, False, "加大投 · 稳住"),
        (80, 100, False, "重点追投"),
        (20, 900, False, "止损"),
        (20, 100, False, "观察"),
        (20, 900, True, "观察"),
        (80, 900, True, "加大投 · 稳住"),
    ],
)
def test_quadrants(place: float, spend: float, late: bool, expected: str) -> None:
    assert quadrant(place, spend, 50, 500, late) == expected


def test_never_stop_below_the_median_spend_nor_inside_t_plus_x(store: Store, clock: Clock) -> None:
    notes = bring_notes(store, 10)
    plan(store, notes, cycle=29)
    rows = [daily(at, "2025-01-20", read_uv=100, shop_visits=at * 3) for at in range(10)]
    bring_figures(store, [*rows, *(total(at, fee=100 + 50 * (9 - at)) for at in range(10))])
    boxes = Funnels(store).answer().quadrants
    placed = {point.note_id: point for point in boxes.points}
    assert len(placed) == 10
    assert boxes.conversion.metric == "visit_rate"
    for point in boxes.points:
        if point.quadrant == "止损":
            assert boxes.spend_line is not None
            assert point.spend >= boxes.spend_line
            assert point.percentile < 50
    clock.forward(days=-45)
    early = Funnels(store).answer().quadrants
    assert {point.quadrant for point in early.points} <= {"观察", "加大投 · 稳住", "重点追投"}
    assert len(early.unsettled) == 10


def test_waterlines_are_those_of_a_spreadsheet() -> None:
    assert [percentile([1, 2, 3, 4], rank) for rank in (25, 50, 75)] == [1.75, 2.5, 3.25]
    assert percentile([5], 75) == 5


def test_tags_and_own_presets(store: Store) -> None:
    notes = bring_notes(store, 12)
    rows = [
        total(at, impressions=1000 + at * 100, views=(1000 + at * 100) * (0.2 + at / 100 if at < 11 else 0.01))
        for at in range(12)
    ]
    bring_figures(store, rows)
    (tag,) = (tag for tag in Funnels(store).answer().tags if tag.name == "高曝光低点击")
    assert notes[11] in tag.note_ids
    own = store.workspace.folder / "presets"
    own.mkdir()
    when = '[{ metric = "impressions", is = "above", value = 1500 }]'
    text = f'[[tag]]\nname = "大"\ntone = "good"\nrule = "曝光过 1500"\nadvice = "看看"\nwhen = {when}\n'
    (own / "diagnosis.toml").write_text(text, encoding="utf-8")
    assert [(tag.name, len(tag.note_ids)) for tag in Funnels(store).answer().tags] == [("大", 7)]
    (own / "diagnosis.toml").write_text("[[tag]]\nname = 1", encoding="utf-8")
    with pytest.raises(Problem, match="diagnosis"):
        Funnels(store).answer()


def test_by_route_traffic_and_mind(store: Store) -> None:
    notes = bring_notes(store, 4)
    plan(store, notes[:2], route="红京")
    bring_figures(store, [daily(at, "2025-01-12", shop_visits=at + 1) for at in range(4)])
    slices = {one.label: one for one in Funnels(store).by("traffic")}
    assert set(slices) == {"公域", "（未定）"}
    assert slices["公域"].funnel.notes == 2
    assert Funnels(store).by("mind")[0].label == "购买"
    assert Funnels(store).by("platform")[0].label == "京东"
    facets = Funnels(store).facets()
    assert {one.key: one.notes for one in facets.choices["route"]} == {"红京": 2, None: 2}


def test_where_a_number_was_read(store: Store) -> None:
    from dataclasses import replace

    notes = bring_notes(store, 1)
    bring_figures(store, [replace(daily(0, "2025-01-12", shop_visits=4), row=7)], "一.csv")
    bring_figures(store, [replace(daily(0, "2025-01-12", shop_visits=5), row=9)], "二.csv")
    (origin,) = Funnels(store).origins(notes[0])
    assert (origin.file, origin.row, origin.value, origin.since, origin.used) == ("二.csv", 9, 5, "2025-01-12", True)


def test_windows_that_do_not_meet_are_warned_of(store: Store) -> None:
    bring_notes(store, 2)
    bring_figures(store, [daily(0, "2025-01-12", shop_visits=4)], "星.csv")
    bring_figures(store, [order(0, "SO1", "2025-02-20", 50)], "薯.csv")
    coverage = Funnels(store).coverage()
    assert [(span.file, span.since, span.days) for span in coverage.spans] == [
        ("星.csv", "2025-01-12", ("2025-01-12",)),
        ("薯.csv", "2025-02-20", ()),
    ]
    assert any("没有一天重叠" in one.text for one in coverage.warnings)
    assert any("之前就发布了" in one.text for one in coverage.warnings)


def test_an_empty_workspace_has_an_empty_funnel(store: Store) -> None:
    answer = Funnels(store).answer()
    assert answer.funnel.is_empty
    assert answer.quadrants.points == ()
    assert Funnels(store).by("route") == ()
    assert Funnels(store).origins("nothing") == ()
