"""Tables of other platforms and other systems, by their headings and by where their links lead."""

from __future__ import annotations

import re
from collections import Counter

from planner.importing.kinds import Other, others
from planner.importing.mapping import Grid
from planner.importing.values.cells import as_text

LIKELY_LEAST = 2
LINKS_MOSTLY = 0.6
DOMAIN = re.compile(r"https?://([a-zA-Z0-9.-]{1,100})")
MEDIA = ("xhscdn.com", "qpic.cn", "alicdn.com", "sinaimg.cn", "hdslb.com", "byteimg.com")
"""Where pictures lie says nothing of where a note stands."""


def elsewhere(grid: Grid, headings: frozenset[str], certain: bool) -> Other | None:
    """The platform or system that the table really comes from, if it is not ours."""
    domains = _domains(grid)
    total = sum(domains.values())
    found: list[tuple[float, Other]] = []
    for other in others():
        sure, likely = len(other.sure & headings), len(other.likely & headings)
        theirs = sum(number for domain, number in domains.items() if _is_of(domain, other.links))
        linked = bool(other.links) and total > 0 and theirs / total >= LINKS_MOSTLY
        if linked or (not certain and (sure or likely >= LIKELY_LEAST)):
            found.append((10 * linked + 2 * sure + likely, other))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _domains(grid: Grid) -> Counter[str]:
    """Where the links of the sample lead; pictures do not count."""
    cells = [as_text(cell) for row in grid.sample[:100] for cell in row if isinstance(cell, str) and "://" in cell]
    found = Counter(match[1].lower() for cell in cells for match in DOMAIN.finditer(cell[:300]))
    return Counter({domain: number for domain, number in found.items() if not domain.endswith(MEDIA)})


def _is_of(domain: str, links: tuple[str, ...]) -> bool:
    return any(domain == link or domain.endswith("." + link) for link in links)
