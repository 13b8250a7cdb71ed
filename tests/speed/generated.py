"""Notes made up with the statistics of real ones: Zipf words, topics that come in clusters, lengths with a long tail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jieba
import numpy as np

from nlp.cuts import Cuts
from nlp.note import Note

WORDS = 200_000
CLUSTERS = 300
CLUSTER_WORDS = 400
AUTHORS_PER_NOTE = 0.2
LENGTHS = 4.5, 0.7
"""Middle and spread of the logarithm of how many words a note has."""
CLAUSE = 6
"""Words between two commas."""
TITLE = 5
"""Words of a title."""
LUCK, MERIT = 1.2, 0.8
"""How far apart notes are in the logarithm of their likes: by chance, and each by length and by good words."""
GOOD = 10
"""Every tenth word pleases readers, so that there is something to forecast."""


def vocabulary() -> list[str]:
    """Words of jieba's dictionary, most frequent first, so that generated texts are cut into the words they were made of."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    # A few words stand there twice.
    counts = {word: int(count) for word, count, *_ in (line.split(" ") for line in lines)}
    return sorted((word for word in counts if 2 <= len(word) <= 4), key=lambda word: (-counts[word], word))[:WORDS]


def generated(count: int, seed: int = 20_241_122) -> tuple[list[Note], Cuts]:
    """That many notes and their words, without cutting anything; the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    words = np.array(vocabulary(), dtype=object)
    weights = 1 / (np.arange(len(words)) + 20) ** 1.02
    ladder = np.cumsum(weights / weights.sum())
    clusters = np.searchsorted(ladder, rng.random((CLUSTERS, CLUSTER_WORDS)))
    lengths = np.clip(rng.lognormal(*LENGTHS, count), 12, 800).astype(int)
    notes, ids, follows, sizes = [], [], [], []
    for number in range(count):
        cluster = clusters[int(rng.integers(CLUSTERS))]
        size = int(lengths[number])
        often = cluster[rng.zipf(1.3, size) % CLUSTER_WORDS]
        chosen = np.where(rng.random(size) < 0.35, often, np.searchsorted(ladder, rng.random(size)))
        chosen = np.minimum(chosen, len(words) - 1)
        tags = np.unique(cluster[1 + rng.zipf(1.5, 5) % 60])
        text = words[chosen]
        titles = [words[tag] + words[cluster[0]] for tag in tags]
        likes = int(rng.lognormal(4 + _merit(chosen), LUCK))
        notes.append(_note(number, count, text, titles, words[cluster[0]], likes, rng))
        topics = np.stack([tags, np.full(len(tags), cluster[0])], 1).ravel()
        ids += [chosen[:TITLE], chosen, topics]
        follows += [np.arange(min(size, TITLE)) > 0, np.arange(size) % CLAUSE > 0, np.arange(len(topics)) % 2 > 0]
        sizes += [min(size, TITLE), size, len(topics)]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    flat = np.concatenate(ids).astype(np.int32)
    return notes, Cuts(list(words), flat, starts, np.concatenate(follows))


def _merit(chosen: Any) -> float:
    size, share = len(chosen), 1 / GOOD
    pleasing = (np.count_nonzero(chosen % GOOD == 0) - size * share) / np.sqrt(size * share * (1 - share))
    return MERIT * float(pleasing + (np.log(size) - LENGTHS[0]) / LENGTHS[1])


def _note(
    number: int, count: int, text: Any, topics: list[str], query: str, likes: int, rng: np.random.Generator
) -> Note:
    return Note(
        id=f"{number:024x}",
        title="".join(text[:TITLE]),
        body="，".join("".join(text[at : at + CLAUSE]) for at in range(0, len(text), CLAUSE)),
        topics=tuple(topics),
        type="image" if rng.random() < 0.8 else "video",
        likes=likes,
        collects=int(likes * rng.random()),
        comments=int(likes * rng.random() * 0.1),
        published_at=f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}T12:00:00+08:00",
        author=f"a{int(rng.integers(max(1, int(count * AUTHORS_PER_NOTE))))}",
        query=query,
        source="generated",
    )
