"""The questions the page asks in a lane: which comments, what the filters can offer, one conversation, the wording of a reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.inbox.records import Conversation, InboxFacets, InboxFilter, Order, Question
from planner.storage.times import china_today
from ui.kept import KeptStore
from ui.newest import NewestOf

if TYPE_CHECKING:
    from nlp.intents import CommentReader, CommentReading
    from planner.inbox.replies import Suited
    from planner.inbox.wording import Checked, ReplyChecks
    from planner.storage.store import Store
    from ui.services import Services

UNDERSTOOD_MOST = 4
"""Replies that are offered for one comment."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which comments in which order; ``stay``: nobody asked for others, only what is known of them changed."""

    wanted: InboxFilter
    order: Order
    stay: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The comments that fit."""

    wish: Wish
    ids: list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comment, how it is understood now, and which prepared replies suit it."""

    talk: Conversation
    reading: CommentReading
    suited: tuple[Suited, ...]


class Finder(QObject):
    """The newest question of each kind wins."""

    found = Signal(object)
    """Found."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._newest = NewestOf(services.review_lane, services.status.failed, self)
        self._stay = True
        self._reader: CommentReader | None = None
        self._checks: ReplyChecks | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    @property
    def finding(self) -> bool:
        """Whether the comments that fit are waited for."""
        return self._newest.asks("find")

    def find(self, wish: Wish) -> None:
        """Ask which comments fit."""
        # A person's question that was not answered yet must still bring its comments to the top.
        self._stay = wish.stay and (self._stay or not self._newest.asks("find"))
        wish = replace(wish, stay=self._stay)
        self._newest.ask("find", lambda _job: _find(self._kept.get(), wish), self.found.emit)

    def facets(self, then: Callable[[InboxFacets], None]) -> None:
        """Ask what the filters can offer."""
        self._newest.ask("facets", lambda _job: _facets(self._kept.get()), then)

    def read(self, id: str, then: Callable[[Evidence | None], None]) -> None:
        """Ask for a comment and everything around it; None when it is gone."""
        self._newest.ask("read", lambda _job: self._read(id), then)

    def check(self, text: str, then: Callable[[Checked], None]) -> None:
        """Ask whether a reply is fit to be said."""
        self._newest.ask("check", lambda _job: self._check(text), then)

    def questions(self, kind: str, search: str, then: Callable[[list[Question]], None]) -> None:
        """Ask what unanswered questions ask for."""
        self._newest.ask("questions", lambda _job: _questions(self._kept.get(), kind, search), then)

    def examples(self, kind: str, text: str, then: Callable[[Sequence[str]], None]) -> None:
        """Ask what people wrote."""
        self._newest.ask("examples", lambda _job: _examples(self._kept.get(), kind, text), then)

    def _read(self, id: str) -> Evidence | None:
        from nlp.intents import CommentReader
        from planner.inbox.lines import conversation
        from planner.inbox.naming import Names
        from planner.inbox.replies import Replies, suited

        store = self._kept.get()
        talk = conversation(store, id)
        if talk is None:
            return None
        self._reader = self._reader or CommentReader()
        reading = self._reader.read(Names(store).hide(talk.line.text), talk.line.likes)
        aspects = [one.aspect for one in reading.opinion.aspects]
        replies = suited(Replies(store).list(), talk.line.intent, aspects, talk.line.text, UNDERSTOOD_MOST)
        return Evidence(talk, reading, tuple(replies))

    def _check(self, text: str) -> Checked:
        if self._checks is None:
            from nlp.words import Cutter
            from planner.inbox.wording import ReplyChecks
            from planner.rules import Rules
            from planner.vocabulary import lexicon_of

            reference = self._services.library.reference
            cutter = reference.cutter if reference else Cutter(lexicon_of(self._kept.get()))
            self._checks = ReplyChecks(Rules.load(), cutter)
        return self._checks(text, china_today())


def _find(store: Store, wish: Wish) -> Found:
    from planner.inbox.finding import Inbox

    return Found(wish, Inbox(store).find(wish.wanted, wish.order))


def _facets(store: Store) -> InboxFacets:
    from planner.inbox.finding import Inbox

    return Inbox(store).facets()


def _questions(store: Store, kind: str, search: str) -> list[Question]:
    from planner.inbox.questions import Questions

    return Questions(store).list(kind, search)


def _examples(store: Store, kind: str, text: str) -> list[str]:
    from planner.inbox.questions import Questions

    return Questions(store).examples(kind, text)
