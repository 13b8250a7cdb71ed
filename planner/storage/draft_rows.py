"""Drafts as rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.storage.records import DraftContent, DraftRecord, DraftVersion
from planner.storage.texts import storable, stored_texts, texts

CONTENT = "title, body, topics, images, cover, format, keywords"
DRAFT = (
    f"select id, status, template, posted_on, posted_url, note_id, score, sample, created_at, updated_at, deleted_at,"
    f" {CONTENT} from draft"
)
LINE = "select id, title, substr(body, 1, 20000), topics, status, score, sample, created_at, updated_at, posted_on from draft"


def safe(content: DraftContent) -> DraftContent:
    """The content as it can be stored: half characters replaced, the cover one of the images."""
    last = max(len(content.images) - 1, 0)
    return replace(
        content,
        title=storable(content.title),
        body=storable(content.body),
        cover=min(max(content.cover, 0), last),
    )


def content_row(content: DraftContent) -> tuple[Any, ...]:
    """The columns of ``CONTENT``."""
    return (
        content.title,
        content.body,
        stored_texts(content.topics),
        stored_texts(content.images),
        content.cover,
        content.format,
        stored_texts(content.keywords),
    )


def content(row: tuple[Any, ...]) -> DraftContent:
    """From the columns of ``CONTENT``."""
    title, body, topics, images, cover, format, keywords = row
    return DraftContent(title, body, texts(topics), texts(images), cover, format, texts(keywords))


def draft_record(row: tuple[Any, ...]) -> DraftRecord:
    """A row of ``DRAFT``."""
    id, status, template, posted_on, posted_url, note_id, score, sample, created, updated, deleted = row[:11]
    return DraftRecord(
        id,
        content(row[11:]),
        status,
        template,
        posted_on,
        posted_url,
        note_id,
        score,
        bool(sample),
        created,
        updated,
        deleted,
    )


def draft_version(row: tuple[Any, ...]) -> DraftVersion:
    """A row of id, draft_id, why, created_at and ``CONTENT``."""
    id, draft_id, why, created_at = row[:4]
    return DraftVersion(id, draft_id, why, content(row[4:]), created_at)
