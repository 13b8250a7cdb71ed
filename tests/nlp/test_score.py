"""The score is derived from its parts and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.checks import CHECKS, Context
from nlp.draft import Draft
from nlp.findings import Similar
from nlp.lexicon import bundled
from nlp.reading import Memory, read
from nlp.score import rescore, score
from nlp.signals import SILENT, Signal, Signals
from nlp.words import Cutter
from planner.rules import Rules

GOOD = Draft(
    "敏感肌秋冬面霜，我终于不卡粉了",
    "我是敏感肌，早八化妆总是卡粉，秋冬换了这支面霜。\n\n之前用过3支，后来在去年11月买了这支，159元50ml。\n\n"
    "我每天早上用两泵，搓热了按上去，等5分钟再上粉底。\n\n结果用了28天，我发现下午也不起皮了。\n\n"
    "缺点是有点厚，如果你是油皮就不适合，不过干皮建议试试。\n\n我现在出差也带着它。\n\n你们秋冬用的是哪款面霜？",
    ("护肤", "面霜", "敏感肌面霜推荐", "干皮秋冬护肤"),
    "image",
    4,
)
POOR = Draft("好物", "国家级面霜，全网最低价，赶紧下单！匠心甄选，奢华体验。" * 8)
ODD = [
    Draft(),
    Draft("\ud800", "\0\ud83d" * 50, ("\udfff", "")),
    Draft("🔥" * 40, "🔥" * 10_000),
    Draft("标题", "敏感肌早八。\n" * 15_000),
    Draft("\u202e倒", "!" * 5_000 + "?" * 5_000),
    Draft("", "#" * 3_000),
    Draft("标" * 5_000, "没有标点的一段话" * 3_000),
]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.fixture(scope="module")
def context() -> Context:
    day = Rules.load().on(date(2026, 11, 22))
    return Context(
        ("敏感肌面霜", "秋冬"), (Similar("1", "干皮过冬", 0.4, 80.0),), wording=day.wording, limits=day.limits
    )


def test_a_good_note_beats_a_poor_one(cutter: Cutter, context: Context) -> None:
    good, poor = score(read(GOOD, cutter), context), score(read(POOR, cutter), context)
    assert good.total >= 80
    assert poor.total <= 40


def test_the_total_is_the_sum_of_the_parts(cutter: Cutter, context: Context) -> None:
    for draft in (GOOD, POOR):
        scored = score(read(draft, cutter), context)
        assert len(scored.parts) == len(CHECKS) == len({part.name for part in scored.parts})
        most = sum(part.most for part in scored.parts)
        assert scored.total == round(100 * sum(part.points for part in scored.parts) / most)


@pytest.mark.parametrize("draft", ODD, ids=range(len(ODD)))
def test_odd_drafts_are_scored(cutter: Cutter, context: Context, draft: Draft) -> None:
    scored = score(read(draft, cutter), context)
    assert 0 <= scored.total <= 100
    for part in scored.parts:
        assert 0 <= part.points <= part.most
        for span in part.spans:
            assert 0 <= span.start <= span.end <= len(draft.title if span.field == "title" else draft.body)


def test_an_empty_draft_scores_nothing(cutter: Cutter, context: Context) -> None:
    assert score(read(Draft(), cutter), context).total == 0


NEARLY_EMPTY = Draft("干皮面霜真的好用", "我是干皮，冬天上班化妆卡粉，换了这个面霜就好多了，你们用哪款？")


def test_a_nearly_empty_draft_does_not_look_good(cutter: Cutter, context: Context) -> None:
    few = ("故事感", "段落节奏", "具体信息", "互动引导")
    names = [part.name for part in score(read(GOOD, cutter), context).parts]
    silent = Signals(tuple(Signal(name, 0.0, -0.1, 0.1, 900) for name in names if name not in few))
    signals = Context(context.targets, context.similar, wording=context.wording, signals=silent)
    scored = score(read(NEARLY_EMPTY, cutter), signals)
    assert scored.total < 40
    for part in scored.parts[-3:]:
        assert part.points == pytest.approx(part.most * 39 / 150)
        assert part.reason.endswith("；还没写够，39 字先算 26%")
    assert score(read(GOOD, cutter), signals).total >= 80


def test_writing_on_never_costs_what_kept_rules_earned(cutter: Cutter, context: Context) -> None:
    totals = [
        sum(part.points for part in score(read(Draft("面霜", "我" * length), cutter), context).parts[-3:])
        for length in range(0, 200, 20)
    ]
    assert totals == sorted(totals)
    assert totals[-1] == totals[-2] == 30


def test_a_check_without_signal_weighs_nothing_and_says_so(cutter: Cutter, context: Context) -> None:
    signals = Signals((Signal("标题", -0.01, -0.1, 0.1, 900), Signal("开头", 0.1, 0.02, 0.2, 900)))
    plain = {part.name: part for part in score(read(GOOD, cutter), context).parts}
    silent = Context(context.targets, context.similar, wording=context.wording, signals=signals)
    weighed = {part.name: part for part in score(read(GOOD, cutter), silent).parts}
    assert weighed["标题"].most == 0
    assert weighed["标题"].reason == plain["标题"].reason + SILENT
    assert weighed["开头"] == plain["开头"]
    assert weighed["用词"] == plain["用词"]


@pytest.mark.parametrize(
    ("field", "edited"),
    [
        ("title", Draft("面霜", GOOD.body, GOOD.topics, "image", 4)),
        ("title", Draft("", GOOD.body, GOOD.topics)),
        ("body", Draft(GOOD.title, POOR.body, GOOD.topics)),
        ("body", Draft(GOOD.title, "", GOOD.topics)),
        ("topics", Draft(GOOD.title, GOOD.body, (), "image", 4)),
        ("topics", Draft(GOOD.title, GOOD.body, ("全网最低价",) * 12)),
    ],
)
def test_rescoring_one_field_is_scoring_all(cutter: Cutter, context: Context, field: str, edited: Draft) -> None:
    memory = Memory()
    before = score(read(GOOD, cutter, memory), context)
    reading = read(edited, cutter, memory)
    assert rescore(before, reading, context, field).parts == score(reading, context).parts  # type: ignore[arg-type]
