"""A file as an operator brings it: some sixty notes of an invented shop, where what a note is about decides how it does."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

HEADER = (
    "笔记标题",
    "笔记内容",
    "笔记话题",
    "点赞数",
    "收藏数",
    "评论数",
    "发布时间",
    "博主昵称",
    "粉丝数",
    "笔记链接",
)
PEOPLE = ("干皮", "油皮", "敏感肌", "混油皮")
SCENES = ("早八", "换季", "通勤", "暖气房")
GOODS = ("面霜", "精华", "粉底液")
WELL = ("不卡粉", "厚涂", "敏感肌", "换季")
OPENINGS = (
    "{scene}那几天{people}真的难熬，我把{good}涂了三遍才敢出门，对着电梯里的镜子还是心虚。",
    "以前我总觉得{people}用不了{good}，这个{scene}终于改了主意，因为它{claim}。",
    "记一笔{scene}的{good}，{people}可以抄：先拍一层水，等五分钟，再薄薄压两遍。",
)
ENDINGS = (
    "{people}的你们{scene}都用什么{good}？",
    "两颊{claim}，鼻翼还要再看看。",
    "罐子要用手挖，夏天会闷，先说在前面。",
)
CLAIMS = ("不卡粉", "厚涂不闷", "保湿一整天", "成分简单")


def write_notes(path: Path, notes: int = 60) -> Path:
    """Write the file; every run writes the same."""
    dice = Random(11)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        rows.writerows(_row(dice, number) for number in range(notes))
    return path


def _row(dice: Random, number: int) -> tuple[object, ...]:
    words = {
        "people": dice.choice(PEOPLE),
        "scene": dice.choice(SCENES),
        "good": dice.choice(GOODS),
        "claim": dice.choice(CLAIMS),
    }
    title = "{people}{scene}{good}，{claim}".format(**words) + "！" * dice.randrange(2)
    body = (dice.choice(OPENINGS) + "\n\n" + dice.choice(ENDINGS)).format(**words)
    luck = sum(word in title for word in WELL)
    likes = round(40 * 3**luck * dice.uniform(0.7, 1.4))
    return (
        title,
        body,
        "#{people}护肤 #{scene}{good}".format(**words),
        likes,
        likes // 3,
        likes // 20,
        f"2025-{1 + number % 9:02}-{1 + number % 27:02} 12:30:00",
        f"博主{number % 20}",
        900 + 40 * (number % 20),
        f"https://www.xiaohongshu.com/explore/67{number:06x}0000000000000000",
    )
