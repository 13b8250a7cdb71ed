"""Rows below each other, by cluster, and as a tree; which of them, and in which order."""

from __future__ import annotations

import pytest

from tests.ui.keywords.longtails import BASE, CHEAP, CLUSTERS, CREAM, DRY, OILY, ROWS
from ui.keywords.arranging import Group, Grouping, Line, arrange, groups_of
from ui.keywords.columns import COLUMNS, lift_token, times, volume_text
from ui.keywords.wanted import Order, Wanted, kinds_of, sifted


def told(lines: list[Line]) -> list[str]:
    return [
        "  " * line.depth
        + (f"[{line.thing.text} {len(line.thing.rows)}]" if isinstance(line.thing, Group) else line.thing.text)
        for line in lines
    ]


def test_a_table_is_the_rows_themselves() -> None:
    assert told(arrange(ROWS, CLUSTERS, "table")) == [row.text for row in ROWS]


def test_clusters_come_in_the_order_of_their_best() -> None:
    assert told(arrange(ROWS, CLUSTERS, "cluster")) == [
        "[面霜 4]",
        "  干皮面霜",
        "  面霜",
        "  平价面霜",
        "  油皮面霜",
        "[粉底液 1]",
        "  干皮粉底液",
    ]


def test_a_tree_goes_from_the_head_to_what_narrows_it() -> None:
    assert told(arrange(ROWS, CLUSTERS, "tree")) == [
        "[面霜 4]",
        "  面霜",
        "  [人群 2]",
        "    干皮面霜",
        "    油皮面霜",
        "  [价格 1]",
        "    平价面霜",
        "[粉底液 1]",
        "  [人群 1]",
        "    干皮粉底液",
    ]


@pytest.mark.parametrize("grouping", ["tree", "cluster"])
def test_what_is_folded_keeps_its_rows(grouping: Grouping) -> None:
    lines = arrange(ROWS, CLUSTERS, grouping, {"0"})
    assert told(lines)[0] == "[面霜 4]"
    assert "面霜" not in {text.strip() for text in told(lines)}
    assert lines[0].rows == (DRY, CREAM, CHEAP, OILY)
    assert groups_of(lines) >= {"0", "1"}


def test_a_cluster_without_a_name_is_called_other() -> None:
    assert told(arrange([BASE], (), "cluster"))[0] == "[其他 1]"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ROWS),
        (Wanted(kind="价格"), (CHEAP,)),
        (Wanted(kind="品类", role="核心"), (CREAM,)),
        (Wanted(support=50), (DRY, CREAM)),
        (Wanted(opportunity=70), (OILY,)),
        (Wanted(state="unwritten"), (CREAM, CHEAP, OILY)),
        (Wanted(state="written"), (DRY, BASE)),
        (Wanted(state="unbanked"), (DRY, CREAM, BASE, OILY)),
        (Wanted(state="待写"), (CHEAP,)),
        (Wanted(rising=True, searched=True), (DRY, BASE)),
        (Wanted(state="nothing such"), ROWS),
    ],
)
def test_filters(wanted: Wanted, found: tuple[object, ...]) -> None:
    assert tuple(sifted(ROWS, wanted, "", Order())) == found


def test_words_find_texts_spellings_and_initials() -> None:
    assert sifted(ROWS, Wanted(), "粉底", Order()) == [BASE]
    assert sifted(ROWS, Wanted(), "面霜干皮", Order()) == [DRY]
    assert sifted(ROWS, Wanted(), "pj", Order()) == [CHEAP]


def test_unknown_values_come_last_either_way() -> None:
    for descending in (True, False):
        found = sifted(ROWS, Wanted(), "", Order("lift", descending))
        assert found[-1] == OILY
    assert sifted(ROWS, Wanted(), "", Order("support", descending=False))[0] == BASE
    assert sifted(ROWS, Wanted(), "", Order("own"))[0] == DRY
    assert {column.sort for column in COLUMNS if not sifted(ROWS, Wanted(), "", Order(column.sort))} == set()


def test_what_was_remembered_is_looked_at_twice() -> None:
    wanted = Wanted(kind="人群", support=10, rising=True)
    assert Wanted.from_kept(wanted.kept()) == wanted
    assert Wanted.from_kept({"kind": 7, "support": "many", "unknown": 1}) == Wanted()
    assert Wanted.from_kept("nonsense") == Wanted()


def test_classes_are_counted_by_their_parts() -> None:
    assert kinds_of(ROWS) == {"人群": 3, "品类": 5, "价格": 1}


def test_colours_need_a_whole_interval() -> None:
    assert (lift_token(DRY), lift_token(CHEAP), lift_token(OILY)) == ("accent", "bad", "text")
    assert (times(1.6), times(0.5), times(1.0), times(None)) == ("↑ 1.6×", "↓ 0.5×", "→ 1.0×", "–")
    assert (volume_text(DRY), volume_text(BASE), volume_text(OILY)) == ("↑ 9,000", "100", "–")
