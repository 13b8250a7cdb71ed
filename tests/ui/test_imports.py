"""Importing reads no sources."""

from __future__ import annotations

import subprocess
import sys

LOADED = "import jieba, linecache; print(any('jieba' in file for file in linecache.cache))"
BEFORE = "from ui.imports import read_no_sources; read_no_sources(); "
FEATURE = (
    "; from __feature__ import snake_case; from PySide6.QtCore import QObject; print(QObject().object_name() == '')"
)


def run(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split()


def test_no_source_is_read_for_what_is_imported() -> None:
    assert run("import PySide6.QtCore; " + LOADED) == ["True"], (
        "PySide does not read them any more: ui/imports.py can go"
    )
    assert run(BEFORE + LOADED) == ["False"]


def test_pyside_still_does_what_it_did_it_for() -> None:
    assert run(BEFORE + "import jieba" + FEATURE) == ["True"]
