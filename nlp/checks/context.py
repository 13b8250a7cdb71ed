"""What the checks know besides the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from nlp.findings import Part, Similar
from nlp.limits import Limits
from nlp.once import once
from nlp.reading import Reading
from nlp.text import fold_plain
from nlp.wording import Wording

if TYPE_CHECKING:
    from nlp.signals import Signals

TARGETS = 5
NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Target:
    """A keyword the draft should cover, as written and folded."""

    text: str
    phrase: str


@dataclass(frozen=True)
class Context:
    """Everything a check may ask for; the defaults are those of an empty library.

    ``targets`` are the keywords the draft should cover, the most wanted first: chosen ones, else the best suggestions.
    ``similar`` are the nearest past notes, nearest first. ``support`` says how many of the library's ``notes`` carry a
    (folded) topic. ``ignored`` holds ``(rule, folded text)`` of wording hits that a person chose to ignore. ``signals`` says
    which checks carry a signal in this library; None leaves the default weights. With ``pointing`` False only the points
    matter, and checks may leave out reasons and spans: a draft is only tried.
    """

    targets: tuple[str, ...] = ()
    similar: tuple[Similar, ...] = ()
    support: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    notes: int = 0
    wording: Wording = field(default_factory=Wording)
    limits: Limits = field(default_factory=Limits)
    ignored: frozenset[tuple[str, str]] = frozenset()
    signals: Signals | None = None
    pointing: bool = True

    @once
    def chosen(self) -> tuple[Target, ...]:
        """At most five targets: more cannot be covered by one note."""
        phrases: dict[str, str] = {}
        for target in self.targets:
            phrases.setdefault(fold_plain(target), target.strip())
        return tuple(Target(text, phrase) for phrase, text in phrases.items() if phrase)[:TARGETS]


Check = Callable[[Reading, Context], Part]
"""A question about a draft; its answer has a reason and the spans it speaks of."""
