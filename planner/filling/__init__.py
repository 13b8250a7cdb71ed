"""帮我排: proposals who writes what, when, and on which keyword."""

from planner.filling.fill import fill
from planner.filling.request import Busy, Candidate, Filling, FillRequest, Job, Proposal, Wanted

__all__ = ["Busy", "Candidate", "FillRequest", "Filling", "Job", "Proposal", "Wanted", "fill"]
