"""How a note is written, whatever it is about: lengths, paragraphs, emoji, numbers, questions, who speaks to whom.

Facts are counted on the texts as typed, without topics and without the platform's codes, alike for notes and for drafts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from nlp.note import TITLE_PREFIX_LEAST

FACTS = (
    "标题字数", "没有自己的标题", "标题里有数字", "标题表情数", "标题感叹号", "标题问号", "标题括号引号", "标题里有字母",
    "标题第一人称", "标题招呼读者", "标题干货词", "标题情绪词", "标题停顿",
    "正文长度", "段落数", "段落平均长度", "最长段落", "第一段长度", "表情数", "表情密度", "平台表情数",
    "感叹号密度", "问号密度", "问句数", "冒号密度", "括号引号密度", "标点密度", "波浪号密度", "省略号密度",
    "字母占比", "数字占比", "数字个数", "符号占比", "汉字占比",
    "第一人称密度", "第一人称次数", "招呼读者密度", "分点数", "价格次数", "互动引导次数", "干货词密度", "情绪词密度",
    "句子数", "平均句长", "用字丰富度", "话题数", "话题平均长度", "提到别人次数", "视频",
    "开头有问叹", "开头第一人称", "标题与开头重合", "标题与正文重合",
)  # fmt: skip
"""The name of each fact, in the order of `style`."""

HASHTAG = re.compile(r"#([^#\s\[\]]+)(?:\[话题\])?#?")
CODES = re.compile(r"\[话题\]#?|\[[\u4e00-\u9fff\w]{1,10}R\]")
ME = re.compile("我|俺|本人|咱")
YOU = re.compile("你|您|姐妹|宝子|宝宝们|大家|家人们|集美|朋友")
POINT = re.compile(
    r"^\s*(?:\d{1,2}[.、:：)）]|[①-⑩]|[一二三四五六七八九十][、.]|[•·●▪✅✔☑🔹🔸👉➡▶-])|\d\ufe0f?\u20e3", re.MULTILINE
)
PRICE = re.compile(r"\d+(?:\.\d+)?\s*(?:元|块|[rR]|￥|¥|rmb|刀|万)|[￥¥$]\s*\d")
ASK = re.compile("点赞|收藏|关注|评论|留言|转发|码住|私信|分享|蹲|滴滴|dd|互动|抽奖|转评")
USEFUL = re.compile("必|攻略|合集|教程|测评|推荐|避雷|踩雷|干货|保姆级|指南|清单|总结|方法|技巧|建议|秘")
FEELING = re.compile("绝了|真的|太|超|巨|爱了|哭|后悔|救命|天|居然|竟然|终于|谁懂|一定|千万|绝对|最")
NUMBER = re.compile(r"\d+")
COUNTED = (ME, YOU, POINT, PRICE, ASK, USEFUL, FEELING, NUMBER)
LINES = 512
"""Lines whose counts are remembered."""
SENTENCE_END = re.compile(r"[。！？!?\n~～；;]+")

HAN, LETTER, DIGIT, BLANK, EMOJI, STOP, CRY, ASKS, COLON, BRACKET, OTHER, WAVE, DOTS = range(13)
KINDS = 13
PLANES = 0x20000
"""Characters from here on are rare Chinese characters."""

OPENING = 300

Facts = NDArray[np.float64]


def own_title(title: str, body: str) -> str:
    """The title, or "" when it only repeats how the body begins (see `Note.title_is_prefix`)."""
    bare = title.strip()
    return "" if len(bare) >= TITLE_PREFIX_LEAST and body.strip().startswith(bare) else title


def topics_in(body: str, topics: Sequence[str]) -> tuple[str, ...]:
    """The topics given, or those written in the body when none are given."""
    return tuple(topics) or tuple(dict.fromkeys(HASHTAG.findall(body)))


def without_topics(body: str) -> str:
    """The body with a blank for each topic written in it."""
    return HASHTAG.sub(" ", body) if "#" in body else body


def style(title: str, body: str, topics: Sequence[str], form: str | None) -> Facts:
    """The facts of one text as typed, in the order of FACTS; ``form`` is "image", "video" or None.

    Densities are per character that is no blank; what cannot be measured (the words of an empty text) is 0.
    """
    named = topics_in(body, topics)
    head = CODES.sub("", own_title(title, body))
    bare = without_topics(body)
    text = CODES.sub("", bare) if "[" in bare else bare
    lines = text.split("\n")
    counted = np.sum([_counted(line) for line in lines], axis=0).tolist()
    of_head, of_text = _counted(head).tolist(), counted[:KINDS]
    me, you, points, prices, asks, useful, feeling, numbers, sentences = counted[KINDS:]
    size = max(1, sum(of_text) - of_text[BLANK])
    lines = [line for line in map(str.strip, lines) if line]
    lengths = [len(line) for line in lines] or [0]
    first = lines[0] if lines else ""
    of_first = _counted(first)
    letters = set(head)
    return np.array(
        [
            len(head), not head.strip(), of_head[DIGIT] > 0, of_head[EMOJI], of_head[CRY], of_head[ASKS],
            of_head[BRACKET], of_head[LETTER] > 0, _has(ME, head), _has(YOU, head), _has(USEFUL, head),
            _has(FEELING, head), of_head[STOP] + of_head[BLANK],
            np.log1p(size), len(lines), sum(lengths) / len(lengths), max(lengths), len(first),
            np.log1p(of_text[EMOJI]), of_text[EMOJI] / size, bare.count("R]"),
            of_text[CRY] / size, of_text[ASKS] / size, of_text[ASKS], of_text[COLON] / size, of_text[BRACKET] / size,
            of_text[STOP] / size, of_text[WAVE] / size, of_text[DOTS] / size,
            of_text[LETTER] / size, of_text[DIGIT] / size, numbers, of_text[OTHER] / size,
            of_text[HAN] / size,
            me / size, me, you / size, points, prices, asks, useful / size, feeling / size,
            sentences, size / max(1, sentences), _different(text) / max(1, min(len(text), OPENING)) ** 0.8,
            len(named), sum(map(len, named)) / max(1, len(named)), text.count("@"),
            {"image": 0.0, "video": 1.0}.get(form or "", 0.5),
            of_first[ASKS] + of_first[CRY] > 0, _has(ME, first), _shared(letters, set(first)), _shared(letters, text),
        ],
        dtype=np.float64,
    )  # fmt: skip


def _has(words: re.Pattern[str], text: str) -> bool:
    return words.search(text) is not None


def _shared(letters: set[str], others: Container[str]) -> float:
    return sum([letter in others for letter in letters]) / max(1, len(letters))


def _different(text: str) -> int:
    """How many characters there are, each counted once: a tenth of the time of a set, which makes an object of each."""
    codes = np.sort(_codes(text))
    return int(np.count_nonzero(codes[1:] != codes[:-1])) + bool(text)


@lru_cache(LINES)
def _counted(line: str) -> NDArray[np.intp]:
    """The characters of each kind in a line, then the words and sentences that `style` counts: a keystroke changes one line."""
    words = [len(pattern.findall(line)) for pattern in COUNTED]
    return np.array([*_kinds(line), *words, sum(1 for part in SENTENCE_END.split(line) if part.strip())])


def _kinds(text: str) -> NDArray[np.intp]:
    """How many characters there are of each kind."""
    return np.bincount(_table()[np.minimum(_codes(text), PLANES)], minlength=KINDS)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


@cache
def _table() -> NDArray[np.uint8]:
    table = np.full(PLANES + 1, OTHER, np.uint8)
    for kind, ranges in {
        HAN: ((0x3400, 0x9FFF), (PLANES, PLANES)),
        LETTER: ((0x41, 0x5A), (0x61, 0x7A), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
        DIGIT: ((0x30, 0x39), (0xFF10, 0xFF19), (0x2460, 0x24FF)),
        EMOJI: ((0x1F000, 0x1FAFF), (0x2190, 0x21FF), (0x2300, 0x23FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF)),
    }.items():
        for low, high in ranges:
            table[low : high + 1] = kind
    for kind, letters in {
        BLANK: " \t\u3000\u00a0\r\ufe0f\u200d\u20e3",
        STOP: "，。、；,.;·",
        CRY: "！!",
        ASKS: "？?",
        COLON: "：:",
        BRACKET: "【】「」『』《》“”\"'‘’()（）[]｜|",
        WAVE: "~～",
        DOTS: "…",
    }.items():
        table[[ord(letter) for letter in letters]] = kind
    return table
