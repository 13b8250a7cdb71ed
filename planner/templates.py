"""Ways to begin a draft: one file per content form under ``resources/templates``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from nlp.resources import RESOURCES
from planner.problems import Problem
from planner.storage.records import DraftContent

TEMPLATES = RESOURCES / "templates"


@dataclass(frozen=True, slots=True)
class Template:
    """A content form: ``titles`` are patterns to think along, ``body`` a skeleton whose 【】 ask for what goes there."""

    name: str
    about: str
    titles: tuple[str, ...]
    body: str
    topics: tuple[str, ...]
    order: int

    def content(self) -> DraftContent:
        """The draft to begin with; its title stays empty, since a pattern left standing is worse than none."""
        return DraftContent(body=self.body, topics=self.topics)


@cache
def templates() -> tuple[Template, ...]:
    """All templates in the order they are shown."""
    found = []
    for path in TEMPLATES.glob("*.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(
            Template(
                data["name"],
                data["about"],
                tuple(data["titles"]),
                data["body"].strip("\n"),
                tuple(data["topics"]),
                data["order"],
            )
        )
    return tuple(sorted(found, key=lambda template: template.order))


def template(name: str) -> Template:
    """The template of this name; raises Problem when there is none."""
    for one in templates():
        if one.name == name:
            return one
    raise Problem(f"没有叫“{name}”的模板", "请从列表里选一个模板")
