"""Reminders of the matrix: what to look at, each with one thing to do. One short file per rule."""

from planner.matrix.candidates import Candidate
from planner.matrix.reminders.board import Board, reminders
from planner.matrix.reminders.facts import AlikePair, Outcome, ReminderFacts, Seen, seen_of

__all__ = ["AlikePair", "Board", "Candidate", "Outcome", "ReminderFacts", "Seen", "reminders", "seen_of"]
