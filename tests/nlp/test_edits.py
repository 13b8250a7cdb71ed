"""Every edit was made and rescored: what it is said to gain is what it gains."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.checks import Context
from nlp.draft import Draft, Span
from nlp.edits import SHOWN, applied, edits
from nlp.findings import Edit, Suggestion
from nlp.lexicon import bundled
from nlp.proposals import proposals
from nlp.reading import Memory, read
from nlp.score import score
from nlp.words import Cutter
from planner.rules import Rules

PLAIN = Draft(
    "这支面霜好用",
    "🔥最近天气冷，脸上起皮。这支面霜最好用了。" + "早上起来先用温水洗脸。" * 20 + "\n就这样。",
    ("护肤",),
)
TOPICS = [Suggestion("护肤", "品类", "核心", "", 9), Suggestion("干皮护肤", "人群+品类", "长尾", "", 3)]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.fixture(scope="module")
def context() -> Context:
    day = Rules.load().on(date(2026, 11, 22))
    return Context(("敏感肌面霜", "敏感肌能用吗", "秋冬"), wording=day.wording, limits=day.limits)


def best(draft: Draft, context: Context, cutter: Cutter) -> tuple[Edit, ...]:
    memory = Memory()
    reading = read(draft, cutter, memory)
    return edits(reading, score(reading, context), context, memory, TOPICS)


def proposals_of(draft: Draft, context: Context, cutter: Cutter) -> tuple[Edit, ...]:
    reading = read(draft, cutter, Memory())
    return proposals(reading, score(reading, context), context)


def test_every_gain_is_real(cutter: Cutter, context: Context) -> None:
    before = score(read(PLAIN, cutter), context).total
    found = best(PLAIN, context, cutter)
    assert 1 <= len(found) <= SHOWN
    assert [edit.gain for edit in found] == sorted((edit.gain for edit in found), reverse=True)
    for edit in found:
        after = score(read(applied(PLAIN, edit), cutter), context).total
        assert after - before == edit.gain > 0


def test_terms_at_zero_mentions_are_proposed(cutter: Cutter, context: Context) -> None:
    texts = [edit.text for edit in best(PLAIN, context, cutter)]
    assert any(text.startswith(("标题加入", "开头写到", "正文写到")) for text in texts)


def test_wording_is_softened_where_it_stands(cutter: Cutter) -> None:
    day = Rules.load().on(date(2026, 11, 22))
    found = best(PLAIN, Context(wording=day.wording), cutter)
    (softer,) = [edit for edit in found if "改为" in edit.text]
    assert softer.text == "「最好用」改为「我最常用」"
    assert "这支面霜我最常用了" in applied(PLAIN, softer).body


def test_an_edit_of_each_kind() -> None:
    draft = Draft("标题", "🔥正文", ("一",))
    assert applied(draft, Edit("", 0, "好", Span("title", 0, 0), "title")).title == "好标题"
    assert applied(draft, Edit("", 0, "好", Span("body", 1, 3), "body")).body == "🔥好"
    assert applied(draft, Edit("", 0, "二", None, "topics")).topics == ("一", "二")


def test_topics_already_carried_are_not_proposed(cutter: Cutter) -> None:
    context = Context(support={"护肤": 900, "干皮护肤": 3}, notes=5000)
    texts = [edit.text for edit in best(PLAIN, context, cutter)]
    assert "加话题 #护肤" not in texts
    assert "加话题 #干皮护肤" in texts


def test_long_paragraphs_are_split_at_a_sentence(cutter: Cutter) -> None:
    draft = Draft("", "开头。\n" + "我早上起来先用温水洗脸。" * 16)
    found = [edit for edit in best(draft, Context(), cutter) if edit.text == "拆开第 2 段"]
    assert found
    assert "。\n我早上" in applied(draft, found[0]).body[10:]


def test_longer_keywords_lead_the_title_with_a_stroke(cutter: Cutter, context: Context) -> None:
    draft = Draft("早八底妆", PLAIN.body)
    titles = [applied(draft, edit).title for edit in best(draft, context, cutter) if edit.target == "title"]
    assert "敏感肌面霜｜早八底妆" in titles


def test_an_empty_body_gets_no_made_up_beginning(cutter: Cutter, context: Context) -> None:
    assert not [edit for edit in best(Draft("干皮秋冬面霜"), context, cutter) if edit.target == "body"]


@pytest.mark.parametrize(
    ("draft", "odd"),
    [
        (Draft("孩子写作业", "孩子每天写到十点，我头疼得很。后来用了番茄钟，八点就写完了。" * 4), "头疼"),
        (Draft("今天吃什么", "每天都头疼，上班更头疼。晚上喝一碗姜汤，早上煮粥，加一点红枣。" * 4), "晚上"),
        (Draft("租房改造", "搬家以后房间很乱，焦虑得睡不着，于是买了收纳盒，桌面干净了。" * 4), "焦虑"),
    ],
)
def test_only_words_that_stand_well_in_a_title_are_proposed(draft: Draft, odd: str, cutter: Cutter) -> None:
    added = [edit.insert for edit in best(draft, Context(), cutter) if edit.target == "title"]
    assert added
    assert odd not in added


def test_of_a_keyword_only_fitting_words_go_into_a_title(cutter: Cutter) -> None:
    found = proposals_of(Draft("早上十分钟出门", PLAIN.body), Context(("怎么选口红色号",)), cutter)
    words = [edit.insert for edit in found if edit.target == "title"]
    assert words
    assert not {"怎么选", "怎么"} & set(words)


def test_a_title_without_room_is_left_alone(cutter: Cutter, context: Context) -> None:
    draft = Draft("题" * 20, PLAIN.body)
    assert not [edit for edit in best(draft, context, cutter) if edit.target == "title"]


def test_the_question_goes_before_the_topics_at_the_end(cutter: Cutter) -> None:
    draft = Draft("", "我用了这支面霜。\n#护肤[话题]# #面霜[话题]#")
    (asked,) = [edit for edit in best(draft, Context(), cutter) if edit.text == "结尾问一句"]
    assert applied(draft, asked).body.startswith("我用了这支面霜。\n你们用的是哪款面霜？\n#护肤")


@pytest.mark.parametrize(
    "draft",
    [Draft(), Draft("\ud800", "\0"), Draft("🔥" * 40, "🔥" * 3_000), Draft("", " \n \n"), Draft("题", "!" * 3_000)],
)
def test_odd_drafts(cutter: Cutter, context: Context, draft: Draft) -> None:
    for edit in best(draft, context, cutter):
        applied(draft, edit)
