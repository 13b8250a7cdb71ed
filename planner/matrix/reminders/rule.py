"""What a rule is: it finds what is wrong among slots, and tells it with one thing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from planner.matrix.reminders.facts import ReminderFacts, Seen
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder

Scope = Literal["slot", "account", "campaign"]
"""What a rule must look at together: each slot alone, all slots of an account that have a day, in the order of their days
(at least one), or all slots of the campaign."""


class Hit(NamedTuple):
    """Something found: the slots it speaks of, the day it matters (ordinal), and what the rule needs to tell it."""

    slots: tuple[str, ...]
    on: int
    says: Any = None


Find: TypeAlias = Callable[[Sequence[Seen], ReminderFacts], Iterable[Hit]]
Tell: TypeAlias = Callable[[Hit, Ways], Reminder]


@dataclass(frozen=True, slots=True)
class Rule:
    """``find`` is cheap and sees everything; ``tell`` writes the sentence and looks for the advice, for the few that are shown.

    ``minds`` are the fields of Seen that a rule of the whole campaign looks at: an edit of others lets its findings stand.
    """

    kind: str
    scope: Scope
    find: Find
    tell: Tell
    minds: tuple[str, ...] = ()
