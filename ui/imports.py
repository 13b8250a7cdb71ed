"""What comes before the window's own modules: imports without a look into their sources or for garbage, how threads take turns, the
style."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

LOOKS = "_mod_uses_pyside"
STYLE_VARIABLE, STYLE = "QT_STYLE_OVERRIDE", "fusion"
"""To set the style of an application makes Python's names of everything a style knows of: 7 ms, before the first paint."""
SWITCH_SECONDS, SWITCH_SECONDS_WINDOWS = 0.0001, 0.001
"""Python lets a thread work on for 5 ms while another one waits for the interpreter, and the window's thread waits anew after nearly
every call of Qt: beside a lane that loads modules it stood still for 0.7 s of a start, with this for 0.2 to 0.35; going to a page
beside a lane that reckons held it up for 104 ms with a fifth of those 5 ms, with this for less than 50. A whole import takes as long as
before. Windows waits for whole milliseconds; less than one would be none, and who waits would do so at full speed."""


def read_no_sources() -> None:
    """Keep PySide from reading the source of every module that is imported, in search of its own name.

    It does so for ``from __feature__ import …``, which nobody here writes: a module counts then as one that names PySide and
    wants no feature, which is what it is taken for anyhow until its source was read. ``inspect`` keeps what it reads: of a day's
    modules 38 MB, and imports take a sixth to a quarter longer (scikit-learn 1.0 s, then 1.3), on the window's thread, too.
    Call it before heavy modules are loaded; a PySide that works otherwise is left alone.
    """
    import_module("PySide6.QtCore")
    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, LOOKS):
        setattr(feature, LOOKS, _yes)


def for_the_window() -> None:
    """What comes before the modules of the window are loaded. No sources are read, no garbage is looked for among what they
    bring, which takes 10 ms of a start (`ui.garbage` collects it later), and threads take turns more often. An application that is
    made after this has the style it needs."""
    gc.disable()
    os.environ[STYLE_VARIABLE] = STYLE
    sys.setswitchinterval(SWITCH_SECONDS_WINDOWS if sys.platform == "win32" else SWITCH_SECONDS)
    read_no_sources()


def _yes(_module: object) -> bool:
    return True
