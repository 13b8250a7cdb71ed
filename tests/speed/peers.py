"""Search libraries that answer the same question, over the same words: which 20 notes are nearest to a draft?

They rank by BM25, so their 20 are others than ours; what is compared is the time. Absent ones skip the test that asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from nlp.cuts import FIELDS, Cuts

Finds = Callable[[Sequence[str]], object]
"""Takes the words of a draft."""

MEMORY = 500_000_000
"""Bytes that tantivy may fill before it writes a segment: all notes become one."""


def bm25s(cuts: Cuts, top: int) -> Finds:
    """bm25s as its own page shows it, without its progress bars."""
    library: Any = pytest.importorskip("bm25s", reason="needs the group of peers")
    ids = cuts.ids.tolist()
    notes = [ids[low:high] for low, high in pairwise(cuts.starts[::FIELDS].tolist())]
    numbers = {word: number for number, word in enumerate(cuts.vocabulary)}
    index = library.BM25()
    index.index(library.tokenization.Tokenized(notes, numbers), show_progress=False)
    return lambda words: index.retrieve([list(words)], k=top, show_progress=False)


def tantivy(cuts: Cuts, folder: Path, top: int) -> Finds:
    """tantivy, with the draft as an OR of its words."""
    library: Any = pytest.importorskip("tantivy", reason="needs the group of peers")
    folder.mkdir()
    schema = library.SchemaBuilder().add_text_field("words", tokenizer_name="whitespace", index_option="freq").build()
    index = library.Index(schema, str(folder))
    writer = index.writer(MEMORY, 1)
    vocabulary, ids = cuts.vocabulary, cuts.ids.tolist()
    for low, high in pairwise(cuts.starts[::FIELDS].tolist()):
        writer.add_document(library.Document(words=" ".join([vocabulary[number] for number in ids[low:high]])))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(words: Sequence[str]) -> object:
        should = [(library.Occur.Should, library.Query.term_query(schema, "words", word)) for word in set(words)]
        return searcher.search(library.Query.boolean_query(should), top, count=False)

    return find
