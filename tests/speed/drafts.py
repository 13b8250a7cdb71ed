"""The draft that is typed while a clock runs: half written by hand, half in the words of one note of the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.draft import Draft
from nlp.note import Note

LENGTH = 1000
CLAUSES = 3
"""Clauses of a generated sentence."""
SENTENCES = 4
"""Generated sentences of a paragraph."""
STROKE = 20
"""Keystrokes at one place before the cursor goes elsewhere."""

TITLE = "干皮秋冬面霜，厚涂不闷的这一罐"
WRITTEN = """一到十一月我的脸就开始起皮，粉底卡在法令纹，早八挤地铁的时候照了下玻璃，像一张没和好的面。

今年换了个办法：晚上洗完脸不擦干，先拍一层水，再把面霜厚涂，等五分钟再抹开。第三天早上摸脸是软的。

质地是偏厚的膏状，按压一泵能涂全脸加脖子。神经酰胺和角鲨烷都有，没有香精，敏感肌的朋友试过也没刺痛。

说两个缺点：盖子不好拧，早上赶时间会恼火；油皮夏天用会闷，换成乳液更合适。价格 168 元 50 毫升，用了 40 天还剩三分之一。

同事问我是不是换了粉底。没有，这大概是我今年用过最好用的面霜🔥 空瓶两罐，会继续回购。

适合：干皮、混干皮、在空调房坐一天的打工人。不适合：大油皮、正在长痘的时候。

"""
ASKED = "\n\n你们干皮秋冬都用什么？评论区抄作业。"
TOPICS = ("干皮护肤", "秋冬面霜", "面霜推荐")
TYPED = "其实我一开始也没抱什么希望，同事说她用了两周皮肤稳定很多，才下单试试看。"


def long_draft(note: Note) -> Draft:
    """A draft of 1,000 characters that resembles ``note``."""
    clauses = note.body.split("，")
    sentences = ["，".join(clauses[at : at + CLAUSES]) + "。" for at in range(0, len(clauses), CLAUSES)]
    paragraphs = ["".join(sentences[at : at + SENTENCES]) for at in range(0, len(sentences), SENTENCES)]
    body = (WRITTEN + "\n\n".join(paragraphs))[: LENGTH - len(ASKED)]
    return Draft(TITLE, body + ASKED, (*TOPICS, *note.topics[:2]), "image", 6)


def keystrokes(draft: Draft, count: int) -> Iterator[Draft]:
    """The draft after each of so many keystrokes: typing at the end, in the middle and in the title, and taking back."""
    places = [("body", len(draft.body)), ("body", len(draft.body) // 2), ("title", len(draft.title)), ("body", 40)]
    for stroke in range(count):
        name, at = places[stroke // STROKE % len(places)]
        step = stroke % STROKE
        # Two thirds of the strokes write, the rest delete what was just written.
        written = step + 1 if step < STROKE * 2 // 3 else STROKE - step
        start = stroke // STROKE % len(TYPED)
        text = (TYPED + TYPED)[start : start + written]
        yield _with(draft, name, at, text)


def other_words(strokes: Sequence[Draft], run: int) -> list[Draft]:
    """The same keystrokes in a draft that differs, so that no answer is remembered from the run before."""
    return [replace(draft, body=f"{draft.body}\n第 {run} 次") for draft in strokes]


def _with(draft: Draft, name: str, at: int, text: str) -> Draft:
    if name == "title":
        return replace(draft, title=draft.title[:at] + text + draft.title[at:])
    return replace(draft, body=draft.body[:at] + text + draft.body[at:])
