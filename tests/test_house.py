"""The house keeps its promises: rooms, files and start-up. import-linter checks the arrows between the rooms."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
CODE = [path for room in ("nlp", "planner", "ui") for path in (HOUSE / room).rglob("*.py")]


def test_nobody_imports_main() -> None:
    assert not [path for path in CODE if re.search(r"^\s*(from|import) main\b", path.read_text(encoding="utf-8"), re.M)]


def test_resources_hold_data_and_no_code() -> None:
    assert not list((HOUSE / "resources").rglob("*.py"))


@pytest.mark.parametrize(
    "danger",
    [
        r"\bpickle\b(?!s)",
        r"\bjoblib\.(load|dump)\b|joblib import.*\b(load|dump)\b",
        r"\bmarshal\b",
        r"\beval\(",
        r"\bexec\(",
        r"shell=True",
    ],
)
def test_nothing_loads_what_could_run(danger: str) -> None:
    def code_of(path: Path) -> str:
        text = path.read_text(encoding="utf-8")
        return re.sub(r'"""[\s\S]*?"""|#.*|allow_pickle=False|(?:qt|dialog|menu|app)\.exec\(', "", text)

    assert not [path.relative_to(HOUSE) for path in CODE if re.search(danger, code_of(path))]


def test_requirements_are_pinned_by_hash_and_name_no_host() -> None:
    text = (HOUSE / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    for line in text.replace("\\\n", " ").splitlines():
        assert not line or "--hash=sha256:" in line, line


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import ui.cli", {"PySide6", "jieba", "sklearn", "sqlite_utils", "numpy"}),
        ("import ui.launch, ui.app", {"click", "jieba", "sklearn", "sqlite_utils", "numpy"}),
        ("import planner.review", {"PySide6", "sklearn", "scipy"}),
    ],
)
def test_starting_loads_nothing_heavy(code: str, absent: set[str]) -> None:
    script = f"{code}; import sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert absent.isdisjoint(done.stdout.split())
