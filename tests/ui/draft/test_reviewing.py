"""What is handed to a review: not the questions of a template, and every other character in its place."""

from __future__ import annotations

from nlp.draft import Draft
from ui.draft.reviewing import without_blanks


def test_the_questions_of_a_template_are_not_the_writers_words() -> None:
    draft = Draft("给【人群】的清单", "先说情况：【肤质】🔥，用了【多少天】。\n【真的\n两行】", ("测评",))
    seen = without_blanks(draft)
    assert (len(seen.title), len(seen.body)) == (len(draft.title), len(draft.body))
    assert seen.title == "给    的清单"
    assert seen.body == "先说情况：    🔥，用了     。\n【真的\n两行】"
    assert seen.topics == draft.topics


def test_a_draft_without_blanks_stays_as_it_is() -> None:
    draft = Draft("干皮秋冬面霜", "一到十一月我的脸就开始起皮【真的】"[:-4])
    assert without_blanks(draft) == draft
