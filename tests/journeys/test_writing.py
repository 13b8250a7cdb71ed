"""One afternoon of an operator: write, accept what is proposed, copy, post, close, and find everything again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner import samples
from planner.drafts import Drafts
from planner.library import Library
from planner.paths import Workspace
from planner.storage.store import Store
from tests.journeys.person import Person
from ui.draft.asking import PostedSheet
from ui.draft.beside import BesideSheet
from ui.widgets.sheet import Sheet

TITLE = "干皮秋冬面霜，厚涂不闷的只有它"
BODY = """一到十一月我的脸就开始起皮，粉底卡在法令纹，早八挤地铁的时候照了下玻璃，像一张没和好的面。

今年换了个办法：晚上洗完脸不擦干，先拍一层水，再把面霜厚涂，等五分钟再抹开。第三天早上摸脸是软的。

同事问我是不是换了粉底。没有，这是全网最好用的面霜🔥

你们干皮秋冬都用什么？评论区抄作业。"""


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample notes, learned once for all journeys of this file."""
    folder = tmp_path_factory.mktemp("learned")
    with Store.open(Workspace(folder)) as store:
        samples.install(store)
    Library(Workspace(folder)).fit()
    return folder


@pytest.fixture
def workspace(learned: Path, tmp_path: Path) -> Workspace:
    """A copy of it; nobody has it open."""
    shutil.copytree(learned, tmp_path / "workspace")
    return Workspace(tmp_path / "workspace")


@pytest.fixture
def person(qapp: QApplication, workspace: Workspace, qtbot: QtBot) -> Iterator[Person]:
    made = Person(qapp, workspace, qtbot)
    yield made
    if made.app.session.services:
        made.leaves()


def test_from_the_first_word_to_the_posted_note(
    qapp: QApplication, workspace: Workspace, person: Person, qtbot: QtBot
) -> None:
    person.does("draft.new")
    person.writes("标题", TITLE)
    person.writes("正文", BODY)
    before = person.score()
    review = person.page.assistance.review
    assert review
    assert review.forecast.percentile is not None
    assert review.similar
    assert review.keywords
    assert [hit.text for hit in review.wording if hit.level == "hard"]

    edit = person.rows(person.page.inspector.edits)[0]
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert person.score() > before
    person.does("undo")
    assert (person.text("标题"), person.text("正文"), person.score()) == (TITLE, BODY, before)
    person.does("redo")
    after = person.score()
    assert after > before

    topics = person.rows(person.page.inspector.topics)
    qtbot.mouseClick(topics[0], Qt.MouseButton.LeftButton)
    keyword = person.rows(person.page.inspector.keywords)[0]
    word = person.page.assistance.review.keywords[0].text
    qtbot.mouseClick(keyword, Qt.MouseButton.LeftButton)
    assert word in person.text("标题") + person.text("正文")
    assert len(person.page.surface.topics.topics) >= 1

    person.presses("复制标题")
    assert QApplication.clipboard().text() == " ".join(person.text("标题").split())
    person.presses("复制正文+话题")
    for sheet in person.page.findChildren(Sheet):
        person.presses("仍然复制", sheet)
    copied = QApplication.clipboard().text()
    assert copied.startswith(person.text("正文").rstrip())
    assert copied.endswith(f"#{person.page.surface.topics.topics[-1]} ")

    person.does("draft.posted")
    sheet = person.page.findChild(PostedSheet)
    assert sheet
    link = next(field for field in sheet.findChildren(QLineEdit) if field.accessibleName() == "笔记链接")
    link.setText("https://www.xiaohongshu.com/explore/65f000000000000000000001")
    person.presses("标为已发", sheet)
    assert person.draft.status == "已发"

    id, content = person.draft.id, person.page.writing.content
    score = person.score()
    person.leaves()
    again = Person(qapp, workspace, qtbot)
    assert again.draft.id == id
    assert again.page.writing.content == content
    assert again.draft.status == "已发"
    assert again.score() == score
    again.leaves()


def test_what_was_found_leads_into_the_text(person: Person, qtbot: QtBot) -> None:
    person.does("draft.new")
    person.writes("正文", BODY)
    person.score()
    review = person.page.assistance.review
    assert review
    hit = next(hit for hit in review.wording if hit.level == "hard")
    person.does("draft.hit")
    assert person.field("正文").textCursor().selectedText() == hit.text
    part = next(part for part in review.score.parts if part.spans and part.spans[0].field == "body")
    row = next(row for row in person.rows(person.page.inspector.parts) if row.accessibleName().startswith(part.name))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    span = part.spans[0]
    assert person.field("正文").textCursor().selectedText().replace("\u2029", "\n") == BODY[span.start : span.end]


def test_a_hit_that_may_stay_costs_nothing_any_more(person: Person, qtbot: QtBot) -> None:
    person.does("draft.new")
    person.writes("正文", BODY)
    before = person.score()
    hit = next(hit for hit in person.page.assistance.review.wording if hit.level == "hard")  # type: ignore[union-attr]
    person.page.verdicts.ignore(hit, "引用原话")
    qtbot.waitUntil(lambda: hit.rule not in {one.rule for one in person.page.assistance.review.wording})  # type: ignore[union-attr]
    assert person.score() > before
    person.does("undo")
    qtbot.waitUntil(lambda: hit in person.page.assistance.review.wording)  # type: ignore[union-attr]
    assert person.score() == before


def test_a_similar_note_is_read_beside(person: Person, qtbot: QtBot) -> None:
    person.does("draft.new")
    person.writes("正文", BODY)
    qtbot.mouseClick(person.rows(person.page.inspector.similar)[0], Qt.MouseButton.LeftButton)
    sheet = person.page.findChild(BesideSheet)
    assert sheet
    assert all(sheet.columns)
    sheet.reject()


@pytest.mark.parametrize(
    "text",
    [
        "好的面霜，真的。\n" * 11_000,
        "🔥" * 10_000,
        "a\0b\ud800c 面霜",
        "مرحبا \u202eabc\u202c 面霜",
        "#[话题]# [笑哭R]" * 200,
    ],
    ids=["100,000 characters", "10,000 emoji", "half characters", "right to left", "codes"],
)
def test_whatever_is_pasted_is_kept_and_read(person: Person, workspace: Workspace, text: str) -> None:
    person.does("draft.new")
    person.page.surface.body.insert(text)
    person.score()
    shown = person.page.surface.body.text()
    assert len(shown) == len(text)
    id = person.draft.id
    person.leaves()
    with Store.open(workspace) as store:
        assert Drafts(store).get(id).content.body == shown
