"""A published note, as far as learning from it goes."""

from __future__ import annotations

from dataclasses import dataclass

TITLE_PREFIX_LEAST = 12


@dataclass(frozen=True, slots=True)
class Note:
    """One published note. Unknown is None, never 0.

    ``type`` is ``"image"`` or ``"video"``; ``published_at`` is ISO 8601 with an offset (``2024-06-06T12:01:33+08:00``) or a
    bare date; ``*_least`` hold lower bounds such as ``10+``, in which case the count itself is None; ``query`` is the search
    that found the note, ``source`` the file or tool it came from; ``own`` marks notes of our accounts; ``weight`` (0–5)
    is how much the user wants to be measured against it, 0 being a bad example and None no opinion.
    """

    id: str
    title: str = ""
    body: str = ""
    topics: tuple[str, ...] = ()
    type: str | None = None
    likes: int | None = None
    collects: int | None = None
    comments: int | None = None
    shares: int | None = None
    likes_least: int | None = None
    collects_least: int | None = None
    comments_least: int | None = None
    shares_least: int | None = None
    published_at: str | None = None
    fans: int | None = None
    author: str | None = None
    query: str | None = None
    source: str | None = None
    own: bool = False
    weight: int | None = None

    @property
    def title_is_prefix(self) -> bool:
        """Whether a crawler made the title from the first characters of the body: such titles teach nothing."""
        title = self.title.strip()
        return len(title) >= TITLE_PREFIX_LEAST and self.body.strip().startswith(title)

    @property
    def engagement(self) -> int | None:
        """Likes + collects + comments (互动量); None when the likes are unknown. Other unknown counts add nothing."""
        if self.likes is None:
            return None
        return self.likes + (self.collects or 0) + (self.comments or 0)
