"""Invented comments in any number, as long, as liked and as many a note as real ones are (9,020 of them were counted)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.batches import Batches
from planner.importing.rows import CommentRow
from planner.storage.store import Store
from planner.storage.times import CHINA

WHO = ("敏感肌", "油痘肌", "混油皮", "干皮", "孕妇", "学生党", "黄黑皮", "男生", "哺乳期", "熬夜党", "沙漠干皮", "新手")
WHAT = ("面霜", "精华", "粉底液", "防晒", "卸妆油", "眼霜", "素颜霜", "水乳", "面膜", "口红", "气垫", "洗面奶")
WHEN = ("秋冬", "换季", "夏天", "早八", "通勤", "军训", "空调房", "生理期", "刷酸期间", "出差", "晚上", "高原")
SAYS: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (
        35,
        "闲聊",
        ("哈哈哈哈{t}", "来了来了", "蹲一个{t}", "@{w}的朋友 快看", "第{n}次刷到", "好美", "今天也是{w}的一天"),
    ),
    (
        24,
        "提问",
        (
            "{w}能用吗？",
            "{t}用{g}会闷吗",
            "{w}{t}怎么选{g}？",
            "{g}会不会搓泥啊",
            "请问{g}和防晒谁先谁后",
            "{w}用{g}卡粉怎么办",
            "多大年纪用合适呀，我{n}岁{w}",
        ),
    ),
    (
        17,
        "经验",
        (
            "我{w}用了{n}天，{t}上脸很润，第二天起来没有起皮，就是罐子要挖不太方便",
            "空瓶{n}瓶了，{w}{t}用刚好，建议先少量试试，我一般先拍水再抹{g}，等几分钟再上妆",
        ),
    ),
    (9, "种草", ("好想要这个{g}", "被种草了{t}", "看着好好用，{w}冲了", "这个{g}绝了")),
    (
        6,
        "负面",
        (
            "{w}用了闷痘，第{n}天就长了",
            "{g}搓泥太严重了，不会再买",
            "味道好难闻，{t}用还很油",
            "客服态度很差，等了{n}天",
        ),
    ),
    (5, "求链接", ("求链接", "链接发一下，{w}急需", "哪里买的{g}")),
    (4, "求购", ("多少钱一瓶{g}", "{g}有{w}套装吗，多少钱")),
)
LIKES = ((80, 0, 0), (12, 1, 3), (6, 4, 17), (2, 18, 900))
REPLIES = ("宝子可以的哦", "同问", "我也想知道", "先少量试试耳后", "已经私戳客服啦", "蹲")
NOTE_MEAN = 36
OUR_NAME = "青禾小助手"


def comments(count: int, seed: int = 7, now: datetime | None = None) -> Iterator[CommentRow]:
    """So many comments, a quarter of them replies behind what they answer."""
    chance, now = random.Random(seed), now or datetime.now(CHINA)
    notes, weights = max(1, count // NOTE_MEAN), [share for share, *_ in SAYS]
    note = head = ""
    for number in range(count):
        id = f"c{number:07d}"
        reply = head and chance.random() < 0.25
        if not reply:
            # One note in so many gathers more than half of it all.
            note, head = f"n{0 if chance.random() < 0.5 else chance.randrange(notes):06d}", id
            _, _, texts = chance.choices(SAYS, weights)[0]
            text = _said(chance, chance.choice(texts))
        else:
            text = chance.choice(REPLIES)
        low, high = chance.choices([(a, b) for _, a, b in LIKES], [share for share, *_ in LIKES])[0]
        at = now - timedelta(minutes=chance.randrange(60 * 24 * 60))
        author = OUR_NAME if reply and chance.random() < 0.3 else f"读者{chance.randrange(count // 2 + 1)}"
        yield CommentRow(
            id, note, text, chance.randint(low, high), at.isoformat(timespec="seconds"), 2 if reply else 1, author, None,
            head if reply else None,
        )  # fmt: skip


def _said(chance: random.Random, text: str) -> str:
    words = {"w": chance.choice(WHO), "g": chance.choice(WHAT), "t": chance.choice(WHEN), "n": chance.randint(2, 60)}
    said = text.format(**words)
    return said + "，" + said[::-1] * 2 if chance.random() < 0.01 else said


def import_comments(store: Store, count: int) -> str:
    """Bring them in as one file; returns the batch."""
    batches = Batches(store)
    batch = batches.begin("评论.csv", "test", "comments", f"{count} comments", {})
    batches.write_comments(batch, list(comments(count, now=store.clock().astimezone(CHINA))))
    batches.finish(batch)
    return batch
