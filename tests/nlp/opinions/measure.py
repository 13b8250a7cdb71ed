"""How often our words and rules judge a review as its label does, beside TF-IDF with logistic regression on the same rows.

    python tests/nlp/opinions/measure.py reviews.jsonl.gz [--rules-only]

A row is ``{"text", "label": 0 or 1, "category"}``. The rules learn nothing; the regression is asked about the fifth of the rows it
has not seen. Reviews were read while the words were written only in the half that ``halves`` calls the development half.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

ROOT = Path(__file__).resolve().parents[3]
SEED = 2026

Truth = NDArray[np.int_]


def rows(path: Path) -> list[dict[str, Any]]:
    """The reviews of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def halves(count: int) -> tuple[list[int], list[int]]:
    """The development half and the held-back half of so many rows, by a fixed seed."""
    order = list(range(count))
    random.Random(SEED).shuffle(order)
    return sorted(order[: count // 2]), sorted(order[count // 2 :])


def by_rules(texts: Sequence[str]) -> Truth:
    """1 praise, 0 blame. Praise must be said: a text without any opinion counts as blame."""
    from nlp.opinions import Judge

    judge = Judge(in_review=True)
    return np.array([int(judge.judge(text).sign > 0) for text in texts])


def by_regression(texts: Sequence[str], labels: Truth) -> Truth:
    """Cross-validated in five folds: TF-IDF of words and pairs of words, logistic regression."""
    from nlp.words import cut

    words = [" ".join(word.key for word in cut(text) if word.key.strip()) for text in texts]
    answers = np.zeros_like(labels)
    for learn, ask in StratifiedKFold(5, shuffle=True, random_state=SEED).split(words, labels):
        table = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+")
        model = LogisticRegression(C=10, max_iter=300)
        model.fit(table.fit_transform([words[at] for at in learn]), labels[learn])
        answers[ask] = model.predict(table.transform([words[at] for at in ask]))
    return answers


def table(reviews: list[dict[str, Any]], answers: dict[str, Truth]) -> Iterator[str]:
    """Accuracy by category as lines of a Markdown table: each method on all rows, the rules on either half too."""
    labels = np.array([row["label"] for row in reviews])
    categories = np.array([row["category"] for row in reviews])
    development, held = (np.array(half) for half in halves(len(reviews)))
    names = list(answers)
    yield "| | reviews | " + " | ".join(names) + " | rules, development half | rules, held-back half |"
    yield "|---|---|" + "---|" * (len(names) + 2)
    everything = np.ones(len(labels), bool)
    for name, those in (("all", everything), *((one, categories == one) for one in sorted(set(categories)))):
        cells = [f"{(answers[method] == labels)[those].mean():.3f}" for method in names]
        for half in (development, held):
            inside = half[those[half]]
            cells.append(f"{(answers['rules'] == labels)[inside].mean():.3f}")
        yield f"| {name} | {those.sum():,} | " + " | ".join(cells) + " |"


def main() -> None:
    reviews = rows(Path(sys.argv[1]))
    texts = [row["text"] for row in reviews]
    answers = {"rules": by_rules(texts)}
    if "--rules-only" not in sys.argv:
        answers["TF-IDF + regression"] = by_regression(texts, np.array([row["label"] for row in reviews]))
    print("\n".join(table(reviews, answers)))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
