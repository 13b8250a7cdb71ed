"""What comments want (求链接, 提问, 求购 …) and how much each weighs, by cues that anyone can read and change."""

from nlp.intents.book import INTENTS, Cues, bundled, read_cues
from nlp.intents.reading import CommentReader, CommentReading, Severity
from nlp.intents.weighing import Cue

__all__ = ["INTENTS", "CommentReader", "CommentReading", "Cue", "Cues", "Severity", "bundled", "read_cues"]
