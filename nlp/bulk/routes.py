"""The best way to cut each of many clauses into words of the dictionary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints, Longs
from nlp.bulk.columns import Columns
from nlp.bulk.tree import NONE, Doubles, Tree


@dataclass(frozen=True, eq=False)
class Routes:
    """The words of all clauses, clause after clause in the order of the columns: where each begins among the characters, how long it is,
    and its node (-1: a character nothing begins with)."""

    begins: Longs
    sizes: Ints
    nodes: Ints


@dataclass(frozen=True, eq=False)
class _Words:
    """By place, of words of one length: what they weigh, minus infinity where none begins, and their nodes."""

    weights: Doubles
    nodes: Ints
    columns: NDArray[np.bool_]
    """In which columns any begins."""


def routes(tree: Tree, columns: Columns) -> Routes:
    """The likeliest words of the clauses, which ``columns`` hold from their ends; of equally likely ones the longer, as jieba has it."""
    found = _words(tree, columns)
    taken = _best(tree, columns, found)
    begins = np.flatnonzero(_walked(columns, taken)[columns.places])
    places = columns.places[begins]
    sizes = taken[places].astype(np.int32)
    nodes = np.empty(len(places), np.int32)
    for size, words in enumerate(found, 1):
        these = sizes == size
        nodes[these] = words.nodes[places[these]]
    return Routes(begins, sizes, nodes)


def _words(tree: Tree, columns: Columns) -> list[_Words]:
    """Of each length the words that begin anywhere, from single characters on."""
    codes, many, longest = columns.laid_out(), len(columns.lengths), len(columns.starts) - 2
    owners = np.arange(int(columns.starts[-1])) - np.repeat(columns.starts[:-1], np.diff(columns.starts))
    column = np.repeat(np.arange(longest + 1), np.diff(columns.starts))
    places = np.arange(many, int(columns.starts[-1]))
    nodes = tree.first[codes[many:]]
    found: list[_Words] = []
    size = 1
    while len(places):
        weights, known = np.full(len(codes), -np.inf), np.full(len(codes), NONE, np.int32)
        there = tree.weights[nodes]
        if size == 1:
            # Nothing begins with these: they weigh as if they had been seen once.
            there = np.where(nodes == NONE, -tree.least, there)
        weights[places], known[places] = there, nodes
        any_begins = np.zeros(longest + 1, np.bool_)
        any_begins[column[places[there > -np.inf]]] = True
        found.append(_Words(weights, known, any_begins))
        goes_on = (nodes != NONE) & (column[places] > size)
        places, nodes = places[goes_on], nodes[goes_on]
        nodes = tree.step(nodes, codes[columns.starts[column[places] - size] + owners[places]])
        reached = nodes != NONE
        places, nodes = places[reached], nodes[reached]
        size += 1
    return found


def _best(tree: Tree, columns: Columns, found: list[_Words]) -> NDArray[np.uint8]:
    """How many characters the first word takes on the best path from each place."""
    totals = np.zeros(int(columns.starts[-1]))
    taken = np.ones(len(totals), np.uint8)
    for number in range(1, len(columns.starts) - 1):
        here = columns.column(number)
        many = here.stop - here.start
        best = np.full(many, -np.inf)
        chosen = taken[here]
        for size, words in enumerate(found[:number], 1):
            if words.columns[number]:
                behind = int(columns.starts[number - size])
                total = words.weights[here] + totals[behind : behind + many]
                np.copyto(chosen, np.uint8(size), where=(better := total >= best))
                np.copyto(best, total, where=better)
        behind = int(columns.starts[number - 1])
        nothing = best == -np.inf
        chosen[nothing] = 1
        totals[here] = np.where(nothing, totals[behind : behind + many] - tree.least, best)
    return taken


def _walked(columns: Columns, taken: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which places a word of the best path begins at."""
    walked = np.zeros(len(taken), np.bool_)
    texts, left = np.arange(len(columns.lengths)), columns.lengths
    while len(texts):
        places = columns.starts[left] + texts
        walked[places] = True
        left = left - taken[places]
        on = left > 0
        texts, left = texts[on], left[on]
    return walked
