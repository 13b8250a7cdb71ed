"""How well comments' intents are found, on labels of your own.

    python tests/nlp/intents/measure.py labels.jsonl

A row is ``{"text", "label"}`` with one of the nine intents; docs/intents.md is the guide to label by.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def table(labels: Sequence[str], answers: Sequence[str]) -> Iterator[str]:
    """Precision, recall and F1 by intent as lines of a Markdown table, then macro-F1 over the intents that occur, and accuracy."""
    yield "| intent | comments | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    scores = []
    for intent in sorted({*labels, *answers}):
        both = sum(label == answer == intent for label, answer in zip(labels, answers, strict=True))
        there, said = labels.count(intent), answers.count(intent)
        score = 2 * both / (there + said)
        if there:
            scores.append(score)
        yield f"| {intent} | {there} | {both / max(1, said):.2f} | {both / max(1, there):.2f} | {score:.2f} |"
    right = sum(label == answer for label, answer in zip(labels, answers, strict=True))
    yield f"macro-F1 {sum(scores) / len(scores):.3f}, accuracy {right / len(labels):.3f}"


def main() -> None:
    from nlp.intents import CommentReader

    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    reader = CommentReader()
    print("\n".join(table([row["label"] for row in rows], [reader.read(row["text"]).intent for row in rows])))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
