"""What anybody would write first: jieba.lcut, TfidfVectorizer.transform, cosine_similarity."""

from __future__ import annotations

import logging
from itertools import pairwise
from typing import Any

import jieba
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

from nlp.cuts import FIELDS, Cuts
from nlp.draft import Draft

TOP = 20


class Naive:
    """The notes that resemble a draft. Fitted from words that are cut already: that much is not compared here.

    ``vectorizer`` and ``notes`` (the matrix) are what one would keep on disk.
    """

    def __init__(self, cuts: Cuts) -> None:
        jieba.setLogLevel(logging.ERROR)
        words = np.array(cuts.vocabulary, dtype=object)
        starts = cuts.starts[::FIELDS]
        notes = (words[cuts.ids[low:high]].tolist() for low, high in pairwise(starts))
        self.vectorizer = TfidfVectorizer(analyzer=_words, sublinear_tf=True, dtype=np.float32)
        self.notes = self.vectorizer.fit_transform(notes)
        jieba.lcut("先把词典读进来")

    def __call__(self, draft: Draft) -> list[int]:
        """The numbers of the 20 nearest notes."""
        query = self.vectorizer.transform(["\n".join((draft.title, draft.body, *draft.topics))])
        near = cosine_similarity(query, self.notes)[0]
        return [int(number) for number in np.argsort(-near)[:TOP]]


def _words(text: Any) -> list[str]:
    return text if isinstance(text, list) else jieba.lcut(text)
