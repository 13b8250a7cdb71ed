"""Reminders of the matrix: what to look at, each with one thing to do. One short file per rule."""

from planner.matrix.reminders.board import Board, reminders
from planner.matrix.reminders.facts import AccountFacts, AlikePair, Outcome, ReminderFacts, Seen, seen_of

__all__ = ["AccountFacts", "AlikePair", "Board", "Outcome", "ReminderFacts", "Seen", "reminders", "seen_of"]
