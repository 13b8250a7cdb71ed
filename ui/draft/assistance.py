"""The findings of a review at work: shown in text and inspector, pressed, and put into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from nlp.draft import Span
from nlp.findings import Edit, Hit, Part, Push, Suggestion
from ui.draft.copying import blanks
from ui.draft.inspector.panel import Inspector
from ui.draft.inspector.wording import advice_of
from ui.draft.surface import Surface
from ui.draft.writing import Writing

if TYPE_CHECKING:
    from planner.review import Review

STALE = "文字刚改过，等评阅跟上再试一次"


class Assistance(QObject):
    """Connects the inspector with the text. What was found in an older text is never applied to a newer one."""

    said = Signal(str)
    """Something the person should know."""

    def __init__(self, surface: Surface, inspector: Inspector, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface, self._inspector, self._writing = surface, inspector, writing
        self.review: Review | None = None
        self._walking: object = None
        self._step = 0
        inspector.forecast.push_chosen.connect(self._show_push)
        inspector.parts.chosen.connect(self._show_part)
        inspector.edits.applied.connect(self.apply)
        inspector.keywords.taken.connect(self.take)
        inspector.keywords.cover_wished.connect(writing.cover)
        writing.changed.connect(lambda content: inspector.keywords.show_covered(content.keywords))
        inspector.topics.taken.connect(self.take_topic)
        inspector.wording.chosen.connect(self._show_hit)
        surface.title.place_clicked.connect(lambda at: self._reveal("title", at))
        surface.body.place_clicked.connect(lambda at: self._reveal("body", at))

    @property
    def fresh(self) -> bool:
        """Whether the findings are about the text as it stands."""
        return self.review is not None and self.review.draft == self._writing.content.draft()

    def forget(self) -> None:
        """Another draft: its findings are still to come."""
        self.review = None
        self._surface.show_marks(())
        self._inspector.wait()

    def clear(self) -> None:
        """No draft at all."""
        self.review = None
        self._surface.show_marks(())
        self._inspector.clear()

    @Slot(object)
    def show_review(self, review: Review) -> None:
        """Show findings, if they are about the text as it stands."""
        self.review = review
        if self.fresh:
            self._surface.show_marks(review.marks)
            self._inspector.show_review(review)

    def explain(self, field: str, at: int) -> str:
        """What is to be said of the character at ``at``: a hit's rule and advice, or that it is a keyword."""
        if at < 0 or self.review is None or not self.fresh:
            return ""
        found = self._hits_at(field, at)
        if found:
            return "\n\n".join(advice_of(hit) for hit in found)
        text = self._surface.title.text() if field == "title" else self._surface.body.text()
        words = [
            text[mark.span.start : mark.span.end]
            for mark in self.review.marks
            if mark.span.field == field and mark.span.start <= at < mark.span.end and mark.kind == "keyword"
        ]
        return f"关键词「{words[0]}」" if words else ""

    @Slot(object)
    def apply(self, edit: Edit) -> None:
        """Make a next best edit."""
        if not self.fresh:
            self.said.emit(STALE)
        elif edit.target == "topics":
            self._surface.topics.add(edit.insert)
        elif edit.replace is not None:
            self._writing.replace(edit.replace.field, edit.replace.start, edit.replace.end, edit.insert)
        else:
            field = self._surface.field(edit.target)
            self._writing.replace(edit.target, len(field.text()), len(field.text()), edit.insert)

    @Slot(object)
    def take(self, one: Suggestion) -> None:
        """Put a keyword where the cursor is."""
        if one.place == "topics":
            self.take_topic(one)
        else:
            self._writing.insert(one.text)

    @Slot(object)
    def take_topic(self, one: Suggestion) -> None:
        """Add a topic."""
        if one.text in self._surface.topics.topics:
            self.said.emit(f"话题「{one.text}」已经在了")
        self._surface.topics.add(one.text)

    def apply_number(self, number: int) -> None:
        """Make the best edit, the second best…"""
        if self.review and number < len(self.review.edits):
            self.apply(self.review.edits[number])

    def take_number(self, number: int) -> None:
        """Put in the keyword at this place of the list."""
        if self.review and number < len(self.review.keywords):
            self.take(self.review.keywords[number])

    @Slot()
    def next_blank(self) -> None:
        """Select the next 【…】 of a template behind the cursor."""
        body = self._surface.body
        places = blanks(body.text())
        if not places:
            self.said.emit("没有要填的【】了")
            return
        _, behind = body.selected()
        body.select(*next((place for place in places if place[0] >= behind), places[0]))

    @Slot()
    def ignore_current(self) -> None:
        """Ask to ignore the hit that was walked to last, or the first one."""
        hits = [hit for hit in self.review.wording if hit.level != "exempt"] if self.review and self.fresh else []
        if hits:
            self._inspector.wording.ignore_wished.emit(
                hits[self._step % len(hits)] if self._walking == "hits" else hits[0]
            )
        else:
            self.said.emit("没有要看的用语")

    @Slot()
    def next_hit(self) -> None:
        """Select the next wording hit behind the cursor."""
        hits = [hit for hit in self.review.wording if hit.level != "exempt"] if self.review and self.fresh else []
        if not hits:
            self.said.emit("没有要看的用语")
            return
        self._walk("hits", tuple(hit.span for hit in hits))

    def _hits_at(self, field: str, at: int) -> list[Hit]:
        hits = self.review.wording if self.review else ()
        return [hit for hit in hits if hit.span.field == field and hit.span.start <= at < hit.span.end]

    def _reveal(self, field: str, at: int) -> None:
        if at >= 0 and self.fresh and (found := self._hits_at(field, at)):
            self._inspector.wording.reveal(found[0])

    @Slot(object)
    def _show_part(self, part: Part) -> None:
        self._walk(("part", part.name), part.spans)

    @Slot(object)
    def _show_push(self, push: Push) -> None:
        self._walk(("push", push.name), push.spans)

    @Slot(object)
    def _show_hit(self, hit: Hit) -> None:
        if hit.span.start == hit.span.end:
            # A hit inside a topic has no place in the text.
            self._surface.topics.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._walk(("hit", hit.span), (hit.span,))

    def _walk(self, what: object, spans: tuple[Span, ...]) -> None:
        """Select the first place of something, at the next press the next one."""
        if not self.fresh:
            self.said.emit(STALE)
            return
        if not spans:
            self.said.emit("这一项说的是整篇，没有具体位置")
            return
        self._step = self._step + 1 if what == self._walking else 0
        self._walking = what
        span = spans[self._step % len(spans)]
        self._surface.field(span.field).select(span.start, span.end)
