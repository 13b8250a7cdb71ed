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


def test_the_style_is_there_without_being_set_and_no_other_program_hears_of_it() -> None:
    started = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from ui.imports import for_the_window\n"
        "for_the_window()\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.theme import Theme\n"
        "qt = QApplication([]); print(qt.style().name()); Theme(qt)\n"
        "print('QT_STYLE_OVERRIDE' in os.environ)"
    )
    assert run(started) == ["fusion", "False"]


def test_threads_take_turns_more_often() -> None:
    begun = "from ui.imports import for_the_window; for_the_window(); "
    assert run(f"{begun}import sys; print(sys.getswitchinterval() < 0.002)") == ["True"]
