"""The page as a person uses it: writing, saving, taking back, pressing what was found, copying out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.drafts import Drafts
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.ui.draft.draft_world import HandWork, World, commit, compose, open_page, paste
from ui.draft.asking import IgnoreSheet, PostedSheet
from ui.draft.inspector.row import Row
from ui.draft.page import DraftPage
from ui.draft.topic_field import TopicField
from ui.draft.topics import TopicChip
from ui.widgets.sheet import Sheet

SAVED_SOON = 1000


def stored(world: World, page: DraftPage) -> DraftContent:
    """What another reader of the file sees."""
    assert page.writing.id
    with Store.open(world.services.workspace) as store:
        return type(world.services.drafts)(store).get(page.writing.id).content


def named(page: QWidget, start: str) -> Row:
    """The row of the inspector whose words begin so."""
    return next(row for row in page.findChildren(Row) if row.isVisible() and row.accessibleName().startswith(start))


def wait_for_review(page: DraftPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.assistance.fresh, timeout=3000)


def take_back(world: World) -> None:
    world.services.undo.undo()


def test_the_first_key_is_on_disk_within_a_second(world: World, page: DraftPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.surface.title, "abc")
    assert page.surface.saved.text() == "○ 保存中"
    qtbot.waitUntil(lambda: stored(world, page).title == "abc", timeout=SAVED_SOON)
    qtbot.waitUntil(lambda: page.surface.saved.text() == "● 已保存")


def test_words_are_saved_when_the_field_is_left(world: World, page: DraftPage) -> None:
    commit(page.surface.body, "早八面霜")
    page.surface.title.setFocus()
    page.list.search.setFocus()
    assert stored(world, page).body == "早八面霜"


def test_switching_drafts_saves_and_keeps_a_version(world: World, page: DraftPage) -> None:
    first = page.writing.id
    commit(page.surface.body, "第一篇")
    page.acts.new()
    assert page.writing.id != first
    assert first
    assert world.services.drafts.get(first).content.body == "第一篇"
    assert world.services.drafts.versions(first)


def test_composing_asks_for_no_review_and_saves_nothing(
    world: World, page: DraftPage, work: HandWork, qtbot: QtBot
) -> None:
    wait_for_review(page, qtbot)
    before = len(work.seen)
    for letters in ("z", "za", "zao", "zao'ba"):
        compose(page.surface.body, letters)
        qtbot.wait(80)
    qtbot.wait(300)
    assert len(work.seen) == before
    assert not page.writing.autosave.unsaved
    commit(page.surface.body, "早八")
    wait_for_review(page, qtbot)
    assert work.seen[-1].body == "早八"


def test_one_history_for_everything(world: World, page: DraftPage, qtbot: QtBot) -> None:
    surface = page.surface
    commit(surface.title, "面霜")
    commit(surface.body, "厚涂")
    surface.topics.add("干皮")
    surface.images.edited.emit(surface.images.pictures.added(("/a.png",)))
    page.writing.insert("不闷")
    assert (surface.title.text(), surface.body.text()) == ("面霜", "厚涂不闷")
    take_back(world)
    assert surface.body.text() == "厚涂"
    take_back(world)
    assert surface.images.pictures.paths == ()
    take_back(world)
    assert surface.topics.topics == ()
    take_back(world)
    assert (surface.title.text(), surface.body.text()) == ("面霜", "")
    take_back(world)
    assert surface.title.text() == ""
    for _ in range(5):
        world.services.undo.redo()
    assert page.writing.content == DraftContent("面霜", "厚涂不闷", ("干皮",), ("/a.png",))


def test_ctrl_z_in_the_text_is_the_page_s(world: World, page: DraftPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.surface.body, "ab")
    page.surface.topics.add("干皮")
    qtbot.keyClick(page.surface.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.surface.topics.topics == ()
    assert page.surface.body.text() == "ab"
    qtbot.keyClick(page.surface.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.surface.body.text() == ""


def test_taking_back_goes_to_the_draft_it_was_done_in(world: World, page: DraftPage) -> None:
    first = page.writing.id
    commit(page.surface.body, "第一篇")
    page.acts.new()
    take_back(world)
    assert page.writing.id == first
    assert page.surface.body.text() == ""


def test_emoji_come_back_whole(world: World, page: DraftPage) -> None:
    page.surface.body.insert("🔥面霜👩‍👧")
    page.surface.body.select(1, 3)
    page.writing.history.pause()
    commit(page.surface.body, "精华")
    assert page.surface.body.text() == "🔥精华👩‍👧"
    take_back(world)
    assert page.surface.body.text() == "🔥面霜👩‍👧"


def test_the_counters_count_as_the_platform_does(page: DraftPage) -> None:
    commit(page.surface.title, "💇‍♀️🇨🇳✨")
    assert page.surface.title_counter.text() == "10 / 20"
    commit(page.surface.title, "面" * 12)
    assert page.surface.title_counter.text() == "22 / 20 超 2"
    assert page.surface.title_counter.property("role") == "bad"
    page.surface.topics.add(*(f"话题{n}" for n in range(11)))
    assert page.surface.counters.text() == "话题 11 / 10 超 1 · 正文 0 / 1000 · 图 0 / 18"


def test_topics_are_typed_pasted_moved_and_removed(world: World, page: DraftPage, qtbot: QtBot) -> None:
    topics = page.surface.topics
    topics.open()
    field = topics.findChild(TopicField)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "ganpi ")
    qtbot.keyClicks(field, "zaoba")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert topics.topics == ("ganpi", "zaoba")
    paste(field, "#敏感肌[话题]# #秋冬")
    assert topics.topics == ("ganpi", "zaoba", "敏感肌", "秋冬")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert topics.topics == ("ganpi", "zaoba", "敏感肌")
    chips = topics.findChildren(TopicChip)
    qtbot.keyClick(chips[2], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert topics.topics == ("ganpi", "敏感肌", "zaoba")
    qtbot.keyClick(chips[0], Qt.Key.Key_Delete)
    assert topics.topics == ("敏感肌", "zaoba")
    take_back(world)
    assert topics.topics == ("ganpi", "敏感肌", "zaoba")


def test_many_long_topics_leave_the_desk_to_the_text(world: World, page: DraftPage, qtbot: QtBot) -> None:
    topics = page.surface.topics
    low = page.surface.body.height()
    topics.add(*(f"第{n}种敏感肌秋冬护肤面霜推荐" for n in "一二三四五六七八九十"))
    QApplication.processEvents()
    chips = topics.findChildren(TopicChip)
    shown = [chip for chip in chips if chip.isVisible()]
    assert len({chip.y() for chip in shown}) <= 2
    assert low - page.surface.body.height() < 60
    more = next(
        b for b in topics.findChildren(QPushButton) if b.isVisible() and b.text() == f"还有 {10 - len(shown)} 个"
    )
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert all(chip.isVisible() for chip in chips)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [chip.isVisible() for chip in chips] == [True] * len(shown) + [False] * (10 - len(shown))
    topics.focus_beside(len(shown) - 1, 1)
    assert chips[len(shown)].hasFocus()
    page.acts.new()
    assert not more.isVisible()


def test_a_topic_is_composed_like_anything_else(page: DraftPage, qtbot: QtBot) -> None:
    topics = page.surface.topics
    topics.open()
    field = topics.findChild(TopicField)
    assert field
    compose(field, "ganpi")
    assert topics.topics == ()
    commit(field, "干皮")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert topics.topics == ("干皮",)


def test_an_edit_is_made_by_enter_and_taken_back(world: World, page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.title, "干皮秋冬面霜")
    commit(page.surface.body, "🔥真的，最好用的面霜。")
    wait_for_review(page, qtbot)
    before = page.assistance.review.score.total  # type: ignore[union-attr]
    row = named(page, "「最好用」改为")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert page.surface.body.text() == "🔥真的，我最常用的面霜。"
    wait_for_review(page, qtbot)
    assert page.assistance.review.score.total > before  # type: ignore[union-attr]
    take_back(world)
    assert page.surface.body.text() == "🔥真的，最好用的面霜。"


def test_a_keyword_goes_where_the_cursor_is(page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.body, "冬天就靠它")
    page.surface.body.select(2, 2)
    wait_for_review(page, qtbot)
    qtbot.mouseClick(named(page, "不卡粉"), Qt.MouseButton.LeftButton)
    assert page.surface.body.text() == "冬天不卡粉就靠它"
    commit(page.surface.body, "，")
    assert page.surface.body.text() == "冬天不卡粉，就靠它"


def test_a_topic_suggestion_becomes_a_topic(page: DraftPage, qtbot: QtBot) -> None:
    wait_for_review(page, qtbot)
    qtbot.mouseClick(named(page, "沙漠干皮"), Qt.MouseButton.LeftButton)
    assert page.surface.topics.topics == ("沙漠干皮",)


def test_the_back_test_leads_to_the_check_up(world: World, page: DraftPage, qtbot: QtBot) -> None:
    went: list[str] = []
    world.services.commands.add("page.checkup", "去预估体检", "", lambda: went.append("checkup"))
    wait_for_review(page, qtbot)
    link = next(button for button in page.inspector.findChildren(QPushButton) if "回测 ρ 0.38" in button.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert went == ["checkup"]


def test_evidence_opens_by_the_arrow_key(page: DraftPage, qtbot: QtBot) -> None:
    wait_for_review(page, qtbot)
    row = named(page, "干皮面霜推荐")
    qtbot.keyClick(row, Qt.Key.Key_Right)
    texts = [label.text() for label in page.inspector.findChildren(QWidget) if hasattr(label, "text")]
    assert any("例：干皮面霜推荐看这篇就够了" in text for text in texts)


def test_rows_are_walked_with_the_arrow_keys(page: DraftPage, qtbot: QtBot) -> None:
    wait_for_review(page, qtbot)
    page.go_to_inspector()
    first = QApplication.focusWidget()
    assert isinstance(first, Row)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, Row)
    assert second is not first
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_pressing_a_reason_selects_its_places_one_after_another(page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.body, "🔥我和我的脸")
    wait_for_review(page, qtbot)
    for start in (1, 3, 1):
        qtbot.mouseClick(named(page, "口吻"), Qt.MouseButton.LeftButton)
        assert page.surface.body.selected() == (start, start + 1)
        assert page.surface.body.textCursor().selectedText() == "我"


def test_findings_about_an_older_text_are_not_applied(page: DraftPage, world: World, qtbot: QtBot) -> None:
    commit(page.surface.body, "最好用")
    wait_for_review(page, qtbot)
    edit = page.assistance.review.edits[1]  # type: ignore[union-attr]
    page.surface.body.replace(0, 0, "真的")
    page.assistance.apply(edit)
    assert page.surface.body.text() == "真的最好用"
    assert "文字刚改过" in world.services.status.message


def test_hovering_a_hit_says_rule_and_advice(page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.body, "🔥早八最好用")
    wait_for_review(page, qtbot)
    assert "绝对化用语" in page.assistance.explain("body", 3)
    assert "我最常用" in page.assistance.explain("body", 5)
    assert page.assistance.explain("body", 1) == "关键词「早八」"
    assert page.assistance.explain("body", 0) == ""


def test_a_hit_is_ignored_with_a_reason_and_heeded_again(
    world: World, page: DraftPage, work: HandWork, qtbot: QtBot
) -> None:
    commit(page.surface.body, "最好用的面霜")
    wait_for_review(page, qtbot)
    hit = page.assistance.review.wording[0]  # type: ignore[union-attr]
    page.inspector.wording.ignore_wished.emit(hit)
    sheet = page.findChild(IgnoreSheet)
    assert sheet
    reason = sheet.findChild(QLineEdit)
    yes = next(button for button in sheet.findChildren(QPushButton) if button.text() == "忽略")
    assert reason
    assert not yes.isEnabled()
    qtbot.keyClicks(reason, "quoted")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert page.verdicts.ignored == {("绝对化用语", "最好用")}
    assert page.verdicts.dismissed[0].reason == "quoted"
    qtbot.waitUntil(lambda: work.subjects[-1].ignored == {("绝对化用语", "最好用")})
    take_back(world)
    assert page.verdicts.ignored == frozenset()
    world.services.undo.redo()
    page.verdicts.heed(page.verdicts.dismissed[0].id)
    assert page.verdicts.ignored == frozenset()


def test_a_word_is_never_proposed_again(world: World, page: DraftPage, qtbot: QtBot) -> None:
    wait_for_review(page, qtbot)
    one = page.assistance.review.keywords[1]  # type: ignore[union-attr]
    page.inspector.keywords.banned.emit(one)
    assert not any(row.accessibleName().startswith("不卡粉") for row in page.inspector.keywords.rows_shown())
    take_back(world)
    assert any(row.accessibleName().startswith("不卡粉") for row in page.inspector.keywords.rows_shown())


def test_the_writer_says_which_keywords_to_cover(world: World, page: DraftPage, work: HandWork, qtbot: QtBot) -> None:
    wait_for_review(page, qtbot)
    page.inspector.keywords.cover_wished.emit("百元面霜", True)
    qtbot.waitUntil(lambda: work.subjects[-1].keywords == ("百元面霜",))
    page.writing.autosave.flush()
    assert stored(world, page).keywords == ("百元面霜",)
    take_back(world)
    assert page.writing.content.keywords == ()


def test_the_score_reaches_the_list(world: World, page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.body, "早八面霜厚涂")
    wait_for_review(page, qtbot)
    total = page.assistance.review.score.total  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: world.services.drafts.list()[0].score == total, timeout=3000)


def test_title_and_body_are_copied_as_the_platform_takes_them(page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.title, "干皮面霜")
    commit(page.surface.body, "厚涂")
    page.surface.topics.add("干皮", "早八")
    qtbot.mouseClick(page.surface.copy_title, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "干皮面霜"
    qtbot.mouseClick(page.surface.copy_body, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "厚涂\n\n#干皮 #早八 "


def test_too_long_a_title_is_warned_of_before_copying(page: DraftPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("before")
    commit(page.surface.title, "面" * 21)
    qtbot.mouseClick(page.surface.copy_title, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "before"
    sheet = page.findChild(Sheet)
    assert sheet
    yes = next(button for button in sheet.findChildren(QPushButton) if button.text() == "仍然复制")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "面" * 21


def test_blanks_of_a_template_are_filled_one_after_another(page: DraftPage, qtbot: QtBot) -> None:
    page.acts.new("测评")
    page.surface.body.show_text("🔥我是【肤质】，用了【多少天】")
    page.surface.body.select(0, 0)
    for words in ("【肤质】", "【多少天】", "【肤质】"):
        page.assistance.next_blank()
        assert page.surface.body.textCursor().selectedText() == words
    QApplication.clipboard().setText("before")
    page.acts.copy_body()
    assert QApplication.clipboard().text() == "before"
    assert page.findChild(Sheet)


def test_after_copying_it_is_marked_as_posted(world: World, page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.title, "面霜")
    page.acts.copy_title()
    assert world.services.status.message == "已复制标题，到小红书里粘贴"
    page.acts.mark_posted()
    sheet = page.findChild(PostedSheet)
    assert sheet
    link = next(field for field in sheet.findChildren(QLineEdit) if field.accessibleName() == "笔记链接")
    yes = next(button for button in sheet.findChildren(QPushButton) if button.text() == "标为已发")
    link.setText("file:///etc/passwd")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert page.writing.record
    assert page.writing.record.status == "初稿"
    link.setText("https://www.xiaohongshu.com/explore/1")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert page.writing.record.status == "已发"
    assert page.writing.record.posted_url == "https://www.xiaohongshu.com/explore/1"
    take_back(world)
    assert page.writing.record.status == "初稿"


def test_the_button_names_the_next_step(world: World, page: DraftPage, qtbot: QtBot) -> None:
    assert page.writing.record
    while page.writing.record.status != "待发":
        before = page.writing.record.status
        qtbot.mouseClick(page.surface.forward, Qt.MouseButton.LeftButton)
        assert page.writing.record.status != before
    assert page.surface.forward.text() == "标为已发"
    take_back(world)
    assert page.writing.record.status == before


def test_a_deleted_draft_comes_back(world: World, page: DraftPage) -> None:
    commit(page.surface.title, "要删的")
    id = page.writing.id
    page.acts.delete()
    assert page.writing.id != id
    assert "已删除「要删的」" in world.services.status.message
    take_back(world)
    assert page.writing.id == id
    assert page.surface.title.text() == "要删的"


def test_a_version_is_restored_and_that_is_taken_back(world: World, page: DraftPage) -> None:
    commit(page.surface.body, "第一稿")
    page.writing.leave("手动")
    commit(page.surface.body, "，第二稿")
    page.writing.autosave.flush()
    assert page.writing.id
    version = next(one for one in world.services.drafts.versions(page.writing.id) if one.content.body == "第一稿")
    page.windows.restore(version)
    assert page.surface.body.text() == "第一稿"
    take_back(world)
    assert page.surface.body.text() == "第一稿，第二稿"


def test_images_are_dropped_on_the_surface(page: DraftPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://example.com/b.png")])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.surface.dropEvent(drop)
    assert page.surface.images.pictures.paths == (str(tmp_path / "a.png"),)


def test_the_disk_is_full_and_then_it_is_not(
    world: World, page: DraftPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.problems import Problem

    def refuse(*_: object) -> None:
        raise Problem("磁盘已满，没有写进去", "请先腾出空间")

    world.services.drafts.add(DraftContent("另一篇"))
    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "save", refuse)
        commit(page.surface.body, "写在满盘上")
        qtbot.waitUntil(lambda: page.surface.saved.state == "failed", timeout=2000)
        assert "磁盘已满" in world.services.status.message
        assert page.surface.body.text() == "写在满盘上"
        assert not world.services.savers.save_all()
        other = next(line.id for line in world.services.drafts.list() if line.id != page.writing.id)
        assert not page.open(other)
        assert page.surface.body.text() == "写在满盘上"
        assert "还没能保存" in world.services.status.message
    qtbot.mouseClick(page.surface.saved, Qt.MouseButton.LeftButton)
    assert page.surface.saved.state == "saved"
    assert stored(world, page).body == "写在满盘上"


def test_closing_saves(world: World, page: DraftPage) -> None:
    commit(page.surface.body, "最后一句")
    assert world.services.savers.save_all()
    assert stored(world, page).body == "最后一句"


def test_the_last_draft_is_open_again_at_the_next_start(world: World, page: DraftPage, qtbot: QtBot) -> None:
    first = page.writing.id
    commit(page.surface.title, "先写的")
    page.acts.new("测评")
    assert first
    page.open(first)
    again = open_page(world, HandWork(), qtbot)
    assert again.writing.id == first
    assert again.surface.title.text() == "先写的"


def test_a_template_is_begun_with_its_skeleton(page: DraftPage) -> None:
    page.acts.new("测评")
    assert page.surface.body.text()
    assert page.surface.where.text().startswith("初稿 › 测评")


def test_every_command_runs(world: World, page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.body, "最好用的面霜")
    wait_for_review(page, qtbot)
    skipped = {"draft.images", "draft.posted", "draft.forward"}
    for command in world.services.commands.all("draft"):
        if command.page == "draft" and command.id not in skipped:
            command.action.trigger()
    for sheet in page.findChildren(Sheet):
        sheet.reject()
    if page.windows.preview:
        page.windows.preview.close()
