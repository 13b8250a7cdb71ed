"""A day at the desk, all of it through the window: import, learn, write, improve, copy, post, undo, and start anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.store import Store
from tests.journeys.generated import write_notes
from tests.journeys.person import PATIENCE, Person

NOTES = 60
TITLE = "油皮通勤精华"
BODY = """以前我总觉得油皮用不了精华，出门前涂一遍就搓泥，对着地铁玻璃擦了三次。

这周换了个顺序，先拍一层水，等五分钟再压两遍，下午四点额头还是清爽的。"""


def test_a_day_at_the_desk(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace(tmp_path / "草田").ensure()
    # A workspace that exists is not filled with the sample.
    Store.open(workspace).close()
    file = write_notes(tmp_path / "笔记导出.csv", NOTES)

    person = Person(qapp, workspace, qtbot)
    assert "写第一篇草稿" in person.reads()
    imports_and_learns(person, file)
    id = writes_and_improves(person)
    copies_and_posts(person)
    content, score = person.page.writing.content, person.score()
    person.leaves()

    again = Person(qapp, workspace, qtbot)
    assert again.draft.id == id
    assert again.draft.status == "待发"
    assert again.page.writing.content == content
    assert again.services.notes.count() == NOTES
    assert again.score() == score
    again.leaves()


def imports_and_learns(person: Person, file: Path) -> None:
    """Drop the file on 笔记库, agree, and wait until the library knows it."""
    person.does("page.library")
    person.drops(person.library, file)
    person.presses("导入", person.sheet())
    person.qtbot.waitUntil(lambda: person.services.notes.count() == NOTES, timeout=PATIENCE)
    person.qtbot.waitUntil(lambda: len(person.services.library.learned or ()) == NOTES, timeout=PATIENCE)
    person.rests()
    person.qtbot.waitUntil(lambda: person.library.model.rowCount() == NOTES)


def writes_and_improves(person: Person) -> str:
    """Write a draft, accept an edit and a keyword; the score rises, and undo goes all the way back."""
    person.does("page.draft")
    person.presses("新建草稿")
    person.writes("标题", TITLE)
    person.writes("正文", BODY)
    before = person.score()
    review = person.page.assistance.review
    assert review
    assert review.similar
    assert review.forecast.percentile is not None
    assert review.forecast.notes >= 30

    edit = person.rows(person.page.inspector.edits)[0]
    edit.setFocus()
    person.qtbot.keyClick(edit, Qt.Key.Key_Return)
    raised = person.score()
    assert raised > before

    topic = person.rows(person.page.inspector.topics)[0]
    person.qtbot.mouseClick(topic, Qt.MouseButton.LeftButton)
    assert person.page.surface.topics.topics
    person.score()
    improved = person.page.writing.content
    while person.text("标题") or person.text("正文"):
        person.does("undo")
    for _ in range(100):
        if person.page.writing.content == improved:
            break
        person.does("redo")
    assert person.page.writing.content == improved
    return person.draft.id


def copies_and_posts(person: Person) -> None:
    """Copy both parts as the platform takes them, mark the note as posted, and take that back."""
    surface, clipboard = person.page.surface, QApplication.clipboard()
    person.presses("复制标题")
    assert clipboard.text() == surface.title.text()
    person.presses("复制正文+话题")
    topics = " ".join(f"#{topic}" for topic in surface.topics.topics)
    assert clipboard.text() == f"{surface.body.text().rstrip()}\n\n{topics} "

    person.does("draft.forward")
    assert person.draft.status == "一审"
    person.does("draft.forward")
    person.does("draft.forward")
    assert person.draft.status == "待发"
    person.presses("标为已发")
    sheet = person.sheet()
    person.fills("笔记链接", "https://www.xiaohongshu.com/explore/67f000000000000000000001", sheet)
    person.presses("标为已发", sheet)
    assert person.draft.status == "已发"
    assert person.draft.posted_url
    person.does("undo")
    assert (person.draft.status, person.draft.posted_on) == ("待发", None)
