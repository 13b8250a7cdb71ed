"""Topics and long-tail keywords, each with its evidence."""

from nlp.suggest.facts import KeywordFact
from nlp.suggest.suggester import Suggester

__all__ = ["KeywordFact", "Suggester"]
