"""The page: its head, its chapters block by block, and the definitions of every number in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import assert_never

from planner.metrics import METRICS
from planner.reporting.answers import (
    Bars,
    Block,
    Chapter,
    Entry,
    Figure,
    Heading,
    Lack,
    Line,
    Lines,
    Promises,
    Report,
    Steps,
    Table,
    Tiles,
    said,
)
from planner.reporting.html import pictures
from planner.reporting.html.style import sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
TONES = {"good": "好", "warn": "看一眼", "bad": "要处理", "plain": ""}
PROMISED = "横条是预估的 80% 区间，竖线是预估，圆点是实际：绿色在区间里，黄色在外面"
FEW = 3
"""Tables of so many columns stand side by side."""
FUNNEL = "宽度按数的平方根"


def as_html(report: Report) -> str:
    """The whole file as text."""
    parts = "\n".join(_chapter(chapter) for chapter in report.chapters)
    links = "".join(f'<a href="#{escape(one.id)}">{escape(one.title)}</a>' for one in report.chapters)
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="generator" content="草田 Caotian">
<title>{escape(report.title)} · 复盘</title>
<style>
{sheet()}
</style>
</head>
<body>
<main>
<header>
<h1>{escape(report.title)} · 复盘</h1>
<p class="soft">{escape(report.span)} · {escape(report.day)}出</p>
<nav aria-label="章节">{links}<a href="#definitions">口径</a></nav>
</header>
{parts}
{_definitions(report)}
<footer>草田在这台电脑上算出，数字都来自导入的文件和矩阵里的排期；“—”是不知道，不是 0。</footer>
</main>
</body>
</html>
"""


def _chapter(chapter: Chapter) -> str:
    blocks = "\n".join(_block(block) for block in chapter.blocks)
    return (
        f'<section id="{escape(chapter.id)}">\n<h2>{escape(chapter.title)}</h2>\n'
        f'<p class="lead">{_line(chapter.lead)}</p>\n{blocks}\n</section>'
    )


def _block(block: Block) -> str:
    match block:
        case Tiles(figures):
            return f'<div class="tiles">{"".join(map(_tile, figures))}</div>'
        case Table():
            return _table(block)
        case Bars(title):
            return f"{_heading(title)}{pictures.bars(block)}" if pictures.drawable(block) else ""
        case Steps():
            return f"{_heading(FUNNEL)}{pictures.steps(block)}" if pictures.drawable(block) else ""
        case Promises():
            return f"{_heading(PROMISED)}{pictures.promises(block)}" if pictures.drawable(block) else ""
        case Lines(lines, title):
            items = "".join(f"<li>{_tone(line)}<span>{_line(line)}</span></li>" for line in lines)
            return f'{_heading(title)}<ul class="lines">{items}</ul>' if lines else ""
        case Lack(text, bring):
            return f'<div class="lack">{escape(text)}。<span class="soft">{escape(bring)}</span></div>'
        case _:
            assert_never(block)


def _tile(figure: Figure) -> str:
    return f'<div class="tile" title="{_about(figure)}"><b>{escape(figure.shown)}</b><span>{escape(figure.label)}</span></div>'


def _table(table: Table) -> str:
    if not table.rows:
        return ""
    heads = "".join(
        f'<th scope="col"{" class=number" if head.is_number else ""}>{escape(head.text)}</th>'
        for head in table.headings
    )
    rows = "".join(f"<tr>{''.join(map(_cell, row, table.headings))}</tr>" for row in table.rows)
    drawn = f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    titled = f"{_heading(table.title)}{drawn}"
    return f'<div class="few">{titled}</div>' if len(table.headings) <= FEW else titled


def _cell(entry: Entry, head: Heading) -> str:
    if isinstance(entry, Figure):
        return f'<td class="number" title="{_about(entry)}">{escape(entry.shown)}</td>'
    # Also without a number: what stands beside a number begins a little further to the right.
    return f'<td class="number">{escape(entry)}</td>' if head.is_number else f"<td>{escape(entry)}</td>"


def _line(line: Line) -> str:
    return "".join(
        f'<b title="{_about(word)}">{escape(word.shown)}</b>' if isinstance(word, Figure) else escape(said(word))
        for word in line.words
    )


def _tone(line: Line) -> str:
    words = TONES[line.tone]
    return f'<span class="tone {line.tone}">{words}</span>' if words else ""


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>" if text else ""


def _about(figure: Figure) -> str:
    """What a number counts, for the pointer that rests on it."""
    metric = figure.named
    parts = (f"{metric.label}：{metric.formula}", figure.about, figure.missing)
    return escape("；".join(part for part in parts if part))


def _definitions(report: Report) -> str:
    used = dict.fromkeys(figure.metric for figure in report.figures)
    rows = "".join(
        f"<tr><td>{escape(one.label)}</td><td>{escape(one.formula)}</td><td>{escape(one.denominator or '—')}</td>"
        f"<td>{escape(one.source)}</td><td>{escape(one.window)}</td></tr>"
        for one in (METRICS[name] for name in used)
    )
    heads = "".join(f'<th scope="col">{text}</th>' for text in ("数", "怎么算", "除以", "来源", "时间"))
    return (
        '<section id="definitions"><h2>口径</h2><p class="lead">每个数只有一个定义，不同口径的数不放在一起比</p>'
        f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def texts_of(report: Report) -> Iterator[str]:
    """Every sentence of the report, chapter by chapter, as it is read."""
    for chapter in report.chapters:
        yield chapter.lead.text
        for block in chapter.blocks:
            if isinstance(block, Lines):
                yield from (line.text for line in block.lines)
