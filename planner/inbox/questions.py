"""What readers ask and nobody answers: words for the keyword bank, ideas for notes, each with how many ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.intents import REPEATED_LEAST, class_of
from planner.inbox.finding import ASKS
from planner.inbox.records import Question
from planner.storage import engine
from planner.storage.kinds import keyword_key
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

QUESTIONS_MOST, EXAMPLES = 400, 8
MENTION = re.compile(r"@\S{1,20}\s*")
TITLE_MOST = 20


class Questions:
    """The unanswered questions of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, kind: str = "", search: str = "", most: int = QUESTIONS_MOST) -> Found:
        """What is asked for, the most asked first; ``kind`` is 词, 组合, 原句 or empty for all."""
        with engine.reading(self._store.db) as db:
            rows = engine.rows(
                db,
                "select a.kind, a.text, count(*) n, max(a.comment) from comment_asked a"
                f" join comment_state s on s.comment = a.comment where {ASKS} and {visible(db, 's.batch')}"
                " and (? = '' or a.kind = ?) and (? = '' or instr(a.text, ?)) group by a.kind, a.text"
                " having a.kind <> '原句' or n >= ? order by n desc, length(a.text) desc, a.text limit ?",
                (kind, kind, search, search, REPEATED_LEAST, most),
            )
            banked = _banked(db)
            texts = dict(_texts(db, [row[3] for row in rows]))
        return [
            Question(kind, text, class_of(text), count, texts.get(no, ""), keyword_key(text) in banked)
            for kind, text, count, no in rows
        ]

    def examples(self, kind: str, text: str, most: int = EXAMPLES) -> Texts:
        """What people wrote, the most liked first, without the names of whom they called."""
        with engine.reading(self._store.db) as db:
            rows = engine.rows(
                db,
                "select c.text from comment_asked a join comment_state s on s.comment = a.comment"
                f" join comment c on c.no = a.comment where a.kind = ? and a.text = ? and {ASKS}"
                f" and {visible(db, 's.batch')} order by s.likes desc, c.no desc limit ?",
                (kind, text, most * 2),
            )
        return list(dict.fromkeys(_plain(said) for (said,) in rows))[:most]


Found = list[Question]
Texts = list[str]


def idea(question: Question, examples: Sequence[str]) -> DraftContent:
    """A draft to begin with: what is asked as a title, the questions as what it has to answer. Nobody is named in it."""
    title = question.text.replace(" ", "")
    asked = "\n".join(f"- {one}" for one in examples)
    body = f"评论里有 {question.count} 条在问，逐条讲清楚：\n{asked}" if asked else ""
    return DraftContent(title[:TITLE_MOST], body, keywords=(keyword(question),) if question.kind != "原句" else ())


def keyword(question: Question) -> str:
    """The text as it goes into the keyword bank."""
    return question.text.replace(" ", "") if question.kind == "组合" else question.text


def why(question: Question, examples: Sequence[str]) -> str:
    """Where an idea is from, for the remark of a slot."""
    example = f"，如「{examples[0]}」" if examples else ""
    return f"来自评论：{question.count} 条没人回答的提问{example}"


def _plain(text: str) -> str:
    return " ".join(MENTION.sub("", text).split())


def _banked(db: Database) -> frozenset[str]:
    sql = "select key from keyword where status is not null and unbanked_at is null and deleted_at is null"
    return frozenset(key for (key,) in engine.rows(db, sql))


def _texts(db: Database, nos: Sequence[int]) -> list[tuple[int, str]]:
    marks = ", ".join("?" * len(nos))
    return [
        (no, _plain(text)) for no, text in engine.rows(db, f"select no, text from comment where no in ({marks})", nos)
    ]
