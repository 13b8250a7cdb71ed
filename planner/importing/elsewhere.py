"""Tables of other platforms and other systems, by their headings and by where their links lead."""

from __future__ import annotations

import re
from collections import Counter

from planner.importing.headings import key
from planner.importing.kinds import Other, others
from planner.importing.mapping import Grid
from planner.importing.shapes import fraction, is_link, says_something
from planner.importing.values.cells import as_text
from planner.importing.values.ids import PLATFORM_LINK

LIKELY_LEAST = 2
LINKS_MOSTLY = 0.6
DOMAIN = re.compile(r"https?://([a-zA-Z0-9.-]{1,100})")
LINK_NAMES = re.compile(r"链接|连结|网址|地址|主页|url|link|href", re.I)
FILE_NAMES = re.compile(
    r"图|封面|头像|视频|素材|文档|附件|文件|商品|img|image|cover|pic|photo|avatar|video|file|src", re.I
)
NEUTRAL = (
    "newrank.cn",
    "qian-gua.com",
    "huitun.com",
    "feishu.cn",
    "larksuite.com",
    "docs.qq.com",
    "kdocs.cn",
    "yuque.com",
    "shimo.im",
    "pan.baidu.com",
)
"""Vendors and shared papers: their pages stand beside notes of ours."""
OURS_ONLY = "草田只收小红书的笔记、评论、账号、关键词和店铺的评价"
MEDIA = ("xhscdn.com", "qpic.cn", "alicdn.com", "sinaimg.cn", "hdslb.com", "byteimg.com")
"""Where pictures lie says nothing of where a note stands."""


def elsewhere(grid: Grid, headings: frozenset[str], certain: bool, marked: bool = False) -> Other | None:
    """The platform or system that the table really comes from, if it is not ours.

    ``certain``: our links or ids stand in it. ``marked``: its headings are those of a known tool, whose links may lead home.
    """
    domains = _domains(grid)
    total = sum(domains.values())
    found: list[tuple[float, Other]] = []
    for other in others():
        sure, likely = len(other.sure & headings), len(other.likely & headings)
        theirs = sum(number for domain, number in domains.items() if _is_of(domain, other.links))
        linked = bool(other.links) and total > 0 and theirs / total >= LINKS_MOSTLY
        outweighs = sure > 0 and 0 < other.outweighs <= sure + likely
        if linked or outweighs or (not certain and (sure or likely >= LIKELY_LEAST)):
            found.append((10 * linked + 2 * sure + likely, other))
    if found:
        return max(found, key=lambda pair: pair[0])[1]
    site = None if certain or marked else _another_site(grid)
    return Other(f"其他网站的数据（链接指向 {site}）", OURS_ONLY, frozenset(), frozenset(), ()) if site else None


def _another_site(grid: Grid) -> str | None:
    """The site to which the links of a table lead that has none of the platform's; pictures and files do not count."""
    found: Counter[str] = Counter()
    for column, name in enumerate(grid.header):
        said = [value for value in grid.values(column) if says_something(value)]
        if said and LINK_NAMES.search(key(name)) and not FILE_NAMES.search(key(name)) and fraction(said, is_link) > 0.5:
            if any(PLATFORM_LINK.search(as_text(value)) for value in said):
                return None
            found.update(match[1].lower() for value in said if (match := DOMAIN.search(as_text(value)[:300])))
    found = Counter({domain: number for domain, number in found.items() if not domain.endswith((*MEDIA, *NEUTRAL))})
    return found.most_common(1)[0][0] if found else None


def _domains(grid: Grid) -> Counter[str]:
    """Where the links of the sample lead; pictures do not count."""
    cells = [as_text(cell) for row in grid.sample[:100] for cell in row if isinstance(cell, str) and "://" in cell]
    found = Counter(match[1].lower() for cell in cells for match in DOMAIN.finditer(cell[:300]))
    return Counter({domain: number for domain, number in found.items() if not domain.endswith(MEDIA)})


def _is_of(domain: str, links: tuple[str, ...]) -> bool:
    return any(domain == link or domain.endswith("." + link) for link in links)
