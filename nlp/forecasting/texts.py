"""The text a forecast looks at: folded, without the topics inside the body, alike for notes and for drafts."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.note import Note
from nlp.reading import Reading
from nlp.style import HASHTAG, Facts, own_title, style, topics_in
from nlp.text import fold


@dataclass(frozen=True, slots=True)
class Plain:
    """Folded texts. ``body`` has blanks where topics stood, so places in it stay true; ``title`` is "" when it only
    repeats how the body begins.
    """

    title: str
    body: str
    topics: str

    @property
    def joined(self) -> str:
        return f"{self.title}\n{self.body}\n{self.topics}"


def plain_note(note: Note) -> Plain:
    """The text of a note."""
    return Plain(
        fold(own_title(note.title, note.body)).text,
        _blanked(fold(note.body).text),
        " ".join(fold(topic).text for topic in topics_in(note.body, note.topics)),
    )


def plain_reading(reading: Reading) -> Plain:
    """The text of a draft that was read."""
    draft = reading.draft
    given = reading.topics or tuple(fold(topic).text for topic in topics_in(draft.body, ()))
    return Plain(reading.title if own_title(draft.title, draft.body) else "", _blanked(reading.body), " ".join(given))


def style_of(text: Note | Reading) -> Facts:
    """The style facts of a note or of a draft."""
    if isinstance(text, Note):
        return style(text.title, text.body, text.topics, text.type)
    draft = text.draft
    return style(draft.title, draft.body, draft.topics, draft.format)


def _blanked(body: str) -> str:
    return HASHTAG.sub(lambda topic: " " * len(topic.group()), body) if "#" in body else body
