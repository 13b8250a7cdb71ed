"""Our own notes and drafts as texts that can be searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.checks.looking import OPENING_LEAST, OPENING_MOST
from nlp.suggest.facts import MARKED, MARKS, key_of
from nlp.text import fold_plain
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import parted, texts
from planner.storage.visible import visible

SENTENCE_END = re.compile(r"[\n。!?！？…]+")


@dataclass(frozen=True, slots=True)
class Ours:
    """A note or draft of ours, folded. ``body`` has no topic marks; ``opening`` is its beginning; ``day`` is "" when unknown."""

    id: str
    noun: str
    name: str
    day: str
    title: str
    opening: str
    body: str
    topics: tuple[str, ...]


def own_notes(store: Store) -> Iterator[Ours]:
    """Every note of ours that can be seen, oldest first."""
    with engine.reading(store.db) as db:
        found = engine.rows(
            db,
            "select n.id, n.title, coalesce(n.published_at, ''), t.body, t.topics from note n join note_text t on t.note = n.no"
            f" where n.own = 1 and n.deleted_at is null and {visible(db, 'n.batch')} order by n.published_at, n.no",
        )
    for id, title, published, body, topics in found:
        yield _ours(id, "note", title, published[:10], body, parted(topics))


def own_drafts(store: Store) -> Iterator[Ours]:
    """Every draft that is not in the basket and has not become a note of the library, the last changed first."""
    found = engine.rows(
        store.db,
        "select id, title, coalesce(posted_on, ''), body, topics from draft where deleted_at is null and note_id is null"
        " order by updated_at desc, id desc",
    )
    for id, title, day, body, topics in found:
        yield _ours(id, "draft", title, day, body, texts(topics))


def opening_of(body: str) -> str:
    """The opening of a body: until the sentence that passes 60 characters, 120 at the latest."""
    match = SENTENCE_END.search(body, OPENING_LEAST - 1)
    return body[: min(match.end() if match else len(body), OPENING_MOST)]


def _ours(id: str, noun: str, title: str, day: str, body: str, topics: tuple[str, ...]) -> Ours:
    plain = fold_plain(MARKS.sub(" ", body))
    marked = {key_of(mark) for mark in MARKED.findall(body)}
    keys = dict.fromkeys(filter(None, (*map(key_of, topics), *sorted(marked))))
    return Ours(id, noun, title or plain[:20], day, fold_plain(title), opening_of(plain), plain, tuple(keys))
