"""话术: replies to begin with. Those that ship can be rewritten, own ones added; which suit a comment is decided by words."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.intents import INTENTS
from nlp.text import fold_plain
from planner.matrix.written import Written, recorded
from planner.presets import PRESETS
from planner.problems import Problem
from planner.storage import engine, images
from planner.storage.images import REPLY
from planner.storage.store import Store
from planner.storage.texts import dumps, storable

PRODUCT, ANY_PRODUCT = "{产品}", "这款"
TITLE_MOST, TEXT_MOST = 30, 500
FOR_INTENT, FOR_ASPECT, FOR_WORD = 2.0, 1.5, 1.0
WORDS_COUNTED = 3
OWN_FIRST = 0.25
"""Of two that suit alike, the team's own comes first."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One prepared answer. ``id`` is None for one that ships and nobody has rewritten; ``preset`` the name it ships under."""

    id: str | None
    preset: str | None
    title: str
    text: str
    intents: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def for_product(self, product: str | None) -> str:
        """Its text with the product named."""
        return self.text.replace(PRODUCT, product or ANY_PRODUCT)


@dataclass(frozen=True, slots=True)
class Suited:
    """A reply that suits a comment, and why."""

    reply: Reply
    why: str


@cache
def shipped() -> tuple[Reply, ...]:
    """The replies that ship with the application."""
    data = tomllib.loads((PRESETS / "replies.toml").read_text(encoding="utf-8"))
    return tuple(
        Reply(
            None,
            one["title"],
            one["title"],
            one["text"],
            *(tuple(one[name]) for name in ("intents", "aspects", "words")),
        )
        for one in data["reply"]
    )


class Replies:
    """The reply library of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self) -> Library:
        """Own replies, the newest first, then those that ship."""
        own = [
            Reply(id, preset, title, text, tuple(json.loads(intents)), tuple(json.loads(aspects)))
            for id, preset, title, text, intents, aspects in engine.rows(
                self._store.db,
                "select id, preset, title, text, intents, aspects from reply where deleted_at is null order by id desc",
            )
        ]
        words = {one.preset: one.words for one in shipped()}
        own = [
            Reply(one.id, one.preset, one.title, one.text, one.intents, one.aspects, words.get(one.preset, ()))
            for one in own
        ]
        rewritten = {one.preset for one in own}
        return [*own, *(one for one in shipped() if one.preset not in rewritten)]

    def save(self, reply: Reply) -> Written:
        """Keep a new reply, or a rewritten one; one that ships gets an own one in its place. Raises Problem without words."""
        title, text = storable(" ".join(reply.title.split())), storable(reply.text.strip())
        if not title or len(title) > TITLE_MOST:
            raise Problem(f"话术要有名字，最多 {TITLE_MOST} 个字", "例如“问肤质能不能用”")
        if not text or len(text) > TEXT_MOST:
            raise Problem(f"话术要有内容，最多 {TEXT_MOST} 个字", "请改短一点")
        if set(reply.intents) - set(INTENTS):
            raise ValueError(reply.intents)
        id, now = reply.id or self._store.key(), self._store.now()
        with recorded(self._store) as recording:
            recording.touch(REPLY, [id])
            row = recording.rows(REPLY)[id]
            made = row[REPLY.columns.index("created_at")] if row else now
            values = (
                reply.preset,
                title,
                text,
                dumps(list(reply.intents)),
                dumps(list(reply.aspects)),
                made,
                now,
                None,
            )
            images.put(recording.db, REPLY, recording.rows(REPLY), {id: values})
        return recording.written

    def remove(self, id: str) -> Written:
        """Take an own reply away; one that ships comes back."""
        with recorded(self._store) as recording:
            recording.set_columns(REPLY, [id], {"deleted_at": self._store.now()})
        return recording.written


Library = list[Reply]


def suited(replies: Sequence[Reply], intent: str, aspects: Iterable[str], text: str, most: int = 4) -> list[Suited]:
    """The replies that suit a comment best, with the reason; none where nothing speaks for one."""
    folded, spoken = fold_plain(text), set(aspects)
    found: list[tuple[float, int, Suited]] = []
    for place, one in enumerate(replies):
        if intent not in one.intents:
            continue
        named = [aspect for aspect in one.aspects if aspect in spoken]
        words = [word for word in one.words if fold_plain(word) in folded]
        points = FOR_INTENT + FOR_ASPECT * len(named) + FOR_WORD * min(len(words), WORDS_COUNTED)
        points += OWN_FIRST if one.id else 0.0
        # Among replies of one intent those that are made for something else come after the plain ones.
        points -= 0.5 if (one.aspects or one.words) and not named and not words else 0.0
        why = "、".join((intent, *named, *(f"「{word}」" for word in words[:WORDS_COUNTED])))
        found.append((-points, place, Suited(one, why)))
    return [one for *_, one in sorted(found, key=lambda one: one[:2])[:most]]
