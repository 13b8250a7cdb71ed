"""Promises: what a text says the goods will do, how firmly and for whom. The lists are in ``resources/claims``."""

from nlp.claims.book import ClaimBook, bundled
from nlp.claims.promises import Promise, PromiseFinder

__all__ = ["ClaimBook", "Promise", "PromiseFinder", "bundled"]
