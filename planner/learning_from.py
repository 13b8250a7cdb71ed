"""What is learned besides the notes: the keywords of imported tables, and what people ask in comments."""

from __future__ import annotations

import re

from nlp.suggest import KeywordFact
from planner.comments import Comments
from planner.keywords import Keywords
from planner.storage.store import Store

QUESTION = re.compile(r"[?？]|吗|么[？?。!！\s]*$|怎么|怎样|如何|哪[个款种里家]|什么|多少|能不能|可不可以|求")
SHORTEST, LONGEST = 4, 40
QUESTIONS_MOST = 50_000


def keyword_facts(store: Store) -> list[KeywordFact]:
    """Every keyword with what its tables say of it; words of the bank that no table knows teach nothing."""
    return [KeywordFact(word.text, word.volume, word.competition) for word in Keywords(store).list(told=True)]


def questions(store: Store) -> list[str]:
    """The comments that ask something, at most 50,000."""
    found = []
    for comment in Comments(store).each():
        text = comment.text.strip()
        if SHORTEST <= len(text) <= LONGEST and QUESTION.search(text):
            found.append(text)
            if len(found) == QUESTIONS_MOST:
                break
    return found
