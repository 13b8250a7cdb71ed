"""What comments want (求链接, 提问, 求购 …) and how much each weighs, by cues that anyone can read and change."""

from nlp.intents.asked import REPEATED_LEAST, AskedFor, asked_for, asks_for, class_of
from nlp.intents.book import INTENTS, Cues, bundled, print_of_lists, read_cues
from nlp.intents.reading import CommentReader, CommentReading, Severity
from nlp.intents.weighing import Cue

__all__ = [
    "INTENTS",
    "REPEATED_LEAST",
    "AskedFor",
    "CommentReader",
    "CommentReading",
    "Cue",
    "Cues",
    "Severity",
    "asked_for",
    "asks_for",
    "bundled",
    "class_of",
    "print_of_lists",
    "read_cues",
]
