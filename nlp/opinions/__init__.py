"""Opinions: the polarity of reviews and comments and what they say of each aspect, by our own words and rules."""

from nlp.opinions.book import Book, Telling, bundled, read_book
from nlp.opinions.judging import AspectOpinion, Judge, Opinion, Reason

__all__ = ["AspectOpinion", "Book", "Judge", "Opinion", "Reason", "Telling", "bundled", "read_book"]
