"""How the page looks: the tokens of both themes, and one sheet of styles."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from nlp.resources import RESOURCES

USED = (
    *("bg", "surface", "raised", "chip", "line", "text", "soft", "faint", "accent", "tint", "select"),
    *("warn", "warntint", "bad", "badtint"),
)


@cache
def sheet() -> str:
    """The whole style sheet."""
    styles = (RESOURCES / "report" / "report.css").read_text(encoding="utf-8")
    light, dark = _variables("light"), _variables("dark")
    dark_only = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f":root {{ color-scheme: light dark; {light} }}\n{dark_only}\n{styles}"


def _variables(theme: str) -> str:
    found: Mapping[str, str] = tomllib.loads((RESOURCES / "themes" / f"{theme}.toml").read_text(encoding="utf-8"))
    return " ".join(f"--{name}: {found[name]};" for name in USED)
