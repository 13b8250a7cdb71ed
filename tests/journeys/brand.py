"""What a fictional brand has on its disk after three weeks: notes, figures of two kinds, comments, and what buyers wrote in the shop."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from planner.campaigns import Campaigns
from planner.products import Products
from planner.slots import Slots
from planner.storage.store import Store
from planner.storage.times import CHINA

LIGHT, RICH = "青禾清爽版", "青禾修护霜"
CAMPAIGN = "青禾秋季"
CLAIM = "油痘肌也不闷"
TITLES = (
    "油皮换季，我只留了这罐青禾清爽版",
    "青禾清爽版空瓶记，第二罐开了",
    "T区出油的人怎么选面霜，青禾清爽版",
    "早八五分钟，青禾清爽版打底",
    "换季泛红那周，青禾修护霜陪我",
    "青禾修护霜，暖气房里的第三罐",
    "干皮的面霜只要这一步，青禾修护霜",
    "青禾修护霜厚涂手法，一看就会",
)
SEEN = tuple(12_000 + 3_000 * at for at in range(8))
READ = tuple(1_200 + 250 * at for at in range(8))
VISITS = tuple(60 + 11 * at for at in range(8))
CARTS = tuple(18 + 4 * at for at in range(8))
BUYERS = tuple(5 + at for at in range(8))
PRICE = 89
RETURNS, STUFFY = 40, 16
QUESTION, TROUBLE = "敏感肌能用清爽版吗？", "清爽版用了五天，下巴闷痘了，说好的不闷呢"
COMMENTS = (
    (0, TROUBLE, 3),
    (1, QUESTION, 5),
    (1, "求链接", 6),
    (2, "怕闷，油皮夏天能用吗", 8),
    (5, "好看", 9),
    (6, "第二罐了，真的不拔干", 30),
)
REVIEWS = (
    *(("油痘肌，用了三天就闷痘", 2),) * 12,
    *(("干皮，冬天涂这个不闷痘，很舒服", 5),) * 9,
    *(("快递很快", 5),) * 6,
)


def note_id(at: int) -> str:
    return f"6710{at:020x}"


def published(at: int) -> datetime:
    """One a day, the last ten days ago."""
    return datetime.now(CHINA).replace(hour=12, minute=30, second=0, microsecond=0) - timedelta(days=17 - at)


def table(file: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows([header, *rows])
    return file


def planned(store: Store) -> str:
    """What the team planned and marked as posted before any file came; the campaign's id."""
    light, _ = Products(store).add(LIGHT, category="面霜", cycle=3, claims=(CLAIM,))
    rich, _ = Products(store).add(RICH, category="面霜", cycle=3, claims=("换季泛红时也能用",))
    first, last = published(0).date().isoformat(), (published(7) + timedelta(days=20)).date().isoformat()
    campaign, _ = Campaigns(store).add(CAMPAIGN, first, last, products=(light.id, rich.id))
    rows = [
        {
            "title": title,
            "product_id": (light if at < 4 else rich).id,
            "day": published(at).date().isoformat(),
            "status": "已发",
            "price": 300 + 100 * at,
        }
        for at, title in enumerate(TITLES)
    ]
    Slots(store).add(campaign.id, rows)
    return campaign.id


def notes(folder: Path) -> Path:
    """What the team keeps of its own notes."""
    header = ["笔记标题", "笔记内容", "点赞数", "收藏数", "评论数", "发布时间", "博主昵称", "笔记链接"]
    rows = [
        (
            title,
            f"{CLAIM}，下班回家脸上还是清爽的。" if at < 2 else "洗完脸拍一层水，再薄薄压两遍，第二天妆是服帖的。",
            90 + 35 * at,
            40 + 12 * at,
            6 + at,
            published(at).strftime("%Y-%m-%d %H:%M:%S"),
            "青禾官方",
            f"https://www.xiaohongshu.com/explore/{note_id(at)}",
        )
        for at, title in enumerate(TITLES)
    ]
    return table(folder / "笔记.csv", header, rows)


def seen(folder: Path) -> Path:
    """The platform's list: no id, no link, only title and time."""
    header = [
        "笔记标题",
        "首次发布时间",
        "体裁",
        "曝光",
        "观看量",
        "封面点击率",
        "点赞",
        "评论",
        "收藏",
        "涨粉",
        "分享",
    ]
    rows = [
        (
            title,
            published(at).strftime("%Y年%m月%d日%H时%M分%S秒"),
            "图文",
            SEEN[at],
            READ[at],
            "0.1",
            90 + 35 * at,
            6 + at,
            40 + 12 * at,
            3,
            5,
        )
        for at, title in enumerate(TITLES)
    ]
    return table(folder / "笔记列表明细表.csv", header, rows)


def sold(folder: Path) -> Path:
    """A day of each note, as 小红星 writes it."""
    header = "内容ID,达人昵称,日期,流量类型,归因周期,阅读/播放UV,进店UV,新客进店uv,搜索进店UV,商品加购UV,成交UV,商家GMV"
    rows = [
        (
            note_id(at),
            "青禾官方",
            (published(at) + timedelta(days=1)).date().isoformat(),
            "全部",
            "15天",
            READ[at] - 100,
            VISITS[at],
            VISITS[at] // 2,
            VISITS[at] // 3,
            CARTS[at],
            BUYERS[at],
            BUYERS[at] * PRICE,
        )
        for at in range(8)
    ]
    return table(folder / "小红星.csv", header.split(","), rows)


def comments(folder: Path) -> Path:
    header = ["comment_id", "note_id", "评论内容", "点赞数", "评论时间", "评论级别"]
    now = datetime.now(CHINA)
    rows = [
        (f"6720{at:020x}", note_id(of), text, at, f"{now - timedelta(hours=hours):%Y-%m-%d %H:%M:%S}", 1)
        for at, (of, text, hours) in enumerate(COMMENTS)
    ]
    return table(folder / "评论.csv", header, rows)


def buyers(folder: Path) -> tuple[Path, Path]:
    """Reviews and returns of the light cream, of the last weeks."""
    day = (datetime.now(CHINA) - timedelta(days=6)).date().isoformat()
    goods = f"{LIGHT} 面霜 50g"
    reviews = [(f"R{at:04}", goods, text, stars, day) for at, (text, stars) in enumerate(REVIEWS)]
    reasons = ["闷痘"] * STUFFY + ["七天无理由"] * (RETURNS - STUFFY)
    returns = [(f"T{at:04}", goods, reason, day) for at, reason in enumerate(reasons)]
    return (
        table(folder / "店铺评价.csv", ["评价编号", "商品名称", "评价内容", "评分", "评价时间"], reviews),
        table(folder / "店铺退货.csv", ["退货编号", "商品名称", "退货原因", "退货时间"], returns),
    )
