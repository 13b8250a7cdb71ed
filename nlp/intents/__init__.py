"""What comments want (求链接, 提问, 求购 …) and how much each weighs, by cues that anyone can read and change."""

from nlp.intents.asked import AskedFor, asked_for
from nlp.intents.book import INTENTS, Cues, bundled, read_cues
from nlp.intents.reading import CommentReader, CommentReading, Severity
from nlp.intents.weighing import Cue

__all__ = [
    "INTENTS",
    "AskedFor",
    "CommentReader",
    "CommentReading",
    "Cue",
    "Cues",
    "Severity",
    "asked_for",
    "bundled",
    "read_cues",
]
