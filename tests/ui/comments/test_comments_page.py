"""Somebody works through comments: by keys, several at once, with a way back; words are checked before they are said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from planner.inbox.records import InboxFilter
from tests.ui.comments.comments_world import ASKED, BLAMED, TALK, WISHED, World, said
from ui.comments.filters import plain, remembered


def test_an_empty_page_says_what_to_do(world: World) -> None:
    world.opens()
    assert "还没有评论" in world.reads()
    assert "选一条评论" in world.reads()


def test_new_comments_are_read_and_the_heaviest_comes_first(world: World) -> None:
    world.usual()
    page = world.opens()
    assert world.listed()[0] == BLAMED
    assert set(world.listed()) == {BLAMED, ASKED, WISHED}
    assert "质量问题" in world.reads(page.side)
    assert page.talk.shown == world.line(BLAMED).id
    page.work.see("all")
    world.waits()
    assert world.listed()[-1] == TALK
    # An import while the page is open.
    world.bring(said("c9", "求购，多少钱"), name="后来.csv")
    world.waits()
    assert "求购，多少钱" in world.listed()


def test_a_dropped_file_is_taken_in_and_read(world: World, tmp_path: Path) -> None:
    page = world.opens()
    file = tmp_path / "评论.csv"
    file.write_text("comment_id,note_id,评论内容,点赞数\n5f1,n1,敏感肌能用吗？,3\n5f2,n1,求链接,0\n", encoding="utf-8")
    page.files_dropped.emit([file])
    world.qtbot.waitUntil(lambda: bool(world.reads(world.sheet())), timeout=60_000)
    sheet = world.sheet()
    ready = [one for one in sheet.findChildren(QAbstractButton) if one.text().startswith("导入") and one.isVisible()]
    world.qtbot.waitUntil(lambda: ready[0].isEnabled(), timeout=60_000)
    ready[0].click()
    world.qtbot.waitUntil(lambda: len(page.model.ids) == 2, timeout=60_000)
    assert set(world.listed()) == {"敏感肌能用吗？", "求链接"}


def test_keys_go_through_the_list_and_set_a_status(world: World) -> None:
    world.usual()
    world.opens()
    first = world.listed()
    world.keys(Qt.Key.Key_Home)
    world.runs("comments.next")
    assert world.page.talk.shown == world.line(first[1]).id
    world.runs("comments.previous")
    world.runs("comments.status.4")
    assert world.line(first[0]).status == "已解决"
    assert world.listed() == first[1:]
    # What stands there now is chosen: the next key means it.
    assert world.page.talk.shown == world.line(first[1]).id
    assert "已设为已解决" in world.message
    world.undoes()
    assert world.line(first[0]).status == "待处理"
    assert world.listed() == first


def test_several_at_once(world: World) -> None:
    world.usual()
    page = world.opens()
    world.chooses(ASKED, WISHED)
    assert "选了 2 条" in world.reads(page.talk)
    world.runs("comments.mine")
    assert [world.line(text).owner for text in (ASKED, WISHED, BLAMED)] == ["我", "我", ""]
    world.runs("comments.owner")
    world.sheet().findChild(QLineEdit).setText("小满")
    world.presses("指派", world.sheet())
    assert world.line(ASKED).owner == "小满"
    world.undoes()
    world.undoes()
    assert world.line(ASKED).owner == ""
    assert [one.kind for one in world.talk(ASKED).log].count("撤销") == 2


def test_an_answer_is_checked_copied_and_logged(world: World) -> None:
    world.usual()
    page = world.opens()
    world.chooses(ASKED)
    composer = page.talk.composer
    world.types("我们是全网第一，放心用")
    assert not composer.copy.isEnabled()
    assert not composer.answered.isEnabled()
    assert "全网第一" in world.reads(composer)
    world.runs("comments.answered")
    assert world.line(ASKED).status == "待处理"
    world.types("")
    world.runs("comments.reply.1")
    assert "耳后" in composer.text
    assert composer.fit
    world.runs("comments.copy")
    assert QApplication.clipboard().text() == composer.text
    text = composer.text
    world.runs("comments.answered")
    assert world.line(ASKED).status == "已回复"
    assert ("回复", text) in [(one.kind, one.after) for one in world.talk(ASKED).log]
    assert ASKED not in world.listed()
    world.undoes()
    assert world.line(ASKED).status == "待处理"


def test_words_written_since_they_were_checked_are_not_fit(world: World) -> None:
    world.usual()
    composer = world.opens().talk.composer
    # Rules are loaded by now: what comes is answered before anybody has rested.
    world.types("先在耳后试试")
    composer.check_wished.emit(composer.text)
    composer.field.setPlainText("我们是全网第一，放心用")
    world.qtbot.waitUntil(lambda: not world.page.finder.busy)
    assert not composer.fit
    world.waits()
    assert "全网第一" in world.reads(composer)


def test_words_are_kept_when_another_comment_is_chosen(world: World) -> None:
    world.usual()
    page = world.opens()
    world.chooses(ASKED)
    page.talk.composer.field.setPlainText("先在耳后")
    world.chooses(BLAMED)
    assert page.talk.composer.text == ""
    assert world.talk(ASKED).reply == "先在耳后"
    world.chooses(ASKED)
    assert page.talk.composer.text == "先在耳后"
    # A write elsewhere does not disturb what is being written.
    page.talk.composer.field.setPlainText("先在耳后试两天")
    page.do.acts.set_owner([world.line(ASKED).id], "小满")
    world.waits()
    assert page.talk.composer.text == "先在耳后试两天"


def test_a_promise_and_that_it_was_kept(world: World) -> None:
    world.usual()
    page = world.opens()
    world.chooses(BLAMED)
    world.runs("comments.promise")
    world.sheet().findChild(QPlainTextEdit).setPlainText("三天内补发")
    world.presses("记下", world.sheet())
    assert world.line(BLAMED).status == "跟进中"
    assert "答应：三天内补发" in world.reads(page.side)
    world.chooses(BLAMED)
    button = next(one for one in page.side.findChildren(QAbstractButton) if one.isVisible() and one.text() == "已做到")
    button.click()
    world.waits()
    assert world.line(BLAMED).status == "已解决"


def test_filters_are_remembered(world: World) -> None:
    world.usual()
    page = world.opens()
    page.work.show_filter(InboxFilter(view="all", intents=("提问",)))
    world.waits()
    assert world.listed() == [ASKED]
    kept = world.services.memory.get("comments.filter")
    assert remembered(kept) == InboxFilter(view="all", intents=("提问",))
    page.work.clear()
    world.waits()
    assert len(world.listed()) == 4


def test_nonsense_is_not_remembered() -> None:
    for kept in (None, [], {"view": "x", "levels": ["a"], "aspect": [1]}, {"owner": 3}):
        assert remembered(kept) == InboxFilter()
    wanted = InboxFilter(view="late", levels=(3,), owner="", aspect=("闷痘", -1), product="p")
    assert remembered(plain(wanted)) == wanted


def test_when_all_is_done_it_says_so(world: World) -> None:
    world.usual()
    page = world.opens()
    page.work.list.selectAll()
    world.runs("comments.status.5")
    assert "都处理完了" in world.reads()
    page.work.search.setText("没有的话")
    world.waits()
    page.work.search.searched.emit("没有的话")
    world.waits()
    assert "没有这样的评论" in world.reads()


def test_questions_become_words_slots_and_drafts(world: World) -> None:
    from planner.bank import Bank
    from planner.campaigns import Campaigns
    from planner.slots import Slots

    world.usual()
    store, today = world.services.store, date.today().isoformat()
    campaign = Campaigns(store).add("春季上新", today, "2099-01-01")[0].id
    page = world.opens()
    world.runs("comments.questions")
    view = page.questions
    assert view.chosen[0].text == "敏感肌"
    assert "敏感肌能用吗" in world.reads(view.side)
    # Keys of the first view mean nothing here.
    world.runs("comments.status.4")
    assert world.line(BLAMED).status == "待处理"
    world.runs("comments.question.bank")
    assert [word.text for word in Bank(store).list()] == ["敏感肌"]
    assert not view.side.bank.isEnabled()
    world.runs("comments.question.slot")
    world.presses("排上", world.sheet())
    [slot] = Slots(store).lines(Slots(store).find(campaign))
    assert (slot.slot.title, slot.slot.status) == ("敏感肌", "选题")
    assert "没人回答的提问" in slot.slot.remark
    world.runs("comments.question.draft")
    [draft] = world.services.drafts.list()
    assert world.services.drafts.get(draft.id).content.title == "敏感肌"
    for _ in range(3):
        world.undoes()
    assert Bank(store).list() == []
    assert Slots(store).find(campaign) == []
    world.presses("看这些评论", view.side)
    assert world.listed() == [ASKED]


def test_the_library_of_replies_grows(world: World) -> None:
    world.usual()
    page = world.opens()
    world.chooses(ASKED)
    world.types("门店在主页里可以查到")
    world.presses("存为话术", page.talk.composer)
    sheet = world.sheet()
    sheet.findChild(QLineEdit).setText("问门店")
    world.presses("保存", sheet)
    world.presses("关闭", sheet)
    mine = page.do.acts.replies.list()[0]
    assert (mine.title, mine.text, mine.intents) == ("问门店", "门店在主页里可以查到", ("提问",))
    world.undoes()
    assert page.do.acts.replies.list()[0].id is None


def test_another_clock_and_another_time(world: World) -> None:
    world.usual()
    page = world.opens()
    before = world.line(ASKED).due
    page.do.ask_clock()
    fields = world.sheet().findChildren(QLineEdit)
    next(field for field in fields if field.accessibleName() == "留意多少小时").setText("0")
    world.presses("用这套时限", world.sheet())
    assert "小时之间" in world.reads(world.sheet())
    next(field for field in fields if field.accessibleName() == "留意多少小时").setText("30")
    world.presses("用这套时限", world.sheet())
    after = world.line(ASKED).due
    assert before is not None
    assert after is not None
    assert after > before


def test_nothing_offers_to_remove_or_steer_comments(world: World) -> None:
    from ui.comments.menu import menu_of

    world.usual()
    page = world.opens()
    menu = menu_of(page)
    offered = [action.text() for action in menu.actions()]
    offered += [command.text for command in world.services.commands.all("comments")]
    offered += [button.text() for button in page.findChildren(QAbstractButton)]
    menu.close()
    assert not [text for text in offered if any(word in text for word in ("删除", "删评", "控评", "举报", "隐藏评论"))]
