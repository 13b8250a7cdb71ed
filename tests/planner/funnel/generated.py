"""Exports as operators bring them, made from a library whose truth is known: which note each row means, and whether a row can be joined.

Everything comes from one seed: ids that are missing, titles that repeat, rows that stand twice, exports made again on a later day with
other windows.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from nlp.note import Note
from planner.importing.rows import NoteRow
from planner.storage.times import CHINA
from tests.planner.importing.making import words, write_csv

FIRST = datetime(2025, 9, 1, 8, 0)
XHX = words("内容ID 达人昵称 日期 流量类型 归因周期 阅读/播放UV 进店UV 新客进店uv 搜索进店UV 商品加购UV 成交UV 商家GMV")
PGY = words(
    "数据更新日期 博主昵称 笔记标题 笔记链接 笔记发布日期 笔记id 报备品牌 博主报价 服务费金额 曝光量 阅读量 阅读UV 点赞量 收藏量 评论量"
    " 自然阅读量 推广阅读量 总金额"
)
CHIPS = words("订单ID 笔记ID 笔记标题 被推广者 订单状态 启动时间 推广总预算（元） 实际消耗（元） 曝光量 阅读量")
AGENCY = words("发布链接 内容形式 资源含税成本价 总消耗 曝光 阅读 赞 藏 评 转 CPM CPE")
CREATOR = words("笔记标题 首次发布时间 体裁 曝光 观看量 封面点击率 点赞 评论 收藏 涨粉 分享 人均观看时长 弹幕")

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Truth:
    """A note as it really is. ``listed`` says that the library knows it under its id; ``ours`` that it came from our own list."""

    number: int
    id: str
    title: str
    published: datetime
    author: str
    listed: bool

    @property
    def link(self) -> str:
        return f"https://www.xiaohongshu.com/explore/{self.id}"

    @property
    def day(self) -> str:
        return self.published.strftime("%Y-%m-%d")

    @property
    def minute(self) -> str:
        return self.published.strftime("%Y-%m-%dT%H:%M")


@dataclass
class World:
    """The notes, and of each export its rows with the note each really means."""

    seed: int
    count: int
    notes: list[Truth] = field(default_factory=list)
    pages: dict[str, tuple[list[str], list[tuple[Row, Truth]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        for number in range(self.count):
            self.notes.append(self._note(number))
        self._pgy("pgy-1", date(2025, 11, 1))
        self._xhx("xhx-1", 0)
        self._chips()
        self._agency()
        self._creator()
        # The same again, later: other numbers, other order, and a window that begins and ends three days later.
        self._pgy("pgy-2", date(2025, 11, 8))
        self._xhx("xhx-2", 3)

    @property
    def library(self) -> list[NoteRow]:
        """What the library has: two of three notes with their ids, the others without, as our own list brings them."""
        return [
            NoteRow(
                Note(
                    one.id if one.listed else "",
                    title=one.title,
                    likes=one.number % 900,
                    published_at=f"{one.published.isoformat()}+08:00",
                    own=not one.listed,
                ),
                author_name=one.author,
            )
            for one in self.notes
        ]

    def _note(self, number: int) -> Truth:
        title = f"早八通勤底妆第{number}天，油皮也不脱"
        author = f"博主{number % 400}"
        moment = FIRST + timedelta(minutes=self.random.randrange(60 * 24 * 50))
        if number and self.random.random() < 0.03:
            # Series under one title, of one or several authors; some on one day, a few within one minute.
            other = self.random.choice(self.notes)
            title = other.title
            author = self.random.choice((author, other.author))
            moment = other.published + timedelta(minutes=self.random.choice((0, 0, 90, 60 * 24 * 6)))
            # Nobody posts one title twice in a minute; two people may.
            while any((one.title, one.author, one.published) == (title, author, moment) for one in self.notes):
                moment += timedelta(minutes=7)
        seconds = int(moment.replace(tzinfo=CHINA).timestamp()) - 3600 * self.random.choice((0, 0, 5, 30))
        return Truth(number, f"{seconds:08x}{number:016x}", title, moment, author, number % 3 != 0)

    def _id(self, one: Truth) -> str:
        """In five of a hundred rows there is none, or a spreadsheet has eaten it."""
        return one.id if self.random.random() >= 0.05 else self.random.choice(("", "", "6.13722E+23"))

    def _page(self, name: str, header: Sequence[str], rows: list[tuple[Row, Truth]]) -> None:
        again = [pair for pair in rows if self.random.random() < 0.02]
        rows = rows + again
        self.random.shuffle(rows)
        self.pages[name] = (list(header), rows)

    def _pgy(self, name: str, day: date) -> None:
        rows = []
        for one in self.notes:
            id = self._id(one)
            seen = 900 + one.number % 700 + (day.day * 3)
            link = one.link if id == one.id and self.random.random() < 0.5 else ""
            row = [
                day.isoformat(),
                one.author,
                one.title,
                link,
                one.day,
                id,
                "青禾",
                500,
                50,
                seen * 10,
                seen,
                seen - 90,
            ]
            rows.append(([*row, seen // 9, seen // 20, seen // 50, seen - 200, 200, 550], one))
        self._page(name, PGY, rows)

    def _xhx(self, name: str, shift: int) -> None:
        rows = []
        for one in self.notes:
            if one.number % 5:
                continue
            for after in range(shift, shift + 6):
                day = (date(2025, 10, 20) + timedelta(days=after)).strftime("%Y%m%d")
                reads = 40 + (one.number + after) % 60
                row = [
                    self._id(one),
                    one.author,
                    f"{day}\t",
                    "全部流量",
                    "15",
                    reads,
                    reads // 5,
                    reads // 6,
                    reads // 9,
                ]
                rows.append(([*row, reads // 10, reads // 20, round(reads * 1.5, 2)], one))
        self._page(name, XHX, rows)

    def _chips(self) -> None:
        rows = []
        for number in range(self.count // 4):
            one = self.random.choice(self.notes)
            begun = (one.published + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
            row = [
                f"SO{number:08d}",
                self._id(one),
                one.title,
                one.author,
                "推广完成",
                begun,
                100,
                60 + number % 40,
                3000,
                200,
            ]
            rows.append((row, one))
        self._page("chips", CHIPS, rows)

    def _agency(self) -> None:
        rows = []
        for one in self.notes:
            if one.number % 4 == 1:
                link = one.link if self.random.random() >= 0.05 else f"http://xhslink.com/a/{one.number:06x}"
                rows.append(([link, "图文报备", 600, 100, 9000, 800, 60, 20, 10, 3, 1.5, 2.5], one))
        self._page("agency", AGENCY, rows)

    def _creator(self) -> None:
        rows = []
        for one in self.notes:
            if not one.listed:
                clock = one.published.strftime("%Y年%m月%d日%H时%M分%S秒")
                rows.append(
                    ([one.title, clock, "图文", 1000.0, 246.0, 0.246, 30.0, 4.0, 10.0, 2.0, 1.0, 15.0, 0.0], one)
                )
        self._page("creator", CREATOR, rows)

    def write(self, folder: Path, name: str, *, again: bool = False) -> Path:
        """One export as a file; ``again``: the same rows in another order, as a second download of it."""
        header, rows = self.pages[name]
        cells = [row for row, _ in rows]
        if again:
            random.Random(self.seed + 1).shuffle(cells)
        path = folder / f"{name}{'-again' if again else ''}.csv"
        return write_csv(path, [header, *cells], encoding="utf-8-sig")

    def expected(self) -> dict[str, dict[int, Truth | None]]:
        """For each export what each distinct row must be joined with, by its place; None: it must wait.

        A row can be joined when it has an id that the library knows, or that 蒲公英 brings with its notes; else when its own title and
        time (and author, where it names one) fit one note only.
        """
        days = Counter((one.title, one.day, one.author) for one in self.notes)
        minutes = Counter((one.title, one.minute) for one in self.notes)
        brought = {
            one.id
            for name in ("pgy-1", "pgy-2")
            for row, one in self.pages[name][1]
            if one.id == row[PGY.index("笔记id")] or row[PGY.index("笔记链接")]
        }

        def home(name: str, row: Row, one: Truth) -> Truth | None:
            named = dict(zip(self.pages[name][0], row, strict=True))
            id = one.id in (named.get("笔记id"), named.get("笔记ID"), named.get("内容ID"))
            id = id or named.get("发布链接") == one.link or named.get("笔记链接") == one.link
            if id and (one.listed or one.id in brought):
                return one
            if name.startswith("pgy"):
                return one if days[(one.title, one.day, one.author)] == 1 else None
            if name == "creator":
                return one if minutes[(one.title, one.minute)] == 1 else None
            return None

        return {
            name: {at: home(name, row, one) for at, (row, one) in enumerate(rows)}
            for name, (_, rows) in self.pages.items()
        }
