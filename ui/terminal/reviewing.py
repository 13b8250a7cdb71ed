"""``review``: a draft, or a file of them, looked at as the page 写稿 does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.problems import Problem
from ui.terminal.opened import lines_of, opened_desk
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.review import Desk


@click.command()
@click.argument("draft", required=False, type=click.Path(path_type=Path))
@click.option("--jsonl", type=click.Path(path_type=Path), help="Review a draft a line, and answer a line each.")
@as_json
@click.pass_obj
def review(workspace: Workspace, draft: Path | None, jsonl: Path | None, as_json: bool) -> None:
    """Score a DRAFT: title on the first line, body, topics as #话题 at the end."""
    from planner.drafting import draft_from_text
    from planner.review import review as reviewed
    from ui.terminal.answers import review_answer, review_lines

    if (draft is None) == (jsonl is None):
        raise Problem("请给出一个草稿文件，或用 --jsonl 给出一批草稿")
    with opened_desk(workspace) as desk:
        if jsonl is not None:
            for answer in answers(jsonl, desk):
                click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False))
        elif draft is not None:
            found = reviewed(draft_from_text("".join(lines_of(draft))), desk)
            say(as_json, review_answer(found), review_lines(found))


def answers(path: Path, desk: Desk) -> Iterator[dict[str, Any]]:
    """A review for each draft of a file with a JSON object a line; raises Problem with the number of a bad line."""
    from nlp.reading import Memory
    from planner.drafting import draft_from_json
    from planner.review import review
    from ui.terminal.answers import review_answer

    memory = Memory()
    for number, line in enumerate(lines_of(path), 1):
        if line.strip():
            key, draft = draft_from_json(line, number)
            yield {"id": key, **review_answer(review(draft, desk, memory))}
