"""承接: what notes promise and want to be found by, beside what the shop's texts answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from nlp.note import Note
from planner.batches import Batches
from planner.campaigns import Campaigns
from planner.drafts import Drafts
from planner.importing.rows import NoteRow
from planner.landing import LandingTexts
from planner.landing.answers import Landing, Point
from planner.landing.asking import LandingDesk
from planner.landing.bringing import read_texts
from planner.landing.subjects import READ_MOST, told_of
from planner.problems import Problem
from planner.products import Products
from planner.samples import install
from planner.shelving import shelve_sample, unshelve_sample
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import DraftContent, SlotKeyword
from planner.storage.store import Store

PRODUCT = "云感面霜"


@pytest.fixture
def product(store: Store) -> str:
    return Products(store).add(PRODUCT, claims=("换季泛红时也能用",))[0].id


def planned(store: Store, product: str, content: DraftContent, *keywords: str) -> str:
    """A slot with a draft."""
    known = Campaigns(store).list()
    campaign = known[0] if known else Campaigns(store).add("春季", "2025-03-03", "2025-03-30")[0]
    row = {
        "product_id": product,
        "draft_id": Drafts(store).add(content)[0].id,
        "title": content.title,
        "keywords": tuple(SlotKeyword(word, "长尾") for word in keywords),
    }
    return Slots(store).add(campaign.id, [row])[0][0]


def looked(store: Store, product: str) -> Landing:
    return store.beside(LandingDesk, LandingDesk).landing(product)


def point(landing: Landing, key: str) -> Point:
    return landing.by_key[key]


def test_promises_and_keywords_are_answered_in_the_same_words_or_not(store: Store, product: str) -> None:
    slot = planned(store, product, DraftContent("上妆", "这罐不卡粉。\n我用了也不闷。"), "干皮面霜", "孕妇能用吗")
    texts = LandingTexts(store)
    texts.add([(product, {"place": "详情页", "text": "薄涂再上粉底，不卡粉。干皮冬天也够润，是面霜也是妆前。"})])
    found = looked(store, product)
    assert point(found, "承诺 卡粉").state == "已回应"
    assert point(found, "承诺 卡粉").answered[0].sentence == "薄涂再上粉底，不卡粉。"
    assert point(found, "承诺 换季泛红时也能用").state == "待补"
    assert "品牌的卖点" in point(found, "承诺 换季泛红时也能用").advice
    assert point(found, "关键词 干皮面霜").state == "部分"
    assert point(found, "关键词 孕妇能用吗").place == "客服自动回复"
    assert [one.id for one in found.subjects] == [slot]
    assert set(found.subjects[0].points) >= {"承诺 卡粉", "关键词 干皮面霜", "关键词 孕妇能用吗"}
    assert found.points[0].open, "what is to be done comes first"


def test_the_same_aspect_in_other_words_is_part_of_an_answer(store: Store, product: str) -> None:
    planned(store, product, DraftContent("早八", "涂完很滋润。"))
    LandingTexts(store).add([(product, {"place": "详情页", "text": "保湿效果好。"})])
    found = point(looked(store, product), "承诺 保湿")
    assert (found.state, found.words) == ("部分", ("滋润",))
    assert "滋润" in found.advice


def test_the_name_of_the_product_and_blame_promise_nothing(store: Store) -> None:
    clear = Products(store).add("青禾清爽版")[0].id
    planned(store, clear, DraftContent("青禾清爽版空瓶", "青禾清爽版用了一个月。别的面霜油腻。"))
    assert not looked(store, clear).points


def test_a_published_note_counts_and_not_its_draft(store: Store, product: str) -> None:
    slot = planned(store, product, DraftContent("草稿标题", "不闷。"))
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "notes", "n", {})
    notes = [
        NoteRow(Note("a1", title="发出去的标题", body="真的不卡粉", author="我们", likes=3)),
        NoteRow(Note("a2", title=f"{PRODUCT}空瓶记", body="很滋润", author="我们", likes=3, own=True)),
    ]
    batches.write_notes(batch, notes)
    batches.finish(batch)
    ids = dict(engine.rows(store.db, "select title, id from note"))
    Slots(store).edit({slot: {"note_id": ids["发出去的标题"]}})
    found = looked(store, product)
    kinds = {one.title: one.kind for one in found.subjects}
    assert kinds == {"发出去的标题": "已发笔记", f"{PRODUCT}空瓶记": "已发笔记"}
    assert "承诺 卡粉" in found.by_key
    batches.undo(batch)
    assert {one.title: one.kind for one in looked(store, product).subjects} == {"草稿标题": "草稿"}


def test_notes_that_are_too_many_are_counted(store: Store, product: str) -> None:
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "notes", "n", {})
    batches.write_notes(
        batch, [NoteRow(Note(f"a{at}", title=f"{PRODUCT} {at}", own=True)) for at in range(READ_MOST + 3)]
    )
    batches.finish(batch)
    told, over = told_of(store, product, PRODUCT)
    assert (len(told), over) == (READ_MOST, 3)


def test_ticks_stay_and_can_be_taken_back(store: Store, product: str) -> None:
    planned(store, product, DraftContent("早八", "不闷。"), "早八面霜")
    texts = LandingTexts(store)
    written = texts.tick(product, ["关键词 早八面霜", "承诺 肤感"], "已补")
    assert point(looked(store, product), "关键词 早八面霜").state == "已补"
    texts.tick(product, ["承诺 肤感"], "不用补")
    assert texts.ticks(product) == {"关键词 早八面霜": "已补", "承诺 肤感": "不用补"}
    again = texts.tick(product, ["承诺 肤感"], None)
    assert "承诺 肤感" not in texts.ticks(product)
    again.undo()
    assert texts.ticks(product)["承诺 肤感"] == "不用补"
    texts.add([(product, {"place": "首页", "text": "早八面霜"})])
    assert point(looked(store, product), "关键词 早八面霜").state == "已回应", "the texts say so themselves now"
    written.undo()
    assert "关键词 早八面霜" not in texts.ticks(product)


def test_texts_are_changed_and_taken_back(store: Store, product: str) -> None:
    texts = LandingTexts(store)
    ids, added = texts.add(
        [(product, {"place": "首页", "text": " 你好 "}), (product, {"place": "详情页", "text": "第二段"})]
    )
    assert [one.text for one in texts.list(product)] == ["你好", "第二段"]
    texts.edit(ids[0], place="客服自动回复", name="问候")
    assert [one.title for one in texts.list(product)] == ["详情页", "客服自动回复 · 问候"]
    gone = texts.delete([ids[1]])
    assert texts.counts() == {product: 1}
    gone.undo()
    added.undo()
    assert texts.counts() == {}
    for row in (
        {"place": "首页", "text": " "},
        {"place": "抖音", "text": "字"},
        {"place": "首页", "text": "字" * 60_000},
    ):
        with pytest.raises(Problem):
            texts.add([(product, row)])
    with pytest.raises(Problem):
        texts.add([("nobody", {"place": "首页", "text": "字"})])


def test_files_bring_texts(tmp_path: Path) -> None:
    plain = tmp_path / "客服自动回复.txt"
    plain.write_text("你好，请问是什么肤质？\n", encoding="gb18030")
    assert [(one.place, one.text) for one in read_texts(plain)] == [("客服自动回复", "你好，请问是什么肤质？")]
    table = tmp_path / "店铺.csv"
    table.write_text(
        '\ufeff产品,位置,名称,内容\n云感面霜,详情页,第一屏,"两行\n文字"\n,自动回复,,答\n,,,\n', encoding="utf-8"
    )
    assert [(one.product, one.place, one.name, one.text) for one in read_texts(table)] == [
        ("云感面霜", "详情页", "第一屏", "两行\n文字"),
        ("", "客服自动回复", "", "答"),
    ]
    (tmp_path / "空.txt").write_text(" ", encoding="utf-8")
    (tmp_path / "错.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    for name in ("空.txt", "错.csv", "图.png", "没有.txt"):
        with pytest.raises(Problem):
            read_texts(tmp_path / name)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.text(max_size=80), some.text(max_size=80), some.lists(some.text(min_size=1, max_size=12), max_size=3))
def test_any_texts_can_be_laid_beside_each_other(store: Store, shop: str, body: str, keywords: list[str]) -> None:
    product = Products(store).add(f"产品{store.key()}")[0].id
    words = tuple(SlotKeyword(word, "长尾") for word in keywords)
    campaign = Campaigns(store).add(f"计划{store.key()}", "2025-03-03", "2025-03-30")[0]
    draft = Drafts(store).add(DraftContent("题", body))[0].id
    try:
        Slots(store).add(campaign.id, [{"product_id": product, "draft_id": draft, "keywords": words}])
        LandingTexts(store).add([(product, {"place": "首页", "text": shop})])
    except Problem:
        return
    found = looked(store, product)
    assert sum(found.counts.values()) == len(found.points) == len(found.by_key)
    for one in found.points:
        for answer in one.answered:
            if answer.fully and one.kind == "关键词":
                # What a database cannot hold is left out when it is kept.
                assert answer.sentence in shop.replace("\0", "") or answer.sentence.endswith("…")


def test_the_sample_shows_what_is_answered_and_what_is_not(store: Store) -> None:
    install(store)
    ids = {one.name: one.id for one in Products(store).list()}
    full, risky = looked(store, ids["青禾修护霜"]), looked(store, ids["青禾清爽版"])
    assert full.counts["已回应"] >= 5
    assert full.counts["待补"] >= 5
    assert point(risky, "承诺 油痘肌也不闷").state == "待补"
    moment, _changes = shelve_sample(store)
    assert LandingTexts(store).counts() == {}
    unshelve_sample(store, moment)
    assert LandingTexts(store).counts() == {ids["青禾修护霜"]: 6, ids["青禾清爽版"]: 2}
