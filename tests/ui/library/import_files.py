"""Small files as people have them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

CRAWLED = [
    "note_id",
    "title",
    "desc",
    "liked_count",
    "collected_count",
    "comment_count",
    "time",
    "nickname",
    "source_keyword",
]
ODD = ["甲", "乙", "丙", "丁"]
"""Headings that tell nothing."""


def crawled(path: Path, count: int = 5, *, first: int = 0) -> Path:
    """Notes as a crawler writes them."""
    rows = [
        [
            f"{0x66000000 + at:08x}{at:016x}",
            f"第{at}篇：干皮面霜怎么选",
            f"第{at}篇正文 #干皮护肤",
            at * 10,
            at,
            at,
            "2024-06-06 12:01:33",
            f"小满{at}",
            "面霜",
        ]
        for at in range(first, first + count)
    ]
    return table(path, CRAWLED, rows)


def odd(path: Path, count: int = 4) -> Path:
    """Notes under headings that tell nothing."""
    rows = [[f"第{at}篇：早八底妆", f"正文{at}，写得很长很长", at * 7, f"2024-05-0{at + 1}"] for at in range(count)]
    return table(path, ODD, rows)


def table(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    """A CSV file as Excel writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def products(path: Path) -> Path:
    """A table of products, which is nothing we take."""
    header = ["日期", "商品链接", "销量", "24小时加购", "价格", "店铺粉丝"]
    return table(path, header, [["2025-03-10", "https://xhslink.com/m/8NdYTv4sxnds", 18500, 1100, 18.9, 104]])


def canonical(path: Path, count: int = 3) -> Path:
    """Notes as we export them, in JSON Lines."""
    lines = [
        json.dumps({"id": f"{0x67000000 + at:08x}{at:016x}", "title": f"导出第{at}篇", "body": "正文", "likes": at})
        for at in range(count)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
