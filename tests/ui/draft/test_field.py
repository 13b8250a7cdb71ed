"""Title and body: Chinese input, emoji, what is pasted, and how far apart the lines stand."""

from __future__ import annotations

from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nlp.draft import Span
from nlp.findings import Mark
from tests.ui.draft.draft_world import commit, compose, paste
from ui.draft.body import BodyField
from ui.draft.change import Change
from ui.draft.title import TitleField
from ui.theme import Theme

KEYS = 9


@pytest.fixture
def body(theme: Theme, qtbot: QtBot) -> BodyField:
    made = BodyField(theme, lambda field, at: "")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def title(theme: Theme, qtbot: QtBot) -> TitleField:
    made = TitleField(theme, lambda field, at: "")
    qtbot.addWidget(made)
    made.resize(400, 40)
    made.show()
    return made


def changes_of(field: BodyField | TitleField) -> list[Change]:
    told: list[Change] = []
    field.changed.connect(told.append)
    return told


def test_composing_changes_nothing_until_it_is_committed(body: BodyField) -> None:
    told = changes_of(body)
    for letters in ("h", "hu", "huf", "hu'fu"):
        compose(body, letters)
        assert body.composing
    assert told == []
    assert body.text() == ""
    commit(body, "护肤")
    assert told == [Change(0, "", "护肤")]
    assert not body.composing


def test_a_composition_given_up_leaves_no_trace(body: BodyField) -> None:
    body.show_text("面霜")
    told = changes_of(body)
    compose(body, "hufu")
    commit(body, "")
    assert told == []
    assert body.text() == "面霜"


def test_keys_belong_to_the_input_method_while_it_composes(title: TitleField, qtbot: QtBot) -> None:
    compose(title, "biaoti")
    with qtbot.assertNotEmitted(title.down_wished, wait=50):
        qtbot.keyClick(title, Qt.Key.Key_Down)


def test_places_are_right_behind_emoji(body: BodyField) -> None:
    body.show_text("🔥👩‍👧面霜好🇨🇳用")
    start = body.text().index("面霜")
    body.select(start, start + 2)
    assert body.textCursor().selectedText() == "面霜"
    assert body.selected() == (start, start + 2)
    body.replace(start, start + 2, "精华")
    assert body.text() == "🔥👩‍👧精华好🇨🇳用"


def test_marks_are_painted_behind_emoji_and_move_with_the_text(body: BodyField) -> None:
    body.show_text("🔥🔥面霜最好用\n第二段")
    body.show_marks([Mark(Span("body", 4, 7), "hard"), Mark(Span("title", 0, 2), "keyword")])
    formats = body.document().firstBlock().layout().formats()
    assert [(one.start, one.length) for one in formats] == [(6, 3)]
    body.moveCursor(QTextCursor.MoveOperation.Start)
    body.insert("😀好")
    assert body.marks() == [(6, 9, "hard")]
    assert body.text()[6:9] == "最好用"


def test_a_hit_is_painted_over_a_keyword_in_it(body: BodyField) -> None:
    body.show_text("全网最好用的")
    body.show_marks([Mark(Span("body", 2, 5), "hard"), Mark(Span("body", 3, 5), "keyword")])
    (only,) = body.document().firstBlock().layout().formats()
    assert (only.start, only.length) == (2, 3)


def test_a_mark_that_is_typed_into_fades(body: BodyField) -> None:
    body.show_text("面霜最好用")
    body.show_marks([Mark(Span("body", 2, 5), "hard")])
    body.replace(3, 4, "强")
    assert body.marks() == []


def test_composing_beside_a_mark_leaves_it(body: BodyField) -> None:
    body.show_text("面霜最好用")
    body.show_marks([Mark(Span("body", 2, 5), "hard")])
    body.moveCursor(QTextCursor.MoveOperation.End)
    compose(body, "zhende")
    assert body.marks() == [(2, 5, "hard")]


def test_only_paragraphs_that_differ_are_painted_again(body: BodyField, qtbot: QtBot) -> None:
    body.show_text("面霜\n精华\n面膜")
    first = Mark(Span("body", 0, 2), "keyword")
    body.show_marks([first])
    painted = []
    body.document().documentLayout().updateBlock.connect(lambda block: painted.append(block.blockNumber()))
    body.show_marks([first, Mark(Span("body", 6, 8), "keyword")])
    assert set(painted) <= {2}


