"""Asking for funnels: the one door for the page, the report and the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner.funnel.answers import (
    AXES,
    EVERY,
    Axis,
    Choice,
    Comparison,
    Coverage,
    Definition,
    Difference,
    Funnel,
    FunnelAnswer,
    FunnelFacets,
    FunnelFilter,
    NoteRow,
    Number,
    Origin,
    Slice,
)
from planner.funnel.choosing import attributions, flows, paid
from planner.funnel.covering import coverage
from planner.funnel.naming import key_of, name_of, title_of
from planner.funnel.origins import origins
from planner.funnel.portfolio import Portfolio
from planner.funnel.presets import diagnosis, quadrant_rule
from planner.funnel.queue import Queue
from planner.funnel.reading import account_days
from planner.funnel.saying import sentences
from planner.funnel.stages import MEASURES, funnel
from planner.funnel.weighing import quadrants, tags, waterlines
from planner.storage.store import Store

OTHER = "口径不同，不能相比"
UNKNOWN = "有一边没有数"


class Funnels:
    """The funnels of a workspace. Each question reads the figures as they are now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def answer(self, wanted: FunnelFilter = EVERY) -> FunnelAnswer:
        """All the page shows for one filter. Raises Problem for a preset that cannot be read."""
        portfolio = self._portfolio(wanted)
        ids = portfolio.ids(wanted)
        lines = waterlines(portfolio)
        folder = self._store.workspace.folder
        boxes = quadrants(portfolio, ids, quadrant_rule(folder))
        labels = tags(portfolio, ids, lines, diagnosis(folder))
        bare = funnel(portfolio, ids, title_of(wanted, portfolio))
        told = sentences(portfolio, ids, bare.stages, lines, labels, boxes)
        whole = Funnel(bare.title, bare.note_ids, bare.stages, bare.measures, told, bare.warnings)
        tagged: dict[str, list[str]] = {}
        for tag in labels:
            for id in tag.note_ids:
                tagged.setdefault(id, []).append(tag.name)
        placed = {point.note_id: point.quadrant for point in boxes.points}
        rows = tuple(_row(portfolio, id, tuple(tagged.get(id, ())), placed.get(id)) for id in ids)
        definitions = tuple(dict.fromkeys(number.definition for number in _numbers(whole) if number.value is not None))
        waiting = Queue(self._store).count().subjects_waiting
        return FunnelAnswer(wanted, whole, rows, tuple(lines.values()), boxes, labels, definitions, waiting)

    def funnel(self, wanted: FunnelFilter = EVERY) -> Funnel:
        """One funnel without what is said about it."""
        portfolio = self._portfolio(wanted)
        return funnel(portfolio, portfolio.ids(wanted), title_of(wanted, portfolio))

    def by(self, axis: Axis, wanted: FunnelFilter = EVERY, most: int = 24) -> tuple[Slice, ...]:
        """A funnel for each value of an axis that these notes have, the most notes first, 未定 last."""
        portfolio = self._portfolio(wanted)
        groups: dict[str | None, list[str]] = {}
        for id in portfolio.ids(wanted):
            groups.setdefault(key_of(axis, portfolio.notes[id].standing), []).append(id)
        order = sorted(groups, key=lambda key: (key is None, -len(groups[key]), key or ""))[:most]
        found = []
        for key in order:
            label = name_of(axis, portfolio.notes[groups[key][0]].standing)
            found.append(Slice(axis, key, label, funnel(portfolio, groups[key], label)))
        return tuple(found)

    def compare(self, first: FunnelFilter, second: FunnelFilter) -> Comparison:
        """Two filters side by side; where definitions differ nothing is compared, and why is said."""
        one, other = self.funnel(first), self.funnel(second)
        pairs = zip(_numbers(one), _numbers(other), strict=True)
        return Comparison(one, other, tuple(_difference(a, b) for a, b in pairs))

    def facets(self) -> FunnelFacets:
        """What the filters can offer."""
        portfolio = self._portfolio(EVERY)
        notes = [note.standing for note in portfolio.notes.values()]
        choices: dict[Axis, tuple[Choice, ...]] = {}
        for axis in AXES:
            if axis == "note":
                continue
            counted = Counter(key_of(axis, one) for one in notes)
            labels = {key_of(axis, one): name_of(axis, one) for one in notes}
            order = sorted(counted, key=lambda key: (key is None, -counted[key], labels[key]))
            choices[axis] = tuple(Choice(key, labels[key], counted[key]) for key in order)
        days = sorted(one.published_on for one in notes if one.published_on)
        every = [note.every for note in portfolio.notes.values()]
        return FunnelFacets(
            MappingProxyType(choices),
            flows(every),
            attributions(every),
            days[0] if days else None,
            days[-1] if days else None,
            len(notes),
        )

    def coverage(self) -> Coverage:
        """Which file covers which days."""
        return coverage(self._store)

    def origins(self, note_id: str) -> tuple[Origin, ...]:
        """Where each number of a note was read; empty for a note that is not in play."""
        portfolio = self._portfolio(EVERY)
        note = portfolio.notes.get(note_id)
        if note is None:
            return ()
        used = frozenset((*portfolio.definitions.values(), *(one for _, one in paid(note.every).values())))
        return origins(self._store, (note_id, *note.standing.twins), used)

    def account_days(self, account_id: str) -> Mapping[Definition, Mapping[str, float]]:
        """Day by day what an account's own sheets say, by definition."""
        return account_days(self._store, account_id)

    def _portfolio(self, wanted: FunnelFilter) -> Portfolio:
        return Portfolio.of(self._store, wanted.flow, wanted.attribution)


def _numbers(one: Funnel) -> Sequence[Number]:
    return (*(stage.number for stage in one.stages), *(one.measures[name] for name in MEASURES))


def _difference(first: Number, second: Number) -> Difference:
    metric, label = first.definition.metric, first.label
    if first.value is None or second.value is None:
        return Difference(metric, label, first, second, None, UNKNOWN)
    if first.definition != second.definition:
        return Difference(metric, label, first, second, None, OTHER)
    change = second.value / first.value - 1 if first.value else None
    return Difference(metric, label, first, second, change, "" if first.value else "第一组是 0")


def _row(portfolio: Portfolio, id: str, tagged: tuple[str, ...], placed: str | None) -> NoteRow:
    note = portfolio.notes[id]
    one = note.standing
    return NoteRow(
        id,
        one.title,
        one.account_id,
        one.account,
        one.role,
        one.tier,
        one.route,
        one.traffic,
        one.mind,
        one.platform,
        one.product_id,
        one.product,
        one.campaign_id,
        one.campaign,
        one.phase,
        one.crowd,
        one.published_on,
        one.cycle,
        note.settled,
        one.settles_on,
        placed,  # type: ignore[arg-type]
        tagged,
        MappingProxyType(dict(note.values)),
    )
