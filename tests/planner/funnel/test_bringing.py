"""What is missing names the column to look for: the file itself may have been imported without it."""

from __future__ import annotations

from planner.funnel.bringing import brought_by


def test_a_number_no_file_brought_is_asked_for_as_a_column() -> None:
    assert brought_by("shop_collects") == "缺商品收藏UV：导入带这列数的 小红盟 · 笔记日报 或 小红星 · 笔记日报"