def test_only_the_text_of_rich_text_is_pasted(body: BodyField) -> None:
    paste(body, "面霜", '<img src="/dev/zero"><b>面霜</b>')
    assert body.text() == "面霜"
    assert body.document().toPlainText() == "面霜"


def test_lines_of_every_system_are_pasted(body: BodyField) -> None:
    paste(body, "一\r\n二\r三\u2029四")
    assert body.text() == "一\n二\n三\n四"


def test_half_characters_and_nul_are_pasted_as_signs(body: BodyField) -> None:
    body.insert("a\ud800b\0c")
    assert body.text() == "a�b�c"
    body.select(4, 5)
    assert body.textCursor().selectedText() == "c"


def test_text_from_right_to_left_stays_as_it_is(body: BodyField) -> None:
    told = changes_of(body)
    paste(body, "مرحبا \u202eabc\u202c 面霜")
    assert body.text() == "مرحبا \u202eabc\u202c 面霜"
    assert len(told) == 1


@pytest.mark.parametrize("text", ["好的面霜，真的。\n" * 11_000, "🔥" * 10_000, "好的面霜。" * 20_000])
def test_a_pasted_novel_is_kept_whole_and_typing_goes_on(body: BodyField, qtbot: QtBot, text: str) -> None:
    paste(body, text)
    assert body.text() == text
    body.moveCursor(QTextCursor.MoveOperation.End)
    ours = seconds_a_key(body)
    assert body.text() == text + "好" * KEYS
    plain = QPlainTextEdit(text)
    qtbot.addWidget(plain)
    plain.resize(body.size())
    plain.show()
    plain.moveCursor(QTextCursor.MoveOperation.End)
    # Qt itself takes 31 ms for a paragraph of 100,000 characters, and 1 ms for as many in lines.
    assert ours < 2 * seconds_a_key(plain) + 0.03


def seconds_a_key(field: QPlainTextEdit) -> float:
    """The median from a committed word to its being painted."""
    taken = []
    for _ in range(KEYS):
        start = perf_counter()
        commit(field, "好")
        QApplication.processEvents()
        taken.append(perf_counter() - start)
    return median(taken)


def test_lines_stand_165_percent_apart(body: BodyField, theme: Theme) -> None:
    body.show_text("一\n二\n三 🔥")
    QApplication.processEvents()
    tops = []
    for number in range(3):
        cursor = QTextCursor(body.document().findBlockByNumber(number))
        tops.append(body.cursorRect(cursor).top())
    assert tops[1] - tops[0] == tops[2] - tops[1] == round(15 * 1.65)


def test_long_paragraphs_keep_the_distance(body: BodyField) -> None:
    body.show_text("厚涂面霜" * 40)
    QApplication.processEvents()
    layout = body.document().firstBlock().layout()
    assert layout.lineCount() > 2
    steps = {layout.lineAt(n + 1).y() - layout.lineAt(n).y() for n in range(layout.lineCount() - 1)}
    assert steps == {25.0}


def test_the_title_never_loses_a_letter(title: TitleField) -> None:
    paste(title, "面" * 500)
    assert title.text() == "面" * 500


def test_a_title_of_two_lines_is_pasted_as_one(title: TitleField) -> None:
    paste(title, "面霜\n厚涂")
    assert title.text() == "面霜 厚涂"


def test_enter_in_the_title_leads_on_and_writes_nothing(title: TitleField, qtbot: QtBot) -> None:
    title.show_text("面霜")
    with qtbot.waitSignal(title.down_wished):
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert title.text() == "面霜"


def test_the_title_grows_with_its_text(title: TitleField) -> None:
    one = title.height()
    title.show_text("面" * 60)
    QApplication.processEvents()
    assert one < title.height() <= one * 3


def test_the_menu_speaks_chinese(body: BodyField) -> None:
    texts = [action.text() for action in body.menu().actions() if action.text()]
    assert texts == ["撤销", "重做", "剪切", "复制", "粘贴", "全选"]
