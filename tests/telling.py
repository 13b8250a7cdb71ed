"""What tests measured, told at the end; one seed for all processes that run them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable

import pytest

MEASURED = "measured"

# Thrown once: processes that share the tests inherit it.
os.environ.setdefault("CAOTIAN_SEED", str(secrets.randbelow(1_000_000)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = [
        line
        for outcome in ("passed", "failed")
        for found in terminalreporter.getreports(outcome)
        if found.when == "call"
        for name, line in found.user_properties
        if name == MEASURED
    ]
    if told:
        terminalreporter.section(f"what was measured (CAOTIAN_SEED={os.environ['CAOTIAN_SEED']})")
        for line in told:
            terminalreporter.write_line(str(line))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Everything runs in as many processes as there are cores; what somebody picks out, or measures, runs in this one."""
    whole = config.args_source == pytest.Config.ArgsSource.TESTPATHS
    if not whole or config.getoption("--speed") or config.getoption("-k") or "not soak" not in config.getoption("-m"):
        return 0
    return os.cpu_count() or 1


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Adds a line to what is told at the end."""
    return lambda line: request.node.user_properties.append((MEASURED, line))
