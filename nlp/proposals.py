"""Edits worth trying on a draft. Whether they help is found by scoring the edited draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from nlp.checks import Context, call, coverage, keyword, opening, rhythm, title, topics, wording
from nlp.checks.context import Target
from nlp.checks.looking import ASK, WHAT, WHO, covers, opening_end, seen
from nlp.draft import Span
from nlp.findings import Edit, Score, Suggestion
from nlp.limits import title_length
from nlp.reading import Reading
from nlp.text import fold_plain

SCENE = frozenset({"场景"})
TITLE_FITS = frozenset({"品类", "功效", "成分", "人群", "品牌", "时令"}) | SCENE
"""Classes whose words stand well in a title by themselves; a complaint such as 头疼 does not."""
VAGUE = re.compile(r"^(?:早上|晚上|上午|下午|中午|傍晚|凌晨|半夜|季节|假期)$")
"""Times that say little in a title."""
MODIFIER = 3
"""A word of so few characters leads a title without a stroke: 敏感肌早八底妆."""
NOT_READERS = re.compile(r"宝宝|婴|新生儿|孩子|幼儿|小孩|儿童|宝贝|娃$|猫|狗|犬")
"""Crowds a note is about, not for."""


def proposals(
    reading: Reading, scored: Score, context: Context, suggested: Sequence[Suggestion] = ()
) -> tuple[Edit, ...]:
    """Edits with ``gain`` 0, the most promising first; only where a part still has points to win."""
    wanting = {part.name for part in scored.parts if part.points < part.most}

    def wanted(*names: str) -> bool:
        return not wanting.isdisjoint(names)

    ways = (
        islice(_mentioned(reading, context), 2) if wanted(coverage.NAME, keyword.NAME) else (),
        islice(_softer(reading, context), 2) if wanted(wording.NAME) else (),
        islice(_titled(reading, context), 1) if wanted(title.NAME, keyword.NAME) else (),
        islice(_tagged(reading, context, suggested), 1) if wanted(topics.NAME, coverage.NAME) else (),
        _asked(reading) if wanted(call.NAME) else (),
        _split(reading) if wanted(rhythm.NAME) else (),
        islice(_addressed(reading, context), 1) if wanted(opening.NAME) else (),
        islice(_titled(reading, context), 1, 2) if wanted(title.NAME, keyword.NAME) else (),
    )
    return tuple(chain.from_iterable(ways))


def _softer(reading: Reading, context: Context) -> Iterator[Edit]:
    """Honest statements in place of wording hits, hard ones first."""
    hits = [hit for hit in context.wording.hits(reading) if not wording.is_ignored(hit, context)]
    for level in ("hard", "review"):
        for hit in hits:
            text = context.wording.softer(hit) if hit.level == level and hit.span.end > hit.span.start else ""
            if text:
                yield Edit(f"「{hit.text}」改为「{text}」", 0, text, hit.span, hit.span.field)


def _mentioned(reading: Reading, context: Context) -> Iterator[Edit]:
    """Keywords that are not mentioned at all: the main one in the opening, others as a line to write on."""
    if not reading.paragraphs:
        return
    start, end = _start(reading), _end(reading)
    text = f"{reading.title}\n{reading.body}"
    for target in context.chosen:
        if target is context.chosen[0] and not covers(reading, reading.body[: opening_end(reading)], target):
            yield Edit(f"开头写到 {target.text}", 0, f"聊聊{target.text}：", start, "body")
        elif not covers(reading, text, target):
            yield Edit(f"正文写到 {target.text}", 0, f"\n{target.text}{_mark(reading, target)}", end, "body")


def _titled(reading: Reading, context: Context) -> Iterator[Edit]:
    """Words the title lacks: the keywords, words of theirs that fit, then what the body speaks of."""
    room = context.limits.title - title_length(reading.draft.title)
    place = Span("title", 0, 0)
    words = [target.text for target in context.chosen if not covers(reading, reading.title, target)]
    for word in dict.fromkeys((*words, *_fitting(reading, context))):
        if title_length(word) <= room and fold_plain(word) not in reading.title:
            joined = f"{word}｜" if len(word) > MODIFIER and title_length(word) < room and reading.title else word
            yield Edit(f"标题加入 {word}", 0, joined, place, "title")


def _fitting(reading: Reading, context: Context) -> Iterator[str]:
    """Single words for the title: of the keywords, then for each element the title lacks the one the body says most."""
    lexicon = reading.cutter.lexicon
    for target in context.chosen:
        yield from (word for word in reading.cutter.keys(target.phrase) if lexicon.kind(word) in TITLE_FITS)
    for _, kinds in title.ELEMENTS:
        if not seen(reading, kinds, "title"):
            said = seen(reading, (kinds & TITLE_FITS) - SCENE, "body")
            words = Counter(word.key for word in said if not VAGUE.match(word.key))
            yield from (word for word, _ in words.most_common(1))


def _tagged(reading: Reading, context: Context, suggested: Sequence[Suggestion]) -> Iterator[Edit]:
    """Suggested topics, else keywords, that the draft does not carry yet."""
    if len(reading.draft.topics) >= context.limits.topics:
        return
    carried = set(topics.topics_of(reading))
    for text in [*(topic.text for topic in suggested), *(target.text.replace(" ", "") for target in context.chosen)]:
        if fold_plain(text) not in carried:
            yield Edit(f"加话题 #{text}", 0, text, None, "topics")


def _asked(reading: Reading) -> Iterator[Edit]:
    """A question to the reader at the end."""
    if reading.body.strip():
        things = seen(reading, WHAT, "title") or seen(reading, WHAT, "body")
        question = f"你们用的是哪款{things[0].key}？" if things else "你们有没有同样的经历？"
        yield Edit("结尾问一句", 0, f"\n{question}", _end(reading), "body")


def _split(reading: Reading) -> Iterator[Edit]:
    """A line break near the middle of the longest paragraph, where a sentence ends."""
    long = [(end - start, number) for number, (start, end) in enumerate(reading.paragraphs, 1)]
    length, number = max(long, default=(0, 0))
    if length <= rhythm.LONG:
        return
    start, end = reading.paragraphs[number - 1]
    places = [last for _, last in reading.sentences if start < last < end]
    if places:
        at = reading.body_span(0, min(places, key=lambda place: abs(2 * place - start - end))).end
        yield Edit(f"拆开第 {number} 段", 0, "\n", Span("body", at, at), "body")


def _addressed(reading: Reading, context: Context) -> Iterator[Edit]:
    """The crowd the note is for, said at the very beginning."""
    if not reading.paragraphs or seen(reading, WHO, "body", end=opening_end(reading)):
        return
    lexicon = reading.cutter.lexicon
    wanted = [word for target in context.chosen for word in reading.cutter.keys(target.phrase)]
    crowds = [word for word in wanted if lexicon.kind(word) in WHO]
    crowds += [word.key for word in (*seen(reading, WHO, "title"), *seen(reading, WHO, "body"))]
    for crowd in dict.fromkeys(crowd for crowd in crowds if not NOT_READERS.search(crowd)):
        yield Edit(f"开头写明 {crowd}", 0, f"{crowd}看过来，", _start(reading), "body")


def _start(reading: Reading) -> Span:
    at = reading.body_span(reading.paragraphs[0][0], reading.paragraphs[0][0]).start if reading.paragraphs else 0
    return Span("body", at, at)


def _end(reading: Reading) -> Span:
    """Where the body ends before the topics that stand at its end."""
    end = call.told(reading.body)
    at = reading.body_span(0, end).end
    return Span("body", at, at)


def _mark(reading: Reading, target: Target) -> str:
    question = target.phrase.endswith(("吗", "呢")) or any(
        reading.cutter.lexicon.kind(word) in ASK for word in reading.cutter.keys(target.phrase)
    )
    return "？" if question else "："
