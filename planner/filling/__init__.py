"""帮我排: proposals who writes what, when, and on which keyword."""

from planner.filling.fill import fill
from planner.filling.request import Busy, Filling, FillRequest, Job, Proposal, Wanted
from planner.matrix.candidates import Candidate

__all__ = ["Busy", "Candidate", "FillRequest", "Filling", "Job", "Proposal", "Wanted", "fill"]
