"""承接: what a shop's texts answer of what the notes promise, and what is still to be added."""

from planner.landing.answers import PLACES, Answered, Landing, LandingText, Point, State, Subject, Tick
from planner.landing.texts import LandingTexts

__all__ = [
    "PLACES",
    "Answered",
    "Landing",
    "LandingText",
    "LandingTexts",
    "Point",
    "State",
    "Subject",
    "Tick",
]
